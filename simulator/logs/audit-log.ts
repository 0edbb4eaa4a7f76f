/** The audit log: configuration changes and quarantine (E-547, E-1064). */
import type { Chance } from '../chance.ts';
import { type AuditActivity, auditActivities, auditCategories } from '../model/audit-activities.ts';
import type { ModifiedProperty } from '../model/log.ts';
import type { RecordsDatabase } from '../storage/index.ts';
import type { LogCondition, LogPageQuery } from './provisioning-log.ts';

export interface AuditEntry {
  id: string;
  activityDateTime: string;
  activityDisplayName: AuditActivity;
  category: string;
  loggedByService: string;
  result: 'success' | 'failure';
  resultReason: string;
  initiatedBy: { displayName: string };
  targetResources: { id: string; displayName: string }[];
  modifiedProperties: ModifiedProperty[];
  additionalDetails: { key: string; value: string }[];
}

export interface AuditRecord {
  activity: AuditActivity;
  /** Whose configuration it is; null for what concerns the whole tenant. */
  servicePrincipal: { id: string; displayName: string } | null;
  /** A person, or the service by itself. */
  initiatedBy: 'operator' | 'service';
  reason?: string;
  /** Never with the value of a secret. */
  changes?: readonly ModifiedProperty[];
  details?: Record<string, string>;
}

export interface AuditQuery {
  servicePrincipalId?: string;
  activity?: string;
  category?: string;
  fromMs?: number;
  toMs?: number;
  /** Id of an entry: only what was written down after it. */
  after?: string;
  limit: number;
}

/** What the log calls those who change something. */
export const initiatorNames = { operator: 'Operator', service: 'Azure AD Provisioning Service' } as const;

export class AuditLog {
  readonly #database: RecordsDatabase;
  readonly #chance: Chance;
  readonly #nowMs: () => number;
  readonly #statements;

  constructor(database: RecordsDatabase, chance: Chance, nowMs: () => number) {
    this.#database = database;
    this.#chance = chance;
    this.#nowMs = nowMs;
    this.#statements = {
      insert: database.prepare(
        'INSERT INTO audit (id, at, service_principal_id, activity, json) VALUES (?, ?, ?, ?, ?)',
      ),
      list: database.prepare<unknown[], { json: string }>(
        `SELECT json FROM audit WHERE (:id IS NULL OR service_principal_id = :id)
           AND (:activity IS NULL OR activity = :activity)
           AND (:category IS NULL OR json_extract(json, '$.category') = :category) AND at BETWEEN :from AND :to
           AND (:after IS NULL OR num > coalesce((SELECT num FROM audit WHERE id = :after), 0))
         ORDER BY at DESC, num DESC LIMIT :limit`,
      ),
      get: database.prepare<[string], { json: string }>('SELECT json FROM audit WHERE id = ?'),
      expire: database.prepare('DELETE FROM audit WHERE at < ?'),
      oldest: database.prepare<[], { at: number | null }>('SELECT min(at) AS at FROM audit'),
    };
  }

  append(record: AuditRecord): AuditEntry {
    const atMs = this.#nowMs();
    const service = auditActivities[record.activity];
    const entry: AuditEntry = {
      id: this.#chance.guid(),
      activityDateTime: new Date(atMs).toISOString(),
      activityDisplayName: record.activity,
      category: auditCategories[service],
      loggedByService: service,
      result: 'success',
      resultReason: record.reason ?? '',
      initiatedBy: { displayName: initiatorNames[record.initiatedBy] },
      targetResources: record.servicePrincipal ? [record.servicePrincipal] : [],
      modifiedProperties: [...(record.changes ?? [])],
      additionalDetails: Object.entries(record.details ?? {}).map(([key, value]) => ({ key, value })),
    };
    const id = record.servicePrincipal?.id ?? null;
    this.#statements.insert.run(entry.id, atMs, id, record.activity, JSON.stringify(entry));
    return entry;
  }

  /** Newest first. */
  list(query: AuditQuery): AuditEntry[] {
    const parameters = {
      id: query.servicePrincipalId ?? null,
      activity: query.activity ?? null,
      category: query.category ?? null,
      from: query.fromMs ?? Number.MIN_SAFE_INTEGER,
      to: query.toMs ?? Number.MAX_SAFE_INTEGER,
      after: query.after ?? null,
      limit: query.limit,
    };
    return this.#statements.list.all(parameters).map(({ json }) => entryFrom(json));
  }

  get(id: string): AuditEntry | null {
    const row = this.#statements.get.get(id);
    return row ? entryFrom(row.json) : null;
  }

  /** A page for the Graph surface, with what to make skip tokens of. */
  find({ where, orderBy, keyColumns, limit }: LogPageQuery): { entry: AuditEntry; keys: Record<string, unknown> }[] {
    const condition = where.length > 0 ? `WHERE ${where.map(({ sql }) => sql).join(' AND ')}` : '';
    return this.#database
      .prepare<unknown[], { json: string }>(
        `SELECT json, ${keyColumns} FROM audit ${condition} ORDER BY ${orderBy} LIMIT ?`,
      )
      .all(...where.flatMap(({ parameters }) => parameters), limit)
      .map(({ json, ...keys }) => ({ entry: entryFrom(json), keys }));
  }

  count(where: LogCondition | null): number {
    const condition = where ? `WHERE ${where.sql}` : '';
    return (
      this.#database
        .prepare<unknown[], { n: number }>(`SELECT count(*) AS n FROM audit ${condition}`)
        .get(...(where?.parameters ?? []))?.n ?? 0
    );
  }

  expire(beforeMs: number): number {
    return this.#statements.expire.run(beforeMs).changes;
  }

  oldestAtMs(): number | null {
    return this.#statements.oldest.get()?.at ?? null;
  }
}

/** Entries of an older provsim have no modified properties. */
function entryFrom(json: string): AuditEntry {
  const entry = JSON.parse(json) as Omit<AuditEntry, 'modifiedProperties'> & Partial<AuditEntry>;
  return { ...entry, modifiedProperties: entry.modifiedProperties ?? [] };
}
