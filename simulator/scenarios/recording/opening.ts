/**
 * How a written scenario begins: the application without its secrets, the people as they are, and the steps that
 * bring the target to where it is when a recording begins in the midst of a job's life.
 */
import type { Group, User } from '../../model/directory.ts';
import type { ObjectKind } from '../../model/exchange.ts';
import type { Simulator } from '../../simulator.ts';
import type { ApplicationRecord, JobRecord } from '../../storage/index.ts';
import { defaultRoleId } from '../../tenant/index.ts';
import type { Cast, Written } from './cast.ts';
import { type Configuration, differs, type WrittenStep, writtenAddress } from './configuration.ts';
import type { MadeUpPeople } from './made-up-people.ts';

/** The variable that a written scenario takes the token from. */
const TOKEN_VARIABLE = 'PROVSIM_TOKEN';
const PAGE = 500;

/** Whom the file is to tell of: everybody, and exactly, when left out. */
export interface Choice {
  isWanted?: (id: string) => boolean;
  /** Those whom a count stands for; they are only named, by what they are called in the tenant. */
  madeUp?: MadeUpPeople | null;
}

/** What doesn't depend on the moment; read before it, because it takes a while. */
export async function applicationHead(
  simulator: Simulator,
  application: ApplicationRecord,
  job: JobRecord,
): Promise<(now: Configuration) => Written> {
  // A replay has the profile's own, whatever templates the application was given.
  const template = await simulator.applications.templateSchema(application, job.id, '');
  const address = writtenAddress(application);
  return ({ quirks, schema, scope, settings, notifications }) => ({
    seed: simulator.seed,
    profile: application.ownProfile ?? application.profileId,
    ...(differs(schema, template) ? { schema } : {}),
    ...(scope === 'all' ? { scope } : {}),
    ...(address === null ? {} : { connection: { url: address, tokenVariable: TOKEN_VARIABLE } }),
    ...(Object.keys(quirks).length > 0 ? { quirks } : {}),
    ...(Object.keys(settings).length > 0 ? { settings } : {}),
    ...(notifications ? { notifications } : {}),
  });
}

export interface People {
  users: Record<string, Written>;
  groups: Record<string, Written>;
  /** Assignments of made-up people, and those to other roles than the first. */
  steps: WrittenStep[];
  /** Names of those who are deleted softly. */
  deleted: string[];
}

/** Users and groups in the order of their creation, which is that of an initial cycle. */
export function writePeople(
  simulator: Simulator,
  application: ApplicationRecord,
  cast: Cast,
  { isWanted = () => true, madeUp = null }: Choice = {},
): People {
  const { users, groups } = simulator.tenant;
  const deletedIds = new Set(users.listDeleted().map(({ user }) => user.id));
  const living = inPages((afterNum) => users.list({ limit: PAGE, afterNum }));
  const everyone = [...living, ...users.listDeleted()]
    .filter(({ user }) => isWanted(user.id))
    .sort((a, b) => a.num - b.num);
  const allGroups = inPages((afterNum) => groups.list({ limit: PAGE, afterNum })).filter(({ group }) =>
    isWanted(group.id),
  );
  const isMadeUp = (id: string) => madeUp?.ids.has(id) === true;
  nameAll(cast, [...everyone.map(({ user }) => user), ...allGroups.map(({ group }) => group)], isMadeUp);
  const rolesOf = assignedRoles(simulator, application);
  const people: People = { users: {}, groups: {}, steps: [], deleted: [] };
  const assignedByName: string[] = [];
  /** Where somebody is assigned, as the file says it beside their name; null for those whom a count stands for. */
  const place = (id: string, name: string, kind: ObjectKind): Written | null => {
    const first = defaultRoleId(application, kind);
    const roles = rolesOf(id);
    const others = roles.filter((role) => role !== first);
    people.steps.push(...others.map((role) => ({ word: 'assign', given: { who: name, role } })));
    const isAssigned = roles.includes(first);
    if (isMadeUp(id) && isAssigned) assignedByName.push(name);
    if (isMadeUp(id)) return null;
    return isAssigned ? { assigned: true } : {};
  };
  for (const { user, managerId } of everyone) {
    const name = cast.name('User', user);
    const placed = place(user.id, name, 'User');
    if (!placed) continue;
    const manager = managerId === null ? null : cast.find(managerId);
    people.users[name] = { ...cast.writeUser(user), ...(manager ? { manager } : {}), ...placed };
    if (deletedIds.has(user.id)) people.deleted.push(name);
  }
  for (const { group } of allGroups) {
    const name = cast.name('Group', group);
    const placed = place(group.id, name, 'Group');
    if (!placed) continue;
    const members = groups.members(group.id).flatMap(({ id }) => cast.find(id) ?? []);
    people.groups[name] = { ...cast.writeGroup(group), ...(members.length > 0 ? { members } : {}), ...placed };
  }
  if (assignedByName.length > 0) people.steps.unshift({ word: 'assign', given: assignedByName });
  return people;
}

/** Made-up people have names already, which nobody else may be given. */
function nameAll(cast: Cast, objects: readonly (User | Group)[], isMadeUp: (id: string) => boolean): void {
  for (const object of objects) {
    if (!isMadeUp(object.id)) continue;
    cast.call(object.id, 'userPrincipalName' in object ? object.userPrincipalName : object.displayName);
  }
  for (const object of objects) cast.name('userPrincipalName' in object ? 'User' : 'Group', object);
}

/** By the id of a user or group: the roles of the application that they are assigned to. */
function assignedRoles({ tenant }: Simulator, application: ApplicationRecord): (id: string) => readonly string[] {
  const assigned = new Map<string, string[]>();
  for (const { principalId, appRoleId } of tenant.assignments.listForResource(application.servicePrincipalId)) {
    assigned.set(principalId, [...(assigned.get(principalId) ?? []), appRoleId]);
  }
  return (id) => assigned.get(id) ?? [];
}

function inPages<T extends { num: number }>(read: (afterNum: number) => T[]): T[] {
  const all: T[] = [];
  for (;;) {
    const page = read(all.at(-1)?.num ?? 0);
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}
