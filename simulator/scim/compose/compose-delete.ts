/** Deletion by the stored id (W-90, W-96). */
import type { ObjectKind, ScimRequest } from '../../model/exchange.ts';
import { resourcePath } from './address.ts';

export function composeDelete(kind: ObjectKind, id: string): ScimRequest {
  return { operation: 'delete', kind, method: 'DELETE', path: resourcePath(kind, id), query: '', body: null };
}
