/**
 * Dates as .NET reads and writes them in the invariant culture: custom formats (X-69b), the lenient reading of
 * CDate and the canonical text. Pure; a time is milliseconds since 1970, UTC.
 */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const LAST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
/** 100-nanosecond steps from 1601 to 1970. */
const EPOCH_STEPS = 116_444_736_000_000_000n;

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  ms: number;
  /** Minutes east of UTC. */
  offset: number;
}

type Element = { kind: 'literal'; text: string } | { kind: 'field'; letter: string; length: number };

/** A format taken apart; kept, as mappings use the same few. */
const parsedFormats = new Map<string, Element[]>();

function elementsOf(format: string): Element[] {
  const known = parsedFormats.get(format);
  if (known) return known;
  const elements: Element[] = [];
  for (let at = 0; at < format.length; ) {
    const char = format[at] as string;
    if (char === "'" || char === '"') {
      const end = format.indexOf(char, at + 1);
      const stop = end < 0 ? format.length : end;
      elements.push({ kind: 'literal', text: format.slice(at + 1, stop) });
      at = stop + 1;
    } else if (char === '\\') {
      elements.push({ kind: 'literal', text: format[at + 1] ?? '' });
      at += 2;
    } else if (char === '%' && at + 1 < format.length) {
      at++;
    } else if ('yMdHhmsfFtzK'.includes(char)) {
      let length = 1;
      while (format[at + length] === char) length++;
      elements.push({ kind: 'field', letter: char, length });
      at += length;
    } else {
      elements.push({ kind: 'literal', text: char });
      at++;
    }
  }
  if (parsedFormats.size < 1000) parsedFormats.set(format, elements);
  return elements;
}

/** Null when the text doesn't fit the format. White space at its ends is passed over (X-69a). */
export function parseExact(text: string, format: string): number | null {
  const parts: Parts = { year: 1, month: 1, day: 1, hour: 0, minute: 0, second: 0, ms: 0, offset: 0 };
  const found: { isAfternoon: boolean | null; isTwelveHour: boolean } = { isAfternoon: null, isTwelveHour: false };
  let rest = text.trim();
  const trimmed = format.trim();
  for (const element of elementsOf(trimmed)) {
    if (element.kind === 'literal') {
      if (!rest.startsWith(element.text)) return null;
      rest = rest.slice(element.text.length);
      continue;
    }
    const length = readField(element.letter, element.length, rest, parts, found);
    if (length === null) return null;
    rest = rest.slice(length);
  }
  if (rest !== '') return null;
  if (found.isTwelveHour) {
    if (parts.hour < 1 || parts.hour > 12) return null;
    if (found.isAfternoon !== null) parts.hour = (parts.hour % 12) + (found.isAfternoon ? 12 : 0);
  }
  return timeOf(parts);
}

function readField(
  letter: string,
  length: number,
  rest: string,
  parts: Parts,
  found: { isAfternoon: boolean | null; isTwelveHour: boolean },
): number | null {
  const digits = (least: number, most: number): string | null =>
    new RegExp(`^\\d{${least},${most}}`).exec(rest)?.[0] ?? null;
  const number = (set: (value: number) => void): number | null => {
    const text = length === 1 ? digits(1, 2) : digits(2, 2);
    if (text === null) return null;
    set(Number(text));
    return text.length;
  };
  const named = (names: readonly string[], short: boolean, set: (index: number) => void): number | null => {
    const index = names.findIndex((name) => {
      const wanted = short ? name.slice(0, 3) : name;
      return rest.slice(0, wanted.length).toLowerCase() === wanted.toLowerCase();
    });
    if (index < 0) return null;
    set(index);
    return short ? 3 : (names[index] as string).length;
  };
  switch (letter) {
    case 'y': {
      if (length <= 2) return number((value) => (parts.year = value + (value < 50 ? 2000 : 1900)));
      const text = digits(length, length);
      if (text === null) return null;
      parts.year = Number(text);
      return text.length;
    }
    case 'M':
      return length >= 3
        ? named(MONTHS, length === 3, (index) => (parts.month = index + 1))
        : number((value) => (parts.month = value));
    case 'd':
      return length >= 3 ? named(DAYS, length === 3, () => undefined) : number((value) => (parts.day = value));
    case 'H':
      return number((value) => (parts.hour = value));
    case 'h':
      found.isTwelveHour = true;
      return number((value) => (parts.hour = value));
    case 'm':
      return number((value) => (parts.minute = value));
    case 's':
      return number((value) => (parts.second = value));
    case 'f':
    case 'F': {
      const text = letter === 'f' ? digits(length, length) : (digits(0, length) ?? '');
      if (text === null) return null;
      parts.ms = Math.floor(Number(`0.${text || '0'}`) * 1000);
      return text.length;
    }
    case 't': {
      const match = /^(am|pm|a|p)/i.exec(rest.slice(0, length === 1 ? 1 : 2))?.[0];
      if (!match) return null;
      found.isAfternoon = match[0]?.toLowerCase() === 'p';
      return match.length;
    }
    default: {
      const match = (letter === 'K' ? /^(?:Z|[+-]\d{1,2}(?::?\d{2})?)?/ : /^[+-]\d{1,2}(?::?\d{2})?/).exec(rest)?.[0];
      if (match === undefined) return null;
      parts.offset = offsetOf(match);
      return match.length;
    }
  }
}

function offsetOf(text: string): number {
  const match = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(text);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

/** Null for a date that doesn't exist, such as 30 February, or that leaves the years 1 to 9999. */
function timeOf({ year, month, day, hour, minute, second, ms, offset }: Parts): number | null {
  if (year < 1 || year > 9999 || hour > 23 || minute > 59 || second > 59) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, ms);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const time = date.getTime() - offset * 60_000;
  return time > LAST_MS ? null : time;
}

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?\s*(Z|[+-]\d{1,2}(?::?\d{2})?)?$/i;

const LENIENT = [
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

/** As CDate reads: ISO 8601 with a `T` or a space, offset optional, the canonical text, and common forms. */
export function parseDate(given: string): number | null {
  const text = given.trim();
  const iso = ISO.exec(text);
  if (iso) {
    const [, year, month, day, hour, minute, second, fraction, zone] = iso;
    return timeOf({
      year: Number(year),
      month: Number(month),
      day: Number(day),
      hour: Number(hour ?? 0),
      minute: Number(minute ?? 0),
      second: Number(second ?? 0),
      ms: Math.floor(Number(`0.${fraction ?? '0'}`) * 1000),
      offset: zone ? offsetOf(zone.toUpperCase() === 'Z' ? '+00' : zone) : 0,
    });
  }
  for (const format of LENIENT) {
    const time = parseExact(text, format);
    if (time !== null) return time;
  }
  return null;
}

export function formatDate(time: number, format: string): string {
  const date = new Date(time);
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  let result = '';
  for (const element of elementsOf(format)) {
    if (element.kind === 'literal') {
      result += element.text;
      continue;
    }
    const { letter, length } = element;
    const two = (value: number) => (length === 1 ? String(value) : pad(value, 2));
    switch (letter) {
      case 'y':
        result += length <= 2 ? two(date.getUTCFullYear() % 100) : pad(date.getUTCFullYear(), length);
        break;
      case 'M': {
        const name = MONTHS[date.getUTCMonth()] as string;
        result += length >= 4 ? name : length === 3 ? name.slice(0, 3) : two(date.getUTCMonth() + 1);
        break;
      }
      case 'd': {
        const name = DAYS[date.getUTCDay()] as string;
        result += length >= 4 ? name : length === 3 ? name.slice(0, 3) : two(date.getUTCDate());
        break;
      }
      case 'H':
        result += two(date.getUTCHours());
        break;
      case 'h':
        result += two(date.getUTCHours() % 12 || 12);
        break;
      case 'm':
        result += two(date.getUTCMinutes());
        break;
      case 's':
        result += two(date.getUTCSeconds());
        break;
      case 'f':
        result += pad(date.getUTCMilliseconds(), 3).padEnd(7, '0').slice(0, length);
        break;
      case 'F':
        result += pad(date.getUTCMilliseconds(), 3).padEnd(7, '0').slice(0, length).replace(/0+$/, '');
        break;
      case 't': {
        const half = date.getUTCHours() < 12 ? 'AM' : 'PM';
        result += length === 1 ? half[0] : half;
        break;
      }
      case 'z':
        result += length === 1 ? '+0' : length === 2 ? '+00' : '+00:00';
        break;
      default:
        result += 'Z';
    }
  }
  return result;
}

/** `3/6/2012 7:00:00 AM`, UTC. */
export function canonicalDate(time: number): string {
  return formatDate(time, 'M/d/yyyy h:mm:ss tt');
}

/** Steps of 100 nanoseconds since 1601; exceeds what a number holds exactly. */
export function toSteps(time: number): bigint {
  return BigInt(time) * 10_000n + EPOCH_STEPS;
}

export function fromSteps(steps: bigint): number | null {
  const time = Number((steps - EPOCH_STEPS) / 10_000n);
  return Number.isSafeInteger(time) && time <= LAST_MS && steps >= 0n ? time : null;
}
