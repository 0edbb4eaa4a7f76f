/**
 * Permissions that service principals have on Microsoft Graph itself: app role assignments whose resource is the
 * tenant's service principal of Graph (G-133). The strict mode reads them.
 */
import type { Chance } from '../chance.ts';
import type { RecordsDatabase } from '../storage/index.ts';
import { tenantError } from './errors.ts';

export interface PermissionGrant {
  id: string;
  /** Of the service principal that has the permission. */
  principalId: string;
  appRoleId: string;
  createdAtMs: number;
}

interface GrantRow {
  id: string;
  principal_id: string;
  app_role_id: string;
  created_at: number;
}

export class PermissionGrants {
  readonly #chance: Chance;
  readonly #nowMs: () => number;
  readonly #statements;

  constructor(database: RecordsDatabase, chance: Chance, nowMs: () => number) {
    this.#chance = chance;
    this.#nowMs = nowMs;
    const select = 'SELECT id, principal_id, app_role_id, created_at FROM permission_grants';
    this.#statements = {
      insert: database.prepare(
        'INSERT OR IGNORE INTO permission_grants (id, principal_id, app_role_id, created_at) VALUES (?, ?, ?, ?)',
      ),
      remove: database.prepare('DELETE FROM permission_grants WHERE id = ?'),
      removePrincipal: database.prepare('DELETE FROM permission_grants WHERE principal_id = ?'),
      byId: database.prepare<[string], GrantRow>(`${select} WHERE id = ?`),
      list: database.prepare<[string | null, string | null], GrantRow>(
        `${select} WHERE ? IS NULL OR principal_id = ? ORDER BY num`,
      ),
    };
  }

  /** Throws ASSIGNMENT_EXISTS. */
  grant(principalId: string, appRoleId: string): PermissionGrant {
    const id = this.#chance.guid();
    if (this.#statements.insert.run(id, principalId, appRoleId, this.#nowMs()).changes === 0) {
      throw tenantError('ASSIGNMENT_EXISTS', { principalId });
    }
    return this.find(id) as PermissionGrant;
  }

  /** False when there is none of this id. */
  remove(id: string): boolean {
    return this.#statements.remove.run(id).changes > 0;
  }

  removePrincipal(principalId: string): void {
    this.#statements.removePrincipal.run(principalId);
  }

  find(id: string): PermissionGrant | null {
    const row = this.#statements.byId.get(id);
    return row ? grantOf(row) : null;
  }

  list(principalId: string | null = null): PermissionGrant[] {
    return this.#statements.list.all(principalId, principalId).map(grantOf);
  }
}

function grantOf(row: GrantRow): PermissionGrant {
  return { id: row.id, principalId: row.principal_id, appRoleId: row.app_role_id, createdAtMs: row.created_at };
}
