/** The page's beat: what a running cycle brings is shown once a second, as its clock goes on; nothing of it is lost. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveEvents, RunningCycle } from '../../ui/src/api/types.ts';
import { limitToBeats, onBeat } from '../../ui/src/live/beat.ts';
import { virtualClock } from '../../ui/src/live/virtual-clock.ts';
import { workAtBeats } from '../../ui/src/live/work-at-beats.ts';

const NOW = '2026-01-05T09:00:00.400Z';
const leaving: (() => void)[] = [];

function setClock(speed: number): void {
  const rest = { held: false, target: null, began: null, events: 0, current: null };
  virtualClock.set({ now: NOW, speed, status: 'ready', ...rest });
}

beforeAll(() => vi.useFakeTimers());
// So long after what a test has done that its last beat doesn't count.
beforeEach(() => vi.advanceTimersByTime(10_000));
afterEach(() => {
  for (const leave of leaving.splice(0)) leave();
});
afterAll(() => vi.useRealTimers());

describe('the clock in the page', () => {
  it.each([
    { speed: 1, ticks: ['09:00:01', '09:00:02', '09:00:03'], shown: 'at each whole second' },
    { speed: 60, ticks: ['09:00:15', '09:00:30', '09:00:45'], shown: 'four times a second when it runs faster' },
  ])('goes on $shown', ({ speed, ticks }) => {
    setClock(speed);
    const told: string[] = [];
    leaving.push(virtualClock.subscribe(() => told.push(new Date(virtualClock.nowMs()).toISOString().slice(11, 19))));
    vi.advanceTimersByTime(speed === 1 ? 2650 : 750);
    expect(told).toEqual(ticks);
  });

  it('stands while time stands, and goes on with the next reading', () => {
    setClock(0);
    leaving.push(virtualClock.subscribe(() => {}));
    vi.advanceTimersByTime(5000);
    expect(new Date(virtualClock.nowMs()).toISOString()).toBe(NOW);
    setClock(1);
    vi.advanceTimersByTime(5000);
    expect(new Date(virtualClock.nowMs()).toISOString()).toBe('2026-01-05T09:00:05.400Z');
  });
});

describe('a beat', () => {
  it.each([0, 1, 60, 2419])('comes once a real second at speed %d', (speed) => {
    setClock(speed);
    let beats = 0;
    leaving.push(onBeat(() => beats++));
    vi.advanceTimersByTime(20_000);
    expect(beats).toBeGreaterThanOrEqual(19);
    expect(beats).toBeLessThanOrEqual(21);
  });

  it('comes on time after one that was late', () => {
    let beats = 0;
    leaving.push(onBeat(() => beats++));
    setClock(0);
    expect(beats).toBe(1);
    // The clock is told of so often that it never ticks by itself: at 0.6, 1.15, 1.6 and 2 seconds, and so on.
    for (let turn = 0; turn < 5; turn++) {
      for (const passes of [600, 550, 450, 400]) {
        vi.advanceTimersByTime(passes);
        setClock(0);
      }
    }
    expect(beats).toBe(11);
  });

  it('comes while the clock is set again and again', () => {
    let beats = 0;
    leaving.push(onBeat(() => beats++));
    for (let turn = 0; turn < 20; turn++) {
      setClock(0);
      vi.advanceTimersByTime(500);
    }
    expect(beats).toBeGreaterThanOrEqual(9);
  });

  it('limits what is called often, and the last call is not lost', () => {
    setClock(1);
    const shown: number[] = [];
    let value = 0;
    const show = limitToBeats(() => shown.push(value), 2);
    for (value = 1; value <= 40; value++) {
      show();
      vi.advanceTimersByTime(100);
    }
    vi.advanceTimersByTime(10_000);
    expect(shown[0]).toBe(1);
    expect(shown.at(-1)).toBe(41);
    expect(shown.length).toBeLessThanOrEqual(4);
  });
});

describe('what a running cycle has done', () => {
  const cycle = (processed: number, cycleId = 'c1') => ({ cycleId, processed }) as RunningCycle;
  const log = (jobId: string, entries: number, name: string) =>
    ({ jobId, entries, latest: [{ id: name, name }] }) as LiveEvents['log'];

  function watch() {
    setClock(1);
    const told: unknown[] = [];
    const work = workAtBeats({
      cycle: ({ jobId, cycle: running }) => told.push([jobId, running?.processed ?? 'ended']),
      log: ({ jobId, entries, latest }) => told.push([jobId, `${entries} logged`, latest[0]?.name]),
      job: ({ jobId }) => told.push([jobId, 'changed']),
      restored: () => told.push('restored'),
    });
    leaving.push(work.leave);
    /** What was told since the last time. */
    return { ...work, told: () => told.splice(0) };
  }

  it('is shown at the beat, the newest of each and all entries counted; that it begins, at once', () => {
    const work = watch();
    work.cycle({ jobId: 'a', cycle: cycle(0) });
    expect(work.told()).toEqual([['a', 0]]);
    work.cycle({ jobId: 'a', cycle: cycle(10) });
    work.log(log('a', 10, 'Ada'));
    work.cycle({ jobId: 'a', cycle: cycle(20) });
    work.log(log('a', 10, 'Ben'));
    expect(work.told()).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(work.told()).toEqual([
      ['a', 20],
      ['a', '20 logged', 'Ben'],
    ]);
    vi.advanceTimersByTime(5000);
    expect(work.told()).toEqual([]);
  });

  it('is shown before its end, which is told at once', () => {
    const work = watch();
    work.cycle({ jobId: 'a', cycle: cycle(0) });
    work.log(log('a', 3, 'Ada'));
    work.cycle({ jobId: 'a', cycle: null });
    expect(work.told()).toEqual([
      ['a', 0],
      ['a', '3 logged', 'Ada'],
      ['a', 'ended'],
    ]);
    work.log(log('a', 1, 'On demand'));
    expect(work.told()).toEqual([['a', '1 logged', 'On demand']]);
  });

  it('comes before what becomes of its job, and before another cycle, which is told at once', () => {
    const work = watch();
    work.cycle({ jobId: 'a', cycle: cycle(0) });
    work.cycle({ jobId: 'a', cycle: cycle(4) });
    work.job({ jobId: 'a' });
    work.cycle({ jobId: 'a', cycle: cycle(8) });
    work.cycle({ jobId: 'a', cycle: cycle(1, 'c2') });
    expect(work.told()).toEqual([
      ['a', 0],
      ['a', 4],
      ['a', 'changed'],
      ['a', 8],
      ['a', 1],
    ]);
  });

  it('is gone with a snapshot that takes the place of everything', () => {
    const work = watch();
    work.cycle({ jobId: 'a', cycle: cycle(0) });
    work.cycle({ jobId: 'a', cycle: cycle(4) });
    work.told();
    work.restored({});
    vi.advanceTimersByTime(5000);
    expect(work.told()).toEqual(['restored']);
    work.cycle({ jobId: 'a', cycle: cycle(2) });
    expect(work.told()).toEqual([['a', 2]]);
  });

  it("doesn't hold back what another job logs, and is forgotten when everything is read anew", () => {
    const work = watch();
    work.cycle({ jobId: 'a', cycle: cycle(0) });
    work.told();
    work.log(log('b', 1, 'Other'));
    expect(work.told()).toEqual([['b', '1 logged', 'Other']]);
    work.cycle({ jobId: 'a', cycle: cycle(5) });
    work.forget();
    vi.advanceTimersByTime(5000);
    expect(work.told()).toEqual([]);
    work.cycle({ jobId: 'a', cycle: cycle(7) });
    expect(work.told()).toEqual([['a', 7]]);
  });
});
