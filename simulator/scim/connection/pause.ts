/** Holds every request of a connection back for the time that an endpoint asked for with `Retry-After` (W-120). */

export interface Pause {
  /** Null when nothing is held back, otherwise resolves when requests may go again. */
  over(): Promise<void> | null;
  holdFor(seconds: number): void;
  /** Lets all that wait go. */
  close(): void;
}

export function createPause(): Pause {
  let held: { until: Promise<void>; end: () => void; timer: NodeJS.Timeout; endsAtMs: number } | null = null;

  return {
    over: () => held?.until ?? null,
    holdFor: (seconds) => {
      const endsAtMs = performance.now() + seconds * 1000;
      if (held && held.endsAtMs >= endsAtMs) return;
      let end = held?.end;
      let until = held?.until;
      if (held) clearTimeout(held.timer);
      if (!end || !until) {
        until = new Promise<void>((resolve) => {
          end = resolve;
        });
      }
      const release = end as () => void;
      const timer = setTimeout(() => {
        held = null;
        release();
      }, seconds * 1000);
      held = { until, end: release, timer, endsAtMs };
    },
    close: () => {
      if (!held) return;
      clearTimeout(held.timer);
      held.end();
      held = null;
    },
  };
}
