/** Everything that a target holds of one kind, read page by page (W-37, W-116); for drift. */
import type { ObjectKind, ScimResource } from '../model/exchange.ts';
import { composeList, judgeList, type ScimConnection } from '../scim/index.ts';
import { provisioningError } from './errors.ts';

const PAGE_SIZE = 100;
/** No tenant here is larger, and a target that never ends shouldn't hold us for ever. */
const MOST_RESOURCES = 500_000;

/** By id. Throws TARGET_UNREADABLE. */
export async function readTarget(connection: ScimConnection, kind: ObjectKind): Promise<Map<string, ScimResource>> {
  const held = new Map<string, ScimResource>();
  for (let startIndex = 1; held.size < MOST_RESOURCES; ) {
    const { answer } = await connection.send(composeList(kind, startIndex, PAGE_SIZE, true));
    const list = judgeList(answer, { startIndex, count: PAGE_SIZE });
    if (list.outcome === 'failed') {
      // The reason goes on with the whole answer, as the service's own messages do.
      const [reason = ''] = list.failure.reason.split(/\r?\n/);
      throw provisioningError('TARGET_UNREADABLE', { kind, reason: `${reason.replace(/\.$/, '')}.` });
    }
    const before = held.size;
    for (const resource of list.resources) held.set(resource.id, resource);
    startIndex += list.resources.length;
    // A target that takes no notice of startIndex answers the same page again.
    if (list.resources.length === 0 || held.size === before || startIndex > list.totalResults) break;
  }
  return held;
}
