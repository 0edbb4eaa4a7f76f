/** The audit log: configuration changes and quarantine (E-547, E-1064). */
import type { Chance } from '../chance.ts';
import type { RecordsDatabase } from '../storage/index.ts';

export type AuditActivity =
  | 'Update provisioning setting or credentials'
  | 'Enable/start provisioning configuration'
  | 'Disable/pause provisioning configuration'
  | 'Enable/restart provisioning configuration'
  | 'Update attribute mappings or scope'
  | 'Quarantine';

export interface AuditEntry {
  id: string;
  activityDateTime: string;
  activityDisplayName: AuditActivity;
  category: 'ProvisioningManagement';
  loggedByService: 'Account Provisioning';
  result: 'success' | 'failure';
  resultReason: string;
  initiatedBy: { displayName: string };
  targetResources: { id: string; displayName: string }[];
  additionalDetails: { key: string; value: string }[];
}

export interface AuditRecord {
  activity: AuditActivity;
  servicePrincipal: { id: string; displayName: string };
  /** `system` for what the service did by itself. */
  initiatedBy: string;
  reason?: string;
  details?: Record<string, string>;
}

export class AuditLog {
  readonly #chance: Chance;
  readonly #nowMs: () => number;
  readonly #statements;

  constructor(database: RecordsDatabase, chance: Chance, nowMs: () => number) {
    this.#chance = chance;
    this.#nowMs = nowMs;
    this.#statements = {
      insert: database.prepare(
        'INSERT INTO audit (id, at, service_principal_id, activity, json) VALUES (?, ?, ?, ?, ?)',
      ),
      list: database.prepare<[string | null, string | null, number], { json: string }>(
        'SELECT json FROM audit WHERE (? IS NULL OR service_principal_id = ?) ORDER BY at DESC, num DESC LIMIT ?',
      ),
      expire: database.prepare('DELETE FROM audit WHERE at < ?'),
    };
  }

  append(record: AuditRecord): AuditEntry {
    const atMs = this.#nowMs();
    const entry: AuditEntry = {
      id: this.#chance.guid(),
      activityDateTime: new Date(atMs).toISOString(),
      activityDisplayName: record.activity,
      category: 'ProvisioningManagement',
      loggedByService: 'Account Provisioning',
      result: 'success',
      resultReason: record.reason ?? '',
      initiatedBy: { displayName: record.initiatedBy },
      targetResources: [record.servicePrincipal],
      additionalDetails: Object.entries(record.details ?? {}).map(([key, value]) => ({ key, value })),
    };
    this.#statements.insert.run(entry.id, atMs, record.servicePrincipal.id, record.activity, JSON.stringify(entry));
    return entry;
  }

  list(options: { servicePrincipalId?: string; limit: number }): AuditEntry[] {
    const id = options.servicePrincipalId ?? null;
    return this.#statements.list.all(id, id, options.limit).map((row) => JSON.parse(row.json) as AuditEntry);
  }

  expire(beforeMs: number): number {
    return this.#statements.expire.run(beforeMs).changes;
  }
}
