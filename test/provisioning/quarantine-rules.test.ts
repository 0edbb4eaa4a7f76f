import { describe, expect, it } from 'vitest';
import { quarantineReasonOf, thresholdSets } from '../../simulator/provisioning/index.ts';

describe('the counts that quarantine a job', () => {
  const vectors = [
    { object: 4_000, reference: 0, successes: 0, reason: null },
    { object: 5_000, reference: 0, successes: 0, reason: 'EncounteredEscrowProportionThreshold' },
    { object: 45_000, reference: 0, successes: 1_000_000, reason: 'EncounteredBaseEscrowThreshold' },
    { object: 30_000, reference: 0, successes: 5_000, reason: 'EncounteredEscrowProportionThreshold' },
    { object: 20_000, reference: 0, successes: 100_000, reason: null },
    { object: 40_000, reference: 21_000, successes: 200_000, reason: 'EncounteredTotalEscrowThreshold' },
    { object: 40_000, reference: 0, successes: 200_000, reason: null },
    { object: 2_000, reference: 3_500, successes: 0, reason: null },
  ];

  for (const { object, reference, successes, reason } of vectors) {
    it(`${object} failures, ${reference} of references, ${successes} successes: ${reason ?? 'no quarantine'} (E-536, W-122)`, () => {
      const counts = { objectFailures: object, referenceFailures: reference, successes };
      expect(quarantineReasonOf(counts, thresholdSets.entra)).toBe(reason);
    });

    it(`the same at a thousandth under the scaled set: ${object / 1000} failures (E-536, W-122)`, () => {
      const counts = {
        objectFailures: object / 1000,
        referenceFailures: Math.round(reference / 1000),
        successes: successes / 1000,
      };
      expect(quarantineReasonOf(counts, thresholdSets.scaled)).toBe(reason);
    });
  }

  it('exactly 40 % of the events does not quarantine, one more does (E-532, W-122)', () => {
    const at = (objectFailures: number) =>
      quarantineReasonOf({ objectFailures, referenceFailures: 0, successes: 9_000 }, thresholdSets.entra);
    expect(at(6_000)).toBeNull();
    expect(at(6_001)).toBe('EncounteredEscrowProportionThreshold');
  });
});
