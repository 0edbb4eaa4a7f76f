/** The time axis that the charts of the overview share: its labels, and where spans of quarantine lie on it. Pure. */
import type { SeriesPoint } from '../../api/types.ts';
import { formatDay, formatTimeOfDay } from '../../format/times.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS = [HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY];

/** A label such as `24 Nov` with air around it. */
const LABEL_PX = 56;

/** A round time, in the middle of the stretch that it lies in. */
export interface Tick {
  index: number;
  label: string;
}

/** As many round times, in the browser's time zone, as have room. */
export function ticksOf(points: readonly SeriesPoint[], widthPx: number): Tick[] {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return [];
  const spanMs = Date.parse(last.to) - Date.parse(first.from);
  const step = STEPS.find((step) => (spanMs / step) * LABEL_PX <= widthPx) ?? 7 * DAY;
  return points.flatMap(({ from, to }, index) => {
    const offsetMs = new Date(from).getTimezoneOffset() * MINUTE;
    const roundMs = Math.ceil((Date.parse(from) - offsetMs) / step) * step;
    if (roundMs >= Date.parse(to) - offsetMs) return [];
    const time = roundMs + offsetMs;
    return [{ index, label: roundMs % DAY === 0 ? formatDay(time) : formatTimeOfDay(time) }];
  });
}

export interface Band {
  from: string;
  to: string;
  /** Shares of the axis. */
  start: number;
  width: number;
}

export function bandsOf(points: readonly SeriesPoint[]): Band[] {
  const bands: Band[] = [];
  for (const [index, { from, to, quarantined }] of points.entries()) {
    if (!quarantined) continue;
    const before = bands.at(-1);
    const width = 1 / points.length;
    if (before && points[index - 1]?.quarantined) {
      before.to = to;
      before.width += width;
    } else {
      bands.push({ from, to, start: index * width, width });
    }
  }
  return bands;
}
