/** Values inside an expression, and their canonical text. */
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

/** Nothing: absent or null. An empty list holds nothing either. */
export function isNothing(value: Value): value is null | undefined {
  return value === null || value === undefined;
}

export function isNullOrEmpty(value: Value): boolean {
  return isNothing(value) || value === '' || (isList(value) && value.length === 0);
}

const NUMERIC = /^\s*[+-]?\d+(?:\.\d+)?\s*$/;

/** A number by its text, or null. */
export function asNumber(text: string): number | null {
  return NUMERIC.test(text) ? Number(text) : null;
}

const INTEGER = /^\s*[+-]?\d+\s*$/;

/** An integer by its text, or null. */
export function asInteger(text: string): number | null {
  return INTEGER.test(text) ? Number(text) : null;
}
