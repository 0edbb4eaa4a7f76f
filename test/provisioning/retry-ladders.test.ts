import { describe, expect, it } from 'vitest';
import { escrowLadders, nextTryOffsetMs, quarantineLadders } from '../../simulator/provisioning/index.ts';

const HOUR = 3_600_000;

describe('the retry ladders', () => {
  it('tries a failed object in the next cycle, after 6, 12 and 24 hours, then daily (E-511)', () => {
    const offsets = [0, 1, 2, 3, 4, 5].map((tries) => nextTryOffsetMs(escrowLadders.entra, tries));
    expect(offsets).toEqual([40 * 60_000, 6 * HOUR, 12 * HOUR, 24 * HOUR, 48 * HOUR, 72 * HOUR]);
  });

  it('tries a quarantined job after 6, 12 and 24 hours, then daily up to the 28th day (E-542, E-546, W-121)', () => {
    const offsets: number[] = [];
    for (let tries = 0; ; tries++) {
      const offset = nextTryOffsetMs(quarantineLadders.entra, tries);
      if (offset === null) break;
      offsets.push(offset / HOUR);
    }
    expect(offsets.slice(0, 4)).toEqual([6, 12, 24, 48]);
    expect(offsets.at(-1)).toBe(28 * 24);
  });

  it('ends where the older page ends (C-8)', () => {
    expect(nextTryOffsetMs(escrowLadders.documented2022, 6)).toBe(168 * HOUR);
    expect(nextTryOffsetMs(escrowLadders.documented2022, 7)).toBeNull();
  });
});
