/** Keeps every query fresh by the simulator's server-sent events; after a break everything is asked for again. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { ClockReading, JobActivity, LiveEvents } from '../api/types.ts';

const Connected = createContext(true);

/** Whether the simulator answers. */
export function useConnected(): boolean {
  return useContext(Connected);
}

/** The clock as last told, with the page's own time of hearing it. */
export type HeardClock = ClockReading & { readAt?: number };

export function SimulatorEvents({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    const source = new EventSource('/control/events');
    let wasBroken = false;
    source.addEventListener('open', () => {
      setConnected(true);
      if (wasBroken) void client.invalidateQueries();
      wasBroken = false;
    });
    source.addEventListener('error', () => {
      wasBroken = true;
      setConnected(false);
    });
    listen(source, client);
    return () => source.close();
  }, [client]);
  return <Connected.Provider value={connected}>{children}</Connected.Provider>;
}

function listen(source: EventSource, client: QueryClient): void {
  const on = <K extends keyof LiveEvents>(name: K, handle: (data: LiveEvents[K]) => void) =>
    source.addEventListener(name, (event) => handle(JSON.parse((event as MessageEvent<string>).data) as LiveEvents[K]));
  const stale = (...queryKey: string[]) => void client.invalidateQueries({ queryKey });
  on('clock', (clock) => client.setQueryData<HeardClock>(['clock'], { ...clock, readAt: performance.now() }));
  on('cycle', ({ jobId, cycle }) => {
    if (cycle === null) {
      stale('jobActivity', jobId);
      stale('job', jobId);
      stale('log');
      return;
    }
    client.setQueryData<JobActivity>(['jobActivity', jobId], (known) => known && { ...known, running: true, cycle });
  });
  on('job', ({ jobId }) => {
    stale('job', jobId);
    stale('jobActivity', jobId);
  });
  on('log', () => stale('log'));
  on('tenant', () => stale('tenant'));
  on('sampleApp', () => stale('sampleApp'));
}
