/** Reads a date in the common forms, as CDate does: ISO 8601, the canonical text, and what is usual besides. */
import { momentOf, readOffset } from './date-fields.ts';
import type { Moment } from './moment.ts';
import { defaultStyles, readExact } from './read-exact.ts';

/** With a `T` or a space before the time; seconds, fraction and offset may be missing. */
const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?\s*(?:([Zz])|([+-])(\d{1,2}):?(\d{2})?)?$/;

const usualFormats = [
  'M/d/yyyy h:mm:ss tt',
  'M/d/yyyy h:mm tt',
  'M/d/yyyy H:mm:ss',
  'M/d/yyyy H:mm',
  'M/d/yyyy',
  'd MMMM yyyy',
  'd MMM yyyy',
  'MMMM d, yyyy',
  'MMM d, yyyy',
  'yyyy/M/d',
];

/** Null for what can't be read, and for a date that doesn't exist. */
export function readDate(given: string): Moment | null {
  const text = given.trim();
  const iso = ISO.exec(text);
  if (iso) return readIso(iso);
  for (const format of usualFormats) {
    const read = readExact(text, format, defaultStyles, 0);
    if (read) return read.moment;
  }
  return null;
}

function readIso(written: RegExpExecArray): Moment | null {
  const [, year, month, day, hour, minute, second, fraction = '', , sign, hours, minutes] = written;
  const offset = sign ? readOffset(sign, hours ?? '0', minutes ?? '0') : 0;
  if (offset === null) return null;
  return momentOf({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    fraction: Number(fraction.slice(0, 7).padEnd(7, '0')),
    offset,
  });
}
