import { describe, expect, it } from 'vitest';
import { type Chance, chance } from '../../../simulator/chance.ts';
import type { User } from '../../../simulator/model/directory.ts';
import {
  type DirectoryView,
  type Population,
  populate,
  proposeChanges,
  type TenantChange,
} from '../../../simulator/tenant/population/index.ts';

const nowMs = Date.parse('2026-10-01T08:00:00Z');
const defaultDomain = 'woodgrove.example';

/** A directory small enough to be searched, which carries out the steps and refuses what a tenant refuses. */
class Directory implements DirectoryView {
  readonly users = new Map<string, User>();
  readonly deleted = new Set<string>();
  readonly managers: Map<string, string | null>;
  readonly members: Set<string>;
  readonly #population: Population;

  constructor(population: Population) {
    this.#population = population;
    for (const user of population.users) this.users.set(user.id, user);
    this.managers = new Map(population.managers);
    this.members = new Set(population.members.map(([groupId, memberId]) => `${groupId} ${memberId}`));
  }

  drawUser(draw: Chance, pool: 'enabled' | 'disabled' | 'deleted', department?: string): User | null {
    const found = [...this.users.values()].filter(
      (user) =>
        user.userType === 'Member' &&
        this.deleted.has(user.id) === (pool === 'deleted') &&
        (pool === 'deleted' || user.accountEnabled === (pool === 'enabled')) &&
        (department === undefined || user.department === department),
    );
    return found[draw.below(found.length)] ?? null;
  }

  managerOf(userId: string) {
    return this.managers.get(userId) ?? null;
  }

  directReports(userId: string) {
    return [...this.managers].flatMap(([id, managerId]) => (managerId === userId ? id : []));
  }

  groupsOf(userId: string) {
    return this.#population.groups.filter(({ id }) => this.members.has(`${id} ${userId}`));
  }

  groupNamed(displayName: string) {
    return this.#population.groups.find((group) => group.displayName === displayName) ?? null;
  }

  isTaken(userPrincipalName: string) {
    return [...this.users.values()].some(
      (user) => user.userPrincipalName.toLowerCase() === userPrincipalName.toLowerCase(),
    );
  }

  carryOut({ steps }: TenantChange): void {
    for (const step of steps) {
      switch (step.step) {
        case 'createUser':
          expect(this.isTaken(step.user.userPrincipalName)).toBe(false);
          this.users.set(step.user.id, step.user);
          break;
        case 'updateUser': {
          const user = this.users.get(step.userId);
          const name = step.changes.userPrincipalName;
          if (name !== undefined) expect(this.isTaken(name)).toBe(false);
          this.users.set(step.userId, { ...user, ...step.changes } as User);
          break;
        }
        case 'setManager':
          this.managers.set(step.userId, step.managerId);
          break;
        case 'addMember':
          expect(this.members.has(`${step.groupId} ${step.memberId}`)).toBe(false);
          this.members.add(`${step.groupId} ${step.memberId}`);
          break;
        case 'removeMember':
          expect(this.members.delete(`${step.groupId} ${step.memberId}`)).toBe(true);
          break;
        case 'deleteUser':
          expect(this.deleted.has(step.userId)).toBe(false);
          this.deleted.add(step.userId);
          break;
        case 'restoreUser':
          expect(this.deleted.delete(step.userId)).toBe(true);
          break;
      }
    }
  }
}

function live(seed: number, calls: number, rate: number): { directory: Directory; changes: TenantChange[] } {
  const directory = new Directory(populate({ seed, users: 120, groups: 25, nowMs }));
  const draw = chance(seed, 'changes');
  const changes: TenantChange[] = [];
  for (let call = 0; call < calls; call++) {
    for (const change of proposeChanges({ chance: draw, nowMs, rate, directory, defaultDomain })) {
      directory.carryOut(change);
      changes.push(change);
    }
  }
  return { directory, changes };
}

describe('the change simulator', () => {
  const { changes } = live(3, 60, 5);
  const ofKind = (kind: TenantChange['kind']) => changes.filter((change) => change.kind === kind);

  it('tells the same stories for the same seed', () => {
    expect(live(3, 60, 5).changes).toEqual(changes);
    expect(live(4, 60, 5).changes).not.toEqual(changes);
  });

  it('tells every kind of story', () => {
    for (const kind of ['joiner', 'mover', 'nameChange', 'leaver', 'deletion', 'restore'] as const) {
      expect(ofKind(kind).length).toBeGreaterThan(3);
    }
  });

  it('proposes as many changes as the rate says, a fraction being a probability', () => {
    const count = (rate: number) => {
      const directory = new Directory(populate({ seed: 1, users: 300, groups: 5, nowMs }));
      const draw = chance(1, 'rate');
      let sum = 0;
      for (let call = 0; call < 400; call++) {
        sum += proposeChanges({ chance: draw, nowMs, rate, directory, defaultDomain }).length;
      }
      return sum;
    };
    expect(count(0)).toBe(0);
    expect(count(0.25)).toBeGreaterThan(50);
    expect(count(0.25)).toBeLessThan(130);
    expect(count(2)).toBeGreaterThan(550);
  });

  it('gives a joiner a full record, a manager in the department and its groups', () => {
    for (const { steps, userId } of ofKind('joiner')) {
      expect(steps[0]).toMatchObject({
        step: 'createUser',
        user: { id: userId, accountEnabled: true, mail: expect.any(String), department: expect.any(String) },
      });
      expect(steps.some(({ step }) => step === 'setManager')).toBe(true);
      expect(steps.some(({ step }) => step === 'addMember')).toBe(true);
    }
  });

  it('moves people between departments with title, manager and groups, or between offices', () => {
    const movers = ofKind('mover').map(({ steps }) => steps);
    const attributes = movers.flatMap((steps) => steps.flatMap((s) => (s.step === 'updateUser' ? [s.changes] : [])));
    expect(attributes.some(({ department, jobTitle }) => department && jobTitle)).toBe(true);
    expect(attributes.some(({ city, officeLocation }) => city && officeLocation)).toBe(true);
    for (const wanted of ['setManager', 'addMember', 'removeMember']) {
      expect(movers.some((steps) => steps.some(({ step }) => step === wanted))).toBe(true);
    }
  });

  it('disables leavers first and deletes them later', () => {
    for (const { steps } of ofKind('leaver')) {
      expect(steps[0]).toMatchObject({ step: 'updateUser', changes: { accountEnabled: false } });
      expect(steps.some(({ step }) => step === 'deleteUser')).toBe(false);
    }
    const left = new Set(ofKind('leaver').map(({ userId }) => userId));
    expect(ofKind('deletion').some(({ userId }) => left.has(userId))).toBe(true);
  });

  it('keeps the old address of somebody who changes the name', () => {
    const renamed = ofKind('nameChange').flatMap(({ steps }) =>
      steps[0]?.step === 'updateUser' ? [steps[0].changes] : [],
    );
    const withAddress = renamed.filter(({ userPrincipalName }) => userPrincipalName);
    expect(withAddress.length).toBeGreaterThan(1);
    for (const { mail, proxyAddresses } of withAddress) {
      expect(proxyAddresses?.[0]).toBe(`SMTP:${mail}`);
      expect(proxyAddresses?.filter((address) => address.startsWith('SMTP:'))).toHaveLength(1);
      expect(proxyAddresses?.some((address) => address.startsWith('smtp:'))).toBe(true);
    }
  });

  it('never lets anybody become a manager of their own, however many changes come at once', () => {
    const { directory } = live(11, 5, 80);
    for (const id of directory.users.keys()) {
      const seen = new Set<string>();
      for (let next: string | null = id; next !== null; next = directory.managerOf(next)) {
        expect(seen.has(next)).toBe(false);
        seen.add(next);
      }
    }
  });

  it('proposes nothing in an empty tenant but joiners', () => {
    const directory = new Directory({ users: [], managers: [], groups: [], members: [] });
    const proposed = proposeChanges({ chance: chance(1, 'x'), nowMs, rate: 30, directory, defaultDomain });
    expect(new Set(proposed.map(({ kind }) => kind))).toEqual(new Set(['joiner']));
  });
});
