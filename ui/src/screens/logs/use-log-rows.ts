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
import { virtualClock } from '../../live/virtual-clock.ts';

/** Rows that move on faster can't be read, and a cycle shares the machine with the page. */
const REFRESH_MS = 2000;
/** When none of the rows that were read would still be there: a row in sight is seen for so long at least. */
const FLOOD_REFRESH_MS = 5000;
/** A cycle's work is told at each beat, or at every second one where the machine is busy; after so long it is over. */
const FLOOD_OVER_MS = 3000;
/** While the scroll bar is dragged, not every window that flies past is asked for. */
const READ_MS = 100;

/**
 * As many places as the list has at most. Each costs a little of every reading of the log, and browsers end an element
 * at 17 million pixels (Firefox), which are 263,000 rows of the taller kind. Older entries are found by the filters.
 */
export const MOST_PLACES = 250_000;

/** Where an entry stood in the list when the list had so many. */
interface Placed {
  id: string;
  place: number;
  total: number;
}

/** `openId` is the entry beside the list, if any: its neighbours are read too, in sight or not. */
export function useLogRows(filter: LogFilter, jobId: string, openId: string | undefined) {
  const client = useQueryClient();
  const [isAtTop, setAtTop] = useState(true);
  const [hasNew, setNew] = useState(false);
  /** How many entries had been logged when the newest were asked for. */
  const asked = useRef(loggedEntries.value);

  const options = queries.logHead(`${jobId} ${searchOf(filter)}`, () =>
    graphFilterOf(filter, jobId, virtualClock.nowMs()),
  );
  const head = useQuery(options);
  const [, key] = options.queryKey;

  const refresh = useMemo(
    () =>
      limitRate(() => {
        asked.current = loggedEntries.value;
        setNew(false);
        void client.invalidateQueries({ queryKey: ['log', key] });
      }, REFRESH_MS),
    [client, key],
  );

  const refreshInFlood = useMemo(() => limitRate(() => isBehind(asked) && refresh(), FLOOD_REFRESH_MS), [refresh]);

  // Drawn again only when that there are new ones is news: entries come in all the time while a cycle runs.
  useEffect(() => {
    let atRest: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(atRest);
      if (!isBehind(asked)) return;
      if (!isAtTop) return setNew(true);
      if (loggedEntries.value - asked.current <= LOG_WINDOW_ROWS) return refresh();
      refreshInFlood();
      atRest = setTimeout(() => isBehind(asked) && refresh(), FLOOD_OVER_MS);
    };
    look();
    const leave = loggedEntries.subscribe(look);
    return () => {
      clearTimeout(atRest);
      leave();
    };
  }, [isAtTop, refresh, refreshInFlood]);

  const { inSight, onRangeChange } = useWindowsInSight();
  const { data: shown } = head;
  const [opened, setOpened] = useState<Placed | null>(null);
  const total = shown?.total ?? 0;
  const places = Math.min(total, MOST_PLACES);
  const last = Math.ceil(places / LOG_WINDOW_ROWS) - 1;
  const wanted = [...new Set([...inSight, ...windowsBeside(opened?.id === openId ? opened : null, total)])]
    .filter((window) => window > 0 && window <= last)
    .sort((a, b) => a - b);
  const windows = useQueries({
    queries: shown ? wanted.map((window) => queries.logWindow(shown, window)) : [],
    combine: arrived,
  });

  // Entries have expired since the head was read: the list has fewer places now.
  const isShortened = shown !== undefined && windows.totals.some((each) => each !== total);
  useEffect(() => {
    if (isShortened) refresh();
  }, [isShortened, refresh]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: those in sight have changed when others are in the cache.
  const rows = useMemo(() => {
    if (!shown) return [];
    const placed: (LogRow | undefined)[] = new Array(places).fill(undefined);
    shown.rows.forEach((row, place) => {
      placed[place] = row;
    });
    const known = client.getQueriesData<LogWindow>({
      queryKey: ['logWindow', shown.filter, shown.upTo, shown.total],
    });
    for (const [[, , , , window], data] of known) {
      data?.rows.forEach((row, place) => {
        placed[Number(window) * LOG_WINDOW_ROWS + place] = row;
      });
    }
    return placed;
  }, [client, shown, places, windows.key]);

  const openPlace = useMemo(
    () => (openId === undefined ? -1 : rows.findIndex((row) => row?.id === openId)),
    [rows, openId],
  );
  if (openId !== undefined && openPlace >= 0 && !isAt(opened, openId, openPlace, total)) {
    setOpened({ id: openId, place: openPlace, total });
  }

  return {
    rows,
    /** How many entries fit, also those that the list has no place for. */
    total,
    /** -1 while it isn't among those that were read. */
    openPlace,
    error: head.error ?? windows.error,
    isPending: head.isPending,
    isKnown: shown !== undefined,
    hasNew: !isAtTop && hasNew,
    refresh,
    retry: useCallback(() => {
      void head.refetch();
      windows.retry();
    }, [head.refetch, windows.retry]),
    onTopChange: setAtTop,
    onRangeChange,
  };
}

/** `asked`: how many entries had been logged when the newest were asked for. */
function isBehind(asked: { current: number }): boolean {
  return loggedEntries.value !== asked.current;
}

function isAt(opened: Placed | null, id: string, place: number, total: number): boolean {
  return opened?.id === id && opened.place === place && opened.total === total;
}

/** The windows that an entry and its neighbours are in; new entries have come in above it. */
function windowsBeside(opened: Placed | null, total: number): number[] {
  if (opened === null) return [];
  const place = opened.place + total - opened.total;
  return [place - 1, place + 1].map((beside) => Math.floor(beside / LOG_WINDOW_ROWS));
}

/** Of the windows that are read together. `key` changes when one of them arrives. */
function arrived(results: UseQueryResult<LogWindow>[]) {
  return {
    key: results.map(({ dataUpdatedAt }) => dataUpdatedAt).join(' '),
    totals: results.flatMap(({ data }) => data?.total ?? []),
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
