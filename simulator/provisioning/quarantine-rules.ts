/** When counts of failures quarantine a job (E-531 to E-536, G-41). Pure. */
import type { QuarantineThresholds } from './engine-settings.ts';

export type QuarantineReason =
  | 'EncounteredQuarantineException'
  | 'EncounteredEscrowProportionThreshold'
  | 'EncounteredBaseEscrowThreshold'
  | 'EncounteredTotalEscrowThreshold'
  | 'TooManyDeletes';

export interface FailureCounts {
  /** Open escrows of objects. */
  objectFailures: number;
  /** Open escrows of references: manager, members. */
  referenceFailures: number;
  /** Objects that are fine. */
  successes: number;
}

/** The reason to quarantine, or null. References count only towards the total (E-532 to E-534). */
export function quarantineReasonOf(counts: FailureCounts, thresholds: QuarantineThresholds): QuarantineReason | null {
  const { objectFailures, referenceFailures, successes } = counts;
  const events = objectFailures + successes;
  if (objectFailures + referenceFailures > thresholds.totalFailures) return 'EncounteredTotalEscrowThreshold';
  if (objectFailures > thresholds.baseFailures) return 'EncounteredBaseEscrowThreshold';
  if (objectFailures >= thresholds.failuresBeforeProportion && objectFailures / events > thresholds.failedProportion) {
    return 'EncounteredEscrowProportionThreshold';
  }
  return null;
}
