/** The question whether a reference is there already, where `referenceCheck` is on (W-49). Judged by `judgeMatch`. */
import type { ObjectKind, ScimRequest } from '../../model/exchange.ts';
import { parseAttributePath } from '../../schema/index.ts';
import type { WireSettings } from '../settings/wire-settings.ts';
import { collectionPath } from './address.ts';
import { and, equals } from './filter-query.ts';

export function composeReferenceCheck(
  kind: ObjectKind,
  id: string,
  attribute: string,
  referencedId: string,
  settings: WireSettings,
): ScimRequest {
  const name = parseAttributePath(attribute)?.name ?? attribute;
  const filter = and(equals('id', id, settings), equals(name, referencedId, settings));
  const query = `attributes=id&filter=${filter}`;
  return { operation: 'reference', kind, method: 'GET', path: collectionPath(kind), query, body: null };
}
