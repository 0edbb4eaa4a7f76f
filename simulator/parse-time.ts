/** Points in time as callers give them: ISO 8601, UTC where no offset is said. */
import { DateTime } from 'luxon';

/** Milliseconds since 1970; null for what is no such time or no date that exists, such as 30 February. */
export function parseTime(text: string): number | null {
  const time = DateTime.fromISO(text.trim(), { zone: 'utc' });
  return time.isValid ? time.toMillis() : null;
}
