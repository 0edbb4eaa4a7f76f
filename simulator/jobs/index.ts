/** Jobs: their life, their schedule, and what a cycle does to their state. */
export type { AfterCycle, QuarantineEvent } from './after-cycle.ts';
export { afterCycle } from './after-cycle.ts';
export { jobError } from './errors.ts';
export { Job, type JobEvent } from './job.ts';
export { type JobAction, type JobPhase, statusCodeOf } from './job-phases.ts';
export { type JobState, JobStateStore, newJobState, type QuarantineState, type RecordedCycle } from './job-state.ts';
export { parseResetScope, type ResetFlag } from './reset-scope.ts';
export { type AdvanceResult, type AdvanceStatus, type DueEvent, type DueKind, Scheduler } from './scheduler.ts';
