/** Holds every request of a connection back for the time that an endpoint asked for with `Retry-After` (W-120). */

export interface Pause {
  /** Null when nothing is held back, otherwise resolves when requests may go again. */
  over(): Promise<void> | null;
  holdFor(seconds: number): void;
  /** Lets all that wait go. */
  close(): void;
}

function begin(): { over: Promise<void>; end: () => void } {
  let end = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { over, end: () => end() };
}

export function createPause(): Pause {
  const timers = new Set<NodeJS.Timeout>();
  let held: { over: Promise<void>; end: () => void } | null = null;

  const release = (): void => {
    held?.end();
    held = null;
  };
  return {
    over: () => held?.over ?? null,
    holdFor: (seconds) => {
      held ??= begin();
      // Several answers may ask for it: requests go again when the longest wait has passed.
      const timer = setTimeout(() => {
        timers.delete(timer);
        if (timers.size === 0) release();
      }, seconds * 1000);
      timers.add(timer);
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      release();
    },
  };
}
