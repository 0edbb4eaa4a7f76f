/**
 * Sets of characters as .NET has them: UTF-16 units, Unicode's general categories, `\w` `\d` `\s` by Unicode,
 * subtraction, and case that is ignored by the invariant culture.
 */
import { equivalentUnits } from './letter-equivalence.ts';

/** One part of a set: a range of units, or those that a JavaScript class of Unicode knows. */
export type SetItem = { from: number; to: number } | { category: string; isNegated: boolean };

export interface CharacterSet {
  items: readonly SetItem[];
  isNegated: boolean;
  ignoresCase: boolean;
  /** `[a-z-[aeiou]]`. */
  minus: CharacterSet | null;
}

/** Members of classes in JavaScript's and RE2's common notation; the units of `\s` stand as ranges. */
export const WORD = '\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}';
export const DIGIT = '\\p{Nd}';
export const SPACE = '\\t\\n\\x0b\\f\\r\\x85\\p{Z}';

const categories = new Set(
  'L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp C Cc Cf Cs Co Cn'.split(' '),
);

export function isCategory(name: string): boolean {
  return categories.has(name);
}

export function setOf(items: readonly SetItem[], options: Partial<Omit<CharacterSet, 'items'>> = {}): CharacterSet {
  return { items, isNegated: false, ignoresCase: false, minus: null, ...options };
}

const ASCII = 128;
const patterns = new Map<string, RegExp>();

function patternOf(category: string): RegExp {
  let pattern = patterns.get(category);
  if (!pattern) {
    pattern = new RegExp(`^[${category}]$`, 'u');
    patterns.set(category, pattern);
  }
  return pattern;
}

function holdsItem(item: SetItem, unit: number): boolean {
  if ('from' in item) return unit >= item.from && unit <= item.to;
  return patternOf(item.category).test(String.fromCharCode(unit)) !== item.isNegated;
}

function contains(set: CharacterSet, unit: number): boolean {
  const units = set.ignoresCase ? equivalentUnits(unit) : [unit];
  const isListed = units.some((each) => set.items.some((item) => holdsItem(item, each)));
  return isListed !== set.isNegated && !(set.minus && contains(set.minus, unit));
}

/** A test that answers from a table where it can. */
export function memberTest(set: CharacterSet): (unit: number) => boolean {
  const [only] = set.items;
  if (!set.ignoresCase && !set.minus && set.items.length === 1 && only && 'from' in only) {
    const { from, to } = only;
    return set.isNegated ? (unit) => unit < from || unit > to : (unit) => unit >= from && unit <= to;
  }
  const table = Array.from({ length: ASCII }, (_, unit) => contains(set, unit));
  const others = new Map<number, boolean>();
  return (unit) => {
    if (unit < ASCII) return table[unit] as boolean;
    let isMember = others.get(unit);
    if (isMember === undefined) {
      isMember = contains(set, unit);
      others.set(unit, isMember);
    }
    return isMember;
  };
}

const isWord = memberTest(setOf([{ category: WORD, isNegated: false }]));

/** What `\b` parts: word characters and the two joiners of zero width. */
export function isBoundaryWord(unit: number): boolean {
  return isWord(unit) || unit === 0x200c || unit === 0x200d;
}
