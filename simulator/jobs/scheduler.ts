/**
 * What is due, and when: the cycles of all jobs and whatever else happens at a time (purges, log retention). A
 * heartbeat (node-cron, once a second of real time) asks the clock; `advance` walks a span event by event, in
 * order, as fast as the target answers.
 */
import cron, { type ScheduledTask } from 'node-cron';
import type { Clock } from '../clock.ts';

/** Something that falls due at a virtual time. */
export interface DueEvent {
  atMs: number;
  name: string;
  run(): Promise<void>;
}

/** Gives its next event; null when there is none. */
export type DueSource = () => DueEvent | null;

export interface AdvanceStatus {
  status: 'ready' | 'advancing';
  /** Virtual time to reach; null when ready. */
  target: string | null;
  /** Events run so far. */
  events: number;
}

export class Scheduler {
  readonly #clock: Clock;
  readonly #sources = new Map<string, DueSource>();
  readonly #busy = new Set<string>();
  readonly #onError: (name: string, error: unknown) => void;
  #heartbeat: ScheduledTask | null = null;
  #advance: { targetMs: number; events: number; cancelled: boolean } | null = null;

  constructor(clock: Clock, onError: (name: string, error: unknown) => void) {
    this.#clock = clock;
    this.#onError = onError;
  }

  add(key: string, source: DueSource): void {
    this.#sources.set(key, source);
  }

  remove(key: string): void {
    this.#sources.delete(key);
  }

  /** Everything that is planned, soonest first. */
  upcoming(): { name: string; atMs: number }[] {
    return this.#events()
      .map(({ event }) => ({ name: event.name, atMs: event.atMs }))
      .sort((a, b) => a.atMs - b.atMs);
  }

  get advanceStatus(): AdvanceStatus {
    const target = this.#advance ? new Date(this.#advance.targetMs).toISOString() : null;
    return { status: this.#advance ? 'advancing' : 'ready', target, events: this.#advance?.events ?? 0 };
  }

  /** Begins to ask once a second. A cron pattern can't say "every 40 minutes" (it restarts each hour): the clock does. */
  start(): void {
    this.#heartbeat ??= cron.schedule('* * * * * *', () => this.beat());
    this.beat();
  }

  async stop(): Promise<void> {
    await this.#heartbeat?.destroy();
    this.#heartbeat = null;
    if (this.#advance) this.#advance.cancelled = true;
  }

  /** Starts what is due, each source by itself; never the same one twice at once. */
  beat(): void {
    if (this.#advance) return;
    // Asked before the time is read: what is due "now" is never a moment too late.
    const events = this.#events();
    const nowMs = this.#clock.nowMs();
    for (const { key, event } of events) {
      if (event.atMs <= nowMs) void this.#run(key, event);
    }
  }

  /**
   * Runs everything that falls due up to a virtual time, in order, and leaves the clock there. Resolves when it is
   * reached, or at once after `cancelAdvance`.
   */
  async advanceTo(targetMs: number): Promise<{ events: number; cancelled: boolean }> {
    const advance = { targetMs, events: 0, cancelled: false };
    this.#advance = advance;
    try {
      while (!advance.cancelled) {
        const next = this.#events()
          .filter(({ key }) => !this.#busy.has(key))
          .sort((a, b) => a.event.atMs - b.event.atMs)[0];
        if (!next || next.event.atMs > targetMs) break;
        this.#clock.setTo(next.event.atMs);
        await this.#run(next.key, next.event);
        advance.events++;
      }
      if (!advance.cancelled) this.#clock.setTo(targetMs);
      return { events: advance.events, cancelled: advance.cancelled };
    } finally {
      this.#advance = null;
    }
  }

  cancelAdvance(): void {
    if (this.#advance) this.#advance.cancelled = true;
  }

  #events(): { key: string; event: DueEvent }[] {
    const events: { key: string; event: DueEvent }[] = [];
    for (const [key, source] of this.#sources) {
      const event = source();
      if (event) events.push({ key, event });
    }
    return events;
  }

  async #run(key: string, event: DueEvent): Promise<void> {
    if (this.#busy.has(key)) return;
    this.#busy.add(key);
    try {
      await event.run();
    } catch (error) {
      this.#onError(event.name, error);
    } finally {
      this.#busy.delete(key);
    }
  }
}
