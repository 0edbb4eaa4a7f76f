/** Drawing from data with seeded chance, for the generators of this room. */
import type { Chance } from '../../chance.ts';

/** One of a list that isn't empty. */
export function drawOne<T>(chance: Chance, from: readonly T[]): T {
  return from[chance.below(from.length)] as T;
}

export function drawWeighted<T extends { weight: number }>(chance: Chance, from: readonly T[]): T {
  let rest = chance.next() * from.reduce((sum, item) => sum + item.weight, 0);
  for (const item of from) {
    rest -= item.weight;
    if (rest < 0) return item;
  }
  return from.at(-1) as T;
}

/** True in that share of the cases, 0 to 1. */
export function happens(chance: Chance, share: number): boolean {
  return chance.next() < share;
}
