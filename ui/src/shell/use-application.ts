/** The application that the address names, with its first job (G-35). */
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { JobAddress } from '../api/jobs.ts';
import { queries } from '../api/queries.ts';
import type { Application } from '../api/types.ts';

export function useApplication(): {
  application: Application | undefined;
  job: JobAddress | null;
  error: Error | null;
} {
  const { servicePrincipalId } = useParams();
  const { data, error } = useQuery(queries.applications());
  const application = data?.find((candidate) => candidate.servicePrincipalId === servicePrincipalId) ?? data?.[0];
  const jobId = application?.jobIds[0];
  return {
    application,
    job: application && jobId ? { servicePrincipalId: application.servicePrincipalId, jobId } : null,
    error,
  };
}
