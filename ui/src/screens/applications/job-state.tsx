/** The state of a job as a word in its colour, with why when it is in quarantine. */
import type { ReactNode } from 'react';
import type { JobStatusCode } from '../../../../simulator/model/job.ts';
import type { ProvisioningStatus } from '../../../../simulator/model/log.ts';
import type { JobAtAGlance } from '../../api/types.ts';
import { StatusLabel } from '../../components/status-label.tsx';
import { jobStatusTexts } from '../../texts/applications.ts';
import { overviewTexts } from '../../texts/overview.ts';

const colours: Record<JobStatusCode, ProvisioningStatus> = {
  NotConfigured: 'skipped',
  NotRun: 'skipped',
  Active: 'success',
  Paused: 'skipped',
  Quarantine: 'failure',
};

export function JobState({ job }: { job: JobAtAGlance | null }): ReactNode {
  const code = job?.code ?? 'NotConfigured';
  const reason = job?.quarantineReason ?? null;
  return (
    <span title={reason === null ? undefined : overviewTexts.quarantineReason(reason)}>
      <StatusLabel status={colours[code]}>{jobStatusTexts[code]}</StatusLabel>
    </span>
  );
}
