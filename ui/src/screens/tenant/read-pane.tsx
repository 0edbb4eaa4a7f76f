/** The pane of one user or group: while it is read, when it can't be, and the list instead of what was deleted here. */
import { Spinner } from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { DetailsPane } from '../../components/details-pane.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { wasDeleted } from '../../hooks/deleted-here.ts';
import { common } from '../../texts/common.ts';

interface ReadPaneProps<T> {
  read: UseQueryResult<T>;
  id: string;
  /** Address of the list that it was opened from. */
  list: string;
  children(found: T): ReactNode;
}

export function ReadPane<T>({ read, id, list, children }: ReadPaneProps<T>): ReactNode {
  const navigate = useNavigate();
  const { data, error, isFetching, refetch } = read;
  if (error && !isFetching && wasDeleted(id)) return <Navigate to={list} replace />;
  if (data !== undefined) return children(data);
  return (
    <DetailsPane title={error ? common.notGiven : common.loading} onClose={() => void navigate(list)}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Spinner />}
    </DetailsPane>
  );
}
