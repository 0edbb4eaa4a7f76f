/**
 * What is due, and when: the cycles of all jobs and whatever else happens at a time (purges, log retention). A
 * heartbeat (node-cron, once a second of real time) asks the clock; `advance` walks a span event by event, in
 * order, as fast as the target answers.
 */
import cron, { type ScheduledTask } from 'node-cron';
import type { Clock } from '../clock.ts';
import { jobError } from './errors.ts';

/** What there is to fall due; a try is the cycle of a job in quarantine. */
export type DueKind = 'cycle' | 'quarantineTry' | 'purge' | 'retention' | 'changes';

/** How many events one advance may run, so that none goes on for ever. */
const MOST_EVENTS = 100_000;

/** Something that falls due at a virtual time. */
export interface DueEvent {
  atMs: number;
  kind: DueKind;
  name: string;
  run(): Promise<void>;
}

/** Gives its next event; null when there is none. */
export type DueSource = () => DueEvent | null;

export interface AdvanceStatus {
  status: 'ready' | 'advancing';
  /** Virtual time to reach; null when ready. */
  target: string | null;
  /** Virtual time at which it began; null when ready. */
  began: string | null;
  /** Events run so far. */
  events: number;
  /** The event that runs now. */
  current: string | null;
  /** The move before, and how it ended; null as long as there was none. */
  last: { target: string; reached: string; events: number; outcome: AdvanceOutcome } | null;
}

/** `bounded`: so many events had run that it was ended early. */
export type AdvanceOutcome = 'reached' | 'cancelled' | 'bounded';

export interface AdvanceResult {
  events: number;
  cancelled: boolean;
  /** True when it ended early because so many events had run. */
  bounded: boolean;
}

interface Advance {
  beganMs: number;
  targetMs: number;
  events: number;
  current: string | null;
  cancelled: boolean;
}

export class Scheduler {
  readonly #clock: Clock;
  readonly #sources = new Map<string, DueSource>();
  readonly #running = new Map<string, Promise<boolean>>();
  readonly #onError: (name: string, error: unknown) => void;
  #heartbeat: ScheduledTask | null = null;
  #advance: Advance | null = null;
  #last: AdvanceStatus['last'] = null;
  readonly #settled: () => Promise<unknown>;

  /** `settled` waits for work that was begun by someone else, such as a cycle asked for by hand. */
  constructor(
    clock: Clock,
    onError: (name: string, error: unknown) => void,
    settled: () => Promise<unknown> = async () => undefined,
  ) {
    this.#clock = clock;
    this.#onError = onError;
    this.#settled = settled;
  }

  add(key: string, source: DueSource): void {
    this.#sources.set(key, source);
  }

  remove(key: string): void {
    this.#sources.delete(key);
  }

  /** Everything that is planned, soonest first. */
  upcoming(): { key: string; kind: DueKind; name: string; atMs: number }[] {
    return this.#events()
      .map(({ key, event: { kind, name, atMs } }) => ({ key, kind, name, atMs }))
      .sort((a, b) => a.atMs - b.atMs);
  }

  get advanceStatus(): AdvanceStatus {
    const advance = this.#advance;
    return {
      status: advance ? 'advancing' : 'ready',
      target: advance ? new Date(advance.targetMs).toISOString() : null,
      began: advance ? new Date(advance.beganMs).toISOString() : null,
      events: advance?.events ?? 0,
      current: advance?.current ?? null,
      last: this.#last,
    };
  }

  /** Begins to ask once a second. A cron pattern can't say "every 40 minutes" (it restarts each hour): the clock does. */
  start(): void {
    this.#heartbeat ??= cron.schedule('* * * * * *', () => this.beat());
    this.beat();
  }

  /** Whether the heartbeat asks what is due. */
  get isStarted(): boolean {
    return this.#heartbeat !== null;
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
   * reached, after `cancelAdvance`, or when too many events have run. Throws ADVANCE_RUNNING.
   */
  async advanceTo(targetMs: number): Promise<AdvanceResult> {
    return this.#advancing(targetMs, async (advance) => {
      // A source whose event failed is not asked again at the same time: it would fail for ever.
      const failedAtMs = new Map<string, number>();
      while (!advance.cancelled && advance.events < MOST_EVENTS) {
        // What runs already ends first: what falls due after it would be passed over.
        await Promise.all([...this.#running.values(), this.#settled()]);
        if (advance.cancelled) break;
        const next = this.#next(({ key, event }) => event.atMs > (failedAtMs.get(key) ?? Number.NEGATIVE_INFINITY));
        if (!next || next.event.atMs > targetMs) break;
        if (!(await this.#runAt(next, advance))) failedAtMs.set(next.key, this.#clock.nowMs());
      }
      const bounded = advance.events >= MOST_EVENTS;
      if (!advance.cancelled && !bounded) this.#clock.setTo(targetMs);
      return { events: advance.events, cancelled: advance.cancelled, bounded };
    });
  }

  /** Moves to the next event and runs it alone; 0 events when nothing is due. Throws ADVANCE_RUNNING. */
  async step(): Promise<AdvanceResult> {
    const next = this.#next();
    return this.#advancing(next?.event.atMs ?? this.#clock.nowMs(), async (advance) => {
      if (next) await this.#runAt(next, advance);
      return { events: advance.events, cancelled: false, bounded: false };
    });
  }

  async #advancing(targetMs: number, work: (advance: Advance) => Promise<AdvanceResult>): Promise<AdvanceResult> {
    this.refuseSecondAdvance();
    const advance = { beganMs: this.#clock.nowMs(), targetMs, events: 0, current: null, cancelled: false };
    this.#advance = advance;
    let outcome: AdvanceOutcome = 'cancelled';
    try {
      const result = await work(advance);
      if (!result.cancelled) outcome = result.bounded ? 'bounded' : 'reached';
      return result;
    } finally {
      const target = new Date(targetMs).toISOString();
      this.#last = { target, reached: this.#clock.now(), events: advance.events, outcome };
      this.#advance = null;
    }
  }

  /** The soonest event whose source isn't at work. */
  #next(isWanted: (due: { key: string; event: DueEvent }) => boolean = () => true) {
    return this.#events()
      .filter((due) => !this.#running.has(due.key) && isWanted(due))
      .sort((a, b) => a.event.atMs - b.event.atMs)[0];
  }

  /** False when the event failed. */
  async #runAt({ key, event }: { key: string; event: DueEvent }, advance: Advance): Promise<boolean> {
    advance.current = event.name;
    this.#clock.setTo(event.atMs);
    const isDone = await this.#run(key, event);
    advance.events++;
    advance.current = null;
    return isDone;
  }

  /** Throws ADVANCE_RUNNING while time is being moved: for those who begin a move and don't wait for it. */
  refuseSecondAdvance(): void {
    if (this.#advance) throw jobError('ADVANCE_RUNNING', { target: new Date(this.#advance.targetMs).toISOString() });
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

  /** False when it failed, which is told to `onError`; never the same source twice at once. */
  #run(key: string, event: DueEvent): Promise<boolean> {
    const held = this.#running.get(key);
    if (held !== undefined) return held;
    const running = event
      .run()
      .then(
        () => true,
        (error: unknown) => {
          this.#onError(event.name, error);
          return false;
        },
      )
      .finally(() => this.#running.delete(key));
    this.#running.set(key, running);
    return running;
  }
}
