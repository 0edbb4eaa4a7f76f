/** A job in Graph's form (G-33, G-36 to G-40). Pure. */
import { cycleIntervalMsOf } from '../applications/index.ts';
import type { SynchronizationJob, SynchronizationQuarantine, SynchronizationStatus } from '../model/job.ts';
import type { CycleCheckpoint } from '../provisioning/index.ts';
import type { JobRecord } from '../storage/index.ts';
import { type JobPhase, statusCodeOf } from './job-phases.ts';
import type { JobState, QuarantineState } from './job-state.ts';

/** Graph's value of a time that never was (E-241). */
const NEVER = '0001-01-01T00:00:00Z';
/** Objects on one page of progress (E-902). */
const PAGE = 100;

export function viewOf(job: {
  record: JobRecord;
  state: JobState;
  phase: JobPhase;
  progress: CycleCheckpoint | null;
  counts: { User: number; Group: number };
  nowMs: number;
}): SynchronizationJob {
  const { record } = job;
  return {
    id: record.id,
    templateId: record.templateId,
    schedule: { expiration: null, interval: intervalOf(record), state: record.scheduleState },
    status: statusOf(job),
    synchronizationJobSettings: record.settings.map((setting) => ({ ...setting })),
  };
}

/** ISO 8601, in hours and minutes: `PT40M` unless the job's setting says otherwise (E-230). */
function intervalOf(record: JobRecord): string {
  const minutes = cycleIntervalMsOf(record) / 60_000;
  const hours = Math.floor(minutes / 60);
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes % 60 > 0 ? `${minutes % 60}M` : ''}`;
}

function statusOf(job: Parameters<typeof viewOf>[0]): SynchronizationStatus {
  const { record, state, phase, progress, counts, nowMs } = job;
  return {
    code: statusCodeOf(phase, state.quarantine !== null),
    countSuccessiveCompleteFailures: state.countSuccessiveCompleteFailures,
    escrowsPruned: state.escrowsPruned,
    lastExecution: state.lastExecution,
    lastSuccessfulExecution: state.lastSuccessfulExecution,
    lastSuccessfulExecutionWithExports: state.lastSuccessfulExecutionWithExports,
    progress: progress
      ? [
          {
            completedUnits: Math.ceil(progress.processed / PAGE),
            totalUnits: Math.ceil(progress.total / PAGE),
            units: 'pages',
            progressObservationDateTime: new Date(nowMs).toISOString(),
          },
        ]
      : [],
    quarantine: state.quarantine ? quarantineOf(state.quarantine) : null,
    steadyStateFirstAchievedTime: timeOf(state.steadyStateFirstAchievedMs),
    steadyStateLastAchievedTime: timeOf(state.steadyStateLastAchievedMs),
    synchronizedEntryCountByType: entryCounts(record, counts, state),
    troubleshootingUrl: null,
  };
}

function quarantineOf(state: QuarantineState): SynchronizationQuarantine {
  return {
    currentBegan: timeOf(state.currentBeganMs),
    nextAttempt: timeOf(state.nextAttemptMs),
    reason: state.reason,
    seriesBegan: timeOf(state.seriesBeganMs),
    // The first quarantine of a series counts already, as real output shows (G-40).
    seriesCount: state.seriesCount + 1,
    error: state.error,
  };
}

/** Keys such as `User to urn:ietf:params:scim:schemas:extension:enterprise:2.0:User` (E-906). */
function entryCounts(record: JobRecord, counts: { User: number; Group: number }, state: JobState) {
  if (state.cycleNumber === 0) return [];
  return record.schema.synchronizationRules
    .flatMap((rule) => rule.objectMappings)
    .filter((mapping) => mapping.sourceObjectName === 'User' || mapping.sourceObjectName === 'Group')
    .map((mapping) => ({
      key: `${mapping.sourceObjectName} to ${mapping.targetObjectName}`,
      value: counts[mapping.sourceObjectName as 'User' | 'Group'],
    }));
}

function timeOf(ms: number | null): string {
  return ms === null ? NEVER : new Date(ms).toISOString();
}
