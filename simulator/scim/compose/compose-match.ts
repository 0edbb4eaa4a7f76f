/** The search for an account by one matching attribute (W-30, W-38). */
import type { ObjectKind, ScimRequest } from '../../model/exchange.ts';
import type { WireSettings } from '../settings/wire-settings.ts';
import { collectionPath } from './address.ts';
import { equals, filterQuery } from './filter-query.ts';

export function composeMatch(kind: ObjectKind, attribute: string, value: string, settings: WireSettings): ScimRequest {
  const query = filterQuery(kind, equals(attribute, value, settings));
  return { operation: 'match', kind, method: 'GET', path: collectionPath(kind), query, body: null };
}
