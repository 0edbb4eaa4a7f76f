/**
 * Runs the rehearsal: the chosen tests one after another, each on a stage of its own, with clean-up in any case, and
 * makes the report. What the endpoint does is a result, never an exception.
 */
import { systemTimeMs } from '../clock.ts';
import type { Exchange } from '../model/exchange.ts';
import { expandProfile } from '../schema/index.ts';
import { chooseTests, testNamed } from './all-tests.ts';
import { cleanUp, type Leftover } from './created-resources.ts';
import { Endpoint } from './endpoint.ts';
import { lastProblem } from './exchanges.ts';
import { hintFor } from './hints.ts';
import { standingOf } from './level.ts';
import { type Capabilities, planOf, type RehearsalPlan, type RehearsalTarget } from './rehearsal-plan.ts';
import { Stage } from './stage.ts';
import { Cancelled, TestFailure } from './test-failure.ts';
import type { Edition, FailureDetails, TestResult, ValidationTest } from './validation-test.ts';

export interface ValidationOptions {
  /** The newest when left out (V-42). */
  edition?: Edition;
  /** Repeats the slips of Microsoft's workflows (V-43); default false: the sensible thing, with a word about theirs. */
  asMicrosoft?: boolean;
  /** Names of tests, suites or workflows; all when empty. */
  only?: readonly string[];
  /** Reasons by test: its failure doesn't count. */
  waivers?: Readonly<Record<string, string>>;
  /** Makes the names of what is created; real time when left out, so that two runs don't meet. */
  seed?: number;
  /** Ends the run after the request under way; then it is cleaned up. */
  signal?: AbortSignal;
  /** Of the rate test: 40 ms make 25 requests a second. */
  rateSpacingMs?: number;
  onEvent?: (event: ValidationEvent) => void;
  onExchange?: (exchange: Exchange, test: string) => void;
}

export type ValidationEvent =
  | { type: 'started'; tests: { name: string; suite: string; group: string; purpose: string }[] }
  | { type: 'testStarted'; name: string }
  | { type: 'testEnded'; result: TestResult };

export interface ValidationReport {
  /** ISO 8601. */
  startedAt: string;
  durationMs: number;
  target: string;
  profile: string;
  edition: Edition;
  asMicrosoft: boolean;
  seed: number;
  isCancelled: boolean;
  capabilities: Capabilities;
  results: TestResult[];
  leftovers: Leftover[];
  overallResult: 'Succeeded' | 'Failed';
}

/** Throws TEST_UNKNOWN, and what a target is refused for before anything is sent. */
export async function runValidation(
  target: RehearsalTarget,
  options: ValidationOptions = {},
): Promise<ValidationReport> {
  const startedAtMs = systemTimeMs();
  const { edition = '25', asMicrosoft = false, seed = startedAtMs % 0xffffffff, rateSpacingMs = 40 } = options;
  const tests = chooseTests(edition, options.only);
  const waivers = new Map(
    Object.entries(options.waivers ?? {}).map(([name, reason]) => [testNamed(name).name, reason]),
  );
  const schema = target.schema ?? expandProfile(target.profile, { schemaId: 'rehearsal' });
  const plan = planOf(target, schema, { edition, asMicrosoft, seed, rateSpacingMs });
  const signal = options.signal ?? new AbortController().signal;
  const shown = tests.map(({ name, suite, group, purpose }) => ({ name, suite, group, purpose }));
  options.onEvent?.({ type: 'started', tests: shown });
  const report: ValidationReport = {
    startedAt: new Date(startedAtMs).toISOString(),
    durationMs: 0,
    target: target.secrets.find(({ key }) => key === 'BaseAddress')?.value ?? '',
    profile: target.profile.id,
    edition,
    asMicrosoft,
    seed,
    isCancelled: false,
    capabilities: plan.capabilities,
    results: [],
    leftovers: [],
    overallResult: 'Succeeded',
  };
  for (const test of tests) {
    options.onEvent?.({ type: 'testStarted', name: test.name });
    const { result, leftovers } = await runOne(test, plan, signal, options);
    const reason = waivers.get(test.name);
    const shownResult = reason === undefined ? result : waived(result, reason);
    report.results.push(shownResult);
    report.leftovers.push(...leftovers);
    options.onEvent?.({ type: 'testEnded', result: shownResult });
  }
  report.isCancelled = signal.aborted;
  report.durationMs = systemTimeMs() - startedAtMs;
  report.overallResult = overallOf(report.results);
  return report;
}

async function runOne(
  test: ValidationTest,
  plan: RehearsalPlan,
  signal: AbortSignal,
  { onExchange }: ValidationOptions,
): Promise<{ result: TestResult; leftovers: Leftover[] }> {
  const base: TestResult = {
    name: test.name,
    suite: test.suite,
    group: test.group,
    purpose: test.purpose,
    rule: test.rule,
    isOptional: test.optional === 'always' || (test.optional === 'newest' && plan.edition === '25'),
    ...standingOf(test, plan.edition),
    outcome: 'success',
    testResult: 'success',
    reason: null,
    failure: null,
    requests: 0,
    durationMs: 0,
  };
  const skipped = test.skip?.(plan) ?? null;
  if (skipped !== null) {
    return {
      result: { ...base, outcome: 'skipped', testResult: `SKIPPED - ${skipped}`, reason: skipped },
      leftovers: [],
    };
  }
  if (signal.aborted) return { result: cancelled(base), leftovers: [] };
  const beganMs = systemTimeMs();
  const { target, seed, schema } = plan;
  const stage = await Stage.open(target, { seed, name: test.name, signal, schema });
  try {
    let leftovers: Leftover[] = [];
    let result: TestResult;
    try {
      result = await verdictOf(test, base, plan, stage);
    } finally {
      // Also after an error of our own: what stands at the endpoint is somebody else's to pay for.
      leftovers = await cleanUp(stage.connection, stage.exchanges);
    }
    for (const exchange of stage.exchanges) onExchange?.(exchange, test.name);
    const requests = stage.exchanges.length;
    return { result: { ...result, requests, durationMs: systemTimeMs() - beganMs }, leftovers };
  } finally {
    await stage.close();
  }
}

async function verdictOf(
  test: ValidationTest,
  base: TestResult,
  plan: RehearsalPlan,
  stage: Stage,
): Promise<TestResult> {
  try {
    const endpoint = new Endpoint(stage.connection, () => stage.goOn());
    const added = await test.run({ plan, stage, endpoint });
    return added ? { ...base, testResult: `success (${added})` } : base;
  } catch (error) {
    if (error instanceof Cancelled) return cancelled(base);
    if (!(error instanceof TestFailure)) throw error;
    const failure = detailsOf(error, stage.exchanges);
    const verdict = `FAILED - ${failure.phase ? `[${failure.phase} Phase] ` : ''}${failure.message}`;
    return base.isOptional
      ? { ...base, outcome: 'warning', testResult: verdict.replace('FAILED', 'WARNING'), failure }
      : { ...base, outcome: 'failed', testResult: verdict, failure };
  }
}

function detailsOf({ message, facts }: TestFailure, exchanges: readonly Exchange[]): FailureDetails {
  const exchange = facts.exchange === undefined ? lastProblem(exchanges) : facts.exchange;
  return {
    phase: facts.phase ?? null,
    message,
    expected: facts.expected ?? null,
    actual: facts.actual ?? null,
    hint: hintFor(exchange),
    exchange,
  };
}

function cancelled(base: TestResult): TestResult {
  return { ...base, outcome: 'cancelled', testResult: 'SKIPPED - the rehearsal was cancelled', reason: 'cancelled' };
}

/** Failed as soon as one that counts has failed or wasn't run (V-15). */
export function overallOf(results: readonly TestResult[]): ValidationReport['overallResult'] {
  return results.some(({ outcome }) => outcome === 'failed' || outcome === 'cancelled') ? 'Failed' : 'Succeeded';
}

/** A waiver speaks only of a failure: what passes is a success, and the reason stands beside it. */
export function waived(result: TestResult, reason: string): TestResult {
  if (result.outcome !== 'failed' && result.outcome !== 'warning') return result;
  return { ...result, outcome: 'waived', reason };
}
