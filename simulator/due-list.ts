/**
 * What falls due, soonest first: what the scheduler runs (cycles, tries of quarantined jobs, purges, log retention,
 * changes) and what a cycle will take up or end by itself (retries of failed objects, the end of a quarantine).
 */
import { engineSettingsOf } from './applications/index.ts';
import type { DueKind } from './jobs/index.ts';
import { quarantineLadders } from './provisioning/index.ts';
import type { Simulator } from './simulator.ts';

export interface DueItem {
  /** Virtual time, ISO 8601. */
  at: string;
  kind: DueKind | 'retry' | 'quarantineEnds';
  name: string;
  /** The job it belongs to; null for what concerns the tenant. */
  jobId: string | null;
}

export function dueList(simulator: Simulator): DueItem[] {
  const planned = simulator.scheduler.upcoming().map(({ key, kind, name, atMs }) => ({
    atMs: Math.max(atMs, simulator.clock.nowMs()),
    kind: kind as DueItem['kind'],
    name,
    jobId: kind === 'cycle' || kind === 'quarantineTry' ? key : null,
  }));
  return [...planned, ...simulator.jobs().flatMap((job) => ofJob(simulator, job.id))]
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ atMs, ...item }) => ({ at: new Date(atMs).toISOString(), ...item }));
}

function ofJob(simulator: Simulator, jobId: string): (Omit<DueItem, 'at'> & { atMs: number })[] {
  const found = simulator.applications.findJob(jobId);
  if (!found) return [];
  const job = simulator.job(jobId);
  const { displayName } = found.application;
  const { quarantine } = job.state;
  const ladder = quarantineLadders[engineSettingsOf(found.application, found.job).quarantineLadder];
  const ends =
    quarantine && quarantine.nextAttemptMs !== null
      ? [
          {
            atMs: quarantine.seriesBeganMs + ladder.endsAfterMs,
            kind: 'quarantineEnds' as const,
            name: `Job of ${displayName} is disabled if it is still in quarantine`,
            jobId,
          },
        ]
      : [];
  return [...ends, ...retries(simulator, jobId, displayName)];
}

/** Retries that are due at the same time as one: a cycle takes up thousands of them together. */
function retries(simulator: Simulator, jobId: string, displayName: string) {
  const counts = new Map<number, number>();
  for (const { nextAttemptAtMs } of simulator.escrows(jobId).all()) {
    counts.set(nextAttemptAtMs, (counts.get(nextAttemptAtMs) ?? 0) + 1);
  }
  return [...counts].map(([atMs, count]) => ({
    atMs,
    kind: 'retry' as const,
    name: `${count} failed ${count === 1 ? 'operation' : 'operations'} of ${displayName} due again`,
    jobId,
  }));
}
