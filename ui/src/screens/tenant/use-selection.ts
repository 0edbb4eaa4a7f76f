/** The rows of a list that are selected; those that are no longer in the list are forgotten. */
import { useCallback, useMemo, useState } from 'react';

export interface Selectable {
  id: string;
  displayName: string;
}

export interface Selection<T> {
  selected: readonly T[];
  isSelected(id: string): boolean;
  toggle(id: string): void;
  clear(): void;
}

export function useSelection<T extends Selectable>(rows: readonly T[]): Selection<T> {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const isSelected = useCallback((id: string) => ids.has(id), [ids]);
  const toggle = useCallback(
    (id: string) =>
      setIds((before) => {
        const next = new Set(before);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );
  const clear = useCallback(() => setIds(new Set()), []);
  const selected = useMemo(() => rows.filter(({ id }) => ids.has(id)), [rows, ids]);
  return useMemo(() => ({ selected, isSelected, toggle, clear }), [selected, isSelected, toggle, clear]);
}
