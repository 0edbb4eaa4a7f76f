/** App role assignments: who may use which application in which role (G-126 to G-131, E-111, E-115). */
import type { Chance } from '../chance.ts';
import type { AppRole, AppRoleAssignment } from '../model/directory.ts';
import type { RecordsDatabase } from '../storage/index.ts';
import type { ChangeFeed } from './change-feed.ts';
import { tenantError } from './errors.ts';

/** The role that an application without roles of its own gives, and that entitles like any other (E-115). */
export const DEFAULT_ACCESS_ROLE_ID = '00000000-0000-0000-0000-000000000000';

/** What an assignment needs to know of the application it is for. */
export interface AssignableApplication {
  servicePrincipalId: string;
  displayName: string;
  appRoles: readonly AppRole[];
}

interface AssignmentRow {
  num: number;
  id: string;
  resource_id: string;
  principal_id: string;
  principal_type: 'User' | 'Group';
  app_role_id: string;
  created_at: number;
  name: string;
}

export class Assignments {
  readonly #database: RecordsDatabase;
  readonly #feed: ChangeFeed;
  readonly #chance: Chance;
  readonly #nowMs: () => number;
  readonly #statements;

  constructor(database: RecordsDatabase, feed: ChangeFeed, chance: Chance, nowMs: () => number) {
    this.#database = database;
    this.#feed = feed;
    this.#chance = chance;
    this.#nowMs = nowMs;
    const select = `SELECT a.num, a.id, a.resource_id, a.principal_id, a.principal_type, a.app_role_id, a.created_at,
      o.name FROM assignments a JOIN objects o ON o.id = a.principal_id AND o.deleted_at IS NULL`;
    this.#statements = {
      insert: database.prepare(
        `INSERT OR IGNORE INTO assignments (id, resource_id, principal_id, principal_type, app_role_id, created_at)
         VALUES (?, ?, ?, ?, ?, ?)`,
      ),
      remove: database.prepare('DELETE FROM assignments WHERE id = ?'),
      removeResource: database.prepare('DELETE FROM assignments WHERE resource_id = ?'),
      byId: database.prepare<[string], AssignmentRow>(`${select} WHERE a.id = ?`),
      byResource: database.prepare<[string], AssignmentRow>(`${select} WHERE a.resource_id = ? ORDER BY a.num`),
      byPrincipal: database.prepare<[string], AssignmentRow>(`${select} WHERE a.principal_id = ? ORDER BY a.num`),
      principal: database.prepare<[string], { kind: 'User' | 'Group' }>(
        'SELECT kind FROM objects WHERE id = ? AND deleted_at IS NULL',
      ),
      // Direct, or through an immediate, security-enabled group (E-111, E-112); nested groups give nothing. The cross
      // joins keep SQLite at the principal's few groups: of itself it begins with everybody assigned.
      entitling: database.prepare<[string, string, string, string], { app_role_id: string; group_id: string | null }>(
        `SELECT a.app_role_id, NULL AS group_id FROM assignments a WHERE a.resource_id = ? AND a.principal_id = ?
         UNION ALL
         SELECT a.app_role_id, m.group_id FROM members m
         CROSS JOIN assignments a ON a.principal_id = m.group_id AND a.resource_id = ?
         CROSS JOIN objects g ON g.id = m.group_id AND g.enabled = 1
         WHERE m.member_id = ?`,
      ),
    };
  }

  assign(application: AssignableApplication, principalId: string, appRoleId?: string): AppRoleAssignment {
    const principal = this.#statements.principal.get(principalId);
    if (!principal) throw tenantError('OBJECT_NOT_FOUND', { kind: 'user or group', id: principalId });
    const role = appRoleId ?? defaultRoleId(application, principal.kind);
    // Default access is only there when the application has no role of its own for this kind (G-130).
    const known =
      role === DEFAULT_ACCESS_ROLE_ID
        ? defaultRoleId(application, principal.kind) === DEFAULT_ACCESS_ROLE_ID
        : application.appRoles.some((candidate) => candidate.id === role);
    if (!known) throw tenantError('ROLE_NOT_FOUND', { appRoleId: role, application: application.displayName });
    const id = assignmentId(this.#chance);
    const resourceId = application.servicePrincipalId;
    this.#database.transaction(() => {
      const inserted = this.#statements.insert.run(id, resourceId, principalId, principal.kind, role, this.#nowMs());
      if (inserted.changes === 0) throw tenantError('ASSIGNMENT_EXISTS', { principalId });
      this.#feed.append('assigned', principal.kind, principalId, resourceId);
    })();
    return this.get(id, application.displayName);
  }

  unassign(id: string): void {
    const row = this.#statements.byId.get(id);
    if (!row) throw tenantError('OBJECT_NOT_FOUND', { kind: 'app role assignment', id });
    this.#database.transaction(() => {
      this.#statements.remove.run(id);
      this.#feed.append('unassigned', row.principal_type, row.principal_id, row.resource_id);
    })();
  }

  removeResource(servicePrincipalId: string): void {
    this.#statements.removeResource.run(servicePrincipalId);
  }

  get(id: string, resourceDisplayName = ''): AppRoleAssignment {
    const row = this.#statements.byId.get(id);
    if (!row) throw tenantError('OBJECT_NOT_FOUND', { kind: 'app role assignment', id });
    return assignmentOf(row, resourceDisplayName);
  }

  listForResource(servicePrincipalId: string, resourceDisplayName = ''): AppRoleAssignment[] {
    return this.#statements.byResource.all(servicePrincipalId).map((row) => assignmentOf(row, resourceDisplayName));
  }

  listForPrincipal(principalId: string): AppRoleAssignment[] {
    return this.#statements.byPrincipal.all(principalId).map((row) => assignmentOf(row, ''));
  }

  /** The roles a user or group has in an application, and through which group; empty when not assigned. */
  entitling(servicePrincipalId: string, principalId: string): { appRoleId: string; throughGroupId: string | null }[] {
    return this.#statements.entitling
      .all(servicePrincipalId, principalId, servicePrincipalId, principalId)
      .map((row) => ({ appRoleId: row.app_role_id, throughGroupId: row.group_id }));
  }
}

/** 32 random bytes in base64url, as Graph's ids of assignments look (G-126). */
function assignmentId(chance: Chance): string {
  const hex = `${chance.guid()}${chance.guid()}`.replaceAll('-', '');
  return Buffer.from(hex, 'hex').toString('base64url');
}

/** The first enabled role for this kind of principal, else default access (G-134). */
export function defaultRoleId(application: AssignableApplication, kind: 'User' | 'Group'): string {
  // A group is assigned in a role for users; Graph has no member type of its own for groups.
  const memberType = kind === 'Group' ? 'User' : kind;
  const role = application.appRoles.find(
    (candidate) => candidate.isEnabled && candidate.allowedMemberTypes.includes(memberType),
  );
  return role?.id ?? DEFAULT_ACCESS_ROLE_ID;
}

function assignmentOf(row: AssignmentRow, resourceDisplayName: string): AppRoleAssignment {
  return {
    id: row.id,
    appRoleId: row.app_role_id,
    createdDateTime: new Date(row.created_at).toISOString(),
    principalId: row.principal_id,
    principalType: row.principal_type,
    principalDisplayName: row.name,
    resourceId: row.resource_id,
    resourceDisplayName,
  };
}
