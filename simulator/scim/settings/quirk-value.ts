/** Reads the value of a quirk as it is stored or typed, by the quirk's domain. */
import { scimError } from '../errors.ts';
import { ENTRA_RATE_PER_SECOND, type QuirkDomain, quirkNames, quirks } from './quirks.ts';
import type { QuirkName, QuirkValue } from './wire-settings.ts';

/** `name=value` taken apart and checked. Throws QUIRK_MALFORMED, QUIRK_UNKNOWN, QUIRK_VALUE_INVALID. */
export function parseQuirk(text: string): { name: QuirkName; value: QuirkValue } {
  const at = text.indexOf('=');
  if (at < 1) throw scimError('QUIRK_MALFORMED', { text });
  const name = quirkName(text.slice(0, at).trim());
  return { name, value: readQuirkValue(name, text.slice(at + 1).trim()) };
}

/** A set of quirks with names in their own spelling and values in their own type. Throws QUIRK_UNKNOWN, QUIRK_VALUE_INVALID. */
export function readQuirks(given: Readonly<Record<string, QuirkValue>>): Partial<Record<QuirkName, QuirkValue>> {
  const read: Partial<Record<QuirkName, QuirkValue>> = {};
  for (const [key, value] of Object.entries(given)) {
    const name = quirkName(key);
    read[name] = readQuirkValue(name, value);
  }
  return read;
}

/** The name in its own spelling, given in any case. Throws QUIRK_UNKNOWN. */
export function quirkName(given: string): QuirkName {
  const lower = given.toLowerCase();
  const name = quirkNames.find((candidate) => candidate.toLowerCase() === lower);
  if (name) return name;
  throw scimError('QUIRK_UNKNOWN', { name: given, nearest: nearestName(lower), known: quirkNames });
}

/** The value in its own type: `'true'` becomes true, `'entra'` a rate. Throws QUIRK_VALUE_INVALID. */
export function readQuirkValue(name: QuirkName, given: QuirkValue): QuirkValue {
  const { domain } = quirks[name];
  const value = valueIn(domain, given);
  if (value === undefined) throw scimError('QUIRK_VALUE_INVALID', { name, value: given, expected: expected(domain) });
  return value;
}

function valueIn(domain: QuirkDomain, given: QuirkValue): QuirkValue | undefined {
  const text = String(given);
  const lower = text.toLowerCase();
  switch (domain.type) {
    case 'choice':
      return domain.values.find((value) => value.toLowerCase() === lower);
    case 'boolean':
      return lower === 'true' ? true : lower === 'false' ? false : undefined;
    case 'integer':
      return wholeNumber(text, domain.minimum, domain.maximum);
    case 'text':
      return /^[\t\x20-\x7e]*$/.test(text) ? text : undefined;
    case 'rate':
      if (given === null || lower === 'none' || lower === 'null') return null;
      return lower === 'entra' ? ENTRA_RATE_PER_SECOND : wholeNumber(text, 1, 100_000);
  }
}

function wholeNumber(text: string, minimum: number, maximum: number): number | undefined {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return number >= minimum && number <= maximum ? number : undefined;
}

function expected(domain: QuirkDomain): string {
  switch (domain.type) {
    case 'choice':
      return domain.values.join(' or ');
    case 'boolean':
      return 'true or false';
    case 'integer':
      return `a whole number from ${domain.minimum} to ${domain.maximum}`;
    case 'text':
      return 'a text that a header can carry';
    case 'rate':
      return "a whole number of requests a second, 'none' or 'entra'";
  }
}

/** A known name that contains the given one or differs from it in at most a third of its letters. */
function nearestName(lower: string): string | null {
  let best: { name: string; distance: number } | null = null;
  for (const name of quirkNames) {
    const distance = editDistance(lower, name.toLowerCase());
    if (distance <= Math.ceil(name.length / 3) && (!best || distance < best.distance)) best = { name, distance };
  }
  return best?.name ?? quirkNames.find((name) => lower.length > 3 && name.toLowerCase().includes(lower)) ?? null;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
