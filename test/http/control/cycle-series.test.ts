/** The series behind the overview's charts. */
import { describe, expect, it } from 'vitest';
import { seriesOf } from '../../../simulator/http/control/cycle-series.ts';
import { createSimulator } from '../../../simulator/index.ts';
import type { RecordedCycle } from '../../../simulator/jobs/index.ts';
import { emptyCounts } from '../../../simulator/provisioning/index.ts';

function cycle(cycleId: string, beganAtMs: number, quarantine: RecordedCycle['quarantine'] = null): RecordedCycle {
  return {
    cycleId,
    kind: 'incremental',
    state: 'Succeeded',
    beganAtMs,
    endedAtMs: beganAtMs,
    counts: { ...emptyCounts(), created: 2 },
    error: null,
    heldBack: 0,
    entitled: 0,
    referenceDeltas: 0,
    quarantine,
  };
}

describe('the series of a job', () => {
  const range = { fromMs: 0, toMs: 400, points: 4, wasQuarantined: false };

  it('sums the cycles of a bucket and takes percentiles by nearest rank', () => {
    const durations = [
      { ms: 5, requests: 98 },
      { ms: 900, requests: 2 },
    ];
    const [first, second] = seriesOf([cycle('a', 10), cycle('b', 20)], (id) => (id === 'a' ? durations : []), range);
    expect(first).toMatchObject({ cycles: 2, counts: { created: 4 }, latency: { p50: 5, p95: 5, p99: 900 } });
    expect(second).toMatchObject({ cycles: 0, latency: null });
  });

  it('keeps the job in quarantine until the cycle that lifts it', () => {
    const cycles = [cycle('a', 10), cycle('b', 110, 'EncounteredQuarantineException'), cycle('c', 210)];
    const marks = seriesOf(cycles, () => [], range).map(({ quarantined }) => quarantined);
    expect(marks).toEqual([false, true, true, false]);
  });

  it('shows a quarantine that began before the window from its start, until the cycle that lifts it', () => {
    const marksOf = (cycles: RecordedCycle[]) =>
      seriesOf(cycles, () => [], { ...range, wasQuarantined: true }).map(({ quarantined }) => quarantined);
    expect(marksOf([cycle('a', 110)])).toEqual([true, true, false, false]);
    expect(marksOf([])).toEqual([true, true, true, true]);
  });

  it('finds a real cycle again, with the durations of its requests', async () => {
    const simulator = await createSimulator();
    try {
      simulator.assign(simulator.addUser({ displayName: 'Ada Reyes' }));
      await simulator.runCycle();
      const [job] = simulator.simulator.jobs();
      const [recorded] = job?.cyclesSince(0) ?? [];
      expect(recorded).toMatchObject({ quarantine: null, counts: { created: 1 } });
      expect(job?.lastCycleBefore(Number.MAX_SAFE_INTEGER)).toEqual(recorded);
      expect(job?.lastCycleBefore(recorded?.beganAtMs ?? 0)).toBeNull();
      const requests = simulator.simulator.log.durationsOfCycle(recorded?.cycleId ?? '');
      expect(requests.reduce((sum, { requests }) => sum + requests, 0)).toBe(recorded?.counts.requests);
    } finally {
      await simulator.close();
    }
  });
});
