/**
 * How a written scenario begins: the application without its secrets, the people as they are, and the steps that
 * bring the target to where it is when a recording begins in the midst of a job's life.
 */
import { secretOf } from '../../applications/index.ts';
import type { Simulator } from '../../simulator.ts';
import type { ApplicationRecord, JobRecord } from '../../storage/index.ts';
import { defaultRoleId } from '../../tenant/index.ts';
import type { Cast, Written } from './cast.ts';
import { type Configuration, differs, type WrittenStep } from './configuration.ts';

/** The variable that a written scenario takes the token from. */
const TOKEN_VARIABLE = 'PROVSIM_TOKEN';
const PAGE = 500;

/** Who is to be in the file; everybody when left out. */
export type IsWanted = (id: string) => boolean;

/** What doesn't depend on the moment; read before it, because it takes a while. */
export async function applicationHead(
  simulator: Simulator,
  application: ApplicationRecord,
  job: JobRecord,
): Promise<(now: Configuration) => Written> {
  // A replay has the profile's own, whatever templates the application was given.
  const template = await simulator.applications.templateSchema(application, job.id, '');
  const address = secretOf(application, 'BaseAddress');
  const isOwn = !application.sampleApp && address !== null && !new URL(address).hostname.endsWith('.invalid');
  return ({ quirks, schema, scope, settings, notifications }) => ({
    seed: simulator.seed,
    profile: application.ownProfile ?? application.profileId,
    ...(differs(schema, template) ? { schema } : {}),
    ...(scope === 'all' ? { scope } : {}),
    ...(isOwn ? { connection: { url: address, tokenVariable: TOKEN_VARIABLE } } : {}),
    ...(Object.keys(quirks).length > 0 ? { quirks } : {}),
    ...(Object.keys(settings).length > 0 ? { settings } : {}),
    ...(notifications ? { notifications } : {}),
  });
}

export interface People {
  users: Record<string, Written>;
  groups: Record<string, Written>;
  /** Assignments to other roles than the first. */
  steps: WrittenStep[];
  /** Names of those who are deleted softly. */
  deleted: string[];
}

/** Users and groups in the order of their creation, which is that of an initial cycle. */
export function writePeople(
  simulator: Simulator,
  application: ApplicationRecord,
  cast: Cast,
  isWanted: IsWanted = () => true,
): People {
  const { users, groups, assignments } = simulator.tenant;
  const deletedIds = new Set(users.listDeleted().map(({ user }) => user.id));
  const living = inPages((afterNum) => users.list({ limit: PAGE, afterNum }));
  const everyone = [...living, ...users.listDeleted()]
    .filter(({ user }) => isWanted(user.id))
    .sort((a, b) => a.num - b.num);
  const allGroups = inPages((afterNum) => groups.list({ limit: PAGE, afterNum })).filter(({ group }) =>
    isWanted(group.id),
  );
  for (const { user } of everyone) cast.name('User', user);
  for (const { group } of allGroups) cast.name('Group', group);
  const assigned = new Map<string, string[]>();
  for (const { principalId, appRoleId } of assignments.listForResource(application.servicePrincipalId)) {
    assigned.set(principalId, [...(assigned.get(principalId) ?? []), appRoleId]);
  }
  const people: People = { users: {}, groups: {}, steps: [], deleted: [] };
  const place = (id: string, kind: 'User' | 'Group'): Written => {
    const roles = assigned.get(id) ?? [];
    const first = defaultRoleId(application, kind);
    for (const role of roles.filter((each) => each !== first)) {
      people.steps.push({ word: 'assign', given: { who: cast.find(id), role } });
    }
    return roles.includes(first) ? { assigned: true } : {};
  };
  for (const { user, managerId } of everyone) {
    const name = cast.name('User', user);
    const manager = managerId === null ? null : cast.find(managerId);
    people.users[name] = { ...cast.writeUser(user), ...(manager ? { manager } : {}), ...place(user.id, 'User') };
    if (deletedIds.has(user.id)) people.deleted.push(name);
  }
  for (const { group } of allGroups) {
    const members = groups.members(group.id).flatMap(({ id }) => cast.find(id) ?? []);
    people.groups[cast.name('Group', group)] = {
      ...cast.writeGroup(group),
      ...(members.length > 0 ? { members } : {}),
      ...place(group.id, 'Group'),
    };
  }
  return people;
}

function inPages<T extends { num: number }>(read: (afterNum: number) => T[]): T[] {
  const all: T[] = [];
  for (;;) {
    const page = read(all.at(-1)?.num ?? 0);
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}
