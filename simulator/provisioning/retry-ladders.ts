/**
 * When a failed object, or a job in quarantine, is tried again: named data, so that another opinion of the truth
 * is a choice in a list (C-8). Offsets count from the first failure, in milliseconds.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface RetryLadder {
  /** Offsets of the first tries. */
  offsetsMs: readonly number[];
  /** After those, one more try every so often; null ends the tries. */
  thenEveryMs: number | null;
  /** After this long nothing is tried any more (E-512, E-546). */
  endsAfterMs: number;
}

/** Ladders for a failed object (E-511). `entra` is the settled default; the others are sources that disagree. */
export const escrowLadders = {
  entra: { offsetsMs: [40 * MINUTE, 6 * HOUR, 12 * HOUR, 24 * HOUR], thenEveryMs: DAY, endsAfterMs: 28 * DAY },
  /** The quarantine page of 2022 (O-17). */
  documented2022: {
    offsetsMs: [2 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR, 48 * HOUR, 96 * HOUR, 168 * HOUR],
    thenEveryMs: null,
    endsAfterMs: 168 * HOUR,
  },
  /** Microsoft staff in 2023: about 30 minutes, doubling (O-1). */
  doubling: {
    offsetsMs: [30, 90, 210, 450, 930].map((minutes) => minutes * MINUTE),
    thenEveryMs: DAY,
    endsAfterMs: 28 * DAY,
  },
  everyCycle: { offsetsMs: [40 * MINUTE], thenEveryMs: 40 * MINUTE, endsAfterMs: 28 * DAY },
} as const satisfies Record<string, RetryLadder>;

/** Ladders for a quarantined job (E-542). */
export const quarantineLadders = {
  entra: { offsetsMs: [6 * HOUR, 12 * HOUR, 24 * HOUR], thenEveryMs: DAY, endsAfterMs: 28 * DAY },
  /** A captured status shows a next try five minutes after the first failure (G-40). */
  captured: { offsetsMs: [5 * MINUTE, 6 * HOUR, 12 * HOUR, 24 * HOUR], thenEveryMs: DAY, endsAfterMs: 28 * DAY },
} as const satisfies Record<string, RetryLadder>;

export type EscrowLadderName = keyof typeof escrowLadders;
export type QuarantineLadderName = keyof typeof quarantineLadders;

/**
 * The next try after `tries` tries have failed (the first failure counts as none), as an offset from the first
 * failure; null when there is none left.
 */
export function nextTryOffsetMs(ladder: RetryLadder, tries: number): number | null {
  const listed = ladder.offsetsMs[tries];
  if (listed !== undefined) return listed;
  const last = ladder.offsetsMs.at(-1) ?? 0;
  if (ladder.thenEveryMs === null) return null;
  const offset = last + (tries - ladder.offsetsMs.length + 1) * ladder.thenEveryMs;
  return offset > ladder.endsAfterMs ? null : offset;
}
