/** What is looked for in the target, and which object is open; kept in the address. */
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import type { DriftState } from '../../api/drift.ts';
import { useSetParameter } from '../../hooks/use-set-parameter.ts';

export type Visibility = 'all' | 'visible' | 'invisible';

const driftStates: readonly DriftState[] = ['missing', 'different', 'extra', 'hidden'];

export function useTargetSearch() {
  const [search] = useSearchParams();
  const setParameter = useSetParameter();
  const show = search.get('show');
  const set = useCallback(
    (name: 'name' | 'show' | 'drift' | 'id', value: string) =>
      // An object that was opened can be left with the back button, a letter that was typed can't.
      setParameter(name, value, { replace: name !== 'id' }),
    [setParameter],
  );
  const visibility: Visibility = show === 'visible' || show === 'invisible' ? show : 'all';
  const drift = driftStates.find((state) => state === search.get('drift')) ?? null;
  return { name: search.get('name') ?? '', visibility, drift, id: search.get('id'), set };
}
