/** The bare address leads to the overview of the first application. */
import { useQuery } from '@tanstack/react-query';
import { Navigate } from 'react-router';
import { queries } from '../api/queries.ts';
import { Failed, Loading } from '../components/states.tsx';

export function FirstApplication() {
  const { data, error, refetch } = useQuery(queries.applications());
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  const first = data?.[0];
  return first ? <Navigate to={`/applications/${first.servicePrincipalId}/overview`} replace /> : <Loading />;
}
