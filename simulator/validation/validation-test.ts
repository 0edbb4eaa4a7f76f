/** What a test of the rehearsal is, and what came of it. */
import type { Exchange } from '../model/exchange.ts';
import type { Endpoint } from './endpoint.ts';
import type { Level } from './level.ts';
import type { RehearsalPlan } from './rehearsal-plan.ts';
import type { Stage } from './stage.ts';

/** `gallery`: the Logic App's; `protocol`: the public SCIM Validator's; `requirements`: what is asked beside both. */
export const suiteNames = ['gallery', 'protocol', 'requirements'] as const;
export type SuiteName = (typeof suiteNames)[number];

export const editions = ['22', '24', '25'] as const;
/** Of the Logic App, by the number of its tests (V-42). */
export type Edition = (typeof editions)[number];

/** What a test works with: a tenant of its own, the endpoint, and the facts about the mapping. */
export interface TestContext {
  plan: RehearsalPlan;
  stage: Stage;
  endpoint: Endpoint;
}

export interface ValidationTest {
  /** Microsoft's name where there is one. */
  name: string;
  suite: SuiteName;
  /** The workflow it is part of there. */
  group: 'UserTests' | 'GroupTests' | 'SCIMTests';
  /** What it shows, in a sentence. */
  purpose: string;
  rule: string;
  /** The first edition of the Logic App that has it; left out: all. */
  since?: Edition;
  /** A failure is a warning: optional in the newest edition, or reported and not scored. */
  optional?: 'newest' | 'always';
  /** Why it isn't run; null when it is. */
  skip?(plan: RehearsalPlan): string | null;
  /** Resolves with what to add to `success`, or throws TestFailure. */
  // biome-ignore lint/suspicious/noConfusingVoidType: most tests have nothing to add.
  run(context: TestContext): Promise<string | void>;
}

export type Outcome = 'success' | 'failed' | 'warning' | 'skipped' | 'waived' | 'cancelled';

/** The exchange that shows a failure, or what failed where. */
export interface FailureDetails {
  /** Create, Update, Delete, Disable, Deassign, Reassign (V-15); null outside the lifecycle. */
  phase: string | null;
  message: string;
  expected: string | null;
  actual: string | null;
  hint: string | null;
  exchange: Exchange | null;
}

export interface TestResult {
  name: string;
  suite: SuiteName;
  group: ValidationTest['group'];
  purpose: string;
  rule: string;
  isOptional: boolean;
  level: Level;
  /** Where the level is said. */
  citation: string;
  outcome: Outcome;
  /** In the words of Microsoft's result: `success`, `FAILED - [Create Phase] …`, `SKIPPED - …` (V-15). */
  testResult: string;
  /** Of a skip or a waiver. */
  reason: string | null;
  failure: FailureDetails | null;
  /** HTTP exchanges of the test, its clean-up included. */
  requests: number;
  durationMs: number;
}
