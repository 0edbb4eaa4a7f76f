/**
 * Plain assertions for any test runner: what must have been sent, and what must have been logged. They throw an error
 * that prints what was nearest, with the exchange. `matchers.ts` offers the same to vitest and jest.
 */
import type { TestSimulator } from './library.ts';
import type { CycleSummary } from './provisioning/index.ts';
import { type ExchangeView, exchangeView, type LogView, logView, problemAmong } from './scenarios/index.ts';

type Named = { id: string } | string;

/** A part: fields that aren't named don't matter. Values may be `{ $contains }`, `{ $matches }`, `{ $any: true }`. */
export type ExpectedExchange = { [K in keyof ExchangeView]?: unknown } & { of?: Named };
export type ExpectedLog = { [K in keyof LogView]?: unknown } & { of?: Named };

export interface Among {
  /** Exactly so many; at least one when left out, none when 0. */
  count?: number;
  /** Looks at this cycle only. */
  cycle?: CycleSummary;
}

/** Throws an error that prints the nearest exchange whole. */
export function expectExchange(sim: TestSimulator, expected: ExpectedExchange, among: Among = {}): void {
  const problem = exchangeProblem(sim, expected, among);
  if (problem !== null) throw new Error(problem);
}

export function expectLog(sim: TestSimulator, expected: ExpectedLog, among: Among = {}): void {
  const problem = logProblem(sim, expected, among);
  if (problem !== null) throw new Error(problem);
}

/** Null when it was sent as expected. */
export function exchangeProblem(
  sim: TestSimulator,
  expected: ExpectedExchange,
  { count, cycle }: Among,
): string | null {
  const { simulator, application } = sim;
  const base = simulator.targets.connection(application.servicePrincipalId).settings.baseUrl;
  const views = simulator.log
    .exchangesAfter(0)
    .filter(({ cycleId }) => cycle === undefined || cycleId === cycle.cycleId)
    .map(({ exchange, sourceId }) => exchangeView(exchange, base, sourceId));
  return problemAmong(withId(expected), count, views, printed);
}

/** Null when it was logged as expected. */
export function logProblem(sim: TestSimulator, expected: ExpectedLog, { count, cycle }: Among): string | null {
  const entries = sim.logs(cycle ? { cycleId: cycle.cycleId } : {});
  const views = entries.map((entry) => logView(entry, entry.sourceIdentity.id));
  return problemAmong(withId(expected), count, views, (view) => JSON.stringify(view));
}

/** Objects are told by their ids here: a test holds the user or group itself. */
function withId({ of, ...part }: { of?: Named }): object {
  return of === undefined ? part : { of: typeof of === 'string' ? of : of.id, ...part };
}

/** Request and answer whole, as they went over the wire. */
function printed({ method, path, query, body, status, answer, failure }: ExchangeView): string {
  const lines = [
    `${method} ${path}${query === '' ? '' : `?${query}`}`,
    ...(body === null ? [] : [`  ${JSON.stringify(body)}`]),
    `→ ${status ?? failure ?? 'no answer'}`,
    ...(answer === null ? [] : [`  ${JSON.stringify(answer)}`]),
  ];
  return lines.join('\n  ');
}
