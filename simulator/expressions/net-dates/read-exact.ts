/** Reads a date exactly by a .NET format, as DateTime.ParseExact does in the invariant culture (X-69 to X-69c). */
import { trimEnd, trimStart } from '../white-space.ts';
import { type DateFields, momentOf, readOffset } from './date-fields.ts';
import { DAYS, elementsOf, type FormatElement, MONTHS } from './format.ts';
import type { Moment } from './moment.ts';

/** Those names of .NET's DateTimeStyles that change what is read; servers stand at UTC, so the others don't. */
export interface ReadingStyles {
  leadingWhite: boolean;
  trailingWhite: boolean;
  innerWhite: boolean;
  noCurrentDateDefault: boolean;
}

export const defaultStyles: ReadingStyles = {
  leadingWhite: true,
  trailingWhite: true,
  innerWhite: false,
  noCurrentDateDefault: false,
};

const styleNames: Readonly<Record<string, Partial<ReadingStyles>>> = {
  None: {},
  AllowLeadingWhite: { leadingWhite: true },
  AllowTrailingWhite: { trailingWhite: true },
  AllowInnerWhite: { innerWhite: true },
  AllowWhiteSpaces: { leadingWhite: true, trailingWhite: true, innerWhite: true },
  NoCurrentDateDefault: { noCurrentDateDefault: true },
  AdjustToUniversal: {},
  AssumeLocal: {},
  AssumeUniversal: {},
  RoundtripKind: {},
};

/** Null when a name is none of .NET's; empty gives the default (X-69a). */
export function stylesNamed(text: string): ReadingStyles | null {
  if (text.trim() === '') return defaultStyles;
  const names = text.split(',').map((name) => name.trim());
  if (!names.every((name) => Object.hasOwn(styleNames, name))) return null;
  const none = { leadingWhite: false, trailingWhite: false, innerWhite: false, noCurrentDateDefault: false };
  return Object.assign(none, ...names.map((name) => styleNames[name]));
}

export interface ExactDate {
  moment: Moment;
  /** Whether an offset or Z was read. */
  hasZone: boolean;
}

/** Two-digit years up to this are of the century of 2000. */
const LAST_SHORT_YEAR = 49;

/** Null when the text doesn't fit the format, or that is none. What the format leaves out is taken from today. */
export function readExact(text: string, format: string, styles: ReadingStyles, nowMs: number): ExactDate | null {
  const trim = (given: string) => {
    const begun = styles.leadingWhite ? trimStart(given) : given;
    return styles.trailingWhite ? trimEnd(begun) : begun;
  };
  const elements = elementsOf(format.length === 1 ? format : trim(format));
  if (!elements) return null;
  const fields = readFields(trim(text), elements, styles.innerWhite);
  if (!fields) return null;
  const moment = momentOf(withDefaults(fields, styles, nowMs));
  return moment && { moment, hasZone: fields.offset !== undefined };
}

function readFields(text: string, elements: readonly FormatElement[], innerWhite: boolean): DateFields | null {
  const fields: DateFields = {};
  let rest = text;
  for (const [index, element] of elements.entries()) {
    if (innerWhite) rest = trimStart(rest);
    const length =
      element.kind === 'text' ? readText(rest, element, elements[index + 1]) : readField(rest, element, fields);
    if (length === null) return null;
    rest = rest.slice(length);
  }
  return rest === '' ? fields : null;
}

/** A point before F may be missing with it. */
function readText(rest: string, { text }: { text: string }, next: FormatElement | undefined): number | null {
  if (rest.startsWith(text)) return text.length;
  return text === '.' && next?.kind === 'field' && next.letter === 'F' ? 0 : null;
}

/** How many characters a field takes; null when the text doesn't fit, or says another value than before. */
function readField(rest: string, field: Extract<FormatElement, { kind: 'field' }>, fields: DateFields): number | null {
  const read = readValue(rest, field);
  if (!read) return null;
  for (const [key, value] of Object.entries(read.fields) as [keyof DateFields, number & boolean][]) {
    if (fields[key] !== undefined && fields[key] !== value) return null;
    (fields as Record<string, number | boolean>)[key] = value;
  }
  return read.length;
}

interface Read {
  length: number;
  fields: DateFields;
}

function readValue(rest: string, { letter, length }: Extract<FormatElement, { kind: 'field' }>): Read | null {
  const number = (key: keyof DateFields) => readNumber(rest, length, key);
  switch (letter) {
    case 'y':
      return length <= 2 ? shortYear(readNumber(rest, length, 'year')) : readDigits(rest, length, 'year');
    case 'M':
      return length <= 2 ? number('month') : readMonth(rest, length === 3);
    case 'd':
      return length <= 2 ? number('day') : readWeekday(rest, length === 3);
    case 'H':
      return number('hour');
    case 'h': {
      const read = number('hour');
      return read && { ...read, fields: { ...read.fields, isTwelveHour: true } };
    }
    case 'm':
      return number('minute');
    case 's':
      return number('second');
    case 'f':
    case 'F':
      return readFraction(rest, length, letter === 'F');
    case 't':
      return readHalf(rest, length === 1);
    default:
      return readZone(rest, letter === 'K', length);
  }
}

/** One letter takes one or two digits, two and more exactly two. */
function readNumber(rest: string, length: number, key: keyof DateFields): Read | null {
  return length === 1 ? (readDigits(rest, 2, key) ?? readDigits(rest, 1, key)) : readDigits(rest, 2, key);
}

function readDigits(rest: string, count: number, key: keyof DateFields): Read | null {
  const digits = rest.slice(0, count);
  return digits.length === count && /^[0-9]+$/.test(digits)
    ? { length: count, fields: { [key]: Number(digits) } }
    : null;
}

function shortYear(read: Read | null): Read | null {
  const year = read?.fields.year;
  return read && year !== undefined
    ? { ...read, fields: { year: year + (year <= LAST_SHORT_YEAR ? 2000 : 1900) } }
    : null;
}

function readMonth(rest: string, isShort: boolean): Read | null {
  const read = readName(rest, MONTHS, isShort);
  return read && { length: read.length, fields: { month: read.index + 1 } };
}

/** In any case; short names have three letters. */
function readName(rest: string, names: readonly string[], isShort: boolean): { index: number; length: number } | null {
  const written = isShort ? names.map((name) => name.slice(0, 3)) : names;
  const index = written.findIndex((name) => rest.slice(0, name.length).toLowerCase() === name.toLowerCase());
  return index < 0 ? null : { index, length: (written[index] as string).length };
}

function readWeekday(rest: string, isShort: boolean): Read | null {
  const read = readName(rest, DAYS, isShort);
  return read && { length: read.length, fields: { weekday: read.index } };
}

function readFraction(rest: string, length: number, mayBeShorter: boolean): Read | null {
  const digits = /^[0-9]*/.exec(rest.slice(0, length))?.[0] ?? '';
  if (digits.length < length && !mayBeShorter) return null;
  return { length: digits.length, fields: { fraction: Number(digits.padEnd(7, '0')) } };
}

function readHalf(rest: string, isShort: boolean): Read | null {
  const written = /^(?:am|pm)/i.exec(rest)?.[0] ?? (isShort ? /^[ap]/i.exec(rest)?.[0] : undefined);
  if (!written) return null;
  return { length: isShort ? 1 : 2, fields: { isAfternoon: /^p/i.test(written) } };
}

/** `z` and `zz` are hours, `zzz` has minutes with or without a colon; `K` may also be Z, or nothing. */
function readZone(rest: string, isKind: boolean, length: number): Read | null {
  if (isKind && rest.startsWith('Z')) return { length: 1, fields: { offset: 0 } };
  const pattern =
    isKind || length > 2 ? /^([+-])(\d{1,2}):?(\d{2})/ : length === 2 ? /^([+-])(\d{2})/ : /^([+-])(\d{1,2})/;
  const written = pattern.exec(rest);
  if (!written) return isKind ? { length: 0, fields: {} } : null;
  const [whole, sign = '+', hours = '0', minutes = '0'] = written;
  const offset = readOffset(sign, hours, minutes);
  return offset === null ? null : { length: whole.length, fields: { offset } };
}

/** Without any date it is today's; else what is missing is this year, January, the first. */
function withDefaults(fields: DateFields, { noCurrentDateDefault }: ReadingStyles, nowMs: number): DateFields {
  if (noCurrentDateDefault) return fields;
  const now = new Date(nowMs);
  const hasDate = fields.year !== undefined || fields.month !== undefined || fields.day !== undefined;
  const today = hasDate ? {} : { month: now.getUTCMonth() + 1, day: now.getUTCDate() };
  return { year: now.getUTCFullYear(), ...today, ...fields };
}
