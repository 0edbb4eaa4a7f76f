/**
 * The provisioning log: one entry for each object that a cycle evaluated, and the HTTP exchanges behind it
 * (E-1001, E-1002). Written by the engine in the transaction of its checkpoint; read by the Graph surface.
 */
import type { Exchange } from '../model/exchange.ts';
import type { LogErrorCode, LogRow, LogWindow, ProvisioningObjectSummary } from '../model/log.ts';
import type { RecordsDatabase } from '../storage/index.ts';

/** A condition on log_entries in SQL with its parameters, as the Graph surface makes from `$filter`. */
export interface LogCondition {
  sql: string;
  parameters: (string | number)[];
}

export interface LogQuery {
  where?: LogCondition | null;
  /** Columns with direction, already checked; newest first when absent. */
  orderBy?: string;
  limit: number;
  offset?: number;
}

/** A page for the Graph surface, which goes on from a row and not from a number of rows. */
export interface LogPageQuery {
  /** Conditions joined by AND. */
  where: readonly LogCondition[];
  orderBy: string;
  /** What to select to make skip tokens of; `num` among it. */
  keyColumns: string;
  limit: number;
  offset?: number;
}

/** A stretch of the log by its place in it, as a table with a scroll bar wants it. */
export interface LogWindowQuery {
  where: readonly LogCondition[];
  offset: number;
  limit: number;
  /** The number of the last entry that counts, so that what arrives meanwhile moves nothing; all when absent. */
  upTo?: number;
}

/** Counts that are remembered: one for each filter that a page has lately been opened with. */
const MOST_COUNTS = 32;

export interface FoundEntry {
  /** The entry as JSON in UTF-8, as it is stored: an API that changes nothing in it passes it on as it is. */
  json: Buffer;
  keys: Record<string, unknown>;
}

export class ProvisioningLog {
  readonly #database: RecordsDatabase;
  readonly #statements;
  readonly #listeners = new Set<(count: number, jobId: string) => void>();
  /** By conditions: the log only grows at its end until something expires, so only what came since is counted. */
  readonly #counts = new Map<string, { upTo: number; total: number }>();

  constructor(database: RecordsDatabase) {
    this.#database = database;
    this.#statements = {
      insert: database.prepare(
        `INSERT INTO log_entries (id, at, job_id, service_principal_id, cycle_id, change_id, action, status, error_code,
           source_id, source_name, target_id, target_name, duration_ms, json, origin, changed)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
           (SELECT num FROM log_origins WHERE json = ?), (SELECT num FROM log_changed WHERE json = ?))`,
      ),
      keepOrigin: database.prepare('INSERT OR IGNORE INTO log_origins (json) VALUES (?)'),
      keepChanged: database.prepare('INSERT OR IGNORE INTO log_changed (json) VALUES (?)'),
      insertExchange: database.prepare(
        'INSERT INTO exchanges (entry_id, job_id, cycle_id, at, duration_ms, json) VALUES (?, ?, ?, ?, ?, ?)',
      ),
      get: database.prepare<[string], { json: string }>('SELECT json FROM log_entries WHERE id = ?'),
      byNumber: database.prepare<[number], { json: Buffer }>(
        'SELECT CAST(json AS BLOB) AS json FROM log_entries WHERE num = ?',
      ),
      rowByNumber: database.prepare<[number], StoredRow>(
        `SELECT e.id, e.at, e.action, e.status, e.source_id, e.source_name, e.target_id, e.target_name,
           o.json ->> '$.sourceSystem.displayName' AS source_system,
           o.json ->> '$.targetSystem.displayName' AS target_system
         FROM log_entries e JOIN log_origins o ON o.num = e.origin WHERE e.num = ?`,
      ),
      exchanges: database.prepare<[string], { json: string }>(
        'SELECT json FROM exchanges WHERE entry_id = ? ORDER BY num',
      ),
      cycleExchanges: database.prepare<[string], { json: string }>(
        'SELECT json FROM exchanges WHERE cycle_id = ? ORDER BY num',
      ),
      jobExchanges: database.prepare<[string, number], { num: number; json: string }>(
        'SELECT num, json FROM exchanges WHERE job_id = ? AND num > ? ORDER BY num LIMIT 500',
      ),
      durations: database.prepare<[string], { ms: number; requests: number }>(
        `SELECT duration_ms AS ms, count(*) AS requests FROM exchanges
         WHERE cycle_id = ? AND duration_ms IS NOT NULL GROUP BY duration_ms`,
      ),
      expire: database.prepare('DELETE FROM log_entries WHERE at < ?'),
      expireExchanges: database.prepare(
        `DELETE FROM exchanges
         WHERE (entry_id IS NOT NULL AND entry_id NOT IN (SELECT id FROM log_entries)) OR (entry_id IS NULL AND at < ?)`,
      ),
      exchangesAfter: database.prepare<[number], { json: string; cycle_id: string; source_id: string | null }>(
        `SELECT x.json, x.cycle_id, e.source_id FROM exchanges x LEFT JOIN log_entries e ON e.id = x.entry_id
         WHERE x.num > ? ORDER BY x.num`,
      ),
      lastExchange: database.prepare<[], { seq: number }>(`SELECT seq FROM sqlite_sequence WHERE name = 'exchanges'`),
      last: database.prepare<[], { seq: number }>(`SELECT seq FROM sqlite_sequence WHERE name = 'log_entries'`),
      oldest: database.prepare<[], { at: number | null }>(
        `SELECT min(at) AS at FROM (
           SELECT min(at) AS at FROM log_entries UNION ALL SELECT min(at) FROM exchanges WHERE entry_id IS NULL)`,
      ),
    };
  }

  append(entry: ProvisioningObjectSummary, exchanges: readonly Exchange[]): void {
    const origin = originOf(entry);
    const changed = changedBy(entry);
    this.#statements.keepOrigin.run(origin);
    this.#statements.keepChanged.run(changed);
    this.#statements.insert.run(
      entry.id,
      Date.parse(entry.activityDateTime),
      entry.jobId,
      entry.servicePrincipal.id,
      entry.cycleId,
      entry.changeId,
      entry.provisioningAction,
      entry.provisioningStatusInfo.status,
      entry.provisioningStatusInfo.errorInformation?.errorCode ?? null,
      entry.sourceIdentity.id,
      entry.sourceIdentity.displayName,
      entry.targetIdentity.id,
      entry.targetIdentity.displayName,
      entry.durationInMilliseconds,
      JSON.stringify(entry),
      origin,
      changed,
    );
    for (const exchange of exchanges) this.appendExchange(exchange, entry.id, entry.jobId, entry.cycleId);
  }

  /** An exchange of its own, such as the probe of a cycle, has no entry (null). */
  appendExchange(exchange: Exchange, entryId: string | null, jobId: string, cycleId: string): void {
    this.#statements.insertExchange.run(
      entryId,
      jobId,
      cycleId,
      Math.floor(exchange.startedAtMs),
      Math.round(exchange.durationMs),
      JSON.stringify(exchange),
    );
  }

  get(id: string): ProvisioningObjectSummary | null {
    const row = this.#statements.get.get(id);
    return row ? (JSON.parse(row.json) as ProvisioningObjectSummary) : null;
  }

  query({ where, orderBy, limit, offset = 0 }: LogQuery): ProvisioningObjectSummary[] {
    const condition = where ? `WHERE ${where.sql}` : '';
    const order = orderBy ?? 'at DESC, num DESC';
    return this.#database
      .prepare<unknown[], { json: string }>(
        `SELECT json FROM log_entries ${condition} ORDER BY ${order} LIMIT ? OFFSET ?`,
      )
      .all(...(where?.parameters ?? []), limit, offset)
      .map((row) => JSON.parse(row.json) as ProvisioningObjectSummary);
  }

  /** Reads the long documents of the page's rows only, so that sorting and filtering work on an index. */
  find({ where, orderBy, keyColumns, limit, offset = 0 }: LogPageQuery): FoundEntry[] {
    return this.#numbers(where, keyColumns, orderBy, limit, offset).flatMap((keys) => {
      const row = this.#statements.byNumber.get(keys.num);
      return row ? [{ json: row.json, keys }] : [];
    });
  }

  #numbers(where: readonly LogCondition[], columns: string, orderBy: string, limit: number, offset: number) {
    return this.#database
      .prepare<unknown[], { num: number }>(
        `SELECT ${columns} FROM log_entries ${conditionOf(where)} ORDER BY ${orderBy} LIMIT ? OFFSET ?`,
      )
      .all(...where.flatMap(({ parameters }) => parameters), limit, offset);
  }

  /** Entries as JSON, newest first, read page by page: any number will do, and what arrives meanwhile is left out. */
  *entries(conditions: readonly LogCondition[], limit = Number.POSITIVE_INFINITY): Generator<string> {
    const where = ['num < ?', ...conditions.map(({ sql }) => sql)].join(' AND ');
    const page = this.#database.prepare<unknown[], { num: number; json: string }>(
      `SELECT num, json FROM log_entries WHERE ${where} ORDER BY num DESC LIMIT 500`,
    );
    const parameters = conditions.flatMap((condition) => condition.parameters);
    let before = this.lastNumber() + 1;
    let left = limit;
    for (;;) {
      const rows = page.all(before, ...parameters);
      for (const { num, json } of rows) {
        if (left-- <= 0) return;
        before = num;
        yield json;
      }
      if (rows.length === 0) return;
    }
  }

  /** A stretch of the entries that fit all conditions, newest first, and how many there are. */
  window({ where, offset, limit, upTo: asked = Number.POSITIVE_INFINITY }: LogWindowQuery): LogWindow {
    // A count is remembered as that of its number: of one yet to come it would hold when the entries are there.
    const upTo = Math.min(asked, this.lastNumber());
    const wanted = [...where, { sql: '+num <= ?', parameters: [upTo] }];
    const rows = this.#numbers(wanted, 'num', 'at DESC, num DESC', limit, offset).flatMap(({ num }) => {
      const row = this.#statements.rowByNumber.get(num);
      return row ? [rowOf(row)] : [];
    });
    return { upTo, total: this.#countUpTo(where, upTo), rows };
  }

  #countUpTo(where: readonly LogCondition[], upTo: number): number {
    const key = JSON.stringify(where);
    const known = this.#counts.get(key);
    if (known?.upTo === upTo) return known.total;
    const isGrown = known !== undefined && known.upTo < upTo;
    // `+num` keeps the whole count on the index in which the conditions are; what is new is found by its number.
    const range = isGrown
      ? [{ sql: 'num > ? AND num <= ?', parameters: [known.upTo, upTo] }]
      : [{ sql: '+num <= ?', parameters: [upTo] }];
    const total = (isGrown ? known.total : 0) + this.#count([...where, ...range]);
    this.#counts.delete(key);
    this.#counts.set(key, { upTo, total });
    for (const oldest of this.#counts.keys()) {
      if (this.#counts.size <= MOST_COUNTS) break;
      this.#counts.delete(oldest);
    }
    return total;
  }

  /** The codes of the failures that fit all conditions, with how many entries have each; the most frequent first. */
  errorCodes(where: readonly LogCondition[]): LogErrorCode[] {
    // The condition of the index `log_failures`, to the letter.
    const failures = [...where, { sql: "status = 'failure' AND error_code > ''", parameters: [] }];
    return this.#database
      .prepare<unknown[], LogErrorCode>(
        `SELECT error_code AS errorCode, count(*) AS entries FROM log_entries ${conditionOf(failures)}
         GROUP BY error_code ORDER BY entries DESC, error_code`,
      )
      .all(...failures.flatMap(({ parameters }) => parameters));
  }

  count(where?: LogCondition | null): number {
    return this.#count(where ? [where] : []);
  }

  /** Asked for in order, so that SQLite takes the index that serves pages and doesn't read the documents. */
  #count(where: readonly LogCondition[]): number {
    const row = this.#database
      .prepare<unknown[], { n: number }>(
        `SELECT count(*) AS n FROM (
           SELECT 1 FROM log_entries ${conditionOf(where)} ORDER BY at DESC, num DESC LIMIT -1)`,
      )
      .get(...where.flatMap(({ parameters }) => parameters));
    return row?.n ?? 0;
  }

  /** Grows with every entry and never falls, whatever expires. */
  lastNumber(): number {
    return this.#statements.last.get()?.seq ?? 0;
  }

  exchangesOf(entryId: string): Exchange[] {
    return this.#statements.exchanges.all(entryId).map((row) => JSON.parse(row.json) as Exchange);
  }

  /** Every exchange of a cycle, probes included, in the order of the objects they were for. */
  exchangesOfCycle(cycleId: string): Exchange[] {
    return this.#statements.cycleExchanges.all(cycleId).map((row) => JSON.parse(row.json) as Exchange);
  }

  /** How many requests of a cycle took how many milliseconds, shortest first. */
  durationsOfCycle(cycleId: string): { ms: number; requests: number }[] {
    return this.#statements.durations.all(cycleId);
  }

  /** Every exchange of a job that is still kept, oldest first; read page by page, so that any number will do. */
  *exchangesOfJob(jobId: string): Generator<Exchange> {
    let after = 0;
    for (;;) {
      const page = this.#statements.jobExchanges.all(jobId, after);
      for (const { num, json } of page) {
        after = num;
        yield JSON.parse(json) as Exchange;
      }
      if (page.length === 0) return;
    }
  }

  /** Exchanges written after a number, with the source object they were for; null for probes. */
  exchangesAfter(number: number): { exchange: Exchange; cycleId: string; sourceId: string | null }[] {
    return this.#statements.exchangesAfter.all(number).map(({ json, cycle_id, source_id }) => ({
      exchange: JSON.parse(json) as Exchange,
      cycleId: cycle_id,
      sourceId: source_id,
    }));
  }

  lastExchangeNumber(): number {
    return this.#statements.lastExchange.get()?.seq ?? 0;
  }

  /**
   * Deletes entries older than a time, with their exchanges (E-1060), and exchanges as old that have no entry, such as
   * the probe of a cycle in which nothing was to do; gives how many entries.
   */
  expire(beforeMs: number): number {
    const removed = this.#statements.expire.run(beforeMs).changes;
    if (removed > 0) this.#counts.clear();
    this.#statements.expireExchanges.run(beforeMs);
    return removed;
  }

  /** After the entries have become others under the same numbers, as from a snapshot. */
  forgetCounts(): void {
    this.#counts.clear();
  }

  /** Of entries and of exchanges that have none. */
  oldestAtMs(): number | null {
    return this.#statements.oldest.get()?.at ?? null;
  }

  onAppend(listener: (count: number, jobId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells listeners of entries that a checkpoint has made durable. */
  announce(count: number, jobId: string): void {
    for (const listener of this.#listeners) listener(count, jobId);
  }
}

/** Where an entry is from, which many entries share; the form is that of the migration that made `log_origins`. */
function originOf(entry: ProvisioningObjectSummary): string {
  const system = ({ id, displayName }: { id: string; displayName: string }) => ({ id, displayName });
  return JSON.stringify({
    tenantId: entry.tenantId,
    servicePrincipal: system(entry.servicePrincipal),
    sourceSystem: system(entry.sourceSystem),
    targetSystem: system(entry.targetSystem),
    initiatedBy: entry.initiatedBy,
    sourceIdentity: { identityType: entry.sourceIdentity.identityType },
    targetIdentity: { identityType: entry.targetIdentity.identityType },
    errorCategory: entry.provisioningStatusInfo.errorInformation?.errorCategory ?? null,
  });
}

/** The names of the properties that an entry changed, each once and in one order, as the elements of an array. */
function changedBy({ modifiedProperties }: ProvisioningObjectSummary): string {
  const names = new Set(modifiedProperties.map(({ displayName }) => displayName));
  return JSON.stringify([...names].sort().map((displayName) => ({ displayName })));
}

function conditionOf(where: readonly LogCondition[]): string {
  return where.length > 0 ? `WHERE ${where.map(({ sql }) => sql).join(' AND ')}` : '';
}

/** What a list shows of an entry is in columns, but for the systems, which many entries share. */
interface StoredRow {
  id: string;
  at: number;
  action: LogRow['provisioningAction'];
  status: LogRow['provisioningStatusInfo']['status'];
  source_id: string;
  source_name: string;
  target_id: string;
  target_name: string;
  source_system: string;
  target_system: string;
}

function rowOf(row: StoredRow): LogRow {
  return {
    id: row.id,
    activityDateTime: new Date(row.at).toISOString(),
    provisioningAction: row.action,
    provisioningStatusInfo: { status: row.status },
    sourceIdentity: { id: row.source_id, displayName: row.source_name },
    targetIdentity: { id: row.target_id, displayName: row.target_name },
    sourceSystem: { displayName: row.source_system },
    targetSystem: { displayName: row.target_system },
  };
}
