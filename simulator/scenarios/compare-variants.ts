/** Tells in which requests the variants of a scenario differ, such as two dialects. Pure. */
import { differencesOf, shown } from './differences.ts';
import type { VariantDifference, VariantResult } from './scenario-result.ts';
import type { Scenario } from './scenario-shape.ts';
import type { ExchangeView } from './sightings.ts';

export function compareVariants(
  { differ }: Scenario,
  variants: readonly VariantResult[],
): { differences: VariantDifference[]; problem: string | null } {
  const [first, ...others] = variants;
  if (!first || others.length === 0) return { differences: [], problem: null };
  const differences: VariantDifference[] = [];
  const most = Math.max(...variants.map(({ views }) => views.length));
  for (let index = 0; index < most; index++) {
    const views = variants.map(({ variant, views }) => ({ variant: String(variant), view: views[index] }));
    const bodies = views.map(({ view }) => JSON.stringify(view?.body ?? null));
    if (new Set(bodies).size === 1) continue;
    const shownOf = views.find(({ view }) => view)?.view as ExchangeView;
    differences.push({
      method: shownOf.method,
      path: shownOf.path,
      of: shownOf.of,
      bodies: Object.fromEntries(views.map(({ variant, view }) => [variant, view?.body ?? null])),
    });
  }
  return { differences, problem: differ ? problemOf(differ, differences) : null };
}

/** Each expected difference is there, and no other. */
function problemOf(
  differ: readonly { method: string; path: string }[],
  differences: readonly VariantDifference[],
): string | null {
  const isLike = (expected: { method: string; path: string }, actual: VariantDifference) =>
    differencesOf(expected.method, actual.method).length === 0 && actual.path.startsWith(expected.path);
  const missing = differ.find((expected) => !differences.some((actual) => isLike(expected, actual)));
  if (missing)
    return `The bodies of ${missing.method} ${missing.path} were expected to differ between the variants; they are the same.`;
  const surplus = differences.find((actual) => !differ.some((expected) => isLike(expected, actual)));
  if (!surplus) return null;
  const bodies = Object.entries(surplus.bodies).map(([variant, body]) => `  ${variant}: ${shown(body)}`);
  return [`${surplus.method} ${surplus.path} differs between the variants and wasn't expected to:`, ...bodies].join(
    '\n',
  );
}
