/** The connection check's question: an object that can't exist (W-32, W-33, E-801). */
import type { ObjectKind, ScimRequest } from '../../model/exchange.ts';
import { collectionPath } from './address.ts';
import { equals, filterQuery } from './filter-query.ts';

/** `guid` is a new one each time (W-34). */
export function composeProbe(kind: ObjectKind, attribute: string, guid: string): ScimRequest {
  const query = filterQuery(kind, equals(attribute, guid, { filterEscaping: 'entra' }));
  return { operation: 'probe', kind, method: 'GET', path: collectionPath(kind), query, body: null };
}
