/** Functions on dates; a date is the canonical text. */
import { evaluationFailure } from '../errors.ts';
import { type EvaluationContext, optional, parameter, type StrictFunction } from '../function-definition.ts';
import { fromNumber, type Moment, momentAt, toNumber } from '../net-dates/moment.ts';
import { readDate } from '../net-dates/read-date.ts';
import { readExact, stylesNamed } from '../net-dates/read-exact.ts';
import { canonicalDate, writeDate } from '../net-dates/write-date.ts';
import { asBigInteger, canonicalText as text, type Value } from '../values.ts';
import { integerOf } from './integer-of.ts';

const DAY_MS = 86_400_000;

function dateOf(name: string, value: Value): Moment {
  const moment = readDate(text(value));
  if (moment === null) throw evaluationFailure(name, `'${text(value)}' can't be read as a date.`);
  return moment;
}

const intervals = ['yyyy', 'm', 'd', 'ww', 'h', 'n', 's'] as const;
type Interval = (typeof intervals)[number];
const unitMs: Partial<Record<Interval, number>> = { d: DAY_MS, ww: 7 * DAY_MS, h: 3_600_000, n: 60_000, s: 1000 };

function intervalOf(name: string, value: Value): Interval {
  const found = intervals.find((interval) => interval === text(value));
  if (!found) throw evaluationFailure(name, `'${text(value)}' is no interval; use one of ${intervals.join(', ')}.`);
  return found;
}

/** Null beyond the years 1 to 9999. */
function add(interval: Interval, count: number, { ms, steps }: Moment): Moment | null {
  if (interval === 'yyyy') return momentAt(addMonths(ms, count * 12), steps);
  if (interval === 'm') return momentAt(addMonths(ms, count), steps);
  return momentAt(ms + count * (unitMs[interval] as number), steps);
}

/** The day is kept, or the last one of a shorter month (X-64a). */
function addMonths(time: number, months: number): number {
  const date = new Date(time);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const next = new Date(0);
  next.setUTCFullYear(date.getUTCFullYear(), date.getUTCMonth() + 1, 0);
  date.setUTCDate(Math.min(day, next.getUTCDate()));
  return date.getTime();
}

/** Visual Basic's arithmetic (X-64b). */
function difference(interval: Interval, first: number, second: number): number {
  const [a, b] = [new Date(first), new Date(second)];
  switch (interval) {
    case 'yyyy':
      return b.getUTCFullYear() - a.getUTCFullYear();
    case 'm':
      return (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
    case 'ww': {
      const weekStart = (time: number) => time - (new Date(time).getUTCDay() + 1) * DAY_MS;
      return Math.trunc(Math.trunc((weekStart(second) - weekStart(first)) / DAY_MS) / 7);
    }
    default:
      return Math.trunc((second - first) / (unitMs[interval] as number));
  }
}

/** What .NET makes of a text by one format, in another. */
function reformat(given: string, styles: Value, input: string, output: string, { nowMs }: EvaluationContext): string {
  const named = stylesNamed(text(styles));
  if (!named) throw evaluationFailure('FormatDateTime', `'${text(styles)}' names no DateTimeStyles.`);
  const read = readExact(given, input, named, nowMs);
  if (!read) throw evaluationFailure('FormatDateTime', `'${given}' doesn't fit the format '${input}'.`);
  const written = writeDate(read.moment, output, read.hasZone);
  if (written === null) throw evaluationFailure('FormatDateTime', `'${output}' is no format of a date.`);
  return written;
}

const interval = parameter('interval', 'yyyy year, m month, d day, ww week, h hour, n minute, s second');
const hired = { StatusHireDate: '2012-03-16-07:00' };
const AUGUST = '2021-08-25T17:41:18Z';

export const dateFunctions: readonly StrictFunction[] = [
  {
    name: 'CDate',
    kind: 'date',
    parameters: [parameter('expression', 'A date as text')],
    doc: 'Reads a date and time, and gives it in UTC.',
    examples: [
      { expression: 'CDate("2020-03-16-07:00")', attributes: {}, result: '3/16/2020 7:00:00 AM' },
      { expression: 'CDate("2021-06-30+08:00")', attributes: {}, result: '6/29/2021 4:00:00 PM' },
      { expression: 'CDate("2009-06-15T01:45:30-07:00")', attributes: {}, result: '6/15/2009 8:45:30 AM' },
    ],
    rules: ['X-56', 'X-57', 'X-58', 'X-20'],
    isCurrent: true,
    takesNothing: true,
    call: ([value]) => canonicalDate(dateOf('CDate', value)),
  },
  {
    name: 'DateAdd',
    kind: 'date',
    parameters: [
      interval,
      parameter('value', 'How many; may be negative', { type: 'Integer' }),
      parameter('dateTime', 'A date', { type: 'DateTime' }),
    ],
    doc: 'A date some time later or earlier.',
    examples: [
      { expression: 'DateAdd("d", 7, CDate([StatusHireDate]))', attributes: hired, result: '3/23/2012 7:00:00 AM' },
      { expression: 'DateAdd("d", -10, CDate([StatusHireDate]))', attributes: hired, result: '3/6/2012 7:00:00 AM' },
      { expression: 'DateAdd("ww", 2, CDate([StatusHireDate]))', attributes: hired, result: '3/30/2012 7:00:00 AM' },
      { expression: 'DateAdd("m", 10, CDate([StatusHireDate]))', attributes: hired, result: '1/16/2013 7:00:00 AM' },
      { expression: 'DateAdd("yyyy", 2, CDate([StatusHireDate]))', attributes: hired, result: '3/16/2014 7:00:00 AM' },
      { expression: 'DateAdd("m", 1, "2023-01-31")', attributes: {}, result: '2/28/2023 12:00:00 AM' },
    ],
    rules: ['X-64', 'X-64a'],
    isCurrent: true,
    main: 2,
    call: ([unit, count, date]) => {
      const by = intervalOf('DateAdd', unit);
      const moved = add(by, integerOf('DateAdd', 'value', count), dateOf('DateAdd', date));
      if (!moved) throw evaluationFailure('DateAdd', 'The result lies outside the years 1 to 9999.');
      return canonicalDate(moved);
    },
  },
  {
    name: 'DateDiff',
    kind: 'date',
    parameters: [
      interval,
      parameter('date1', 'From', { type: 'DateTime' }),
      parameter('date2', 'To', { type: 'DateTime' }),
    ],
    doc: 'The time from one date to another; positive when the second is later.',
    examples: [
      { expression: 'DateDiff("d", Now(), CDate([StatusHireDate]))', attributes: hired, now: AUGUST, result: '-3449' },
      { expression: 'DateDiff("ww", Now(), CDate([StatusHireDate]))', attributes: hired, now: AUGUST, result: '-493' },
      { expression: 'DateDiff("m", Now(), CDate([StatusHireDate]))', attributes: hired, now: AUGUST, result: '-113' },
      { expression: 'DateDiff("yyyy", Now(), CDate([StatusHireDate]))', attributes: hired, now: AUGUST, result: '-9' },
      {
        expression: 'DateDiff("d", CDate("2021-08-18+08:00"), CDate("2021-08-31+08:00"))',
        attributes: {},
        result: '13',
      },
      { expression: 'DateDiff("h", CDate("2021-08-24"), CDate("2021-08-25"))', attributes: {}, result: '24' },
      { expression: 'DateDiff("n", CDate("2021-08-24"), CDate("2021-08-25"))', attributes: {}, result: '1440' },
      { expression: 'DateDiff("s", CDate("2021-08-24"), CDate("2021-08-25"))', attributes: {}, result: '86400' },
      { expression: 'DateDiff("d", CDate("2021-08-24"), CDate("2021-08-24"))', attributes: {}, result: '0' },
    ],
    rules: ['X-64', 'X-64b'],
    isCurrent: true,
    main: 2,
    call: ([unit, first, second]) => {
      const by = intervalOf('DateDiff', unit);
      if (first === null) return null;
      return difference(by, dateOf('DateDiff', first).ms, dateOf('DateDiff', second).ms) || 0;
    },
  },
  {
    name: 'DateFromNum',
    kind: 'date',
    parameters: [parameter('value', 'Active Directory time: steps of 100 nanoseconds since 1601')],
    doc: 'The date of an Active Directory time.',
    examples: [{ expression: 'DateFromNum(129699324000000000)', attributes: {}, result: '1/1/2012 11:00:00 PM' }],
    rules: ['X-66'],
    isCurrent: true,
    call: ([value]) => {
      const number = asBigInteger(text(value));
      const moment = number === null ? null : fromNumber(number);
      if (!moment) throw evaluationFailure('DateFromNum', `'${text(value)}' is no time between 1601 and 9999.`);
      return canonicalDate(moment);
    },
  },
  {
    name: 'NumFromDate',
    kind: 'date',
    parameters: [parameter('value', 'A date as text')],
    doc: 'The Active Directory time of a date.',
    examples: [
      {
        expression:
          'NumFromDate(Join("", FormatDateTime([ContractEndDate], ,"yyyy-MM-ddzzz", "yyyy-MM-dd"), " 23:59:59-08:00"))',
        attributes: { ContractEndDate: '2020-12-31-08:00' },
        result: '132539615990000000',
      },
    ],
    rules: ['X-66', 'X-67'],
    isCurrent: true,
    call: ([value]) => {
      const number = toNumber(dateOf('NumFromDate', value));
      if (number === null) throw evaluationFailure('NumFromDate', `'${text(value)}' is before 1601.`);
      return number.toString();
    },
  },
  {
    name: 'FormatDateTime',
    kind: 'date',
    parameters: [
      parameter('source', 'A date as text'),
      parameter('dateTimeStyles', '.NET’s DateTimeStyles; usually left out', optional),
      parameter('inputFormat', 'How it is written, as a .NET format'),
      parameter('outputFormat', 'How it is to be written'),
    ],
    doc: 'Reads a date by one format and writes it by another. With three arguments the styles are left out.',
    examples: [
      {
        expression: 'FormatDateTime([extensionAttribute1], , "yyyyMMddHHmmss.fZ", "yyyy-MM-dd")',
        attributes: { extensionAttribute1: '20150123105347.1Z' },
        result: '2015-01-23',
      },
      {
        expression: 'FormatDateTime(Now(), , "M/d/yyyy h:mm:ss tt", "yyyy-MM-dd")',
        attributes: {},
        now: '2025-07-30T10:00:00Z',
        result: '2025-07-30',
      },
      {
        expression: 'FormatDateTime([date], "yyyy-MM-dd", "dd MMM yyyy")',
        attributes: { date: '2024-02-29' },
        result: '29 Feb 2024',
      },
    ],
    rules: ['X-69', 'X-69a', 'X-69b', 'X-69c'],
    isCurrent: true,
    placeOf: (argument, given) => (given === 3 && argument > 0 ? argument + 1 : argument),
    call: ([value, styles, input, output], context) =>
      reformat(text(value), styles, text(input), text(output), context),
  },
  {
    name: 'Now',
    kind: 'date',
    parameters: [],
    doc: 'The time of the evaluation, UTC.',
    examples: [{ expression: 'Now()', attributes: {}, now: '2021-07-02T15:33:38Z', result: '7/2/2021 3:33:38 PM' }],
    rules: ['X-111', 'X-39'],
    isCurrent: true,
    call: (_values, { nowMs }) => canonicalDate({ ms: nowMs, steps: 0 }),
  },
];
