/** What is looked for in the target, and which object is open; kept in the address. */
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export type Visibility = 'all' | 'visible' | 'invisible';

export function useTargetSearch() {
  const [search, setSearch] = useSearchParams();
  const show = search.get('show');
  const set = useCallback(
    (name: 'name' | 'show' | 'id', value: string) =>
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
  return { name: search.get('name') ?? '', visibility, id: search.get('id'), set };
}
