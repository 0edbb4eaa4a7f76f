import { describe, expect, it } from 'vitest';
import type { User } from '../../../simulator/model/directory.ts';
import { type Population, populate, populateInBatches } from '../../../simulator/tenant/population/index.ts';
import { unmangleGuestName } from '../../../simulator/tenant/source-attributes.ts';

const nowMs = Date.parse('2026-10-01T08:00:00Z');
const options = { seed: 7, users: 600, groups: 40, nowMs };
const population = populate(options);

function managersOf({ managers }: Population): Map<string, string> {
  return new Map(managers);
}

function share(users: readonly User[], holds: (user: User) => boolean): number {
  return users.filter(holds).length / users.length;
}

describe('a made-up tenant', () => {
  it('is the same for the same seed, and another for another seed', () => {
    expect(populate(options)).toEqual(population);
    expect(populate({ ...options, seed: 8 }).users[0]).not.toEqual(population.users[0]);
  });

  it('is the same when another one is generated in between', () => {
    const first = populateInBatches(options, 50);
    const other = populateInBatches({ ...options, seed: 99 }, 50);
    const users: User[] = [];
    for (const batch of first) {
      other.next();
      users.push(...batch.users);
    }
    expect(users).toEqual(population.users);
  });

  it.each([0, 1, 2, 5, 9, 10, 19, 20, 50, 137, 5000])('has as many users as asked for: %i', (users) => {
    const { users: created, managers } = populate({ ...options, users, groups: 3 });
    expect(created).toHaveLength(users);
    const members = created.filter(({ userType }) => userType === 'Member');
    expect(managers).toHaveLength(Math.max(0, members.length - 1));
  });

  it.each([0, 1, 5, 40, 900])('has as many groups as asked for, of unique names: %i', (groups) => {
    const { groups: created } = populate({ ...options, users: 30, groups });
    expect(created).toHaveLength(groups);
    expect(new Set(created.map(({ displayName }) => displayName.toLowerCase())).size).toBe(groups);
    expect(new Set(created.map(({ mailNickname }) => mailNickname)).size).toBe(groups);
  });

  it('refers in each batch only to what came before', () => {
    const known = new Set<string>();
    for (const batch of populateInBatches(options, 64)) {
      const size = batch.users.length + batch.managers.length + batch.groups.length + batch.members.length;
      expect(size).toBeLessThanOrEqual(64);
      for (const { id } of [...batch.users, ...batch.groups]) known.add(id);
      for (const id of [...batch.managers, ...batch.members].flat()) expect(known.has(id)).toBe(true);
    }
    expect(known.size).toBe(options.users + options.groups);
  });
});

describe('the people', () => {
  const { users } = population;
  const members = users.filter(({ userType }) => userType === 'Member');
  const guests = users.filter(({ userType }) => userType === 'Guest');

  it('have unique ids, user principal names, mails and employee ids', () => {
    for (const property of ['id', 'userPrincipalName', 'mail', 'employeeId'] as const) {
      const values = users.flatMap((user) => user[property]?.toLowerCase() ?? []);
      expect(new Set(values).size).toBe(values.length);
    }
  });

  it('have user principal names in ASCII within the default domain', () => {
    for (const { userPrincipalName } of members) {
      expect(userPrincipalName).toMatch(/^[a-z0-9]+(\.[a-z0-9]+)*@woodgrove\.example$/);
    }
    const [user] = populate({ ...options, users: 1, defaultDomain: 'northwind.example' }).users;
    expect(user?.userPrincipalName).toMatch(/@northwind\.example$/);
    expect(user?.companyName === 'Northwind' || user?.employeeType === 'Contractor').toBe(true);
  });

  it('always have what a target usually requires: names and a mail', () => {
    for (const user of users) {
      for (const property of ['givenName', 'surname', 'displayName', 'mail', 'mailNickname'] as const) {
        expect(user[property]).toBeTruthy();
      }
    }
  });

  it('have names that need more than ASCII, about one in ten', () => {
    const rate = share(populate({ ...options, users: 5000 }).users, ({ displayName }) => /[^ -~]/.test(displayName));
    expect(rate).toBeGreaterThan(0.07);
    expect(rate).toBeLessThan(0.13);
  });

  it('lack a mobile number, a phone, a title or a language now and then', () => {
    expect(share(members, ({ mobilePhone }) => mobilePhone === null)).toBeGreaterThan(0.2);
    expect(share(members, ({ businessPhones }) => businessPhones?.length === 0)).toBeGreaterThan(0.08);
    expect(share(members, ({ preferredLanguage }) => preferredLanguage === null)).toBeGreaterThan(0.05);
    expect(share(members, ({ jobTitle }) => jobTitle === null)).toBeGreaterThan(0);
    expect(share(members, ({ employeeId }) => employeeId === null)).toBeGreaterThan(0);
  });

  it('have phone numbers of the country they work in', () => {
    const codes: Record<string, string> = {
      US: '+1 ',
      GB: '+44 ',
      DE: '+49 ',
      FR: '+33 ',
      PL: '+48 ',
      PT: '+351 ',
      GR: '+30 ',
    };
    for (const user of members) {
      const code = codes[user.usageLocation ?? ''];
      expect(code).toBeDefined();
      for (const phone of [...(user.businessPhones ?? []), user.mobilePhone ?? []].flat()) {
        expect(phone.startsWith(code as string)).toBe(true);
        expect(phone).toMatch(/^\+[0-9 ]{10,18}$/);
      }
    }
    expect(new Set(members.map(({ country }) => country)).size).toBe(7);
  });

  it('were hired and created before the present', () => {
    for (const { employeeHireDate, createdDateTime } of users) {
      if (employeeHireDate) expect(employeeHireDate).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
      expect(Date.parse(createdDateTime ?? '')).toBeLessThanOrEqual(nowMs);
      expect(Date.parse(employeeHireDate ?? '2000-01-01')).toBeLessThanOrEqual(nowMs);
    }
  });

  it('include some disabled accounts of people who lead nobody', () => {
    const leaders = new Set(population.managers.map(([, managerId]) => managerId));
    const disabled = users.filter(({ accountEnabled }) => !accountEnabled);
    expect(disabled).toHaveLength(12);
    expect(disabled.filter(({ id }) => leaders.has(id))).toEqual([]);
  });

  it('include guests whose user principal name hides the mail address (E-118, M-45)', () => {
    expect(guests).toHaveLength(24);
    for (const { userPrincipalName, mail } of guests) {
      expect(userPrincipalName).toMatch(/^[^@]+_[a-z]+\.example#EXT#@woodgrove\.example$/);
      expect(unmangleGuestName(userPrincipalName)).toBe(mail);
    }
  });
});

describe('the organization', () => {
  it('leads from everybody up to one chief executive, without cycles', () => {
    const managers = managersOf(population);
    const byId = new Map(population.users.map((user) => [user.id, user]));
    const tops = new Set<string>();
    for (const { id, userType } of population.users) {
      if (userType === 'Guest') {
        expect(managers.has(id)).toBe(false);
        continue;
      }
      let top = id;
      for (let steps = 0; managers.has(top); steps++) {
        expect(steps).toBeLessThan(8);
        top = managers.get(top) as string;
      }
      tops.add(top);
    }
    expect([...tops].map((id) => byId.get(id)?.department)).toEqual(['Executive Office']);
  });

  it('has department heads under vice presidents, and colleagues under a head of their own department', () => {
    const managers = managersOf(population);
    const byId = new Map(population.users.map((user) => [user.id, user]));
    const heads = population.users.filter(({ jobTitle }) => jobTitle?.startsWith('Head of '));
    expect(heads.length).toBeGreaterThan(8);
    for (const head of heads) {
      const above = byId.get(managers.get(head.id) as string);
      expect(above?.department).toBe('Executive Office');
      expect(above?.employeeOrgData?.division).toBe(head.employeeOrgData?.division);
    }
    const accountants = population.users.filter(({ jobTitle }) => jobTitle === 'Accountant');
    expect(accountants.length).toBeGreaterThan(2);
    for (const { id } of accountants) expect(byId.get(managers.get(id) as string)?.department).toBe('Finance');
  });

  it('gives nobody more than eight reports within a department, even in a large company', () => {
    const large = populate({ ...options, users: 5000, groups: 0 });
    const reports = new Map<string, number>();
    for (const [, managerId] of large.managers) reports.set(managerId, (reports.get(managerId) ?? 0) + 1);
    expect(Math.max(...reports.values())).toBeLessThanOrEqual(8);
    expect(large.users.some(({ jobTitle }) => jobTitle === 'Director of Engineering')).toBe(true);
  });

  it('creates some managers after those they lead, so that the reference pass has work to do (W-46)', () => {
    const order = new Map(population.users.map(({ id }, index) => [id, index]));
    const later = population.managers.filter(([id, managerId]) => Number(order.get(managerId)) > Number(order.get(id)));
    expect(later.length).toBeGreaterThan(100);
  });
});

describe('the groups', () => {
  const { groups, members, users } = population;
  const namesById = new Map(groups.map(({ id, displayName }) => [id, displayName]));
  const membersOf = (name: string) =>
    members.flatMap(([groupId, memberId]) => (namesById.get(groupId) === name ? memberId : []));

  it('hold no member twice, and the people of a department or an office', () => {
    expect(new Set(members.map((pair) => pair.join())).size).toBe(members.length);
    const sales = users.filter(({ department }) => department === 'Sales').map(({ id }) => id);
    expect(membersOf('Sales').sort()).toEqual(sales.sort());
    const berlin = users.filter(({ city }) => city === 'Berlin').map(({ id }) => id);
    expect(membersOf('Berlin Office').sort()).toEqual(berlin.sort());
  });

  it('are nested here and there, without circles (W-88)', () => {
    const nested = members.filter(([, memberId]) => namesById.has(memberId));
    expect(nested.length).toBeGreaterThan(5);
    const containers = new Set(nested.map(([groupId]) => groupId));
    expect(nested.filter(([, memberId]) => containers.has(memberId))).toEqual([]);
    expect(membersOf('Technology Division').map((id) => namesById.get(id))).toContain('Engineering');
  });

  it('are security groups but for one Microsoft 365 group, which is among the first five', () => {
    const others = groups.filter(({ securityEnabled }) => !securityEnabled);
    expect(others.map(({ displayName }) => displayName)).toEqual(['Company News']);
    expect(others[0]).toMatchObject({
      groupTypes: ['Unified'],
      mailEnabled: true,
      mail: 'companynews@woodgrove.example',
    });
    expect(groups.slice(0, 5)).toContain(others[0]);
  });
});
