/** Times and spans as the page shows them. Pure: the present is handed in. */

const dateAndTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

const timeOnly = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

const dayOnly = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `24 Nov 2026, 11:48:20`, in the browser's time zone. */
export function formatTime(time: number | string): string {
  return dateAndTime.format(new Date(time));
}

/** `11:48` */
export function formatTimeOfDay(time: number | string): string {
  return timeOnly.format(new Date(time));
}

/** `24 Nov` */
export function formatDay(time: number | string): string {
  return dayOnly.format(new Date(time));
}

/** Graph's word for "never" is the year 1 (G-14). */
export function isNever(time: string | null | undefined): boolean {
  return !time || time.startsWith('0001-01-01');
}

/** `850 ms`, `12.3 s`, `4 min 10 s`, `1 h 5 min`, `3 d 4 h` */
export function formatDuration(ms: number): string {
  if (ms < SECOND) return `${Math.round(ms)} ms`;
  if (ms < MINUTE) return `${(Math.floor(ms / 100) / 10).toFixed(1)} s`;
  if (ms < HOUR) return twoUnits(ms, MINUTE, 'min', SECOND, 's');
  if (ms < DAY) return twoUnits(ms, HOUR, 'h', MINUTE, 'min');
  return twoUnits(ms, DAY, 'd', HOUR, 'h');
}

function twoUnits(ms: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((ms % large) / small);
  const whole = `${Math.floor(ms / large)} ${largeName}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smallName}`;
}

/** `39:12`, `5:12:10`; nothing left is `0:00`. */
export function formatCountdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / SECOND));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** `just now`, `5 min ago`, `in 2 h`: the larger unit alone, since it stands beside the exact time. */
export function formatRelative(timeMs: number, nowMs: number): string {
  const distance = Math.abs(nowMs - timeMs);
  if (distance < MINUTE) return 'just now';
  const span =
    distance < HOUR
      ? `${Math.floor(distance / MINUTE)} min`
      : distance < DAY
        ? `${Math.floor(distance / HOUR)} h`
        : `${Math.floor(distance / DAY)} d`;
  return timeMs <= nowMs ? `${span} ago` : `in ${span}`;
}

/** As a `datetime-local` field holds a time: in the browser's time zone, without its name. */
export function localFieldOf(time: string | number): string {
  const date = new Date(time);
  return new Date(date.getTime() - date.getTimezoneOffset() * MINUTE).toISOString().slice(0, 19);
}
