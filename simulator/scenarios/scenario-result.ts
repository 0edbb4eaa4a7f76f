/** What came of a scenario: of each step, each variant, and the whole. */
import type { Exchange } from '../model/exchange.ts';
import type { ProvisioningObjectSummary } from '../model/log.ts';
import type { Scenario, Step } from './scenario-shape.ts';
import type { ExchangeView } from './sightings.ts';

export interface ExpectationFailure {
  /** Such as `exchanges[0]`. */
  expectation: string;
  /** What was expected, what was nearest and the differences; several lines. */
  message: string;
}

export interface VariantDifference {
  method: string;
  path: string;
  of: string | null;
  /** The body by variant. */
  bodies: Record<string, unknown>;
}

export interface StepResult {
  line: number;
  word: Step['word'];
  /** In a few words. */
  title: string;
  failures: ExpectationFailure[];
  /** Real time. */
  durationMs: number;
}

export interface VariantResult {
  /** Null when the scenario has no variants. */
  variant: string | null;
  steps: StepResult[];
  exchanges: Exchange[];
  /** The same in the words of expectations. */
  views: ExchangeView[];
  logs: ProvisioningObjectSummary[];
}

export interface ScenarioResult {
  scenario: Scenario;
  passed: boolean;
  variants: VariantResult[];
  /** What differs between variants, when there are any. */
  differences: VariantDifference[];
  /** Set when the variants don't differ as the file says. */
  differenceProblem: string | null;
  /** Real time. */
  durationMs: number;
}
