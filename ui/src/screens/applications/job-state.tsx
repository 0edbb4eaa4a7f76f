/** The state of an application's first job, which stands for it (G-35). */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { JobStatusCode } from '../../../../simulator/model/job.ts';
import type { ProvisioningStatus } from '../../../../simulator/model/log.ts';
import { queries } from '../../api/queries.ts';
import type { Application } from '../../api/types.ts';
import { StatusLabel } from '../../components/status-label.tsx';
import { jobStatusTexts } from '../../texts/applications.ts';

/** The colour of each state. */
const colours: Record<JobStatusCode, ProvisioningStatus> = {
  NotConfigured: 'skipped',
  NotRun: 'skipped',
  Active: 'success',
  Paused: 'skipped',
  Quarantine: 'failure',
};

export function JobState({ application }: { application: Application }): ReactNode {
  const [jobId] = application.jobIds;
  return jobId === undefined ? (
    <StatusLabel status="skipped">{jobStatusTexts.NotConfigured}</StatusLabel>
  ) : (
    <StateOfJob servicePrincipalId={application.servicePrincipalId} jobId={jobId} />
  );
}

function StateOfJob(address: { servicePrincipalId: string; jobId: string }): ReactNode {
  const { data } = useQuery(queries.job(address));
  return data ? <JobStatusLabel code={data.status.code} /> : null;
}

export function JobStatusLabel({ code }: { code: JobStatusCode }): ReactNode {
  return <StatusLabel status={colours[code]}>{jobStatusTexts[code]}</StatusLabel>;
}
