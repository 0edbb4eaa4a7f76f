/** Whether the next cycle of a job looks at an object at all, and what makes it (E-216, E-227, E-229). */
import type { ObjectKind } from '../model/exchange.ts';
import type { ChangeType } from '../tenant/index.ts';
import type { Link } from './connector-data-store.ts';
import type { JobContext } from './job-context.ts';
import { incrementalWork } from './work-list.ts';

export interface NextLook {
  /**
   * `initialCycle`: it reads every object that is assigned or linked. `notAssigned`: it is an initial one, and the object
   * is neither. `changed`: the source changed. `retry`: a failed operation is due. `notDue`: it passes the object over.
   */
  because: 'initialCycle' | 'notAssigned' | 'changed' | 'retry' | 'notDue';
  /** Changes of the object itself since the last cycle, in order. */
  changes: { type: ChangeType; atMs: number }[];
  /** When the cycle begins; null while none is planned. */
  nextCycleAtMs: number | null;
}

export interface NextCycle {
  /** What the job has read; null makes the next cycle an initial one. */
  watermark: number | null;
  nextCycleAtMs: number | null;
}

export function nextLookAt(
  context: JobContext,
  object: { kind: ObjectKind; id: string; isAssigned: boolean; link: Link | null },
  { watermark, nextCycleAtMs }: NextCycle,
): NextLook {
  const { kind, id } = object;
  if (watermark === null) {
    const everything = context.syncAll || context.settings.importEverything;
    const isRead = everything || object.isAssigned || object.link?.state === 'managed';
    return { because: isRead ? 'initialCycle' : 'notAssigned', changes: [], nextCycleAtMs };
  }
  const { tenant, database } = context;
  const feed = tenant.feed.read(watermark, tenant.feed.position());
  const due = context.escrows.due(Math.max(context.clock.nowMs(), nextCycleAtMs ?? 0));
  const workOf = (retries: typeof due, changes: typeof feed) =>
    incrementalWork({
      tenant,
      database,
      servicePrincipalId: context.application.servicePrincipalId,
      changes,
      isLinked: (linkedId) => context.connectorData.get(linkedId) !== null,
      retries,
    });
  const changes = feed.filter(({ objectId }) => objectId === id).map(({ type, atMs }) => ({ type, atMs }));
  const work = workOf([], feed);
  const isChanged =
    work.page(kind, { num: -1, id: '' }, Number.MAX_SAFE_INTEGER).some((item) => item.id === id) ||
    work.memberships.has(id);
  if (isChanged) return { because: 'changed', changes, nextCycleAtMs };
  const isDue = due.some(({ sourceId }) => sourceId === id);
  return { because: isDue ? 'retry' : 'notDue', changes, nextCycleAtMs };
}
