/** One page of all objects, for account discovery; not part of cycles (W-37, parameters in the order of W-29). */
import type { ObjectKind, ScimRequest } from '../../model/exchange.ts';
import { collectionPath } from './address.ts';

/** `startIndex` counts from 1. */
export function composeList(kind: ObjectKind, startIndex: number, count: number): ScimRequest {
  const page = `startIndex=${startIndex}&count=${count}`;
  const query = kind === 'Group' ? `excludedAttributes=members&${page}` : page;
  return { operation: 'list', kind, method: 'GET', path: collectionPath(kind), query, body: null };
}
