/**
 * What a job remembers between cycles, and how it is stored. Pure data and its store; the watermark has a column
 * of its own, the rest is one JSON document, both written in the transaction of a checkpoint.
 */
import type { SynchronizationError, SynchronizationTaskExecution } from '../model/job.ts';
import type { CycleCheckpoint, CycleSummary, FailureCounts, QuarantineReason } from '../provisioning/index.ts';
import type { RecordsDatabase } from '../storage/index.ts';
import type { ResetFlag } from './reset-scope.ts';

export interface QuarantineState {
  reason: QuarantineReason;
  error: SynchronizationError | null;
  /** First imposed. */
  seriesBeganMs: number;
  /** Last evaluated and kept. */
  currentBeganMs: number;
  /** The next try; null once the ladder has ended and the job is disabled. */
  nextAttemptMs: number | null;
  /** How often it was evaluated and kept. */
  seriesCount: number;
  /** The cycle that imposed or kept it; absent in what an older provsim wrote. */
  cycleId?: string;
  /** What was counted when it was imposed or kept. */
  counters?: FailureCounts & { heldBack: number };
}

export interface JobState {
  /** Position in the change feed up to which the job has read; null makes the next cycle an initial one. */
  watermark: number | null;
  /** Cycles begun. */
  cycleNumber: number;
  /** Start of the last cycle; the next one starts 40 minutes after it (E-230). */
  lastStartMs: number | null;
  /** Run as soon as possible, whatever the schedule says. */
  dueNow: boolean;
  /** A cycle that was cut off. */
  checkpoint: CycleCheckpoint | null;
  hasCompletedACycle: boolean;
  lastExecution: SynchronizationTaskExecution | null;
  lastSuccessfulExecution: SynchronizationTaskExecution | null;
  lastSuccessfulExecutionWithExports: SynchronizationTaskExecution | null;
  countSuccessiveCompleteFailures: number;
  escrowsPruned: boolean;
  steadyStateFirstAchievedMs: number | null;
  steadyStateLastAchievedMs: number | null;
  quarantine: QuarantineState | null;
  /** The next cycle carries out deletions that the guard held back (E-607). */
  forceDeletes: boolean;
  /** Asked for while a cycle ran: carried out after it, also by a later process. */
  pendingReset: readonly ResetFlag[];
}

/** A finished cycle as it is kept. */
export interface RecordedCycle extends CycleSummary {
  /** Why the job was in quarantine after it; null when it wasn't. */
  quarantine: QuarantineReason | null;
}

export function newJobState(): JobState {
  return {
    watermark: null,
    cycleNumber: 0,
    lastStartMs: null,
    dueNow: false,
    checkpoint: null,
    hasCompletedACycle: false,
    lastExecution: null,
    lastSuccessfulExecution: null,
    lastSuccessfulExecutionWithExports: null,
    countSuccessiveCompleteFailures: 0,
    escrowsPruned: false,
    steadyStateFirstAchievedMs: null,
    steadyStateLastAchievedMs: null,
    quarantine: null,
    forceDeletes: false,
    pendingReset: [],
  };
}

export class JobStateStore {
  readonly #statements;

  constructor(database: RecordsDatabase) {
    this.#statements = {
      get: database.prepare<[string], { watermark: number | null; json: string }>(
        'SELECT watermark, json FROM job_state WHERE job_id = ?',
      ),
      put: database.prepare('INSERT OR REPLACE INTO job_state (job_id, watermark, json) VALUES (?, ?, ?)'),
      remove: database.prepare('DELETE FROM job_state WHERE job_id = ?'),
      begin: database.prepare(
        `INSERT OR IGNORE INTO cycles (id, job_id, kind, state, began_at, json) VALUES (?, ?, ?, 'Running', ?, '{}')`,
      ),
      end: database.prepare('UPDATE cycles SET state = ?, ended_at = ?, json = ? WHERE id = ?'),
      cycles: database.prepare<[string, number], { json: string }>(
        `SELECT json FROM cycles WHERE job_id = ? AND state <> 'Running' ORDER BY num DESC LIMIT ?`,
      ),
      cyclesSince: database.prepare<[string, number], { json: string }>(
        `SELECT json FROM cycles WHERE job_id = ? AND began_at >= ? AND state <> 'Running' ORDER BY began_at, num`,
      ),
      lastCycleBefore: database.prepare<[string, number], { json: string }>(
        `SELECT json FROM cycles WHERE job_id = ? AND began_at < ? AND state <> 'Running'
         ORDER BY began_at DESC, num DESC LIMIT 1`,
      ),
      removeCycles: database.prepare('DELETE FROM cycles WHERE job_id = ?'),
    };
  }

  read(jobId: string): JobState {
    const row = this.#statements.get.get(jobId);
    if (!row) return newJobState();
    return { ...newJobState(), ...(JSON.parse(row.json) as JobState), watermark: row.watermark };
  }

  write(jobId: string, state: JobState): void {
    this.#statements.put.run(jobId, state.watermark, JSON.stringify(state));
  }

  remove(jobId: string): void {
    this.#statements.remove.run(jobId);
    this.#statements.removeCycles.run(jobId);
  }

  beginCycle(jobId: string, checkpoint: CycleCheckpoint): void {
    this.#statements.begin.run(checkpoint.cycleId, jobId, checkpoint.kind, checkpoint.beganAtMs);
  }

  endCycle(cycle: RecordedCycle): void {
    this.#statements.end.run(cycle.state, cycle.endedAtMs, JSON.stringify(cycle), cycle.cycleId);
  }

  /** Finished cycles, newest first. */
  cycles(jobId: string, limit: number): CycleSummary[] {
    return this.#statements.cycles.all(jobId, limit).map((row) => JSON.parse(row.json) as CycleSummary);
  }

  /** Finished cycles that began at a time or later, oldest first. */
  cyclesSince(jobId: string, fromMs: number): RecordedCycle[] {
    return this.#statements.cyclesSince.all(jobId, fromMs).map(({ json }) => recordedCycle(json));
  }

  /** The last finished cycle that began before a time. */
  lastCycleBefore(jobId: string, ms: number): RecordedCycle | null {
    const row = this.#statements.lastCycleBefore.get(jobId, ms);
    return row ? recordedCycle(row.json) : null;
  }
}

function recordedCycle(json: string): RecordedCycle {
  return { quarantine: null, ...(JSON.parse(json) as CycleSummary) };
}
