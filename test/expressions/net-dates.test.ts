/** Facts of .NET's dates in the invariant culture (X-20, X-56 to to X-69c). */
import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '../../simulator/expressions/index.ts';

const NOW = '2026-03-04T10:20:30Z';
const format = (source: string, input: string, output: string, styles = '') =>
  evaluateExpression(
    `FormatDateTime([x], ${styles && JSON.stringify(styles)}, [input], [output])`,
    { x: source, input, output },
    { now: NOW },
  );

describe('CDate', () => {
  it.each([
    ['2020-02-30', null],
    ['31/12/2020', null],
    ['2020-01-01T25:00:00', null],
    ['2020-01-01T00:00:00+15:00', null],
    ['0001-01-01T00:00:00+01:00', null],
    ['9999-12-31T23:59:59-08:00', null],
    ['', null],
    ['16 March 2020', '3/16/2020 12:00:00 AM'],
    ['03/16/2020', '3/16/2020 12:00:00 AM'],
    ['3/6/2012 7:00:00 AM', '3/6/2012 7:00:00 AM'],
    ['3/6/2012 12:30:00 AM', '3/6/2012 12:30:00 AM'],
    ['2020-12-31 23:59:59-08:00', '1/1/2021 7:59:59 AM'],
    ['2024-02-29T00:00:00.123Z', '2/29/2024 12:00:00 AM'],
    ['2020-03-16T10:00', '3/16/2020 10:00:00 AM'],
  ])('reads %j as %j (X-57, X-58, X-20)', (x, wanted) => {
    if (wanted === null) expect(() => evaluateExpression('CDate([x])', { x })).toThrow(/'CDate\.' '.*' can't be read/);
    else expect(evaluateExpression('CDate([x])', { x })).toBe(wanted);
  });

  it('nothing fails, and so is wrapped in Switch (X-58, X-36)', () => {
    expect(() => evaluateExpression('CDate([x])', {})).toThrow(/can't be read as a date/);
    expect(evaluateExpression('Switch([x], CDate([x]), "", "never")', {})).toBe('never');
  });
});

describe('arithmetic', () => {
  it.each([
    ['DateAdd("m", 1, "2024-01-31")', '2/29/2024 12:00:00 AM'],
    ['DateAdd("yyyy", 1, "2024-02-29")', '2/28/2025 12:00:00 AM'],
    ['DateAdd("m", -13, "2024-03-31")', '2/28/2023 12:00:00 AM'],
    ['DateAdd("h", "-1", "2024-01-01")', '12/31/2023 11:00:00 PM'],
    ['DateAdd("n", 90, "2024-01-01")', '1/1/2024 1:30:00 AM'],
    ['DateAdd("s", 1, "9999-12-31T23:59:58")', '12/31/9999 11:59:59 PM'],
  ])('%s is %s (X-64, X-64a)', (expression, wanted) => {
    expect(evaluateExpression(expression, {})).toBe(wanted);
  });

  it.each([
    ['DateDiff("d", "2024-01-01T12:00:00", "2024-01-02T11:00:00")', '0'],
    ['DateDiff("d", "2024-01-02T11:00:00", "2024-01-01T12:00:00")', '0'],
    ['DateDiff("yyyy", "2023-12-31", "2024-01-01")', '1'],
    ['DateDiff("m", "2024-01-31", "2024-02-01")', '1'],
    ['DateDiff("ww", "2024-01-06", "2024-01-07")', '1'],
    ['DateDiff("ww", "2024-01-07", "2024-01-13")', '0'],
  ])('%s is %s: Visual Basic’s arithmetic (X-64b)', (expression, wanted) => {
    expect(evaluateExpression(expression, {})).toBe(wanted);
  });

  it.each([
    ['DateAdd("w", 1, "2024-01-01")', /'w' is no interval/],
    ['DateAdd("d", "1.5", "2024-01-01")', /value must be an integer/],
    ['DateAdd("yyyy", 8000, "2024-01-01")', /outside the years 1 to 9999/],
    [`DateAdd("d", ${'9'.repeat(400)}, "2024-01-01")`, /outside the years 1 to 9999/],
    ['DateAdd("d", 1, "")', /'' can't be read/],
  ])('%s fails (X-64, X-27)', (expression, reason) => {
    expect(() => evaluateExpression(expression, {})).toThrow(reason);
  });

  it('dates pass from function to function as text in the canonical format (X-21)', () => {
    expect(evaluateExpression('DateAdd("d", 1, "3/6/2012 7:00:00 AM")', {})).toBe('3/7/2012 7:00:00 AM');
    expect(evaluateExpression('Append(CDate("2012-03-06"), "!")', {})).toBe('3/6/2012 12:00:00 AM!');
  });

  it('nothing as the date gives nothing', () => {
    expect(evaluateExpression('DateAdd("d", 1, [x])', {})).toBeNull();
    expect(evaluateExpression('DateDiff("d", [x], Now())', {})).toBeNull();
    expect(evaluateExpression('DateDiff("d", Now(), [x])', {})).toBeNull();
  });
});

describe('Active Directory’s numbers', () => {
  it.each([
    ['NumFromDate("1601-01-01")', '0'],
    ['NumFromDate("2020-01-01T00:00:00.1234567Z")', '132223104001234567'],
    ['NumFromDate("2025-12-31 23:59:59-08:00")', '134117279990000000'],
    ['DateFromNum(0)', '1/1/1601 12:00:00 AM'],
    ['DateFromNum(116444735999999999)', '12/31/1969 11:59:59 PM'],
    ['DateFromNum(NumFromDate("2012-01-01T23:00:00Z"))', '1/1/2012 11:00:00 PM'],
  ])('%s is %s (X-66, X-67)', (expression, wanted) => {
    expect(evaluateExpression(expression, {})).toBe(wanted);
  });

  it.each([
    ['NumFromDate("9999-12-31T23:59:59-08:00")', /can't be read as a date/],
    ['NumFromDate("1600-12-31")', /is before 1601/],
    ['DateFromNum(9223372036854775807)', /no time between 1601 and 9999/],
    ['DateFromNum(-1)', /no time between 1601 and 9999/],
    ['DateFromNum("soon")', /no time between 1601 and 9999/],
  ])('%s fails (X-66, X-67)', (expression, reason) => {
    expect(() => evaluateExpression(expression, {})).toThrow(reason);
  });
});

describe('FormatDateTime', () => {
  it.each([
    ['2024-3-5', 'yyyy-M-d', 'yy y MMMM MMM MM M dddd ddd dd d', '24 24 March Mar 03 3 Tuesday Tue 05 5'],
    ['07:05:09 PM', 'hh:mm:ss tt', 'HH H hh h mm m ss s tt %t', '19 19 07 7 05 5 09 9 PM P'],
    ['12:30', 'hh:mm', 'HH:mm', '00:30'],
    ['2020-01-01 .1234567', 'yyyy-MM-dd .fffffff', 'f fff fffffff', '1 123 1234567'],
    ['1.5', 's.FFF', 's.FFF', '1.5'],
    ['1', 's.FFF', 's.FFF', '1'],
    [
      '2020-01-01T00:00:00+02:00',
      'yyyy-MM-ddTHH:mm:sszzz',
      'yyyy-MM-dd HH:mm zzz zz z K',
      '2019-12-31 22:00 +00:00 +00 +0 Z',
    ],
    ['2020-01-01-0530', 'yyyy-MM-ddzzz', 'HH:mm', '05:30'],
    ['2020-01-01Z', 'yyyy-MM-ddK', 'K', ''],
    ['2020-01-01Z', 'yyyy-MM-ddK', "'at' HH\\h", 'at 00h'],
    ['01.02.49 01.02.50', 'dd.MM.yy 01.02.50', 'yyyy', '2049'],
    ['50', 'yy', 'yyyy', '1950'],
    ['Friday, 1 JANUARY 2021', 'dddd, d MMMM yyyy', 'yyyy/MM/dd', '2021/01/01'],
    ['  2020-01-01 ', 'yyyy-MM-dd', 'd', '01/01/2020'],
    ['2020-01-01', 'yyyy-MM-dd', 's', '2020-01-01T00:00:00'],
    ['2020-01-01T10:00:00.0000000Z', 'o', 'R', 'Wed, 01 Jan 2020 10:00:00 GMT'],
  ])('%j read by %s and written by %s is %j (X-69, X-69b, X-69c)', (source, input, output, wanted) => {
    // A format of one letter is a standard one: K alone is none.
    if (output === 'K') expect(() => format(source, input, output)).toThrow(/no format of a date/);
    else expect(format(source, input, output)).toBe(wanted);
  });

  it.each([
    ['2020-1-01', 'yyyy-MM-dd'],
    ['2020-13-01', 'yyyy-MM-dd'],
    ['2020-01-01 x', 'yyyy-MM-dd'],
    ['20-01-01', 'yyyy-MM-dd'],
    ['Mon 2020-01-01', 'ddd yyyy-MM-dd'],
    ['13:00', 'hh:mm'],
    ['13:00 AM', 'HH:mm tt'],
    ['2020 2021', 'yyyy yyyy'],
    ['2020-01-01+15:00', 'yyyy-MM-ddzzz'],
    ['٢٠٢٠', 'yyyy'],
    ['', 'yyyy'],
    ['2020', 'q'],
    ['2020', "yyyy'"],
    ['3/16/2012 7:00:00 AM', 'yyyy-MM-dd'],
  ])('%j doesn’t fit %s and fails (X-69c)', (source, input) => {
    expect(() => format(source, input, 'yyyy')).toThrow(/'FormatDateTime\.' '.*' doesn't fit the format/s);
  });

  it('what the format leaves out is taken from today, as ParseExact does', () => {
    expect(format('08:00', 'HH:mm', 'yyyy-MM-dd HH:mm')).toBe('2026-03-04 08:00');
    expect(format('05', 'MM', 'yyyy-MM-dd')).toBe('2026-05-01');
    expect(format('08:00', 'HH:mm', 'yyyy-MM-dd', 'NoCurrentDateDefault')).toBe('0001-01-01');
  });

  it('styles are names of DateTimeStyles; given, they say which white space may stand (X-69a)', () => {
    expect(() => format(' 2020', 'yyyy', 'yyyy', 'None')).toThrow(/doesn't fit/);
    expect(format(' 2020', 'yyyy', 'yyyy', 'AllowLeadingWhite, AssumeUniversal')).toBe('2020');
    expect(format('2020 - 01', 'yyyy-MM', 'yyyy/MM', 'AllowWhiteSpaces')).toBe('2020/01');
    expect(() => format('2020', 'yyyy', 'yyyy', 'Lenient')).toThrow(/names no DateTimeStyles/);
  });

  it('nothing gives nothing (X-69c)', () => {
    expect(evaluateExpression('FormatDateTime([x], , "yyyy", "yy")', {})).toBeNull();
  });
});
