/**
 * How often a caller may provision on demand: five times in ten seconds (E-714, G-88). Held in strict mode and by the
 * Graph quirk `limitOnDemand`, by real time, as it is the caller's time that counts.
 */
import { graphError } from './errors.ts';

const MOST = 5;
const WINDOW_MS = 10_000;

export class OnDemandLimit {
  readonly #nowMs: () => number;
  readonly #times = new Map<string, number[]>();

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Counts a request of a caller. Throws TOO_MANY_ON_DEMAND. */
  count(callerId: string): void {
    const nowMs = this.#nowMs();
    const recent = (this.#times.get(callerId) ?? []).filter((atMs) => atMs > nowMs - WINDOW_MS);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= MOST) {
      const retryAfterS = Math.ceil((oldest + WINDOW_MS - nowMs) / 1000);
      throw graphError('TOO_MANY_ON_DEMAND', { most: MOST, windowS: WINDOW_MS / 1000, retryAfterS });
    }
    this.#times.set(callerId, [...recent, nowMs]);
  }
}
