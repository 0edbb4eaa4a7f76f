/** The engine: what a cycle does with each object, and what it remembers. */

export { ClaimedValues } from './claimed-values.ts';
export { type ConnectionCheck, checkConnection } from './connection-check.ts';
export { ConnectorDataStore, type Link, type LinkState } from './connector-data-store.ts';
export { runCycle } from './cycle.ts';
export {
  type CycleCheckpoint,
  type CycleCounts,
  type CycleKind,
  type CyclePhase,
  type CycleSummary,
  emptyCounts,
} from './cycle-state.ts';
export { type Drift, type DriftEntry, findDrift } from './drift.ts';
export {
  defaultEngineSettings,
  type EngineSettings,
  otherThresholds,
  type QuarantineThresholds,
  type SingleRoleOnMany,
  singleRoleChoices,
  type ThresholdSetName,
  thresholdSets,
} from './engine-settings.ts';
export { type Escrow, EscrowStore } from './escrow-store.ts';
export { type Explanation, explain } from './explain.ts';
export type { FindingSighting } from './finding-sighting.ts';
export { type ConnectionReport, inspectConnection } from './inspect-connection.ts';
export type { JobContext, SourceContext } from './job-context.ts';
export { mappingContextFor } from './mapping-context.ts';
export { compileObjectFlow, type ObjectFlow } from './object-flow.ts';
export { type OnDemandResult, type OnDemandSubject, provisionOnDemand } from './on-demand.ts';
export { probesOf, probesOfSchema } from './probes.ts';
export { type FailureCounts, type QuarantineReason, quarantineReasonOf } from './quarantine-rules.ts';
export {
  type EscrowLadderName,
  escrowLadders,
  nextTryOffsetMs,
  type QuarantineLadderName,
  quarantineLadders,
  type RetryLadder,
} from './retry-ladders.ts';
export { readSourceObject, type SourceObject } from './source-object.ts';
