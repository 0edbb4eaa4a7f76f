/** The list of applications as rows: one for each job, or one for an application that has none. Pure. */
import type { Application, JobAtAGlance } from '../../api/types.ts';
import { formatDuration } from '../../format/times.ts';
import { addresses } from '../../shell/addresses.ts';
import { applicationsTexts as texts } from '../../texts/applications.ts';
import { overviewTexts } from '../../texts/overview.ts';
import { headlineOf } from '../overview/headline.ts';
import { rateOf, shownCycle } from '../overview/shown-cycle.ts';

export interface JobRow {
  application: Application;
  job: JobAtAGlance | null;
}

export function jobRows(applications: readonly Application[]): JobRow[] {
  return applications.flatMap((application) => {
    const jobs: (JobAtAGlance | null)[] = application.jobs.length === 0 ? [null] : application.jobs;
    return jobs.map((job) => ({ application, job }));
  });
}

export function rowKey({ application, job }: JobRow): string {
  return job?.jobId ?? application.servicePrincipalId;
}

/** Jobs of one application are told apart by their ids. */
export function subtitleOf({ application, job }: JobRow): string {
  return job !== null && application.jobIds.length > 1 ? `${application.profile} · ${job.jobId}` : application.profile;
}

export function overviewOf({ application, job }: JobRow): string {
  const isOneOfSeveral = job !== null && application.jobIds.length > 1;
  return addresses.overview(application.servicePrincipalId, isOneOfSeveral ? job.jobId : undefined);
}

/** The cycle under way or the last one, in two lines. */
export function cycleLines(job: JobAtAGlance | null): { first: string; second: string } {
  const cycle = job ? shownCycle({ cycle: job.cycle, lastCycles: job.lastCycle ? [job.lastCycle] : [] }) : null;
  if (!job || !cycle) return { first: texts.noCycle, second: '' };
  if (cycle.state === 'Running') {
    const progress = overviewTexts.progress(cycle.processed, cycle.total);
    return { first: headlineOf(cycle), second: `${overviewTexts.percent(cycle.percent)} · ${progress}` };
  }
  const { created, updated, failed } = cycle.counts;
  const counts = [
    ...(created > 0 ? [overviewTexts.cycleCounts.created(created)] : []),
    ...(updated > 0 ? [overviewTexts.cycleCounts.updated(updated)] : []),
    ...(failed > 0 ? [overviewTexts.cycleCounts.failed(failed)] : []),
  ];
  const duration = job.lastCycle ? formatDuration(job.lastCycle.durationMs) : '';
  const outcome = counts.join(', ') || cycle.error?.message || overviewTexts.noChange;
  return { first: headlineOf(cycle), second: [outcome, duration].join(' · ') };
}

/** Objects a second: of the cycle under way, else of the last one on the whole; null when there was too little. */
export function objectRate(job: JobAtAGlance | null, nowMs: number): number | null {
  if (!job) return null;
  const cycle = job.cycle ? shownCycle({ cycle: job.cycle, lastCycles: [] }) : null;
  if (cycle) return rateOf(cycle, nowMs);
  const last = job.lastCycle;
  if (!last || last.counts.imported === 0 || last.durationMs < 100) return null;
  return Math.round((last.counts.imported * 1000) / last.durationMs);
}

export function targetOf({ target }: Application): string {
  if (target.sampleApp) return texts.sampleApp;
  return target.tenantUrl ?? texts.noTarget;
}
