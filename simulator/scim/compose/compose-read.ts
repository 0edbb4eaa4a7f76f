/** The read of a linked account by its id; a group's members are never asked for (W-30, W-41, W-89). */
import type { ObjectKind, ScimRequest } from '../../model/exchange.ts';
import { resourcePath } from './address.ts';

export function composeRead(kind: ObjectKind, id: string): ScimRequest {
  const query = kind === 'Group' ? 'excludedAttributes=members' : '';
  return { operation: 'read', kind, method: 'GET', path: resourcePath(kind, id), query, body: null };
}
