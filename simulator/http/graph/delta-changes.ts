/** What a stretch of the change feed comes to for users or groups: each object once (G-136). Pure. */
import type { ObjectKind } from '../../model/exchange.ts';
import type { DirectoryChange } from '../../tenant/index.ts';

export interface DeltaChange {
  id: string;
  /** Members that came (true) or went (false), the last change of each. */
  members: Map<string, boolean>;
}

/** In the order of each object's last change. */
export function changesOf(feed: readonly DirectoryChange[], kind: ObjectKind): DeltaChange[] {
  const changes = new Map<string, DeltaChange>();
  for (const change of feed) {
    if (change.kind !== kind || change.type === 'assigned' || change.type === 'unassigned') continue;
    const found = changes.get(change.objectId) ?? { id: change.objectId, members: new Map() };
    changes.delete(change.objectId);
    changes.set(change.objectId, found);
    if (change.relatedId !== null && change.type === 'memberAdded') found.members.set(change.relatedId, true);
    if (change.relatedId !== null && change.type === 'memberRemoved') found.members.set(change.relatedId, false);
  }
  return [...changes.values()];
}
