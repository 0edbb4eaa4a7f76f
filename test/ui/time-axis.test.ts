/** The time axis of the overview's charts. */
import { describe, expect, it } from 'vitest';
import { emptyCounts } from '../../simulator/provisioning/index.ts';
import type { SeriesPoint } from '../../ui/src/api/types.ts';
import { bandsOf, ticksOf } from '../../ui/src/screens/overview/time-axis.ts';

const HOUR = 3_600_000;

/** 48 stretches from an odd time on; those of `quarantined` in quarantine. */
function series(spanHours: number, quarantined: readonly number[] = []): SeriesPoint[] {
  const fromMs = new Date(2026, 10, 29, 11, 8, 59).getTime();
  const at = (index: number) => new Date(fromMs + (index * spanHours * HOUR) / 48).toISOString();
  return Array.from({ length: 48 }, (_, index) => ({
    from: at(index),
    to: at(index + 1),
    cycles: 0,
    counts: emptyCounts(),
    latency: null,
    quarantined: quarantined.includes(index),
  }));
}

describe('the time axis', () => {
  const labels = (hours: number, widthPx: number) => ticksOf(series(hours), widthPx).map(({ label }) => label);

  it('names round times of 24 hours, and days where they begin', () => {
    expect(labels(6, 1000)).toEqual(['12:00', '13:00', '14:00', '15:00', '16:00', '17:00']);
    expect(labels(24, 500)).toEqual(['12:00', '15:00', '18:00', '21:00', '30 Nov', '03:00', '06:00', '09:00']);
  });

  it('names fewer where it is narrow, and days alone over weeks', () => {
    expect(labels(24, 300)).toEqual(['12:00', '18:00', '30 Nov', '06:00']);
    expect(labels(7 * 24, 500)[0]).toBe('30 Nov');
    expect(labels(28 * 24, 300).length).toBeLessThanOrEqual(5);
  });

  it('stands in the stretch that a time lies in', () => {
    expect(ticksOf(series(24), 300)[0]).toEqual({ index: 1, label: '12:00' });
  });
});

it('joins neighbouring stretches of quarantine to bands', () => {
  const points = series(24, [0, 1, 2, 40]);
  expect(bandsOf(points)).toEqual([
    { from: points[0]?.from, to: points[2]?.to, start: 0, width: expect.closeTo(3 / 48) },
    { from: points[40]?.from, to: points[40]?.to, start: expect.closeTo(40 / 48), width: expect.closeTo(1 / 48) },
  ]);
});
