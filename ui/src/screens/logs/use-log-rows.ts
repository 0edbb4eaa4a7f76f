/**
 * The log's rows that fit a filter, newest first: each has its place, and those in sight are read. New ones come in by
 * themselves while the newest are in sight; while older ones are being read they wait until they are asked for, so
 * that nothing moves.
 */
import { type UseQueryResult, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { LogRow, LogWindow } from '../../../../simulator/model/log.ts';
import { LOG_WINDOW_ROWS } from '../../api/log.ts';
import { graphFilterOf, type LogFilter, searchOf } from '../../api/log-filter.ts';
import { queries } from '../../api/queries.ts';
import { limitRate } from '../../live/limit-rate.ts';
import { loggedEntries } from '../../live/live-updates.tsx';
import { useObservable } from '../../live/observable.ts';
import { virtualClock } from '../../live/virtual-clock.ts';

const REFRESH_MS = 1000;
/** While the scroll bar is dragged, not every window that flies past is asked for. */
const READ_MS = 100;

export function useLogRows(filter: LogFilter, jobId: string) {
  const client = useQueryClient();
  const [isAtTop, setAtTop] = useState(true);
  const logged = useObservable(loggedEntries);
  const [shownUpTo, setShownUpTo] = useState(logged);

  const options = queries.logHead(`${jobId} ${searchOf(filter)}`, () =>
    graphFilterOf(filter, jobId, virtualClock.nowMs()),
  );
  const head = useQuery(options);
  const [, key] = options.queryKey;

  const refresh = useMemo(
    () =>
      limitRate(() => {
        setShownUpTo(loggedEntries.value);
        void client.invalidateQueries({ queryKey: ['log', key] });
      }, REFRESH_MS),
    [client, key],
  );

  useEffect(() => {
    if (isAtTop && logged > shownUpTo) refresh();
  }, [isAtTop, logged, shownUpTo, refresh]);

  const { inSight, onRangeChange } = useWindowsInSight();
  const last = Math.ceil((head.data?.total ?? 0) / LOG_WINDOW_ROWS) - 1;
  const wanted = inSight.filter((window) => window > 0 && window <= last);
  const { data: shown } = head;
  const windows = useQueries({
    queries: shown ? wanted.map((window) => queries.logWindow(shown.filter, shown.upTo, window)) : [],
    combine: arrived,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: those in sight have changed when others are in the cache.
  const rows = useMemo(() => {
    if (!shown) return [];
    const placed: (LogRow | undefined)[] = new Array(shown.total).fill(undefined);
    shown.rows.forEach((row, place) => {
      placed[place] = row;
    });
    const known = client.getQueriesData<LogWindow>({ queryKey: ['logWindow', shown.filter, shown.upTo] });
    for (const [[, , , window], data] of known) {
      data?.rows.forEach((row, place) => {
        placed[Number(window) * LOG_WINDOW_ROWS + place] = row;
      });
    }
    return placed;
  }, [client, shown, windows.key]);

  return {
    rows,
    error: head.error ?? windows.error,
    isPending: head.isPending,
    isKnown: shown !== undefined && windows.error === null,
    hasNew: !isAtTop && logged > shownUpTo,
    refresh,
    retry: useCallback(() => {
      void head.refetch();
      windows.retry();
    }, [head.refetch, windows.retry]),
    onTopChange: setAtTop,
    onRangeChange,
  };
}

/** Of the windows in sight together. `key` changes when one of them arrives. */
function arrived(results: UseQueryResult<LogWindow>[]) {
  return {
    key: results.map(({ dataUpdatedAt }) => dataUpdatedAt).join(' '),
    error: results.find(({ error }) => error !== null)?.error ?? null,
    retry: () => {
      for (const { error, refetch } of results) if (error) void refetch();
    },
  };
}

/** The windows that the table's rows in sight are in; follows the table with a short delay. */
function useWindowsInSight() {
  const [inSight, setInSight] = useState<readonly number[]>([]);
  const latest = useRef<readonly number[]>([]);
  const read = useMemo(() => limitRate(() => setInSight(latest.current), READ_MS), []);
  const onRangeChange = useCallback(
    (firstRow: number, lastRow: number) => {
      const first = Math.floor(firstRow / LOG_WINDOW_ROWS);
      const last = Math.floor(lastRow / LOG_WINDOW_ROWS);
      if (latest.current[0] === first && latest.current.at(-1) === last) return;
      latest.current = Array.from({ length: last - first + 1 }, (_, index) => first + index);
      read();
    },
    [read],
  );
  return { inSight, onRangeChange };
}
