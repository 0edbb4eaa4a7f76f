import { beforeEach, describe, expect, it } from 'vitest';
import { chance } from '../../simulator/chance.ts';
import { openRecords } from '../../simulator/storage/index.ts';
import { createTenant, DEFAULT_ACCESS_ROLE_ID, type Tenant, unmangleGuestName } from '../../simulator/tenant/index.ts';

const DAY = 24 * 3600 * 1000;
let tenant: Tenant;
let nowMs: number;

const application = {
  servicePrincipalId: 'sp',
  displayName: 'App',
  appRoles: [
    { id: 'r-user', displayName: 'User', value: null, description: '', isEnabled: true, allowedMemberTypes: ['User'] },
  ],
};

function addUser(name: string) {
  const alias = name.toLowerCase();
  return tenant.users.create({
    displayName: name,
    accountEnabled: true,
    mailNickname: alias,
    userPrincipalName: `${alias}@woodgrove.example`,
  });
}

function addGroup(name: string, securityEnabled = true) {
  return tenant.groups.create({ displayName: name, mailEnabled: false, mailNickname: name, securityEnabled });
}

beforeEach(() => {
  nowMs = Date.parse('2026-01-05T08:00:00Z');
  tenant = createTenant(openRecords(null), chance(1, 'test'), () => nowMs);
});

describe('users', () => {
  it('refuses a user principal name that is taken, in any case, and changes nothing (G-115)', () => {
    addUser('Ada');
    const position = tenant.feed.position();
    expect(() => tenant.users.create({ ...addUserShape('ada'), userPrincipalName: 'ADA@woodgrove.example' })).toThrow(
      /userPrincipalName already exists/,
    );
    expect(tenant.feed.position()).toBe(position);
    expect(tenant.users.count()).toBe(1);
  });

  it('a deleted user leaves the lists and can be restored with its memberships (G-119, G-120)', () => {
    const ada = addUser('Ada');
    const team = addGroup('Team');
    tenant.groups.addMember(team.id, ada.id);
    tenant.users.delete(ada.id);
    expect(tenant.users.list({ limit: 10 })).toEqual([]);
    expect(tenant.groups.members(team.id)).toEqual([]);
    expect(() => tenant.users.get(ada.id)).toThrow(/does not exist/);
    tenant.users.restore(ada.id);
    expect(tenant.groups.members(team.id).map((member) => member.id)).toEqual([ada.id]);
  });

  it('is purged 30 days after its deletion, not a day before (E-411)', () => {
    const ada = addUser('Ada');
    tenant.users.delete(ada.id);
    expect(tenant.users.nextPurgeAtMs()).toBe(nowMs + 30 * DAY);
    nowMs += 29 * DAY;
    expect(tenant.users.purgeDue()).toEqual([]);
    nowMs += DAY;
    expect(tenant.users.purgeDue()).toEqual([ada.id]);
    expect(tenant.users.find(ada.id)).toBeNull();
  });

  it('a purge takes the manager away from the reports', () => {
    const [boss, ada] = [addUser('Boss'), addUser('Ada')];
    tenant.users.setManager(ada.id, boss.id);
    tenant.users.delete(boss.id);
    tenant.users.purge(boss.id);
    expect(tenant.users.get(ada.id).managerId).toBeNull();
  });

  it('the name of a deleted user may be used again; then it can’t be restored', () => {
    const ada = addUser('Ada');
    tenant.users.delete(ada.id);
    addUser('Ada');
    expect(() => tenant.users.restore(ada.id)).toThrow(/userPrincipalName already exists/);
  });
});

describe('groups and assignments', () => {
  it('a user is entitled directly and by an immediate group, not by a nested one (E-111, M-46)', () => {
    const [ada, bob, cleo] = [addUser('Ada'), addUser('Bob'), addUser('Cleo')];
    const [outer, inner] = [addGroup('Outer'), addGroup('Inner')];
    tenant.groups.addMember(outer.id, bob.id);
    tenant.groups.addMember(outer.id, inner.id);
    tenant.groups.addMember(inner.id, cleo.id);
    tenant.assignments.assign(application, ada.id);
    tenant.assignments.assign(application, outer.id);
    expect(tenant.assignments.entitling('sp', ada.id)).toEqual([{ appRoleId: 'r-user', throughGroupId: null }]);
    expect(tenant.assignments.entitling('sp', bob.id)).toEqual([{ appRoleId: 'r-user', throughGroupId: outer.id }]);
    expect(tenant.assignments.entitling('sp', cleo.id)).toEqual([]);
  });

  it('a group that isn’t security-enabled entitles nobody (E-112)', () => {
    const ada = addUser('Ada');
    const team = addGroup('Team', false);
    tenant.groups.addMember(team.id, ada.id);
    tenant.assignments.assign(application, team.id);
    expect(tenant.assignments.entitling('sp', ada.id)).toEqual([]);
  });

  it('refuses default access where the application has roles, and the same role twice (G-130)', () => {
    const ada = addUser('Ada');
    expect(() => tenant.assignments.assign(application, ada.id, DEFAULT_ACCESS_ROLE_ID)).toThrow(/was not found/);
    tenant.assignments.assign(application, ada.id);
    expect(() => tenant.assignments.assign(application, ada.id)).toThrow(/already exists/);
  });

  it('refuses a member twice and the removal of somebody who isn’t one (G-124)', () => {
    const ada = addUser('Ada');
    const team = addGroup('Team');
    tenant.groups.addMember(team.id, ada.id);
    expect(() => tenant.groups.addMember(team.id, ada.id)).toThrow(/references already exist/);
    tenant.groups.removeMember(team.id, ada.id);
    expect(() => tenant.groups.removeMember(team.id, ada.id)).toThrow(/does not exist/);
  });

  it('the feed numbers every change in order (E-227)', () => {
    const ada = addUser('Ada');
    const team = addGroup('Team');
    tenant.groups.addMember(team.id, ada.id);
    tenant.users.update(ada.id, { department: 'Design' });
    tenant.users.delete(ada.id);
    const changes = tenant.feed.read(0, tenant.feed.position());
    expect(changes.map(({ type }) => type)).toEqual(['created', 'created', 'memberAdded', 'updated', 'deleted']);
    expect(changes.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('the name of a guest', () => {
  it('is un-mangled before it is mapped (E-118, M-45)', () => {
    expect(unmangleGuestName('alias_their.example#EXT#@tenant.example')).toBe('alias@their.example');
    expect(unmangleGuestName('first_last_their.example#EXT#@tenant.example')).toBe('first_last@their.example');
    expect(unmangleGuestName('ada@woodgrove.example')).toBe('ada@woodgrove.example');
  });
});

function addUserShape(alias: string) {
  return { displayName: alias, accountEnabled: true, mailNickname: alias };
}
