/**
 * Plays a scenario from its first step to its last, once for each variant, and tells what came of it. The same file
 * and seed give the same requests.
 */
import { systemTimeMs } from '../clock.ts';
import { ProvsimError } from '../errors.ts';
import type { Exchange } from '../model/exchange.ts';
import type { GivenFault } from '../scim/index.ts';
import type { GivenTarget, SimulatorOptions, Target } from '../simulator-options.ts';
import { carryOut } from './carry-out.ts';
import { checkExpectations } from './check-expectations.ts';
import { compareVariants } from './compare-variants.ts';
import type { ExpectationFailure, ScenarioResult, StepResult, VariantResult } from './scenario-result.ts';
import type { Scenario, Step } from './scenario-shape.ts';
import { entriesSince, exchangesSince, type Mark, markNow } from './sightings.ts';
import { besideFile, Stage } from './stage.ts';
import { removeResource } from './target-state.ts';

export interface RunOptions {
  /** Takes the place of the file's own connection. */
  target?: GivenTarget;
  /** For tokens named by a variable. */
  environment?: Readonly<Record<string, string | undefined>>;
  /** Beyond those of the file. */
  faults?: readonly GivenFault[];
  /** Before those of the file. */
  quirks?: Readonly<Record<string, string | number | boolean>>;
  /** Leaves what was created in a target that isn't ours. */
  keep?: boolean;
}

/** Throws what the options of the scenario are refused for, such as a profile that there isn't. */
export async function runScenario(scenario: Scenario, options: RunOptions = {}): Promise<ScenarioResult> {
  const beganMs = systemTimeMs();
  const names = scenario.variants ? Object.keys(scenario.variants) : [null];
  const variants: VariantResult[] = [];
  for (const variant of names) variants.push(await playVariant(scenario, variant, options));
  const havePassed = variants.every(({ steps }) => steps.every(({ failures }) => failures.length === 0));
  const { differences, problem } = compareVariants(scenario, variants);
  return {
    scenario,
    passed: havePassed && problem === null,
    variants,
    differences,
    differenceProblem: havePassed ? problem : null,
    durationMs: systemTimeMs() - beganMs,
  };
}

async function playVariant(scenario: Scenario, variant: string | null, options: RunOptions): Promise<VariantResult> {
  const given = simulatorOptions(scenario, variant, options);
  const stage = await Stage.set(scenario, given);
  const start: Mark = { entry: 0, exchange: 0, mails: 0 };
  try {
    const steps = await playSteps(stage, scenario.steps, variant);
    const exchanges = stage.simulator.log.exchangesAfter(start.exchange).map(({ exchange }) => exchange);
    const result = { variant, steps, exchanges, views: exchangesSince(stage, start), logs: entriesSince(stage, start) };
    if (given.target && !options.keep) await cleanUp(stage, exchanges);
    return result;
  } finally {
    await stage.close();
  }
}

/** Steps in which the service works; expectations look at what it did since the last change before them. */
const WORK = new Set<Step['word']>(['cycle', 'advance', 'onDemand']);

/** Ends at the first step that fails: what comes after it would tell of the same. */
async function playSteps(stage: Stage, steps: readonly Step[], variant: string | null): Promise<StepResult[]> {
  const results: StepResult[] = [];
  let mark = markNow(stage);
  let wasWork = false;
  for (const step of steps) {
    const isWork = WORK.has(step.word);
    if (isWork && !wasWork) mark = markNow(stage);
    wasWork = isWork;
    const beganMs = systemTimeMs();
    const failures = await failuresOf(stage, step, mark, variant);
    const durationMs = systemTimeMs() - beganMs;
    stage.rememberLinks();
    results.push({ line: step.line, word: step.word, title: titleOf(step), failures, durationMs });
    if (failures.length > 0) break;
  }
  return results;
}

async function failuresOf(stage: Stage, step: Step, mark: Mark, variant: string | null): Promise<ExpectationFailure[]> {
  try {
    if (step.word === 'expect') return await checkExpectations(stage, step.given, mark, variant);
    await carryOut(stage, step);
    return [];
  } catch (error) {
    if (!(error instanceof ProvsimError)) throw error;
    return [{ expectation: step.word, message: error.message }];
  }
}

function titleOf(step: Step): string {
  if (step.word === 'expect') {
    return step.given.because ?? `expect ${Object.keys(step.given).join(', ')}`;
  }
  const { given } = step;
  if (given === null) return step.word;
  const what =
    typeof given === 'object'
      ? Array.isArray(given)
        ? given.join(', ')
        : Object.keys(given).join(', ')
      : String(given);
  return `${step.word} ${step.word === 'token' ? '…' : what}`;
}

function simulatorOptions(scenario: Scenario, variant: string | null, options: RunOptions): SimulatorOptions {
  const varied = variant === null ? undefined : scenario.variants?.[variant];
  const profile = varied?.profile ?? scenario.profile;
  const target = options.target ?? targetOf(scenario, options.environment ?? {});
  const quirks = { ...options.quirks, ...scenario.quirks, ...varied?.quirks };
  return {
    seed: scenario.seed ?? 1,
    scope: scenario.scope ?? 'assigned',
    quirks,
    faults: [...(options.faults ?? [])],
    ...(scenario.startTime === undefined ? {} : { startTime: scenario.startTime }),
    ...(profile === undefined
      ? {}
      : { profile: typeof profile === 'string' ? besideFile(scenario, profile) : profile }),
    ...(target ? { target } : {}),
  };
}

function targetOf({ connection }: Scenario, environment: Readonly<Record<string, string | undefined>>): Target | null {
  if (!connection) return null;
  const { url, token, tokenVariable } = connection;
  return { url, token: (tokenVariable === undefined ? token : environment[tokenVariable]) ?? '' };
}

/** What the run has created goes again, groups before the users that are in them. */
async function cleanUp(stage: Stage, exchanges: readonly Exchange[]): Promise<void> {
  const created = exchanges.flatMap(({ operation, kind, response }) => {
    if (operation !== 'create' || response === null || response.status >= 300) return [];
    const id = idIn(response.body);
    return id === null ? [] : [{ kind, id }];
  });
  for (const { kind, id } of created.reverse()) await removeResource(stage, kind, id);
}

function idIn(body: string): string | null {
  try {
    const { id } = JSON.parse(body) as { id?: unknown };
    return typeof id === 'string' ? id : null;
  } catch {
    return null;
  }
}
