/**
 * How many objects of the tenant a scoping filter lets through, while it is edited: of all objects and of the
 * assigned ones, and how many assigned ones would leave or join against the saved filter (S-03, S-05, S-07).
 */
import { setImmediate } from 'node:timers/promises';
import type { ObjectKind } from '../../model/exchange.ts';
import type { Filter } from '../../model/schema.ts';
import { readSourceObject, type SourceContext } from '../../provisioning/index.ts';
import { compileFilter } from '../../scoping/index.ts';

export interface ScopeCount {
  total: number;
  passing: number;
  /** Of those who are assigned, directly or through a group; everybody with SyncAll. */
  assigned: number;
  assignedPassing: number;
  /** Assigned objects that the saved filter lets through and this one doesn't. */
  leaving: number;
  joining: number;
}

/** Objects judged before others get their turn. */
const AT_A_TIME = 500;

/** `isWanted` is asked between pages: who counts for a filter that is being typed soon wants another one. */
export async function countScope(
  context: SourceContext,
  kind: ObjectKind,
  filters: { edited: Filter | null; saved: Filter | null },
  isWanted: () => boolean,
): Promise<ScopeCount> {
  const [edited, saved] = [compileFilter(filters.edited), compileFilter(filters.saved)];
  const count: ScopeCount = { total: 0, passing: 0, assigned: 0, assignedPassing: 0, leaving: 0, joining: 0 };
  for (let after = 0; isWanted(); ) {
    const page = context.tenant.query.find({
      kind,
      where: [{ sql: 'num > ?', parameters: [after] }],
      orderBy: 'num',
      keyColumns: 'num',
      limit: AT_A_TIME,
    });
    for (const { id } of page) addObject(id);
    const last = page.at(-1)?.keys.num;
    if (typeof last !== 'number' || page.length < AT_A_TIME) break;
    after = last;
    await setImmediate();
  }
  return count;

  function addObject(id: string): void {
    const source = readSourceObject(context, kind, id);
    if (!source) return;
    const passes = edited.evaluate(source.attributes).inScope;
    count.total++;
    if (passes) count.passing++;
    if (!context.syncAll && !source.entitlement?.assigned) return;
    count.assigned++;
    if (passes) count.assignedPassing++;
    const passedBefore = saved.evaluate(source.attributes).inScope;
    if (passedBefore && !passes) count.leaving++;
    if (!passedBefore && passes) count.joining++;
  }
}
