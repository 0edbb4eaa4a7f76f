/** The fields of a date as they are read, and the moment that they make (X-57, X-69c). */
import { type Moment, momentAt } from './moment.ts';

export interface DateFields {
  year?: number;
  month?: number;
  day?: number;
  hour?: number;
  minute?: number;
  second?: number;
  /** Steps of 100 nanoseconds. */
  fraction?: number;
  /** Minutes east of UTC. */
  offset?: number;
  /** Index in the week; it has to fit the date. */
  weekday?: number;
  isAfternoon?: boolean;
  isTwelveHour?: boolean;
}

const FARTHEST_OFFSET = 14 * 60;

/** `+08:00`, `-07`, `+0530`; null beyond 14 hours. */
export function readOffset(sign: string, hours: string, minutes: string): number | null {
  const [hour, minute] = [Number(hours), Number(minutes)];
  const offset = hour * 60 + minute;
  if (minute > 59 || offset > FARTHEST_OFFSET) return null;
  return sign === '-' ? -offset : offset;
}

/** Null for a date that doesn't exist, such as 30 February, or that leaves the years 1 to 9999. */
export function momentOf(fields: DateFields): Moment | null {
  const hour = hourOf(fields);
  const { year = 1, month = 1, day = 1, minute = 0, second = 0, fraction = 0, offset = 0 } = fields;
  if (hour === null || year < 1 || year > 9999 || hour > 23 || minute > 59 || second > 59) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  if (fields.weekday !== undefined && fields.weekday !== date.getUTCDay()) return null;
  date.setUTCHours(hour, minute, second, Math.floor(fraction / 10_000));
  return momentAt(date.getTime() - offset * 60_000, fraction % 10_000);
}

/** Without AM or PM, an hour of a twelve-hour clock is before noon, as .NET takes it. */
function hourOf({ hour = 0, isTwelveHour, isAfternoon }: DateFields): number | null {
  if (!isTwelveHour) {
    const fits = isAfternoon === undefined || isAfternoon === hour >= 12;
    return fits ? hour : null;
  }
  return hour > 12 ? null : (hour % 12) + (isAfternoon ? 12 : 0);
}
