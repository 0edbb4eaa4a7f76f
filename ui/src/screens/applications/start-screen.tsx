/** `/`: with one application there is nothing to choose, so its overview opens; otherwise the list. */
import { Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Navigate } from 'react-router';
import { queries } from '../../api/queries.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { addresses } from '../../shell/addresses.ts';
import { common } from '../../texts/common.ts';

export function StartScreen(): ReactNode {
  const { data, error, refetch } = useQuery(queries.applications());
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Spinner label={common.loading} style={{ height: '100%' }} />;
  const [only, ...others] = data;
  const to = only && others.length === 0 ? addresses.overview(only.servicePrincipalId) : addresses.applications;
  return <Navigate to={to} replace />;
}
