/**
 * Brings incoming values into the declared form, as far as Entra's dialects stray from it: booleans as text (W-71),
 * a manager as plain text (W-59), single values wrapped in a list (W-125). Text is kept as sent (W-111); what isn't
 * declared is left out, and null is nothing.
 */
import type { Declared } from './resource-shape.ts';
import { invalidValue } from './scim-errors.ts';
import { isObject, keyIn, type ScimObject, type ScimValue } from './scim-value.ts';

/** Undefined when nothing is left of the value. */
export function readValue(declared: Declared, value: unknown): ScimValue | undefined {
  if (value === null || value === undefined) return undefined;
  if (declared.multiValued) {
    const items = (Array.isArray(value) ? value : [value]).flatMap((item) => readItem(declared, item) ?? []);
    return items.length === 0 ? undefined : items;
  }
  const single = Array.isArray(value) ? onlyItem(declared, value) : value;
  if (declared.subs.size > 0) return readItem(declared, single);
  return readScalar(declared, unwrapped(single));
}

/** One complex value: an object, or the bare `value` of one. An empty reference is none (W-78). */
export function readItem(declared: Declared, value: unknown): ScimObject | undefined {
  if (value === null || value === undefined) return undefined;
  if (!isObject(value)) {
    const main = declared.subs.get('value');
    if (!main) throw wrongType(declared, 'an object', value);
    return value === '' ? undefined : readItem(declared, { [main.name]: value });
  }
  const item: ScimObject = {};
  for (const [key, given] of Object.entries(value)) {
    const sub = declared.subs.get(key.toLowerCase());
    const read = sub && readValue(sub, given);
    if (read !== undefined) item[sub?.name as string] = read;
  }
  const isEmptyReference = !declared.multiValued && item.value === '';
  return Object.keys(item).length === 0 || isEmptyReference ? undefined : item;
}

function readScalar(declared: Declared, value: unknown): ScimValue | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'object') throw wrongType(declared, 'a single value', value);
  switch (declared.type) {
    case 'Boolean':
      return readBoolean(declared, value);
    case 'Integer': {
      if (value === '') return undefined;
      const number = typeof value === 'boolean' ? Number.NaN : Number(value);
      if (!Number.isInteger(number)) throw wrongType(declared, 'a whole number', value);
      return number;
    }
    case 'DateTime':
      if (value === '') return undefined;
      if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) throw wrongType(declared, 'a date', value);
      return value;
    default:
      return String(value);
  }
}

function readBoolean(declared: Declared, value: unknown): boolean {
  const text = String(value).toLowerCase();
  if (text !== 'true' && text !== 'false') throw wrongType(declared, 'true or false', value);
  return text === 'true';
}

function onlyItem(declared: Declared, values: readonly unknown[]): unknown {
  if (values.length > 1) throw wrongType(declared, 'a single value', values);
  return values[0];
}

/** `{"value":"x"}` for a plain attribute means `x`. */
function unwrapped(value: unknown): unknown {
  const key = isObject(value) ? keyIn(value, 'value') : undefined;
  return key === undefined ? value : (value as Record<string, unknown>)[key];
}

function wrongType(declared: Declared, expected: string, value: unknown) {
  const given = JSON.stringify(value) ?? String(value);
  return invalidValue(`The attribute '${declared.name}' takes ${expected}. Given: ${given.slice(0, 200)}.`);
}
