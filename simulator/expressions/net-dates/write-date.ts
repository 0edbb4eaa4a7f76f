/** A moment as text in a .NET format, invariant culture, UTC (X-20, X-69b). */
import { DAYS, elementsOf, type FormatElement, MONTHS } from './format.ts';
import { fractionOf, type Moment } from './moment.ts';

const FRACTION_DIGITS = 7;

/** Null for what is no format. `hasZone` tells whether K has something to write. */
export function writeDate(moment: Moment, format: string, hasZone = false): string | null {
  const elements = elementsOf(format);
  if (!elements) return null;
  const date = new Date(moment.ms);
  let result = '';
  for (const element of elements) {
    if (element.kind === 'text') result += element.text;
    else if (element.letter === 'F') result = withShortFraction(result, element.length, moment);
    else result += writeField(element, date, moment, hasZone);
  }
  return result;
}

/** `3/6/2012 7:00:00 AM`. */
export function canonicalDate(moment: Moment): string {
  const date = new Date(moment.ms);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = date.getUTCHours();
  const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${String(date.getUTCFullYear()).padStart(4, '0')}`;
  const time = `${hours % 12 || 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  return `${day} ${time} ${hours < 12 ? 'AM' : 'PM'}`;
}

function writeField(
  { letter, length }: Extract<FormatElement, { kind: 'field' }>,
  date: Date,
  moment: Moment,
  hasZone: boolean,
): string {
  const number = (value: number) => (length === 1 ? String(value) : String(value).padStart(2, '0'));
  const name = (names: readonly string[], index: number) => {
    const whole = names[index] as string;
    return length === 3 ? whole.slice(0, 3) : whole;
  };
  const hours = date.getUTCHours();
  switch (letter) {
    case 'y':
      return length <= 2 ? number(date.getUTCFullYear() % 100) : String(date.getUTCFullYear()).padStart(length, '0');
    case 'M':
      return length <= 2 ? number(date.getUTCMonth() + 1) : name(MONTHS, date.getUTCMonth());
    case 'd':
      return length <= 2 ? number(date.getUTCDate()) : name(DAYS, date.getUTCDay());
    case 'H':
      return number(hours);
    case 'h':
      return number(hours % 12 || 12);
    case 'm':
      return number(date.getUTCMinutes());
    case 's':
      return number(date.getUTCSeconds());
    case 'f':
      return fractionDigits(moment, length);
    case 't':
      return (hours < 12 ? 'AM' : 'PM').slice(0, length);
    case 'z':
      return length === 1 ? '+0' : length === 2 ? '+00' : '+00:00';
    default:
      return hasZone ? 'Z' : '';
  }
}

function fractionDigits(moment: Moment, length: number): string {
  return String(fractionOf(moment)).padStart(FRACTION_DIGITS, '0').slice(0, length);
}

/** Without zeros at its end; when nothing is left, without the point before it. */
function withShortFraction(result: string, length: number, moment: Moment): string {
  const digits = fractionDigits(moment, length).replace(/0+$/, '');
  return digits === '' && result.endsWith('.') ? result.slice(0, -1) : result + digits;
}
