/** A PATCH of an application or service principal, which are one record here (G-132). */
import { isDeepStrictEqual } from 'node:util';
import type { Static } from 'typebox';
import type { Simulator } from '../../simulator.ts';
import type { ApplicationRecord } from '../../storage/index.ts';
import { auditChange, changesBetween } from '../audit-change.ts';
import type { ApplicationChangeShape } from './application-shapes.ts';
import { graphError } from './errors.ts';
import type { Caller } from './token-service.ts';

type Change = Static<typeof ApplicationChangeShape>;

const stored = new Set(['displayName', 'appRoles', 'tags', 'appRoleAssignmentRequired']);

/** `view` is what the resource shows now. Throws PROPERTY_UNKNOWN, NOT_IMPLEMENTED. */
export async function changeApplication(
  simulator: Simulator,
  application: ApplicationRecord,
  change: Change,
  view: Readonly<Record<string, unknown>>,
): Promise<void> {
  for (const [name, value] of Object.entries(change)) {
    if (stored.has(name) || name.startsWith('@odata.')) continue;
    if (!Object.hasOwn(view, name)) throw graphError('PROPERTY_UNKNOWN', { name });
    if (!isDeepStrictEqual(view[name], value)) throw graphError('NOT_IMPLEMENTED', { what: `changes of '${name}'` });
  }
  const { displayName, appRoles, tags, appRoleAssignmentRequired } = change;
  const before = auditedProperties(application);
  await simulator.applications.update(application.servicePrincipalId, (record) => {
    if (displayName !== undefined) record.displayName = displayName;
    if (tags !== undefined) record.tags = [...tags];
    if (appRoleAssignmentRequired !== undefined) record.appRoleAssignmentRequired = appRoleAssignmentRequired;
    if (appRoles !== undefined) {
      record.appRoles = appRoles.map((role) => ({
        id: role.id,
        displayName: role.displayName,
        value: role.value ?? null,
        description: role.description ?? role.displayName,
        isEnabled: role.isEnabled,
        allowedMemberTypes: [...role.allowedMemberTypes],
      }));
    }
  });
  const changes = changesBetween(before, auditedProperties(application));
  if (changes.length > 0) auditChange(simulator, application, 'Update service principal', { changes });
}

function auditedProperties({ displayName, appRoleAssignmentRequired, tags, appRoles }: ApplicationRecord) {
  return { displayName, appRoleAssignmentRequired, tags: tags.join(', '), appRoles: JSON.stringify(appRoles) };
}

/** An application that makes another one owns it (G-08). */
export function ownCreated(simulator: Simulator, caller: Caller | null, application: ApplicationRecord): void {
  if (caller === null || caller.isAdministrator) return;
  simulator.tenant.owners.add(application.id, caller.objectId);
  simulator.tenant.owners.add(application.servicePrincipalId, caller.objectId);
}

/** Application, service principal, jobs, assignments, owners and extensions, all at once. */
export async function removeApplication(simulator: Simulator, application: ApplicationRecord): Promise<void> {
  const { tenant } = simulator;
  for (const job of [...application.jobs]) await simulator.removeJob(job.id);
  tenant.assignments.removeResource(application.servicePrincipalId);
  tenant.permissions.removePrincipal(application.servicePrincipalId);
  tenant.owners.forget(application.id);
  tenant.owners.forget(application.servicePrincipalId);
  tenant.extensions.removeApplication(application.id);
  await simulator.applications.remove(application.servicePrincipalId);
  auditChange(simulator, application, 'Remove service principal');
}
