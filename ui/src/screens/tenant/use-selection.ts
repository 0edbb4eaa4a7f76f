/**
 * The rows of a list that are selected: one by one, as a range, or all that the search finds, read or not. Those that
 * are no longer in the list are forgotten.
 */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { queries } from '../../api/queries.ts';
import { useNotify } from '../../hooks/use-notify.ts';

export interface Selectable {
  id: string;
  displayName: string;
}

export interface Selection {
  selected: readonly Selectable[];
  isSelected(id: string): boolean;
  /** With a range, all from the row that was toggled last become as this one. */
  toggle(id: string, isRange: boolean): void;
  all: 'none' | 'some' | 'all';
  selectAll(): void;
  clear(): void;
}

interface SelectionOptions {
  of: 'users' | 'groups';
  search: string;
  /** There are more than these rows. */
  hasMore: boolean;
}

export function useSelection(rows: readonly Selectable[], { of, search, hasMore }: SelectionOptions): Selection {
  const client = useQueryClient();
  const notify = useNotify();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  /** The search of which all was selected. */
  const [allOf, setAllOf] = useState<string | null>(null);
  const toggledLast = useRef<string | null>(null);
  const { data: names } = useQuery({ ...queries.tenantNames(of, search), enabled: hasMore && allOf === search });
  const isAllKnown = !hasMore || names !== undefined;
  const known = (hasMore ? names : undefined) ?? rows;

  const isSelected = useCallback((id: string) => ids.has(id), [ids]);
  const toggle = useCallback(
    (id: string, isRange: boolean) => {
      const range = isRange ? between(rows, toggledLast.current, id) : [id];
      toggledLast.current = id;
      setIds((before) => {
        const next = new Set(before);
        const isOn = !before.has(id);
        for (const each of range) isOn ? next.add(each) : next.delete(each);
        return next;
      });
    },
    [rows],
  );
  const selectAll = useCallback(async () => {
    try {
      const all = hasMore ? await client.fetchQuery(queries.tenantNames(of, search)) : rows;
      setAllOf(search);
      setIds(new Set(all.map(({ id }) => id)));
    } catch (error) {
      notify.failed(error);
    }
  }, [client, notify, hasMore, of, search, rows]);
  const clear = useCallback(() => setIds(new Set()), []);

  const selected = useMemo(() => known.filter(({ id }) => ids.has(id)), [known, ids]);
  const isAll = isAllKnown && selected.length > 0 && selected.length === known.length;
  const all = isAll ? 'all' : selected.length > 0 ? 'some' : 'none';
  return useMemo(
    () => ({ selected, isSelected, toggle, all, selectAll: () => void selectAll(), clear }),
    [selected, isSelected, toggle, all, selectAll, clear],
  );
}

/** The ids of the rows from one to another, both included, whichever comes first. */
function between(rows: readonly Selectable[], from: string | null, to: string): string[] {
  const at = rows.findIndex(({ id }) => id === to);
  const start = rows.findIndex(({ id }) => id === from);
  if (start < 0) return [to];
  return rows.slice(Math.min(start, at), Math.max(start, at) + 1).map(({ id }) => id);
}
