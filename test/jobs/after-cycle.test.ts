import { describe, expect, it } from 'vitest';
import { afterCycle, newJobState } from '../../simulator/jobs/index.ts';
import {
  type CycleSummary,
  emptyCounts,
  quarantineLadders,
  thresholdSets,
} from '../../simulator/provisioning/index.ts';

const HOUR = 3_600_000;
const start = Date.parse('2026-03-02T08:00:00Z');

function summary(change: Partial<CycleSummary>): CycleSummary {
  return {
    cycleId: 'c',
    kind: 'incremental',
    state: 'Succeeded',
    beganAtMs: start,
    endedAtMs: start + 1000,
    counts: emptyCounts(),
    error: null,
    heldBack: 0,
    entitled: 0,
    referenceDeltas: 0,
    ...change,
  };
}

const failed = (atMs: number) =>
  summary({
    state: 'Failed',
    beganAtMs: atMs,
    endedAtMs: atMs,
    error: { code: 'SystemForCrossDomainIdentityManagementInvalidCredentials', message: 'm', tenantActionable: true },
  });

const options = {
  feedPosition: 42,
  failures: { objectFailures: 0, referenceFailures: 0, successes: 10 },
  thresholds: thresholdSets.entra,
  ladder: quarantineLadders.entra,
};

describe('the state of a job after a cycle', () => {
  it('a good cycle moves the watermark and reaches the steady state (E-906)', () => {
    const { state, event } = afterCycle(newJobState(), summary({}), options);
    expect(event).toBeNull();
    expect(state.watermark).toBe(42);
    expect(state.steadyStateFirstAchievedMs).toBe(start + 1000);
    expect(state.lastSuccessfulExecutionWithExports).toBeNull();
  });

  it('a failed connection check quarantines at once and leaves the watermark (E-501, E-530)', () => {
    const { state, event } = afterCycle({ ...newJobState(), watermark: 7 }, failed(start), options);
    expect(event).toBe('entered');
    expect(state.watermark).toBe(7);
    expect(state.quarantine).toMatchObject({
      reason: 'EncounteredQuarantineException',
      seriesBeganMs: start,
      currentBeganMs: start,
      nextAttemptMs: start + 6 * HOUR,
      seriesCount: 0,
    });
  });

  it('the third failure in a row looks like the documented status (E-541)', () => {
    let state = newJobState();
    for (const hours of [0, 6, 12]) state = afterCycle(state, failed(start + hours * HOUR), options).state;
    expect(state.countSuccessiveCompleteFailures).toBe(3);
    expect(state.quarantine).toMatchObject({
      currentBeganMs: start + 12 * HOUR,
      nextAttemptMs: start + 24 * HOUR,
      seriesBeganMs: start,
      seriesCount: 2,
    });
  });

  it('tries until the 28th day, then the job is disabled (E-546)', () => {
    let state = newJobState();
    let atMs = start;
    const events: (string | null)[] = [];
    while (events.at(-1) !== 'disabled') {
      const after = afterCycle(state, failed(atMs), options);
      state = after.state;
      events.push(after.event);
      atMs = state.quarantine?.nextAttemptMs ?? Number.NaN;
      expect(events.length).toBeLessThan(40);
    }
    expect(state.quarantine?.currentBeganMs).toBe(start + 28 * 24 * HOUR);
    expect(state.quarantine?.nextAttemptMs).toBeNull();
    expect(events.filter((event) => event === 'entered')).toHaveLength(1);
  });

  it('a good try lifts the quarantine (E-544)', () => {
    const before = afterCycle(newJobState(), failed(start), options).state;
    const { state, event } = afterCycle(before, summary({ beganAtMs: start + 6 * HOUR }), options);
    expect(event).toBe('lifted');
    expect(state.quarantine).toBeNull();
    expect(state.countSuccessiveCompleteFailures).toBe(0);
  });

  it('another reason in the same series is a change that mails again (E-545)', () => {
    const before = afterCycle(newJobState(), failed(start), options).state;
    const { state, event } = afterCycle(before, summary({ heldBack: 3, beganAtMs: start + 6 * HOUR }), options);
    expect(event).toBe('reasonChanged');
    expect(state.quarantine).toMatchObject({ reason: 'TooManyDeletes', seriesBeganMs: start });
  });

  it('an initial cycle that reaches a threshold runs to its end with pruned escrows, then waits (E-537, C-9)', () => {
    const failures = { objectFailures: 6_000, referenceFailures: 0, successes: 10 };
    const { state } = afterCycle(newJobState(), summary({ kind: 'initial', state: 'EntryLevelErrors' }), {
      ...options,
      failures,
    });
    expect(state.escrowsPruned).toBe(true);
    expect(state.watermark).toBe(42);
    expect(state.quarantine?.reason).toBe('EncounteredEscrowProportionThreshold');
  });
});
