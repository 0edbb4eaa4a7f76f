/**
 * The rehearsals that the server runs, one for each application: of its own target, or of another address with a
 * token. The last one is kept in memory, so that it can be looked at, waived and run again in part.
 */
import type { Simulator } from '../../simulator.ts';
import {
  chooseTests,
  type Edition,
  overallOf,
  type RehearsalTarget,
  runValidation,
  type TestResult,
  type ValidationReport,
  validationError,
  waived,
} from '../../validation/index.ts';
import { httpError } from '../errors.ts';

export interface RehearsalRequest {
  edition?: Edition;
  /** Judges as Microsoft's workflows do, slips included (V-43). */
  asMicrosoft?: boolean;
  only?: string[];
  /** Another endpoint than the application's, with its mapping. */
  target?: { url: string; token: string };
}

interface PlannedTest {
  name: string;
  suite: string;
  group: string;
  purpose: string;
}

export interface Rehearsal {
  servicePrincipalId: string;
  state: 'running' | 'ended' | 'cancelled';
  startedAt: string;
  target: string;
  edition: Edition;
  /** The test at work. */
  current: string | null;
  tests: PlannedTest[];
  /** As they ran, without waivers. */
  results: Map<string, TestResult>;
  waivers: Map<string, string>;
  report: ValidationReport | null;
  error: string | null;
}

interface Run {
  rehearsal: Rehearsal;
  request: RehearsalRequest;
  stop: AbortController;
  done: Promise<void>;
}

export class Rehearsals {
  readonly #simulator: Simulator;
  readonly #runs = new Map<string, Run>();

  constructor(simulator: Simulator) {
    this.#simulator = simulator;
  }

  /** Undefined before the first. Throws when there is no such application. */
  find(servicePrincipalId: string): Rehearsal | undefined {
    this.#simulator.applications.get(servicePrincipalId);
    return this.#runs.get(servicePrincipalId)?.rehearsal;
  }

  /** Throws REHEARSAL_NOT_FOUND. */
  get(servicePrincipalId: string): Rehearsal {
    return this.#run(servicePrincipalId).rehearsal;
  }

  /** Starts one; what was there is forgotten. Throws REHEARSAL_RUNNING, TEST_UNKNOWN and what a target is refused for. */
  async start(servicePrincipalId: string, request: RehearsalRequest): Promise<Rehearsal> {
    const application = this.#simulator.applications.get(servicePrincipalId);
    this.#expectIdle(servicePrincipalId, application.displayName);
    const edition = request.edition ?? '25';
    const tests = chooseTests(edition, request.only).map(({ name, suite, group, purpose }) => ({
      name,
      suite,
      group,
      purpose,
    }));
    const target = await this.#targetOf(servicePrincipalId, request);
    // The application may have been asked for twice while the profile was read.
    this.#expectIdle(servicePrincipalId, application.displayName);
    return this.#begin(servicePrincipalId, request, target, {
      servicePrincipalId,
      state: 'running',
      startedAt: new Date(this.#simulator.clock.nowMs()).toISOString(),
      target: target.secrets.find(({ key }) => key === 'BaseAddress')?.value ?? '',
      edition,
      current: null,
      tests,
      results: new Map(),
      waivers: new Map(),
      report: null,
      error: null,
    });
  }

  /** Runs again what failed, was a warning or wasn't run; the other results stay. */
  async rerun(servicePrincipalId: string): Promise<Rehearsal> {
    const { rehearsal, request } = this.#run(servicePrincipalId);
    this.#expectIdle(servicePrincipalId, this.#simulator.applications.get(servicePrincipalId).displayName);
    const again = ['failed', 'warning', 'cancelled'];
    const only = rehearsal.tests
      .map(({ name }) => name)
      .filter((name) => again.includes(rehearsal.results.get(name)?.outcome ?? 'cancelled'));
    if (only.length === 0) return rehearsal;
    const target = await this.#targetOf(servicePrincipalId, request);
    for (const name of only) rehearsal.results.delete(name);
    return this.#begin(servicePrincipalId, request, target, { ...rehearsal, state: 'running', error: null }, only);
  }

  /** Ends the run after the request under way; what it created is deleted. */
  async cancel(servicePrincipalId: string): Promise<Rehearsal> {
    const { stop, done, rehearsal } = this.#run(servicePrincipalId);
    stop.abort();
    await done;
    return rehearsal;
  }

  /** A reason takes a failure out of the count; null takes the waiver back. Throws WAIVER_INVALID, TEST_UNKNOWN. */
  waive(servicePrincipalId: string, name: string, reason: string | null): Rehearsal {
    const { rehearsal } = this.#run(servicePrincipalId);
    const [test] = chooseTests(rehearsal.edition, [name]);
    if (!test) throw validationError('TEST_UNKNOWN', { name, nearest: null });
    if (reason === null) rehearsal.waivers.delete(test.name);
    else if (reason.trim() === '') throw validationError('WAIVER_INVALID', { given: name });
    else rehearsal.waivers.set(test.name, reason.trim());
    this.#changed(servicePrincipalId);
    return rehearsal;
  }

  /** Ends every run; for the closing of the server. */
  async close(): Promise<void> {
    for (const { stop } of this.#runs.values()) stop.abort();
    await Promise.all([...this.#runs.values()].map(({ done }) => done));
  }

  #run(servicePrincipalId: string): Run {
    const run = this.#runs.get(servicePrincipalId);
    if (run) return run;
    const { displayName } = this.#simulator.applications.get(servicePrincipalId);
    throw validationError('REHEARSAL_NOT_FOUND', { application: displayName });
  }

  #expectIdle(servicePrincipalId: string, application: string): void {
    if (this.#runs.get(servicePrincipalId)?.rehearsal.state !== 'running') return;
    throw validationError('REHEARSAL_RUNNING', { application });
  }

  #begin(
    servicePrincipalId: string,
    request: RehearsalRequest,
    target: RehearsalTarget,
    rehearsal: Rehearsal,
    only: readonly string[] = rehearsal.tests.map(({ name }) => name),
  ): Rehearsal {
    const stop = new AbortController();
    const done = runValidation(target, {
      edition: rehearsal.edition,
      asMicrosoft: request.asMicrosoft === true,
      only,
      signal: stop.signal,
      onEvent: (event) => {
        if (event.type === 'testStarted') rehearsal.current = event.name;
        if (event.type === 'testEnded') rehearsal.results.set(event.result.name, event.result);
        this.#changed(servicePrincipalId);
      },
    })
      .then((report) => {
        const before = rehearsal.report?.leftovers ?? [];
        rehearsal.report = { ...report, leftovers: [...before, ...report.leftovers] };
        rehearsal.state = report.isCancelled ? 'cancelled' : 'ended';
      })
      .catch((error: unknown) => {
        rehearsal.error = error instanceof Error ? error.message : String(error);
        rehearsal.state = 'ended';
      })
      .finally(() => {
        rehearsal.current = null;
        this.#changed(servicePrincipalId);
      });
    this.#runs.set(servicePrincipalId, { rehearsal, request, stop, done });
    this.#changed(servicePrincipalId);
    return rehearsal;
  }

  async #targetOf(servicePrincipalId: string, { target }: RehearsalRequest): Promise<RehearsalTarget> {
    const { applications, targets } = this.#simulator;
    const application = applications.get(servicePrincipalId);
    const own = application.secrets.some(({ key, value }) => key === 'BaseAddress' && value !== '');
    const handler = target ? null : (targets.handlers.get(servicePrincipalId) ?? null);
    if (!target && !own) {
      throw httpError('REQUEST_INVALID', {
        reason: 'the application has no target yet; save its address, or give one',
      });
    }
    const secrets = target
      ? [
          { key: 'BaseAddress', value: target.url },
          { key: 'SecretToken', value: target.token },
        ]
      : application.secrets;
    return {
      secrets,
      dialect: application.dialect,
      quirks: application.quirks,
      profile: await applications.profile(application),
      schema: application.jobs[0]?.schema ?? null,
      appRoles: application.appRoles,
      handler,
    };
  }

  #changed(servicePrincipalId: string): void {
    this.#simulator.events.emit({ type: 'rehearsal', servicePrincipalId });
  }
}

/** The results with the waivers that hold now. */
export function resultsOf({ tests, results, waivers }: Rehearsal): TestResult[] {
  return tests.flatMap(({ name }) => {
    const result = results.get(name);
    if (!result) return [];
    const reason = waivers.get(name);
    return [reason === undefined ? result : waived(result, reason)];
  });
}

/** The report of the whole, with what was run again and the waivers. Throws REHEARSAL_NOT_FOUND before there is one. */
export function reportOf(rehearsal: Rehearsal, application: string): ValidationReport {
  if (!rehearsal.report) throw validationError('REHEARSAL_NOT_FOUND', { application });
  const results = resultsOf(rehearsal);
  return { ...rehearsal.report, results, overallResult: overallOf(results) };
}
