/**
 * Who of the tenant is as the seed made them: a written scenario says how many, and the same seed makes the same
 * people again. Asked when a recording begins.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Simulator } from '../../simulator.ts';
import { DEFAULT_DOMAIN, type Population, populateInBatches, type Tenant } from '../../tenant/index.ts';

export interface MadeUpPeople {
  /** As the file has it; `madeAt` is virtual time, ISO 8601. */
  population: { users: number; groups: number; madeAt: string };
  ids: ReadonlySet<string>;
}

/**
 * The people that the tenant began with, when each of them is still as the seed made them; null when anything of them
 * was edited, or when the tenant began otherwise. Those who came later aren't among them.
 */
export function madeUpPeople({ seed, tenant, workspace, population }: Simulator): MadeUpPeople | null {
  if (!population || workspace.data.tenant.defaultDomain !== DEFAULT_DOMAIN) return null;
  const { users, groups, madeAtMs } = population;
  if (tenant.users.count() < users || tenant.groups.count() < groups) return null;
  const ids = new Set<string>();
  const managers = new Map<string, string>();
  const members = new Map<string, string[]>();
  for (const batch of populateInBatches({ seed, users, groups, nowMs: madeAtMs })) {
    if (!isThere(tenant, batch)) return null;
    for (const { id } of [...batch.users, ...batch.groups]) ids.add(id);
    for (const { id } of batch.groups) members.set(id, []);
    for (const [id, managerId] of batch.managers) managers.set(id, managerId);
    for (const [groupId, memberId] of batch.members) members.get(groupId)?.push(memberId);
  }
  if (!areRelatedAsMade(tenant, ids, managers, members)) return null;
  return { population: { users, groups, madeAt: new Date(madeAtMs).toISOString() }, ids };
}

/** Whether a batch's users and groups are alive and have all its properties and no others. */
function isThere(tenant: Tenant, { users, groups }: Population): boolean {
  return (
    users.every((user) => {
      const stored = tenant.users.find(user.id);
      return stored !== null && stored.deletedAtMs === null && isDeepStrictEqual(stored.user, user);
    }) && groups.every((group) => isDeepStrictEqual(tenant.groups.find(group.id)?.group, group))
  );
}

function areRelatedAsMade(
  { users, groups }: Tenant,
  ids: ReadonlySet<string>,
  managers: ReadonlyMap<string, string>,
  members: ReadonlyMap<string, readonly string[]>,
): boolean {
  for (const id of ids) {
    const made = members.get(id);
    if (made === undefined) {
      if ((users.find(id)?.managerId ?? null) !== (managers.get(id) ?? null)) return false;
      continue;
    }
    const found = groups.members(id).map((member) => member.id);
    if (!isDeepStrictEqual(found.sort(), [...made].sort())) return false;
  }
  return true;
}
