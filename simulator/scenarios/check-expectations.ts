/** Compares what was seen with what a step expects, and says of each failure what was nearest to it. */

import { checkTarget } from './check-target.ts';
import { differencesOf, listOf, nearestOf, shown, textOf } from './differences.ts';
import type { Expectations } from './expect-shape.ts';
import type { ExpectationFailure } from './scenario-result.ts';
import {
  cycleView,
  type ExchangeView,
  exchangesSince,
  jobView,
  logsSince,
  type Mark,
  mailsSince,
} from './sightings.ts';
import type { Stage } from './stage.ts';

const MOST_DIFFERENCES = 6;

interface Expected {
  count?: number;
  variant?: string;
}

/** Everything that isn't as expected; nothing when all is. `variant` is the one that is being played, if any. */
export async function checkExpectations(
  stage: Stage,
  expected: Expectations,
  mark: Mark,
  variant: string | null,
): Promise<ExpectationFailure[]> {
  const failures: ExpectationFailure[] = [];
  const fail = (expectation: string, message: string) => failures.push({ expectation, message });
  const isMeant = (one: Expected) => one.variant === undefined || one.variant === variant;

  const compare = (expectation: string, part: object, actual: object | null) => {
    const differences = differencesOf(stage.filledIn(part), actual ?? {});
    if (differences.length > 0) fail(expectation, differences.slice(0, MOST_DIFFERENCES).map(textOf).join('\n'));
  };
  const among = <T extends object>(
    what: string,
    items: readonly (Expected & object)[] | undefined,
    views: readonly T[],
    shortOf: (view: T) => string,
  ) => {
    for (const [index, item] of (items ?? []).entries()) {
      if (!isMeant(item)) continue;
      const problem = problemAmong(stage, item, views, shortOf);
      if (problem !== null) fail(`${what}[${index}]`, problem);
    }
  };

  if (expected.cycle) {
    const cycle = cycleView(stage);
    if (cycle === null) fail('cycle', 'No cycle has run yet.');
    else compare('cycle', expected.cycle, cycle);
  }
  if (expected.job) compare('job', expected.job, jobView(stage));
  if (expected.logs) among('logs', expected.logs, logsSince(stage, mark), shortLog);
  const exchanges = exchangesSince(stage, mark);
  among('exchanges', expected.exchanges, exchanges, shortExchange);
  if (expected.inOrder) failures.push(...checkOrder(stage, expected.inOrder.filter(isMeant), exchanges));
  if (expected.writes !== undefined) {
    const writes = exchanges.filter(({ method }) => method !== 'GET');
    if (writes.length !== expected.writes) {
      fail(
        'writes',
        `expected ${expected.writes} requests other than GET, got ${writes.length}${listOf(writes.map(shortExchange))}`,
      );
    }
  }
  if (expected.mails) {
    among(
      'mails',
      expected.mails,
      mailsSince(stage, mark),
      ({ subject, to }) => `'${subject}' to ${to.join(', ') || 'nobody'}`,
    );
  }
  if (expected.target) failures.push(...(await checkTarget(stage, expected.target)));
  return failures;
}

/** What is wrong with one expectation among what was seen; null when nothing is. */
function problemAmong<T extends object>(
  stage: Stage,
  { count, variant: _variant, ...given }: Expected & object,
  views: readonly T[],
  shortOf: (view: T) => string,
): string | null {
  const part = stage.filledIn(given) as object;
  const found = views.filter((view) => differencesOf(part, view).length === 0);
  if (count === undefined ? found.length > 0 : found.length === count) return null;
  if (found.length > 0 || count === 0) {
    return `expected ${count ?? 'at least one'} like ${shown(part)}, got ${found.length}${listOf(found.map(shortOf))}`;
  }
  const nearest = nearestOf(part, views);
  const wanted = `expected ${shown(part)}`;
  if (!nearest) return `${wanted}, but there was nothing of the kind`;
  return [
    wanted,
    `nearest of ${views.length}: ${shortOf(nearest.view)}`,
    ...nearest.differences.slice(0, MOST_DIFFERENCES).map((difference) => `  ${textOf(difference)}`),
  ].join('\n');
}

function checkOrder(stage: Stage, items: readonly (Expected & object)[], views: readonly ExchangeView[]) {
  let from = 0;
  for (const [index, { count: _count, variant: _variant, ...given }] of items.entries()) {
    const part = stage.filledIn(given) as object;
    const at = views.findIndex((view, place) => place >= from && differencesOf(part, view).length === 0);
    if (at < 0) {
      const rest = views.slice(from);
      const problem = problemAmong(stage, given, rest, shortExchange) ?? '';
      const before = index === 0 ? '' : `after ${from} exchanges: `;
      return [{ expectation: `inOrder[${index}]`, message: `${before}${problem}` }];
    }
    from = at + 1;
  }
  return [];
}

export function shortExchange({ method, path, query, status, failure }: ExchangeView): string {
  return `${method} ${path}${query === '' ? '' : `?${query}`} → ${status ?? failure ?? 'no answer'}`;
}

function shortLog(view: ReturnType<typeof logsSince>[number]): string {
  const code = view.errorCode === null ? '' : ` (${view.errorCode}: ${(view.reason ?? '').split('\n')[0]})`;
  return `${view.action} of ${view.of}: ${view.status}${code}`;
}
