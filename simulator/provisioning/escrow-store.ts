/**
 * Failed operations that wait for another try (E-510 to E-516). An object has at most one for its own request and
 * one for its references; those are counted apart (E-534).
 */
import type { ObjectKind } from '../model/exchange.ts';
import type { RecordsDatabase } from '../storage/index.ts';
import { nextTryOffsetMs, type RetryLadder } from './retry-ladders.ts';

export type EscrowPass = 'object' | 'reference';

export interface Escrow {
  sourceId: string;
  kind: ObjectKind;
  pass: EscrowPass;
  firstFailedAtMs: number;
  nextAttemptAtMs: number;
  /** Tries since the first failure. */
  retries: number;
  errorCode: string;
  reason: string;
}

interface EscrowRow {
  source_id: string;
  kind: ObjectKind;
  pass: EscrowPass;
  first_failed_at: number;
  next_attempt_at: number;
  retries: number;
  error_code: string;
  reason: string;
}

export class EscrowStore {
  readonly #jobId: string;
  readonly #statements;

  constructor(database: RecordsDatabase, jobId: string) {
    this.#jobId = jobId;
    const columns = 'source_id, kind, pass, first_failed_at, next_attempt_at, retries, error_code, reason';
    this.#statements = {
      get: database.prepare<[string, string, string], EscrowRow>(
        `SELECT ${columns} FROM escrows WHERE job_id = ? AND source_id = ? AND pass = ?`,
      ),
      // The first retry belongs to the next cycle, whenever that runs (E-511).
      due: database.prepare<[string, number], EscrowRow>(
        `SELECT ${columns} FROM escrows WHERE job_id = ? AND (retries = 0 OR next_attempt_at <= ?) ORDER BY source_id`,
      ),
      all: database.prepare<[string], EscrowRow>(
        `SELECT ${columns} FROM escrows WHERE job_id = ? ORDER BY next_attempt_at, source_id`,
      ),
      put: database.prepare(
        `INSERT OR REPLACE INTO escrows
         (job_id, source_id, kind, pass, first_failed_at, next_attempt_at, retries, error_code, reason)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ),
      remove: database.prepare('DELETE FROM escrows WHERE job_id = ? AND source_id = ? AND pass = ?'),
      expire: database.prepare('DELETE FROM escrows WHERE job_id = ? AND first_failed_at <= ?'),
      clear: database.prepare('DELETE FROM escrows WHERE job_id = ?'),
      ofLinked: database.prepare<[string], { n: number }>(
        `SELECT count(*) AS n FROM escrows e WHERE e.job_id = ? AND e.pass = 'object'
           AND EXISTS (SELECT 1 FROM links l WHERE l.job_id = e.job_id AND l.source_id = e.source_id)`,
      ),
      counts: database.prepare<[string], { pass: EscrowPass; n: number }>(
        'SELECT pass, count(*) AS n FROM escrows WHERE job_id = ? GROUP BY pass',
      ),
    };
  }

  get(sourceId: string, pass: EscrowPass): Escrow | null {
    const row = this.#statements.get.get(this.#jobId, sourceId, pass);
    return row ? escrowOf(row) : null;
  }

  due(atMs: number): Escrow[] {
    return this.#statements.due.all(this.#jobId, atMs).map(escrowOf);
  }

  all(): Escrow[] {
    return this.#statements.all.all(this.#jobId).map(escrowOf);
  }

  put(escrow: Escrow): void {
    this.#statements.put.run(
      this.#jobId,
      escrow.sourceId,
      escrow.kind,
      escrow.pass,
      escrow.firstFailedAtMs,
      escrow.nextAttemptAtMs,
      escrow.retries,
      escrow.errorCode,
      escrow.reason,
    );
  }

  remove(sourceId: string, pass: EscrowPass): void {
    this.#statements.remove.run(this.#jobId, sourceId, pass);
  }

  /** Drops those that have failed for as long as the ladder goes (E-512); gives how many. */
  expire(ladder: RetryLadder, atMs: number): number {
    return this.#statements.expire.run(this.#jobId, atMs - ladder.endsAfterMs).changes;
  }

  clear(): number {
    return this.#statements.clear.run(this.#jobId).changes;
  }

  /** Failures of objects that are linked: those that failed before they had a link are not among the linked (E-535). */
  countOfLinked(): number {
    return this.#statements.ofLinked.get(this.#jobId)?.n ?? 0;
  }

  counts(): Record<EscrowPass, number> {
    const counts = { object: 0, reference: 0 };
    for (const row of this.#statements.counts.all(this.#jobId)) counts[row.pass] = row.n;
    return counts;
  }
}

/**
 * The escrow after one more failure: the time of the first failure stays as long as the object keeps failing
 * (E-513). `cycleBeganMs` is the base of a first failure, so that the next cycle finds it due.
 */
export function escrowAfterFailure(
  previous: Escrow | null,
  failure: { sourceId: string; kind: ObjectKind; pass: EscrowPass; errorCode: string; reason: string },
  ladder: RetryLadder,
  cycleBeganMs: number,
): Escrow {
  const firstFailedAtMs = previous?.firstFailedAtMs ?? cycleBeganMs;
  const retries = previous ? previous.retries + 1 : 0;
  const offset = nextTryOffsetMs(ladder, retries) ?? ladder.endsAfterMs;
  return {
    ...failure,
    firstFailedAtMs,
    // A try that came early (a new change in the source) never moves the next one into the past.
    nextAttemptAtMs: Math.max(firstFailedAtMs + offset, cycleBeganMs + 1),
    retries,
  };
}

/** The sentence that ends the reason of a failure which will be tried again (E-514, G-109). */
export function retrySentence(escrow: Escrow): string {
  const at = new Date(escrow.nextAttemptAtMs).toISOString().replace('Z', '0000Z');
  return `This operation was retried ${escrow.retries} times. It will be retried again after this date: ${at} UTC`;
}

function escrowOf(row: EscrowRow): Escrow {
  return {
    sourceId: row.source_id,
    kind: row.kind,
    pass: row.pass,
    firstFailedAtMs: row.first_failed_at,
    nextAttemptAtMs: row.next_attempt_at,
    retries: row.retries,
    errorCode: row.error_code,
    reason: row.reason,
  };
}
