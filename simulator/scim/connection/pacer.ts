/** Holds requests to a rate: at most so many begin in any one second of real time (W-14). */

const SECOND_MS = 1000;

export interface Pacer {
  /** Null when a request may go at once, otherwise resolves when it may. First come, first served. */
  turn(): Promise<void> | null;
  /** Lets all that wait go. */
  close(): void;
}

export function createPacer({ ratePerSecond }: { ratePerSecond: number }): Pacer {
  const waiting: (() => void)[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let free = ratePerSecond;
  let isClosed = false;

  /** A slot taken is free again a second later. */
  const take = (): void => {
    free--;
    const timer = setTimeout(() => {
      timers.delete(timer);
      free++;
      const next = waiting.shift();
      if (!next) return;
      take();
      next();
    }, SECOND_MS);
    timers.add(timer);
    timer.unref();
  };

  return {
    turn: () => {
      if (isClosed) return null;
      if (free > 0) {
        take();
        return null;
      }
      // The timer that frees the next slot has to keep the process alive for the one who waits.
      for (const timer of timers) timer.ref();
      return new Promise((resolve) => waiting.push(resolve));
    },
    close: () => {
      isClosed = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      for (const go of waiting.splice(0)) go();
    },
  };
}
