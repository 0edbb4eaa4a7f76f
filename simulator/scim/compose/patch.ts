/** The envelope of a PATCH and its operations, in the key order of the wire (W-63). */
import type { ObjectKind, ScimOperation, ScimRequest } from '../../model/exchange.ts';
import type { AttributeChange, TargetValue } from '../../model/values.ts';
import type { WireSettings } from '../settings/wire-settings.ts';
import { PATCH_OP } from '../urns.ts';
import { resourcePath } from './address.ts';

export interface PatchOperation {
  op: string;
  path?: string;
  value?: unknown;
}

export type Verb = AttributeChange['verb'];

/** Keys come out in the order `op`, `path`, `value`; without a value when it is undefined. */
export function operation(
  verb: Verb,
  path: string | null,
  value: TargetValue | object | undefined,
  settings: Pick<WireSettings, 'verbCase'>,
): PatchOperation {
  const op = settings.verbCase === 'title' ? verb : verb.toLowerCase();
  return { op, ...(path === null ? {} : { path }), ...(value === undefined ? {} : { value }) };
}

export function composePatch(
  reason: Extract<ScimOperation, 'update' | 'reference'>,
  kind: ObjectKind,
  id: string,
  operations: readonly PatchOperation[],
): ScimRequest {
  const body = JSON.stringify({ schemas: [PATCH_OP], Operations: operations });
  return { operation: reason, kind, method: 'PATCH', path: resourcePath(kind, id), query: '', body };
}
