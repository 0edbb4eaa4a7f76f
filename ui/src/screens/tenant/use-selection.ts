/** The rows of a list that are selected; those that are no longer in the list are forgotten. */
import { useCallback, useMemo, useState } from 'react';
import type { User } from '../../../../simulator/model/directory.ts';

export function useSelection(rows: readonly User[]) {
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
  const users = useMemo(() => rows.filter(({ id }) => ids.has(id)), [rows, ids]);
  return { users, isSelected, toggle, clear };
}
