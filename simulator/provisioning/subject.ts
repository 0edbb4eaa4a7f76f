/** Step one of the pipeline, import: a source object as it is now, under the names that mappings use. */
import type { ObjectKind } from '../model/exchange.ts';
import type { AttributeValue } from '../model/values.ts';
import { groupAttributes, userAttributes } from '../tenant/index.ts';
import type { SourceContext } from './job-context.ts';

export interface Subject {
  id: string;
  kind: ObjectKind;
  /** What the log calls it; empty once the object is gone and was never linked. */
  name: string;
  enabled: boolean;
  softDeleted: boolean;
  attributes: Record<string, AttributeValue>;
}

/** Null when the object is hard-deleted. */
export function importSubject(context: SourceContext, kind: ObjectKind, id: string): Subject | null {
  if (kind === 'Group') {
    const stored = context.tenant.groups.find(id);
    if (!stored) return null;
    const { group } = stored;
    return {
      id,
      kind,
      name: group.displayName,
      enabled: group.securityEnabled,
      softDeleted: false,
      attributes: groupAttributes(group),
    };
  }
  const stored = context.tenant.users.find(id);
  if (!stored) return null;
  return {
    id,
    kind,
    name: stored.user.displayName,
    enabled: stored.user.accountEnabled,
    softDeleted: stored.deletedAtMs !== null,
    attributes: userAttributes(stored.user, stored.managerId),
  };
}
