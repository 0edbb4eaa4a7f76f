/**
 * What happens in the simulator as server-sent events, so that the page is live: clock, job, cycle, log, tenant,
 * sampleApp. Chatter is folded: of each kind at most five a second, the latest state last.
 */
import type { Simulator, SimulatorEvent } from '../../simulator.ts';
import { clockView, cycleView, runningCycleView } from './views.ts';

export interface PageEvent {
  event: 'clock' | 'job' | 'cycle' | 'log' | 'tenant' | 'applications' | 'sampleApp';
  data: Record<string, unknown>;
}

const FOLD_MS = 200;

/** Calls `send` with folded events until the returned function is called. */
export function subscribe(simulator: Simulator, send: (event: PageEvent) => void): () => void {
  const waiting = new Map<string, PageEvent>();
  let timer: NodeJS.Timeout | null = null;
  const flush = () => {
    timer = null;
    for (const event of waiting.values()) send(event);
    waiting.clear();
  };
  const fold = (key: string, event: PageEvent) => {
    waiting.delete(key);
    waiting.set(key, event);
    timer ??= setTimeout(flush, FOLD_MS);
  };
  const unsubscribe = simulator.events.on((event) => {
    for (const pageEvent of pageEvents(simulator, event)) {
      fold(`${pageEvent.event} ${String(pageEvent.data.jobId ?? '')}`, pageEvent);
    }
  });
  // The clock runs on by itself: the page corrects its own from time to time.
  const pulse = setInterval(() => fold('clock ', { event: 'clock', data: clockView(simulator) }), 5000);
  return () => {
    unsubscribe();
    clearInterval(pulse);
    if (timer) clearTimeout(timer);
  };
}

function pageEvents(simulator: Simulator, event: SimulatorEvent): PageEvent[] {
  switch (event.type) {
    case 'clock':
      return [{ event: 'clock', data: clockView(simulator) }];
    case 'tenant':
      return [
        { event: 'tenant', data: { users: simulator.tenant.users.count(), groups: simulator.tenant.groups.count() } },
      ];
    case 'applications':
      return [{ event: 'applications', data: {} }];
    case 'log':
      return [
        { event: 'log', data: { jobId: event.jobId, entries: event.entries } },
        { event: 'sampleApp', data: {} },
      ];
    case 'progress':
      return [{ event: 'cycle', data: { jobId: event.jobId, cycle: runningCycleView(event.checkpoint) } }];
    case 'cycleEnded':
      return [
        { event: 'cycle', data: { jobId: event.jobId, cycle: null, ended: cycleView(event.summary) } },
        { event: 'clock', data: clockView(simulator) },
      ];
    case 'changed':
    case 'quarantine':
      return [{ event: 'job', data: { jobId: event.jobId } }];
    case 'error':
      return [];
  }
}
