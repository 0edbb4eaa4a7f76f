/** Gives the screens below `/applications/{id}` their application, once it is known to exist. */
import { Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Navigate, Outlet, useOutletContext, useParams } from 'react-router';
import { queries } from '../api/queries.ts';
import { ErrorState } from '../components/error-state.tsx';
import { wasDeleted } from '../hooks/deleted-here.ts';
import { type ApplicationAtHand, useJobChoice, useJobInAddress } from '../hooks/job-choice.ts';
import { common } from '../texts/common.ts';
import { addresses } from './addresses.ts';
import { NotFound } from './not-found.tsx';

export function ApplicationScope(): ReactNode {
  const { servicePrincipalId } = useParams();
  const { data, error, refetch } = useQuery(queries.applications());
  const named = data?.find((candidate) => candidate.servicePrincipalId === servicePrincipalId);
  const application = useJobChoice(named ?? null);
  useJobInAddress(application);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Spinner label={common.loading} style={{ height: '100%' }} />;
  if (application) return <Outlet context={application} />;
  return wasDeleted(servicePrincipalId ?? '') ? <Navigate to={addresses.applications} replace /> : <NotFound />;
}

/** The application of the screen, with the job that is chosen. */
export function useApplication(): ApplicationAtHand {
  return useOutletContext<ApplicationAtHand>();
}
