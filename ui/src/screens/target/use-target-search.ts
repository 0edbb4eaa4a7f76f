/** What is looked for in the target, and which object is open; kept in the address. */
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import type { DriftState } from '../../api/drift.ts';

export type Visibility = 'all' | 'visible' | 'invisible';

const driftStates: readonly DriftState[] = ['missing', 'different', 'extra', 'hidden'];

export function useTargetSearch() {
  const [search, setSearch] = useSearchParams();
  const show = search.get('show');
  const set = useCallback(
    (name: 'name' | 'show' | 'drift' | 'id', value: string) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          if (value === '') next.delete(name);
          else next.set(name, value);
          return next;
        },
        // An object that was opened can be left with the back button, a letter that was typed can't.
        { replace: name !== 'id' },
      ),
    [setSearch],
  );
  const visibility: Visibility = show === 'visible' || show === 'invisible' ? show : 'all';
  const drift = driftStates.find((state) => state === search.get('drift')) ?? null;
  return { name: search.get('name') ?? '', visibility, drift, id: search.get('id'), set };
}
