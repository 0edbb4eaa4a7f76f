/** Who mappings are tried on; remembered while the page is open, so that each editor goes on with the same one. */
import type { MappedKind } from '../../api/schema.ts';
import { Observable, useObservable } from '../../live/observable.ts';

const chosen = {
  User: new Observable<string | null>(null),
  Group: new Observable<string | null>(null),
} satisfies Record<MappedKind, Observable<string | null>>;

export function useChosenObject(kind: MappedKind): [string | null, (objectId: string | null) => void] {
  const observable = chosen[kind];
  return [useObservable(observable), (objectId) => observable.set(objectId)];
}
