/** The HTTP exchanges behind an entry (P-912). */
import { Spinner } from '@fluentui/react-components';
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../../api/queries.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { common } from '../../texts/common.ts';
import { entryTexts as texts } from '../../texts/logs.ts';
import { ExchangeList } from './exchange-list.tsx';

export function ExchangesTab({ entryId }: { entryId: string }): ReactNode {
  const { data, error, refetch } = useQuery(queries.exchanges(entryId));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Spinner label={common.loading} />;
  if (data.length === 0) {
    return <EmptyState icon={<ArrowSwapRegular />} title={texts.noExchanges} text={texts.noExchangesText} />;
  }
  return <ExchangeList exchanges={data} />;
}
