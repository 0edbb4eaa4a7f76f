/**
 * What happens in the simulator as server-sent events, so that the page is live. Chatter is folded. What an event
 * carries is read when it is sent and not when something happened, so ten thousand changes cost no more than one.
 */
import type { ProvisioningObjectSummary } from '../../model/log.ts';
import type { Simulator } from '../../simulator.ts';
import type { SimulatorEvent } from '../../simulator-events.ts';
import { FoldedEvents } from './folded-events.ts';
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

/** A few of the objects logged last go along with an event, for those who watch. */
const SAMPLE_SIZE = 6;

/** Calls `send` with folded events until the returned function is called. */
export function subscribe(simulator: Simulator, send: (event: PageEvent) => void): () => void {
  const folded = new FoldedEvents(send);
  const entries = new Map<string, number>();
  const clock = () => folded.tell('clock', () => ({ event: 'clock', data: clockView(simulator) }));

  const unsubscribe = simulator.events.on((event: SimulatorEvent) => {
    switch (event.type) {
      case 'clock':
        return clock();
      case 'tenant':
        return folded.tell('tenant', () => ({ event: 'tenant', data: tenantSize(simulator) }));
      case 'restored':
        return folded.tell('restored', () => ({ event: 'restored', data: {} }));
      case 'applications':
        return folded.tell('applications', () => ({ event: 'applications', data: {} }));
      case 'outbox': {
        const { id } = event;
        return folded.tell(`outbox ${id}`, () => ({ event: 'outbox', data: { id } }));
      }
      case 'log': {
        const { jobId } = event;
        entries.set(jobId, (entries.get(jobId) ?? 0) + event.entries);
        folded.tellOfWork('sampleApp', () => ({ event: 'sampleApp', data: {} }));
        return folded.tellOfWork(`log ${jobId}`, () => {
          const count = entries.get(jobId) ?? 0;
          entries.delete(jobId);
          return { event: 'log', data: { jobId, entries: count, latest: latestObjects(simulator, jobId) } };
        });
      }
      case 'progress': {
        const { jobId, checkpoint } = event;
        return folded.tellOfWork(`cycle ${jobId}`, () => ({
          event: 'cycle',
          data: { jobId, cycle: runningCycleView(checkpoint) },
        }));
      }
      case 'cycleEnded': {
        const { jobId, summary } = event;
        folded.tell(`cycle ${jobId}`, () => ({
          event: 'cycle',
          data: { jobId, cycle: null, ended: cycleView(summary) },
        }));
        return clock();
      }
      case 'changed':
      case 'quarantine': {
        const { jobId } = event;
        return folded.tell(`job ${jobId}`, () => ({ event: 'job', data: { jobId } }));
      }
      case 'rehearsal': {
        const { servicePrincipalId } = event;
        return folded.tell(`rehearsal ${servicePrincipalId}`, () => ({
          event: 'rehearsal',
          data: { servicePrincipalId },
        }));
      }
      case 'faults': {
        const { servicePrincipalId } = event;
        return folded.tell(`faults ${servicePrincipalId}`, () => ({
          event: 'faults',
          data: { servicePrincipalId, faults: simulator.targets.faults(servicePrincipalId).list() },
        }));
      }
      case 'findings': {
        const { servicePrincipalId } = event;
        return folded.tell(`findings ${servicePrincipalId}`, () => ({
          event: 'findings',
          data: { servicePrincipalId },
        }));
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
    folded.end();
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
