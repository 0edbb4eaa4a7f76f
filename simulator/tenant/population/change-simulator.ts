/**
 * Decides what happens next in the tenant, so that a demonstration stays alive. Pure: chance, time and what it
 * sees of the directory are handed in; the tenant's stores carry the steps out.
 */
import type { Chance } from '../../chance.ts';
import type { Group, User } from '../../model/directory.ts';
import { freeAlias } from './ascii-names.ts';
import { departments } from './departments.ts';
import type { DirectoryStep, DirectoryView, TenantChange, TenantChangeKind } from './directory-changes.ts';
import { drawOne, drawWeighted } from './draw.ts';
import { cityGroupName, departmentGroupName } from './group-plan.ts';
import { createNameSource, type PersonName } from './names.ts';
import { type Office, offices } from './offices.ts';
import { employee, workplace } from './person.ts';

export interface ChangeOptions {
  chance: Chance;
  nowMs: number;
  /** How many changes are to be expected from this call; a fraction is a probability. */
  rate: number;
  directory: DirectoryView;
  /** The domain of the joiners' user principal names. */
  defaultDomain: string;
}

interface Situation {
  chance: Chance;
  nowMs: number;
  directory: DirectoryView;
  domain: string;
}

/** How often each story happens, in percent. */
const stories: readonly { kind: TenantChangeKind; weight: number }[] = [
  { kind: 'joiner', weight: 25 },
  { kind: 'mover', weight: 35 },
  { kind: 'nameChange', weight: 8 },
  { kind: 'leaver', weight: 15 },
  { kind: 'deletion', weight: 12 },
  { kind: 'restore', weight: 5 },
];

const tellers: Record<TenantChangeKind, (situation: Situation) => TenantChange | null> = {
  joiner,
  mover,
  nameChange,
  leaver,
  deletion,
  restore,
};

/**
 * The changes of one call are to be carried out in their order; each concerns somebody else. A story for which
 * nobody is found (nobody to restore, say) doesn't happen.
 */
export function proposeChanges({ chance, nowMs, rate, directory, defaultDomain }: ChangeOptions): TenantChange[] {
  const whole = Math.floor(rate);
  const count = whole + (chance.next() < rate - whole ? 1 : 0);
  const changes: TenantChange[] = [];
  const concerned = new Set<string>();
  const view = withProposals(directory);
  for (let number = 0; number < count; number++) {
    const { kind } = drawWeighted(chance, stories);
    const change = tellers[kind]({ chance, nowMs, directory: view, domain: defaultDomain });
    if (!change || concerned.has(change.userId)) continue;
    concerned.add(change.userId);
    view.include(change);
    changes.push(change);
  }
  return changes;
}

/** The directory as it will be as to names and managers, so that proposals don't clash or close a circle. */
function withProposals(directory: DirectoryView): DirectoryView & { include(change: TenantChange): void } {
  const taken = new Set<string>();
  const managers = new Map<string, string | null>();
  return {
    drawUser: (chance, pool, department) => directory.drawUser(chance, pool, department),
    managerOf: (userId) => (managers.has(userId) ? (managers.get(userId) ?? null) : directory.managerOf(userId)),
    directReports: (userId) => directory.directReports(userId),
    groupsOf: (userId) => directory.groupsOf(userId),
    groupNamed: (displayName) => directory.groupNamed(displayName),
    isTaken: (name) => taken.has(name.toLowerCase()) || directory.isTaken(name),
    include: ({ steps }) => {
      for (const step of steps) {
        if (step.step === 'setManager') managers.set(step.userId, step.managerId);
        const name =
          step.step === 'createUser'
            ? step.user.userPrincipalName
            : step.step === 'updateUser'
              ? step.changes.userPrincipalName
              : undefined;
        if (name !== undefined) taken.add(name.toLowerCase());
      }
    },
  };
}

function joiner({ chance, nowMs, directory, domain }: Situation): TenantChange {
  const office = drawWeighted(chance, offices);
  const department = drawWeighted(chance, departments);
  const name = drawName(chance, office);
  const alias = freeAlias(name.givenName, name.surname, (taken) => directory.isTaken(`${taken}@${domain}`));
  const { division, costCenter, staff } = department;
  const user = employee({
    chance,
    id: chance.guid(),
    name,
    alias,
    domain,
    position: { department: department.name, division, costCenter, titles: staff, reportsTo: null },
    office,
    // Seven digits: the numbers of the first population have six.
    employeeId: String(1000000 + chance.below(9000000)),
    hiredMs: nowMs,
    accountEnabled: true,
  });
  const manager = directory.drawUser(chance, 'enabled', department.name);
  const groups = groupsFor(directory, department.name, office.city);
  const steps: DirectoryStep[] = [{ step: 'createUser', user }];
  if (manager) steps.push({ step: 'setManager', userId: user.id, managerId: manager.id });
  for (const { id } of groups) steps.push({ step: 'addMember', groupId: id, memberId: user.id });
  const description = `${user.displayName} joins ${department.name} in ${office.city}`;
  return { kind: 'joiner', userId: user.id, description, steps };
}

/** Changes department (and with it title and manager) or office, and the groups that stand for them. */
function mover({ chance, directory }: Situation): TenantChange | null {
  const user = directory.drawUser(chance, 'enabled');
  if (!user) return null;
  const office = offices.find(({ city }) => city === user.city) ?? drawOne(chance, offices);
  if (chance.next() < 0.3) {
    const next = drawOne(
      chance,
      offices.filter((other) => other !== office),
    );
    const changes = { ...workplace(chance, next, false), usageLocation: next.usageLocation };
    const steps: DirectoryStep[] = [
      { step: 'updateUser', userId: user.id, changes },
      ...exchangeGroups(directory, user, [cityGroupName(office.city)], [cityGroupName(next.city)]),
    ];
    const description = `${user.displayName} moves from ${user.city ?? 'nowhere'} to ${next.city}`;
    return { kind: 'mover', userId: user.id, description, steps };
  }
  const next = drawOne(
    chance,
    departments.filter(({ name }) => name !== user.department),
  );
  const changes: Partial<User> = {
    department: next.name,
    jobTitle: drawOne(chance, next.staff),
    employeeOrgData: { division: next.division, costCenter: next.costCenter },
  };
  const steps: DirectoryStep[] = [{ step: 'updateUser', userId: user.id, changes }];
  const manager = directory.drawUser(chance, 'enabled', next.name);
  if (manager && !leads(directory, user.id, manager.id)) {
    steps.push({ step: 'setManager', userId: user.id, managerId: manager.id });
  }
  const left = user.department ? [departmentGroupName(user.department)] : [];
  steps.push(...exchangeGroups(directory, user, left, [departmentGroupName(next.name)]));
  const description = `${user.displayName} moves from ${user.department ?? 'no department'} to ${next.name}`;
  return { kind: 'mover', userId: user.id, description, steps };
}

/** A new last name; half of the time the user principal name and the mail follow, the old address stays valid. */
function nameChange({ chance, directory, domain }: Situation): TenantChange | null {
  const user = directory.drawUser(chance, 'enabled');
  if (!user) return null;
  const office = offices.find(({ city }) => city === user.city) ?? drawOne(chance, offices);
  const { surname } = drawName(chance, office);
  if (surname === user.surname) return null;
  const givenName = user.givenName ?? '';
  const changes: Partial<User> = { surname, displayName: `${givenName} ${surname}`.trim() };
  if (chance.next() < 0.5) {
    const alias = freeAlias(givenName, surname, (taken) => directory.isTaken(`${taken}@${domain}`));
    const address = `${alias}@${domain}`;
    changes.userPrincipalName = address;
    changes.mail = address;
    changes.mailNickname = alias;
    const former = (user.proxyAddresses ?? []).map((one) => one.replace(/^SMTP:/, 'smtp:'));
    changes.proxyAddresses = [`SMTP:${address}`, ...former.filter((one) => one !== `smtp:${address}`)];
  }
  const description = `${user.displayName} is now called ${changes.displayName}`;
  return {
    kind: 'nameChange',
    userId: user.id,
    description,
    steps: [{ step: 'updateUser', userId: user.id, changes }],
  };
}

/** The account is disabled at once; deletion comes as a story of its own later. The reports get the next manager. */
function leaver({ chance, directory }: Situation): TenantChange | null {
  const user = directory.drawUser(chance, 'enabled');
  if (!user) return null;
  const managerId = directory.managerOf(user.id);
  const reports = directory.directReports(user.id);
  const steps: DirectoryStep[] = [
    { step: 'updateUser', userId: user.id, changes: { accountEnabled: false } },
    ...reports.map((userId): DirectoryStep => ({ step: 'setManager', userId, managerId })),
  ];
  return { kind: 'leaver', userId: user.id, description: `${user.displayName} leaves`, steps };
}

function deletion({ chance, directory }: Situation): TenantChange | null {
  const user = directory.drawUser(chance, 'disabled');
  if (!user) return null;
  const description = `The account of ${user.displayName} is deleted`;
  return { kind: 'deletion', userId: user.id, description, steps: [{ step: 'deleteUser', userId: user.id }] };
}

function restore({ chance, directory }: Situation): TenantChange | null {
  const user = directory.drawUser(chance, 'deleted');
  if (!user) return null;
  const steps: DirectoryStep[] = [{ step: 'restoreUser', userId: user.id }];
  if (!user.accountEnabled) steps.push({ step: 'updateUser', userId: user.id, changes: { accountEnabled: true } });
  return { kind: 'restore', userId: user.id, description: `${user.displayName} comes back`, steps };
}

function drawName(chance: Chance, office: Office): PersonName {
  return createNameSource(chance.below(0x7fffffff))(office.locale);
}

function groupsFor(directory: DirectoryView, department: string, city: string): Group[] {
  return [departmentGroupName(department), cityGroupName(city)].flatMap((name) => directory.groupNamed(name) ?? []);
}

function exchangeGroups(directory: DirectoryView, user: User, left: string[], joined: string[]): DirectoryStep[] {
  const current = directory.groupsOf(user.id);
  const removed = current
    .filter(({ displayName }) => left.includes(displayName))
    .map(({ id }): DirectoryStep => ({ step: 'removeMember', groupId: id, memberId: user.id }));
  const added = joined
    .flatMap((name) => directory.groupNamed(name) ?? [])
    .filter(({ id }) => !current.some((group) => group.id === id))
    .map(({ id }): DirectoryStep => ({ step: 'addMember', groupId: id, memberId: user.id }));
  return [...removed, ...added];
}

/** Whether the first is, or stands above, the second: then the second can't become the first's manager. */
function leads(directory: DirectoryView, userId: string, otherId: string): boolean {
  const seen = new Set<string>();
  for (let id: string | null = otherId; id !== null && !seen.has(id); id = directory.managerOf(id)) {
    if (id === userId) return true;
    seen.add(id);
  }
  return false;
}
