/** A searchable list of the directory, page by page; what is searched for stands in the address. */
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useSetParameter } from '../../hooks/use-set-parameter.ts';

export function useSearchText(): [string, (text: string) => void] {
  const [search] = useSearchParams();
  const setParameter = useSetParameter();
  const setText = useCallback((text: string) => setParameter('search', text, { replace: true }), [setParameter]);
  return [search.get('search') ?? '', setText];
}

export function useRows<T>(query: UseInfiniteQueryResult<InfiniteData<{ value: T[] }>>) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.value) ?? [], [data]);
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { rows, loadMore };
}
