/**
 * Virtual time in the page: the simulator's last reading, carried on at its speed by the browser's own clock, so
 * that times tick without a request. Read by every component that shows a time or a countdown.
 */
import { useSyncExternalStore } from 'react';
import type { ClockReading } from '../api/types.ts';

const TICK_MS = 250;

class VirtualClock {
  #virtualMs = 0;
  #realMs = 0;
  #rate = 0;
  #ticking: ReturnType<typeof setInterval> | undefined;
  readonly #listeners = new Set<() => void>();

  /** Takes over a reading; while a cycle holds the clock it runs at real speed. */
  set(reading: ClockReading): void {
    this.#virtualMs = Date.parse(reading.now);
    this.#realMs = performance.now();
    this.#rate = reading.held && reading.speed !== 0 ? 1 : reading.speed;
    this.#tell();
  }

  /** Virtual milliseconds since 1970; 0 before the first reading. */
  nowMs(): number {
    return Math.floor(this.#virtualMs + (performance.now() - this.#realMs) * this.#rate);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#ticking ??= setInterval(() => this.#tell(), TICK_MS);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearInterval(this.#ticking);
      this.#ticking = undefined;
    };
  };

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

export const virtualClock = new VirtualClock();

const RESOLUTION_MS = { second: 1000, minute: 60_000 };

/** What the present makes of something: drawn again only when that has changed, a text or a number. */
export function useAtVirtualNow<T extends string | number>(read: (nowMs: number) => T): T {
  return useSyncExternalStore(virtualClock.subscribe, () => read(virtualClock.nowMs()));
}

/** Virtual time, in whole seconds or minutes so that nothing is drawn more often than it changes. */
export function useVirtualNow(resolution: 'second' | 'minute' = 'second'): number {
  const wholeMs = RESOLUTION_MS[resolution];
  return useAtVirtualNow((nowMs) => Math.floor(nowMs / wholeMs) * wholeMs);
}
