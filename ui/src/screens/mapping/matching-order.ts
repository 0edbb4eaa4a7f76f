/** The order in which matching attributes are asked: 1 first (M-17). Pure. */
import type { AttributeMapping } from '../../../../simulator/model/schema.ts';

/** One step earlier or later, so that precedences stay 1, 2, 3 …. */
export function moveMatching(all: readonly AttributeMapping[], index: number, by: -1 | 1): AttributeMapping[] {
  const order = all
    .map((mapping, place) => ({ place, priority: mapping.matchingPriority }))
    .filter(({ priority }) => priority > 0)
    .sort((a, b) => a.priority - b.priority)
    .map(({ place }) => place);
  const from = order.indexOf(index);
  const to = Math.min(order.length - 1, Math.max(0, from + by));
  order.splice(to, 0, ...order.splice(from, 1));
  return all.map((mapping, place) => ({ ...mapping, matchingPriority: order.indexOf(place) + 1 }));
}

export function nextPrecedence(all: readonly AttributeMapping[]): number {
  return Math.max(0, ...all.map(({ matchingPriority }) => matchingPriority)) + 1;
}
