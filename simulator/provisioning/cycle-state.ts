/** What a cycle counts, and how far it is: the checkpoint that lets a killed process go on where it was. */
import type { SynchronizationError } from '../model/job.ts';
import type { Evaluation } from './evaluation.ts';

export type CycleKind = 'initial' | 'incremental';

/** The passes of a cycle, in order (E-216, E-225). */
export const cyclePhases = ['users', 'groups', 'references', 'memberships', 'deprovisioning'] as const;
export type CyclePhase = (typeof cyclePhases)[number];

export interface CycleCounts {
  imported: number;
  inScope: number;
  created: number;
  updated: number;
  disabled: number;
  deleted: number;
  skipped: number;
  failed: number;
  /** Held back by the accidental deletion guard. */
  staged: number;
  /** HTTP requests to the target, the connection check included. */
  requests: number;
}

export interface CycleCheckpoint {
  cycleId: string;
  /** Counts the cycles of the job; names the cycle's stream of chance. */
  number: number;
  kind: CycleKind;
  beganAtMs: number;
  /** The change feed's position at the start: the watermark once the cycle is complete. */
  feedPosition: number;
  phase: CyclePhase;
  /** The last object that is done in this phase. */
  cursor: { num: number; id: string };
  counts: CycleCounts;
  /** Imported objects that are active and assigned, whatever the scoping filters say (E-905). */
  entitled: number;
  /** Changes of managers and memberships that were looked at in passes of their own (E-905). */
  referenceDeltas: number;
  /** Objects to evaluate in the main pass, for the progress bar. */
  total: number;
  processed: number;
}

/** What a finished cycle reports. */
export interface CycleSummary {
  cycleId: string;
  kind: CycleKind;
  state: 'Succeeded' | 'EntryLevelErrors' | 'Failed';
  beganAtMs: number;
  endedAtMs: number;
  counts: CycleCounts;
  entitled: number;
  referenceDeltas: number;
  error: SynchronizationError | null;
  /** How many objects the deletion guard held back; 0 when it didn't trip. */
  heldBack: number;
}

export function emptyCounts(): CycleCounts {
  return {
    imported: 0,
    inScope: 0,
    created: 0,
    updated: 0,
    disabled: 0,
    deleted: 0,
    skipped: 0,
    failed: 0,
    staged: 0,
    requests: 0,
  };
}

/** An object counts as imported once, in the main pass; references and deprovisioning add to the outcomes only. */
export function count(checkpoint: CycleCheckpoint, evaluation: Evaluation, isMainPass: boolean): void {
  const { counts } = checkpoint;
  counts.requests += evaluation.exchanges.length;
  if (isMainPass) {
    counts.imported++;
    if (evaluation.inScope) counts.inScope++;
    if (evaluation.isEntitled) checkpoint.entitled++;
  } else if (evaluation.pass === 'reference' && !evaluation.isSilent) checkpoint.referenceDeltas++;
  if (evaluation.isSilent || evaluation.deferred) return;
  if (isMainPass || evaluation.outcome !== 'skipped') counts[evaluation.outcome]++;
}
