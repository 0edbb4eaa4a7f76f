/**
 * One page of all objects, for account discovery and drift; not part of cycles (W-37, parameters in the order of
 * W-29).
 */
import type { ObjectKind, ScimRequest } from '../../model/exchange.ts';
import { collectionPath } from './address.ts';

/** `startIndex` counts from 1. Groups come without their members unless those are asked for. */
export function composeList(kind: ObjectKind, startIndex: number, count: number, withMembers = false): ScimRequest {
  const page = `startIndex=${startIndex}&count=${count}`;
  const query = kind === 'Group' && !withMembers ? `excludedAttributes=members&${page}` : page;
  return { operation: 'list', kind, method: 'GET', path: collectionPath(kind), query, body: null };
}
