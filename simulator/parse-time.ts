/** Points in time as people give them: ISO 8601 with a date, UTC where no offset is said. */
import { DateTime } from 'luxon';
import { defineErrors, errorKind } from './errors.ts';

/** For errors that name the field or option first. */
export const TIME_EXPECTED = 'an ISO 8601 time of a date that exists, such as 2026-01-05T08:00:00Z';

const timeError = defineErrors({
  TIME_INVALID: errorKind<{ time: string }>(
    400,
    2,
    ({ time }) => `'${time}' is no ISO 8601 time. Give ${TIME_EXPECTED}; without an offset it is UTC.`,
  ),
});

/** An hour alone would be one of today, as the machine has it. */
const BEGINS_WITH_DATE = /^\s*([+-]\d\d)?\d{4}-?[\dW]/;

/** Milliseconds since 1970. Throws TIME_INVALID for what has no date, or one that doesn't exist, such as 30 February. */
export function parseTime(time: string): number {
  const ms = timeOrNull(time);
  if (ms === null) throw timeError('TIME_INVALID', { time });
  return ms;
}

/** The same; null instead of an error. */
export function timeOrNull(time: string): number | null {
  if (!BEGINS_WITH_DATE.test(time)) return null;
  const read = DateTime.fromISO(time.trim(), { zone: 'utc' });
  return read.isValid ? read.toMillis() : null;
}
