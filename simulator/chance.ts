/**
 * Seeded randomness. Nothing in the simulator asks the system for chance, so the same seed gives the same
 * tenant, the same ids and the same requests. Each use draws from a stream of its own name, so that a new
 * use doesn't shift the numbers of the others.
 */

/** A deterministic stream of random numbers. */
export interface Chance {
  /** A number in [0, 1). */
  next(): number;
  /** An integer in [0, bound). */
  below(bound: number): number;
  /** A random GUID (version 4), lower case with hyphens. */
  guid(): string;
}

/** How far a stream has come. */
export type ChancePosition = readonly [number, number, number, number];

/** A stream that can be left and gone on with, by a snapshot. */
export interface ChanceStream extends Chance {
  position(): ChancePosition;
  moveTo(position: ChancePosition): void;
}

/** FNV-1a, 32 bits: spreads a stream's name over the seed. */
function hashText(text: string, start: number): number {
  let hash = start >>> 0;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash;
}

/** One round of splitmix32: scatters neighbouring seeds. */
function scatter(value: number): number {
  let z = (value + 0x9e3779b9) >>> 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad) >>> 0;
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97) >>> 0;
  return (z ^ (z >>> 15)) >>> 0;
}

/** A stream for a seed and a name (`chance(42, 'population')`). The generator is sfc32. */
export function chance(seed: number, name: string): ChanceStream {
  let a = scatter(hashText(name, 0x811c9dc5 ^ seed));
  let b = scatter(a ^ seed);
  let c = scatter(b + 1);
  let counter = 1;
  const next32 = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i++) next32();
  return {
    next: () => next32() / 4294967296,
    below: (bound) => Math.floor((next32() / 4294967296) * bound),
    guid: () => {
      const hex = (value: number) => value.toString(16).padStart(8, '0');
      const [first, second, third, fourth] = [next32(), next32(), next32(), next32()];
      const variant = (8 + ((third >>> 30) & 3)).toString(16);
      const s = hex(second);
      const t = hex(third);
      return `${hex(first)}-${s.slice(0, 4)}-4${s.slice(5)}-${variant}${t.slice(1, 4)}-${t.slice(4)}${hex(fourth)}`;
    },
    position: () => [a, b, c, counter],
    moveTo: (position) => {
      [a, b, c, counter] = position;
    },
  };
}

/** Fisher and Yates, in place. */
export function shuffle<T>(chance: Chance, items: T[]): T[] {
  for (let last = items.length - 1; last > 0; last--) {
    const other = chance.below(last + 1);
    [items[last], items[other]] = [items[other] as T, items[last] as T];
  }
  return items;
}
