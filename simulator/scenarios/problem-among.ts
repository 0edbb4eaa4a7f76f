/** Looks for what is expected among what was seen, and says what was nearest to it. Pure. */
import { differencesOf, listOf, nearestOf, shown, textOf } from './differences.ts';

const MOST_DIFFERENCES = 6;

/** What is wrong with one expectation among what was seen; null when nothing is. At least one, or exactly `count`. */
export function problemAmong<T extends object>(
  part: object,
  count: number | undefined,
  views: readonly T[],
  shortOf: (view: T) => string,
): string | null {
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
