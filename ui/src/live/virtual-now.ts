/** Virtual time in the page: the last reading of the clock, carried on at its speed. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { queries } from '../api/queries.ts';
import type { ClockReading } from '../api/types.ts';
import type { HeardClock } from './simulator-events.tsx';

export interface VirtualNow {
  /** Milliseconds since 1970; null before the first reading. */
  nowMs: number | null;
  clock: ClockReading | undefined;
}

const TICK_MS = 500;

/** Ticks twice a second while virtual time runs. */
export function useVirtualNow(): VirtualNow {
  const client = useQueryClient();
  const { data: clock, dataUpdatedAt } = useQuery(queries.clock());
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  if (!clock) return { nowMs: null, clock: undefined };
  const readAt = client.getQueryData<HeardClock>(['clock'])?.readAt;
  const sinceMs = readAt === undefined ? Date.now() - dataUpdatedAt : performance.now() - readAt;
  const speed = clock.held && clock.speed !== 0 ? 1 : clock.speed;
  return { nowMs: Date.parse(clock.now) + sinceMs * speed, clock };
}
