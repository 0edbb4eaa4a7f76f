/**
 * Every number of the engine in one place, each overridable for a job (section 0.1 of the engine's rules).
 * Named sets make the big thresholds reachable with a small tenant.
 */
import type { EscrowLadderName, QuarantineLadderName } from './retry-ladders.ts';

export interface QuarantineThresholds {
  /** Below this many failures counts never quarantine; inclusive (E-531). */
  failuresBeforeProportion: number;
  /** More than this share of events failed, 0 to 1 (E-532). */
  failedProportion: number;
  /** More than this many failures, references not counted (E-533). */
  baseFailures: number;
  /** More than this many failures, references counted (E-534). */
  totalFailures: number;
}

/** The choices of `singleRoleOnMany`. */
export const singleRoleChoices = { lowestId: true, fail: true } as const;

export type SingleRoleOnMany = keyof typeof singleRoleChoices;

export interface EngineSettings {
  /** The name of the set in use: `entra`, or `scaled`, which the page and the log point out. */
  thresholdSet: ThresholdSetName;
  thresholds: QuarantineThresholds;
  escrowLadder: EscrowLadderName;
  quarantineLadder: QuarantineLadderName;
  /** Accidental deletion guard: null is off; trips when strictly more are to go (E-604). */
  deletionThreshold: number | null;
  /** Reads the whole tenant in an initial cycle and logs the skips (E-218). */
  importEverything: boolean;
  /** Two source users for one account: both are linked instead of failing (C-6). */
  linkDuplicates: boolean;
  /** IIF with an empty attribute in its condition is evaluated literally. */
  lenientIif: boolean;
  /** SingleAppRoleAssignment on a user with several roles: the lowest id, or the object fails (X-50, E-131). */
  singleRoleOnMany: SingleRoleOnMany;
  /** A known fault of the service: an update of other attributes of a linked object forgets a Switch with a default. */
  switchForgets: boolean;
  /** Provision on demand while the job of an application with OAuth runs, which the real service refuses (E-717). */
  onDemandWhileRunning: boolean;
  /** Connection failures in a row that end a cycle (E-502). */
  unreachableInARow: number;
}

export const thresholdSets = {
  entra: { failuresBeforeProportion: 5000, failedProportion: 0.4, baseFailures: 40_000, totalFailures: 60_000 },
  /** A thousandth of Entra's counts, for a tenant of 50 users. */
  scaled: { failuresBeforeProportion: 5, failedProportion: 0.4, baseFailures: 40, totalFailures: 60 },
} as const satisfies Record<string, QuarantineThresholds>;

export type ThresholdSetName = keyof typeof thresholdSets;

/**
 * What of the thresholds isn't Entra's, by name, for those who read of a quarantine: the set in use and what of it was
 * set one by one. Empty when all are Entra's.
 */
export function otherThresholds({
  thresholdSet,
  thresholds,
}: Pick<EngineSettings, 'thresholdSet' | 'thresholds'>): Record<string, string> {
  const ofSet: QuarantineThresholds = thresholdSets[thresholdSet];
  const own = (Object.keys(ofSet) as (keyof QuarantineThresholds)[]).filter((name) => thresholds[name] !== ofSet[name]);
  if (thresholdSet === defaultEngineSettings.thresholdSet && own.length === 0) return {};
  return { thresholdSet, ...Object.fromEntries(own.map((name) => [name, String(thresholds[name])])) };
}

export const defaultEngineSettings: EngineSettings = {
  thresholdSet: 'entra',
  thresholds: thresholdSets.entra,
  escrowLadder: 'entra',
  quarantineLadder: 'entra',
  deletionThreshold: null,
  importEverything: false,
  linkDuplicates: false,
  lenientIif: false,
  singleRoleOnMany: 'lowestId',
  switchForgets: false,
  onDemandWhileRunning: false,
  unreachableInARow: 10,
};
