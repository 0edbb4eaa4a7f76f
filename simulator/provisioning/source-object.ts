/** A source object as mappings see it, what is computed for the application included. For previews (`http/control`). */
import type { ObjectKind } from '../model/exchange.ts';
import type { AttributeValue } from '../model/values.ts';
import { type Entitlement, judgeEntitlement } from './entitlement.ts';
import type { SourceContext } from './job-context.ts';
import { importSubject } from './subject.ts';

export interface SourceObject {
  id: string;
  name: string;
  attributes: Record<string, AttributeValue>;
  /** Null while the mapping of such objects is switched off. */
  entitlement: Entitlement | null;
}

/** Null when there is no such object, or it is hard-deleted. */
export function readSourceObject(context: SourceContext, kind: ObjectKind, id: string): SourceObject | null {
  const subject = importSubject(context, kind, id);
  if (!subject) return null;
  const flow = context.flows[kind];
  const entitlement = flow && judgeEntitlement(context, flow, subject);
  const { attributes } = subject;
  // As the engine computes them for the application (M-44, X-45).
  attributes.IsSoftDeleted = entitlement ? !entitlement.inScope : subject.softDeleted || !subject.enabled;
  attributes.appRoleAssignments = entitlement?.roles.map((role) => ({ ...role })) ?? [];
  if (kind === 'Group') attributes.members = context.tenant.groups.members(id).map((member) => member.id);
  return { id, name: subject.name, attributes, entitlement };
}
