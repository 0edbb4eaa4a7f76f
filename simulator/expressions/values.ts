/** Values inside an expression, their canonical text, and numbers by their text. */
import type { AttributeValue } from '../model/values.ts';

/** Null is nothing; undefined is "not flowed" as a result, "not given" as an argument. */
export type Value = AttributeValue;

/** The text that every function, comparison and result goes by. */
export function canonicalText(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (isList(value)) return value.map(canonicalText).join(',');
  return JSON.stringify(value);
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Nothing: absent or null. */
export function isNothing(value: Value): value is null | undefined {
  return value === null || value === undefined;
}

export function isNullOrEmpty(value: Value): boolean {
  return isNothing(value) || value === '' || (isList(value) && value.every(isNothing));
}

/** The values of a list; a single value is a list of one, nothing an empty one. */
export function valuesOf(value: Value): readonly Value[] {
  if (isNothing(value)) return [];
  return isList(value) ? value.filter((item) => !isNothing(item)) : [value];
}

const NUMERIC = /^\s*([+-]?)(\d+)(?:\.(\d+))?\s*$/;
/** Up to so many digits a number of JavaScript is exact. */
const EXACT_LENGTH = 15;

/**
 * The order of two numbers by their texts, however many digits they have; null when one of them is no number.
 */
export function compareNumbers(first: string, second: string): number | null {
  const [a, b] = [NUMERIC.exec(first), NUMERIC.exec(second)];
  if (!a || !b) return null;
  if (first.length <= EXACT_LENGTH && second.length <= EXACT_LENGTH) return Number(first) - Number(second);
  const digits = Math.max(a[3]?.length ?? 0, b[3]?.length ?? 0);
  const [x, y] = [scaled(a, digits), scaled(b, digits)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The number times ten to the power of `digits`. */
function scaled([, sign, whole = '', fraction = '']: RegExpExecArray, digits: number): bigint {
  const size = BigInt(whole + fraction.padEnd(digits, '0'));
  return sign === '-' ? -size : size;
}

const INTEGER = /^\s*[+-]?\d+\s*$/;

/** An integer by its text, or null. Beyond 2^53 it is near enough for a position or a count. */
export function asInteger(text: string): number | null {
  return INTEGER.test(text) ? Number(text) : null;
}

/** An integer by its text with all its digits, or null. */
export function asBigInteger(text: string): bigint | null {
  return INTEGER.test(text) ? BigInt(text.trim().replace(/^\+/, '')) : null;
}
