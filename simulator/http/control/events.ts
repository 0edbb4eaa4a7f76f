/**
 * What happens in the simulator as server-sent events, so that the page is live. Chatter is folded: what stands alone is told soon, of a stream of changes the
 * latest state twice a second. What an event carries is read when it is sent and not when something happened, so ten
 * thousand changes cost no more than one.
 */
import type { ProvisioningObjectSummary } from '../../model/log.ts';
import type { Simulator } from '../../simulator.ts';
import type { SimulatorEvent } from '../../simulator-events.ts';
import { clockView, cycleView, runningCycleView } from './views.ts';

export interface PageEvent {
  event:
    | 'clock'
    | 'job'
    | 'cycle'
    | 'log'
    | 'tenant'
    | 'applications'
    | 'sampleApp'
    | 'outbox'
    | 'faults'
    | 'rehearsal'
    | 'findings'
    | 'restored';
  data: Record<string, unknown>;
}

type MakeEvent = () => PageEvent;

/** So long is waited for what comes of the same cause. */
const FOLD_MS = 200;

/** At least so long between two batches: a cycle shares the machine with those who watch it. */
const STREAM_MS = 500;

/** A few of the objects logged last go along with an event, for those who watch. */
const SAMPLE_SIZE = 6;

/** Calls `send` with folded events until the returned function is called. */
export function subscribe(simulator: Simulator, send: (event: PageEvent) => void): () => void {
  const waiting = new Map<string, MakeEvent>();
  const entries = new Map<string, number>();
  let timer: NodeJS.Timeout | null = null;
  const flush = () => {
    timer = waiting.size > 0 ? setTimeout(flush, STREAM_MS) : null;
    const made = [...waiting.values()];
    waiting.clear();
    for (const make of made) send(make());
  };
  const fold = (key: string, make: MakeEvent) => {
    waiting.delete(key);
    waiting.set(key, make);
    timer ??= setTimeout(flush, FOLD_MS);
  };
  const clock = () => fold('clock', () => ({ event: 'clock', data: clockView(simulator) }));

  const unsubscribe = simulator.events.on((event: SimulatorEvent) => {
    switch (event.type) {
      case 'clock':
        return clock();
      case 'tenant':
        return fold('tenant', () => ({ event: 'tenant', data: tenantSize(simulator) }));
      case 'restored':
        return fold('restored', () => ({ event: 'restored', data: {} }));
      case 'applications':
        return fold('applications', () => ({ event: 'applications', data: {} }));
      case 'outbox': {
        const { id } = event;
        return fold(`outbox ${id}`, () => ({ event: 'outbox', data: { id } }));
      }
      case 'log': {
        const { jobId } = event;
        entries.set(jobId, (entries.get(jobId) ?? 0) + event.entries);
        fold('sampleApp', () => ({ event: 'sampleApp', data: {} }));
        return fold(`log ${jobId}`, () => {
          const count = entries.get(jobId) ?? 0;
          entries.delete(jobId);
          return { event: 'log', data: { jobId, entries: count, latest: latestObjects(simulator, jobId) } };
        });
      }
      case 'progress': {
        const { jobId, checkpoint } = event;
        return fold(`cycle ${jobId}`, () => ({
          event: 'cycle',
          data: { jobId, cycle: runningCycleView(checkpoint) },
        }));
      }
      case 'cycleEnded': {
        const { jobId, summary } = event;
        fold(`cycle ${jobId}`, () => ({ event: 'cycle', data: { jobId, cycle: null, ended: cycleView(summary) } }));
        return clock();
      }
      case 'changed':
      case 'quarantine': {
        const { jobId } = event;
        return fold(`job ${jobId}`, () => ({ event: 'job', data: { jobId } }));
      }
      case 'rehearsal': {
        const { servicePrincipalId } = event;
        return fold(`rehearsal ${servicePrincipalId}`, () => ({ event: 'rehearsal', data: { servicePrincipalId } }));
      }
      case 'faults': {
        const { servicePrincipalId } = event;
        return fold(`faults ${servicePrincipalId}`, () => ({
          event: 'faults',
          data: { servicePrincipalId, faults: simulator.targets.faults(servicePrincipalId).list() },
        }));
      }
      case 'findings': {
        const { servicePrincipalId } = event;
        return fold(`findings ${servicePrincipalId}`, () => ({ event: 'findings', data: { servicePrincipalId } }));
      }
      case 'error':
        return;
    }
  });
  // The clock runs on by itself: the page corrects its own from time to time.
  const pulse = setInterval(clock, 5000);
  return () => {
    unsubscribe();
    clearInterval(pulse);
    if (timer) clearTimeout(timer);
  };
}

function tenantSize({ tenant }: Simulator) {
  return { users: tenant.users.count(), groups: tenant.groups.count() };
}

/** Oldest of them first. */
function latestObjects({ log }: Simulator, jobId: string) {
  const where = { sql: 'job_id = ?', parameters: [jobId] };
  return log.query({ where, limit: SAMPLE_SIZE }).toReversed().map(objectView);
}

function objectView(entry: ProvisioningObjectSummary) {
  return {
    id: entry.id,
    name: entry.sourceIdentity.displayName,
    kind: entry.sourceIdentity.identityType,
    action: entry.provisioningAction,
    status: entry.provisioningStatusInfo.status,
  };
}
