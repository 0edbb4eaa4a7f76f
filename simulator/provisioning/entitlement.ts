/**
 * The in-scope predicate (E-120): active, assigned, entitled by a role, and inside the scoping filters. Says for
 * each part whether it holds, since the log and `IsSoftDeleted` need that.
 */
import type { AssignedRole, SourceAttributes } from '../model/values.ts';
import type { ScopeResult } from '../scoping/index.ts';
import { DEFAULT_ACCESS_ROLE_ID } from '../tenant/index.ts';
import type { SourceContext } from './job-context.ts';
import type { ObjectFlow } from './object-flow.ts';

export interface Entitlement {
  /** Present, not soft-deleted, enabled. */
  isActive: boolean;
  isSoftDeletedInSource: boolean;
  assigned: boolean;
  isEffectivelyEntitled: boolean;
  isInProvisioningScope: boolean;
  scope: ScopeResult;
  inScope: boolean;
  /** Roles of the user in the application, each once, in the order of their ids (E-131). */
  roles: readonly AssignedRole[];
}

/** What the predicate needs to know of an object. */
export interface EntitlementSubject {
  id: string;
  enabled: boolean;
  softDeleted: boolean;
  attributes: SourceAttributes;
}

export function judgeEntitlement(context: SourceContext, flow: ObjectFlow, subject: EntitlementSubject): Entitlement {
  const held = context.tenant.assignments.entitling(context.application.servicePrincipalId, subject.id);
  // A group that is not security-enabled entitles nobody, itself included (E-112).
  const assigned = held.length > 0 && !(flow.kind === 'Group' && !subject.enabled);
  const roles = rolesOf(context, held);
  const isActive = !subject.softDeleted && (flow.kind === 'Group' || subject.enabled);
  const hasRole = held.some(({ appRoleId }) => isEntitlingRole(context, appRoleId));
  const isEffectivelyEntitled = isActive && (context.syncAll || (assigned && hasRole));
  const scope = flow.filter.evaluate(subject.attributes);
  const isInProvisioningScope = scope.inScope;
  return {
    isActive,
    isSoftDeletedInSource: subject.softDeleted,
    assigned,
    isEffectivelyEntitled,
    isInProvisioningScope,
    scope,
    inScope: isActive && (context.syncAll || assigned) && isEffectivelyEntitled && isInProvisioningScope,
    // None of the role functions works when everybody is synchronised (E-130).
    roles: context.syncAll ? [] : roles,
  };
}

function isEntitlingRole(context: SourceContext, appRoleId: string): boolean {
  if (appRoleId === DEFAULT_ACCESS_ROLE_ID) return true;
  return context.application.appRoles.some((role) => role.id === appRoleId && role.isEnabled);
}

function rolesOf(context: SourceContext, held: readonly { appRoleId: string }[]): AssignedRole[] {
  const ids = [...new Set(held.map(({ appRoleId }) => appRoleId))].sort();
  const roles: AssignedRole[] = [];
  for (const id of ids) {
    const role = context.application.appRoles.find((candidate) => candidate.id === id);
    if (role) roles.push({ id, value: role.value, displayName: role.displayName });
    else if (id === DEFAULT_ACCESS_ROLE_ID) roles.push({ id, value: null, displayName: 'Default Access' });
  }
  return roles;
}

/** The skip reason of an object that is out of scope and unknown to the target (E-407, E-122). */
export function outOfScopeReason(entitlement: Entitlement): 'NotEffectivelyEntitled' | 'FilteredOut' {
  return entitlement.isEffectivelyEntitled ? 'FilteredOut' : 'NotEffectivelyEntitled';
}

/**
 * Whether the disable that follows is the last request for the object: it was unassigned or filtered out, and not
 * deleted or disabled in the source (E-418; if several reasons hold, soft deletion decides).
 */
export function releasesLink(entitlement: Entitlement, syncAll: boolean): boolean {
  if (entitlement.isSoftDeletedInSource) return false;
  return (!syncAll && !entitlement.assigned) || !entitlement.isInProvisioningScope;
}

/** The four parts, as the scoping step of the log shows them (E-121). */
export function scopeDetails(entitlement: Entitlement, syncAll: boolean): Record<string, string> {
  return {
    IsActive: asText(entitlement.isActive),
    Assigned: asText(entitlement.assigned),
    IsEffectivelyEntitledForProvisioning: asText(entitlement.isEffectivelyEntitled),
    IsInProvisioningScopeDisplayName: asText(entitlement.isInProvisioningScope),
    ScopeSyncAll: asText(syncAll),
    ScopeEvaluationResult: JSON.stringify(scopeEvaluation(entitlement.scope)),
  };
}

function asText(value: boolean): string {
  return value ? 'True' : 'False';
}

/** Each filter by title, each clause as text with whether it held (P-705, S-20); `{}` without filters. */
function scopeEvaluation(scope: ScopeResult): Record<string, Record<string, boolean>> {
  const evaluation: Record<string, Record<string, boolean>> = {};
  for (const [index, group] of scope.groups.entries()) {
    const clauses: Record<string, boolean> = {};
    for (const clause of group.clauses) clauses[clause.text] = clause.held;
    evaluation[group.name ?? `filter ${index + 1}`] = clauses;
  }
  return evaluation;
}
