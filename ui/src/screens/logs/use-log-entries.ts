/**
 * The entries that fit a filter, newest first, page by page. New ones come in by themselves while the newest are in
 * sight; while older ones are being read they wait until they are asked for, so that nothing moves.
 */
import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ProvisioningObjectSummary } from '../../../../simulator/model/log.ts';
import { graphFilterOf, type LogFilter, searchOf } from '../../api/log-filter.ts';
import type { Page } from '../../api/odata.ts';
import { queries } from '../../api/queries.ts';
import { limitRate } from '../../live/limit-rate.ts';
import { loggedEntries } from '../../live/live-updates.tsx';
import { useObservable } from '../../live/observable.ts';
import { virtualClock } from '../../live/virtual-clock.ts';

type Pages = InfiniteData<Page<ProvisioningObjectSummary>, string | null>;

const REFRESH_MS = 1000;

export function useLogEntries(filter: LogFilter, jobId: string) {
  const client = useQueryClient();
  const [isAtTop, setAtTop] = useState(true);
  const logged = useObservable(loggedEntries);
  const [shownUpTo, setShownUpTo] = useState(logged);

  const options = queries.log(`${jobId} ${searchOf(filter)}`, () => graphFilterOf(filter, jobId, virtualClock.nowMs()));
  const query = useInfiniteQuery(options);
  const [, key] = options.queryKey;

  const refresh = useMemo(
    () =>
      limitRate(() => {
        setShownUpTo(loggedEntries.value);
        // Only the newest page is read anew; the older ones are read again when they are scrolled to.
        client.setQueryData<Pages>(['log', key], firstPageOf);
        void client.invalidateQueries({ queryKey: ['log', key] });
      }, REFRESH_MS),
    [client, key],
  );

  useEffect(() => {
    if (isAtTop && logged > shownUpTo) refresh();
  }, [isAtTop, logged, shownUpTo, refresh]);

  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const entries = useMemo(() => data?.pages.flatMap((page) => page.value) ?? [], [data]);
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  return {
    entries,
    error: query.error,
    isPending: query.isPending,
    isKnown: data !== undefined,
    hasMore: hasNextPage,
    hasNew: !isAtTop && logged > shownUpTo,
    loadMore,
    refresh,
    onTopChange: setAtTop,
  };
}

function firstPageOf(data: Pages | undefined): Pages | undefined {
  if (!data || data.pages.length < 2) return data;
  return { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) };
}
