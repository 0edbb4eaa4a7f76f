/**
 * Virtual time. Every timestamp and every schedule of the simulator asks this clock and nothing else.
 *
 * Virtual time runs at `speed` times real time. While a cycle works it runs at speed 1 (`hold`), so that the
 * durations in the logs are real and schedules never pile up. A manual clock (speed 0) moves only by `setTo`.
 */

/** Monotonic real time in milliseconds; handed in by tests. */
export type RealTime = () => number;

export interface ClockState {
  /** Virtual time, ISO 8601. */
  now: string;
  /** Virtual seconds for each real second; 0 stands still. */
  speed: number;
  /** True while work holds the clock at real speed. */
  held: boolean;
}

export class Clock {
  #anchorVirtualMs: number;
  #anchorRealMs: number;
  #speed: number;
  #holds = 0;
  readonly #real: RealTime;
  readonly #listeners = new Set<() => void>();

  constructor(options: { startMs: number; speed?: number; real?: RealTime }) {
    this.#real = options.real ?? (() => performance.now());
    this.#anchorVirtualMs = options.startMs;
    this.#anchorRealMs = this.#real();
    this.#speed = options.speed ?? 1;
  }

  /** Virtual time in milliseconds since 1970. */
  nowMs(): number {
    return Math.floor(this.#anchorVirtualMs + (this.#real() - this.#anchorRealMs) * this.#effectiveSpeed());
  }

  /** Virtual time as ISO 8601 with milliseconds and `Z` (G-14). */
  now(): string {
    return new Date(this.nowMs()).toISOString();
  }

  get speed(): number {
    return this.#speed;
  }

  get state(): ClockState {
    return { now: this.now(), speed: this.#speed, held: this.#holds > 0 };
  }

  setSpeed(speed: number): void {
    this.#reanchor();
    this.#speed = speed;
    this.#notify();
  }

  /** Moves forward to a virtual time; time never goes back. */
  setTo(ms: number): void {
    this.#reanchor();
    this.#anchorVirtualMs = Math.max(this.#anchorVirtualMs, ms);
    this.#notify();
  }

  /** Takes on the time and speed of a snapshot, which may lie before now. */
  restore(ms: number, speed: number): void {
    this.#reanchor();
    this.#anchorVirtualMs = ms;
    this.#speed = speed;
    this.#notify();
  }

  /** Holds the clock at real speed until the returned function is called (once). */
  hold(): () => void {
    this.#reanchor();
    this.#holds++;
    let released = false;
    return () => {
      if (released) return;
      released = true;
      this.#reanchor();
      this.#holds--;
    };
  }

  /** Calls back when speed or time was set. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A manual clock (speed 0) stays still while work is done, so that two runs give the same bytes. */
  #effectiveSpeed(): number {
    return this.#holds > 0 && this.#speed !== 0 ? 1 : this.#speed;
  }

  #reanchor(): void {
    const real = this.#real();
    this.#anchorVirtualMs += (real - this.#anchorRealMs) * this.#effectiveSpeed();
    this.#anchorRealMs = real;
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The start of virtual time when nothing else is asked for: real time, read in this one place. */
export function systemTimeMs(): number {
  return Date.now();
}
