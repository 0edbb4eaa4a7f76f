/**
 * Matchers for vitest and jest: `expect.extend(matchers)`, then `expect(sim).toHaveSent({ method: 'POST' })`. The
 * package exports them as `provsim/matchers`.
 */
import { type Among, type ExpectedExchange, type ExpectedLog, exchangeProblem, logProblem } from './assertions.ts';
import type { TestSimulator } from './library.ts';

interface MatcherResult {
  pass: boolean;
  message: () => string;
}

/** What `expect(sim)` can do: to be mixed into the runner's own interface of matchers. */
export interface ProvsimMatchers<R = unknown> {
  toHaveSent(expected: ExpectedExchange, among?: Among): R;
  toHaveLogged(expected: ExpectedLog, among?: Among): R;
}

export const matchers = {
  toHaveSent(sim: TestSimulator, expected: ExpectedExchange, among: Among = {}): MatcherResult {
    return resultOf(exchangeProblem(sim, expected, among), 'sent', expected);
  },
  toHaveLogged(sim: TestSimulator, expected: ExpectedLog, among: Among = {}): MatcherResult {
    return resultOf(logProblem(sim, expected, among), 'logged', expected);
  },
};

function resultOf(problem: string | null, what: string, expected: object): MatcherResult {
  const message = problem ?? `expected nothing to be ${what} like ${JSON.stringify(expected)}`;
  return { pass: problem === null, message: () => message };
}
