/** An ISO 8601 span of milliseconds, in the largest units that say it exactly. */
import { Duration } from 'luxon';

export function spanOf(ms: number): string {
  const { days, hours, minutes, seconds, milliseconds } = Duration.fromMillis(ms).shiftTo(
    'days',
    'hours',
    'minutes',
    'seconds',
    'milliseconds',
  );
  return (
    Duration.fromObject({ days, hours, minutes, seconds: seconds + milliseconds / 1000 })
      .rescale()
      .toISO() ?? 'PT0S'
  );
}
