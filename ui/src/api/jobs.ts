/** Synchronization jobs on Graph's paths (G-36, G-45 to G-48). */
import type { SynchronizationJob } from '../../../simulator/model/job.ts';
import { getJson, send } from './http.ts';

export interface JobAddress {
  servicePrincipalId: string;
  jobId: string;
}

function pathOf({ servicePrincipalId, jobId }: JobAddress): string {
  return `/v1.0/servicePrincipals/${servicePrincipalId}/synchronization/jobs/${encodeURIComponent(jobId)}`;
}

export function readJob(job: JobAddress, signal?: AbortSignal): Promise<SynchronizationJob> {
  return getJson(pathOf(job), signal);
}

export function startJob(job: JobAddress): Promise<void> {
  return send('POST', `${pathOf(job)}/start`);
}

/** What the portal's *Stop provisioning* does: the running cycle ends first, the state stays (G-46, E-232). */
export function pauseJob(job: JobAddress): Promise<void> {
  return send('POST', `${pathOf(job)}/pause`);
}

/** Without a scope: watermark, escrows and quarantine are reset, as the portal does (G-48). */
export function restartJob(job: JobAddress, resetScope: string | null): Promise<void> {
  return send('POST', `${pathOf(job)}/restart`, resetScope === null ? undefined : { criteria: { resetScope } });
}
