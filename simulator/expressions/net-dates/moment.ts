/** A moment to 100 nanoseconds, as .NET's DateTime has it, and its number in Active Directory. */

export interface Moment {
  /** Milliseconds since 1970, UTC. */
  ms: number;
  /** Steps of 100 nanoseconds beyond them, 0 to 9999. */
  steps: number;
}

const STEPS_PER_MS = 10_000n;
/** From 1601 to 1970. */
const EPOCH_STEPS = 116_444_736_000_000_000n;
const LAST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
const FIRST_MS = startOf(1);
const STEPS_IN_SECOND = 10_000_000;

function startOf(year: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, 0, 1);
  return date.getTime();
}

/** Null beyond the years 1 to 9999. */
export function momentAt(ms: number, steps = 0): Moment | null {
  return ms >= FIRST_MS && ms <= LAST_MS ? { ms, steps } : null;
}

/** The part of a second, in steps of 100 nanoseconds. */
export function fractionOf({ ms, steps }: Moment): number {
  return ((((ms % 1000) + 1000) % 1000) * Number(STEPS_PER_MS) + steps) % STEPS_IN_SECOND;
}

/** Steps of 100 nanoseconds since 1601; null before that. */
export function toNumber({ ms, steps }: Moment): bigint | null {
  const number = BigInt(ms) * STEPS_PER_MS + BigInt(steps) + EPOCH_STEPS;
  return number < 0n ? null : number;
}

/** Null for a number that is no moment from 1601 to 9999. */
export function fromNumber(number: bigint): Moment | null {
  const since1970 = number - EPOCH_STEPS;
  const steps = ((since1970 % STEPS_PER_MS) + STEPS_PER_MS) % STEPS_PER_MS;
  return number < 0n ? null : momentAt(Number((since1970 - steps) / STEPS_PER_MS), Number(steps));
}
