/** Components that show the virtual time, or something of it: drawn again when that has changed. */
import { useSyncExternalStore } from 'react';
import { SECOND_MS, virtualClock } from './virtual-clock.ts';

const RESOLUTION_MS = { second: SECOND_MS, minute: 60_000 };

/** What the present makes of something: drawn again only when that has changed, a text or a number. */
export function useAtVirtualNow<T extends string | number>(read: (nowMs: number) => T): T {
  return useSyncExternalStore(virtualClock.subscribe, () => read(virtualClock.nowMs()));
}

/** Virtual time, in whole seconds or minutes so that nothing is drawn more often than it changes. */
export function useVirtualNow(resolution: 'second' | 'minute' = 'second'): number {
  const wholeMs = RESOLUTION_MS[resolution];
  return useAtVirtualNow((nowMs) => Math.floor(nowMs / wholeMs) * wholeMs);
}
