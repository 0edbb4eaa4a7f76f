/**
 * Virtual time in the page: the simulator's last reading, carried on at its speed by the browser's own clock, so
 * that times tick without a request. Read by every component that shows a time or a countdown.
 */
import type { ClockReading } from '../api/types.ts';

/** A time that runs faster than the real one is shown so often. */
const TICK_MS = 250;
export const SECOND_MS = 1000;
/** Timers may be a little early; a second that has begun is surely over by so much. */
const PAST_MS = 15;

class VirtualClock {
  #virtualMs = 0;
  #realMs = 0;
  #rate = 0;
  #ticking: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  /** Takes over a reading; while a cycle holds the clock it runs at real speed. */
  set(reading: ClockReading): void {
    this.#virtualMs = Date.parse(reading.now);
    this.#realMs = performance.now();
    this.#rate = reading.held && reading.speed !== 0 ? 1 : reading.speed;
    if (this.#ticking !== undefined) this.#tickAgain();
    this.#tell();
  }

  /** Virtual milliseconds since 1970; 0 before the first reading. */
  nowMs(): number {
    return Math.floor(this.#virtualMs + (performance.now() - this.#realMs) * this.#rate);
  }

  /** Told whenever the time that is shown may have changed, and at least once a real second. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#ticking === undefined) this.#tickAgain();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearTimeout(this.#ticking);
      this.#ticking = undefined;
    };
  };

  #tickAgain(): void {
    clearTimeout(this.#ticking);
    this.#ticking = setTimeout(() => {
      this.#tickAgain();
      this.#tell();
    }, this.#restMs());
  }

  /** At real speed, until the next whole second: nothing that is shown changes in between. */
  #restMs(): number {
    if (this.#rate === 0) return SECOND_MS;
    return this.#rate === 1 ? SECOND_MS - (this.nowMs() % SECOND_MS) + PAST_MS : TICK_MS;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

export const virtualClock = new VirtualClock();
