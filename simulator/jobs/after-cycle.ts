/**
 * What a finished cycle does to the state of its job: executions, steady state, and quarantine imposed, kept,
 * changed or lifted (section 5.4 and 9 of the engine's rules). Pure.
 */
import type { SynchronizationTaskExecution } from '../model/job.ts';
import {
  type CycleSummary,
  type FailureCounts,
  nextTryOffsetMs,
  type QuarantineReason,
  type QuarantineThresholds,
  quarantineReasonOf,
  type RetryLadder,
} from '../provisioning/index.ts';
import type { JobState, QuarantineState } from './job-state.ts';

export type QuarantineEvent = 'entered' | 'kept' | 'reasonChanged' | 'lifted' | 'disabled';

export interface AfterCycle {
  state: JobState;
  /** What happened to the quarantine; null when there was none and is none. */
  event: QuarantineEvent | null;
}

export function afterCycle(
  before: JobState,
  summary: CycleSummary,
  options: { feedPosition: number; failures: FailureCounts; thresholds: QuarantineThresholds; ladder: RetryLadder },
): AfterCycle {
  const failed = summary.state === 'Failed';
  const execution = executionOf(summary);
  const state: JobState = {
    ...before,
    checkpoint: null,
    forceDeletes: false,
    hasCompletedACycle: before.hasCompletedACycle || !failed,
    lastExecution: execution,
    countSuccessiveCompleteFailures: failed ? before.countSuccessiveCompleteFailures + 1 : 0,
  };
  if (!failed) state.watermark = options.feedPosition;
  if (summary.state === 'Succeeded') {
    state.lastSuccessfulExecution = execution;
    if (execution.countExported > 0) state.lastSuccessfulExecutionWithExports = execution;
    state.steadyStateFirstAchievedMs ??= summary.endedAtMs;
    state.steadyStateLastAchievedMs = summary.endedAtMs;
  }
  const reason = reasonFor(summary, options.failures, options.thresholds);
  // An initial cycle that reaches a threshold runs on to its end, then waits (E-537).
  state.escrowsPruned = summary.kind === 'initial' && !failed && isByCount(reason);
  const { quarantine, event } = nextQuarantine(before, reason, summary, options);
  state.quarantine = quarantine;
  return { state, event };
}

function reasonFor(
  summary: CycleSummary,
  failures: FailureCounts,
  thresholds: QuarantineThresholds,
): QuarantineReason | null {
  if (summary.state === 'Failed') return 'EncounteredQuarantineException';
  if (summary.heldBack > 0) return 'TooManyDeletes';
  return quarantineReasonOf(failures, thresholds);
}

function isByCount(reason: QuarantineReason | null): boolean {
  return reason !== null && reason !== 'EncounteredQuarantineException' && reason !== 'TooManyDeletes';
}

function nextQuarantine(
  { quarantine: before, pendingReset }: JobState,
  reason: QuarantineReason | null,
  summary: CycleSummary,
  { ladder, failures }: { ladder: RetryLadder; failures: FailureCounts },
): { quarantine: QuarantineState | null; event: QuarantineEvent | null } {
  if (reason === null) return { quarantine: null, event: before ? 'lifted' : null };
  const nowMs = summary.beganAtMs;
  const seriesBeganMs = before?.seriesBeganMs ?? nowMs;
  const seriesCount = before ? before.seriesCount + 1 : 0;
  const offset = nextTryOffsetMs(ladder, seriesCount);
  const quarantine: QuarantineState = {
    reason,
    error: summary.error,
    seriesBeganMs,
    currentBeganMs: nowMs,
    nextAttemptMs: offset === null ? null : Math.max(seriesBeganMs + offset, nowMs + 1),
    seriesCount,
    cycleId: summary.cycleId,
    counters: { ...failures, heldBack: summary.heldBack },
  };
  if (before === null) return { quarantine, event: 'entered' };
  // A restart that waits for the end of this cycle lifts the quarantine at once, so the job goes on (E-206, E-546).
  const isRestarted = pendingReset.includes('QuarantineState');
  if (quarantine.nextAttemptMs === null && !isRestarted) return { quarantine, event: 'disabled' };
  return { quarantine, event: before.reason === reason ? 'kept' : 'reasonChanged' };
}

/** Graph's form of a cycle (E-905, G-39). */
export function executionOf(summary: CycleSummary): SynchronizationTaskExecution {
  const { counts } = summary;
  const exported = counts.created + counts.updated + counts.disabled + counts.deleted;
  return {
    activityIdentifier: summary.cycleId,
    state: summary.state,
    timeBegan: new Date(summary.beganAtMs).toISOString(),
    timeEnded: new Date(summary.endedAtMs).toISOString(),
    countEntitled: summary.entitled,
    countEntitledForProvisioning: counts.inScope,
    countEscrowed: counts.failed,
    countEscrowedRaw: counts.failed,
    countExported: exported,
    countExports: exported + counts.failed,
    countImported: counts.imported,
    countImportedDeltas: summary.kind === 'incremental' ? counts.imported : 0,
    countImportedReferenceDeltas: summary.kind === 'incremental' ? summary.referenceDeltas : 0,
    error: summary.error,
  };
}
