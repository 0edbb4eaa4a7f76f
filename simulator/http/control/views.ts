/** What the control API shows of clock, jobs and applications. */
import { pointsToSampleApp, secretOf } from '../../applications/index.ts';
import { type Job, statusCodeOf } from '../../jobs/index.ts';
import type { CycleCheckpoint, CycleSummary } from '../../provisioning/index.ts';
import type { Simulator } from '../../simulator.ts';
import type { ApplicationRecord } from '../../storage/index.ts';

export function clockView(simulator: Simulator) {
  return { ...simulator.clock.state, ...simulator.scheduler.advanceStatus };
}

export function runningCycleView(checkpoint: CycleCheckpoint) {
  const { cycleId, kind, phase, beganAtMs, processed, total, counts } = checkpoint;
  return { cycleId, kind, phase, began: new Date(beganAtMs).toISOString(), processed, total, counts: { ...counts } };
}

export function cycleView(summary: CycleSummary) {
  const { cycleId, kind, state, beganAtMs, endedAtMs, counts, error } = summary;
  return {
    cycleId,
    kind,
    state,
    began: new Date(beganAtMs).toISOString(),
    ended: new Date(endedAtMs).toISOString(),
    durationMs: Math.max(0, endedAtMs - beganAtMs),
    counts,
    error: error ? { code: error.code, message: error.message } : null,
  };
}

export function jobView(simulator: Simulator, job: Job) {
  const nextMs = job.nextRunMs();
  return {
    jobId: job.id,
    phase: job.phase,
    nextRun: nextMs === null ? null : new Date(nextMs).toISOString(),
    running: job.isRunning,
    cycle: job.progress ? runningCycleView(job.progress) : null,
    lastCycles: job.cycles(50).map(cycleView),
    managed: simulator.connectorData(job.id).managedCount(),
  };
}

function briefJobView(job: Job) {
  const nextMs = job.nextRunMs();
  const [last] = job.cycles(1);
  return {
    jobId: job.id,
    code: statusCodeOf(job.phase, job.state.quarantine !== null),
    running: job.isRunning,
    nextRun: nextMs === null ? null : new Date(nextMs).toISOString(),
    cycle: job.progress ? runningCycleView(job.progress) : null,
    lastCycle: last ? cycleView(last) : null,
    quarantineReason: job.state.quarantine?.reason ?? null,
  };
}

export function applicationView(simulator: Simulator, application: ApplicationRecord) {
  return {
    servicePrincipalId: application.servicePrincipalId,
    applicationId: application.id,
    displayName: application.displayName,
    profile: application.profileId,
    jobIds: application.jobs.map((job) => job.id),
    jobs: application.jobs.map(({ id }) => briefJobView(simulator.job(id))),
    target: {
      tenantUrl: secretOf(application, 'BaseAddress'),
      sampleApp: pointsToSampleApp(application),
      hasSampleApp: application.sampleApp,
    },
  };
}
