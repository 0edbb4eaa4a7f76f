/** What is due, in groups by how far away it is. Pure. */
import type { DueItem } from '../../api/types.ts';

export type Horizon = 'now' | 'hour' | 'day' | 'week' | 'later';

export interface DueGroup {
  horizon: Horizon;
  items: DueItem[];
}

const HOUR_MS = 3_600_000;
const endsAfterMs: Record<Horizon, number> = {
  now: 0,
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
  week: 7 * 24 * HOUR_MS,
  later: Number.POSITIVE_INFINITY,
};
const horizons = Object.keys(endsAfterMs) as Horizon[];

/** Groups without items are left out; the order of the items stays. */
export function dueGroups(items: readonly DueItem[], nowMs: number): DueGroup[] {
  const horizonOf = ({ at }: DueItem) => horizons.find((each) => Date.parse(at) - nowMs <= endsAfterMs[each]);
  return horizons
    .map((horizon) => ({ horizon, items: items.filter((item) => horizonOf(item) === horizon) }))
    .filter(({ items: found }) => found.length > 0);
}
