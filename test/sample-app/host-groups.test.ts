import fc from 'fast-check';
import { request } from 'undici';
import { describe, expect, it } from 'vitest';
import { viewOf } from '../../simulator/sample-app/index.ts';
import { openTarget, PATCH_OP, PREFIX, type SampleTarget, signInEnterprise, stores, TOKEN } from './sample-target.ts';

const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';

/** Everything Entra and its validator send for one member more or less, by dialect. */
const addMember = {
  'legacy (W-84)': (id: string) => ({ op: 'Add', path: 'members', value: [{ value: id }] }),
  'legacy with $ref null (W-84)': (id: string) => ({ op: 'Add', path: 'members', value: [{ $ref: null, value: id }] }),
  'compliant (W-85)': (id: string) => ({ op: 'add', path: 'members', value: [{ value: id }] }),
  'an object instead of a list': (id: string) => ({ op: 'add', path: 'members', value: { value: id } }),
  'without path': (id: string) => ({ op: 'add', value: { members: [{ value: id }] } }),
};
const removeMember = {
  'legacy (W-86)': (id: string) => ({ op: 'Remove', path: 'members', value: [{ value: id }] }),
  'lower case with a list (W-86)': (id: string) => ({ op: 'remove', path: 'members', value: [{ value: id }] }),
  'compliant (W-86)': (id: string) => ({ op: 'remove', path: `members[value eq "${id}"]` }),
  'compliant, a longer filter': (id: string) => ({
    op: 'remove',
    path: `members[type eq "User" and value eq "${id}"]`,
  }),
};

async function withPeople(store = stores.memory()): Promise<{ target: SampleTarget; group: string; people: string[] }> {
  const target = await openTarget({ store });
  const people: string[] = [];
  for (const name of ['ada', 'leo', 'kim', 'joe']) people.push(await target.addUser(name, { displayName: name }));
  return { target, group: await target.addGroup('Design'), people };
}

describe('host groups', () => {
  it('are created as Entra does, without members (W-81), and answered whole', async () => {
    const { call } = await openTarget();
    const { status, body } = await call('POST', '/Groups', {
      schemas: [GROUP],
      externalId: '5d1f',
      displayName: 'Design',
      members: [],
      meta: { resourceType: 'Group' },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      schemas: [GROUP],
      externalId: '5d1f',
      displayName: 'Design',
      members: [],
      meta: { resourceType: 'Group', location: `http://localhost:80${PREFIX}/Groups/${body.id}` },
    });
  });

  it('are found by name without their members (W-30, W-82), and unique by it in any case (W-107)', async () => {
    const { target, group, people } = await withPeople();
    await target.patch(`/Groups/${group}`, addMember['compliant (W-85)'](people[0] as string));
    const { body } = await target.call('GET', '/Groups?excludedAttributes=members&filter=displayName+eq+%22DESIGN%22');
    expect(body).toMatchObject({ totalResults: 1, Resources: [{ id: group, displayName: 'Design' }] });
    expect(body.Resources[0]).not.toHaveProperty('members');
    expect((await target.call('GET', `/Groups/${group}?excludedAttributes=members`)).body).not.toHaveProperty(
      'members',
    );
    await expect(target.addGroup('design')).rejects.toThrow('uniqueness');
  });

  it.each([
    ['legacy', { op: 'Replace', path: 'displayName', value: 'Research' }],
    ['compliant', { op: 'replace', path: 'displayName', value: 'Research' }],
    ['without path', { op: 'replace', value: { displayName: 'Research' } }],
  ])('are renamed, %s, with 204 and no body (W-83, W-91)', async (_name, operation) => {
    const { target, group } = await withPeople();
    const { status, body } = await target.patch(`/Groups/${group}`, operation);
    expect([status, body]).toEqual([204, undefined]);
    expect((await target.call('GET', `/Groups/${group}`)).body.displayName).toBe('Research');
    expect(await target.addGroup('Design')).not.toBe(group);
  });

  it('get an externalId when they were matched (W-82)', async () => {
    const { target, group } = await withPeople();
    await target.patch(`/Groups/${group}`, { op: 'Add', path: 'externalId', value: '5d1f' });
    expect((await target.call('GET', `/Groups/${group}`)).body.externalId).toBe('5d1f');
  });

  it('are new after deletion, and leave no membership behind (W-90)', async () => {
    const { target, group, people } = await withPeople();
    await target.patch(`/Groups/${group}`, addMember['compliant (W-85)'](people[0] as string));
    expect((await target.call('DELETE', `/Groups/${group}`)).status).toBe(204);
    expect((await target.call('GET', `/Groups/${group}`)).status).toBe(404);
    const again = await target.addGroup('Design');
    expect(again).not.toBe(group);
    expect(await target.memberIds(again)).toEqual([]);
  });

  it('are no users, and users are no groups', async () => {
    const { target, group, people } = await withPeople();
    expect((await target.call('GET', `/Users/${group}`)).status).toBe(404);
    expect((await target.call('DELETE', `/Groups/${people[0]}`)).status).toBe(404);
  });

  it('do not exist where the face has none', async () => {
    const { call } = await openTarget({ face: { ...signInEnterprise, groups: null } });
    expect((await call('GET', '/Groups')).status).toBe(404);
    expect((await call('GET', '/ResourceTypes')).body.totalResults).toBe(1);
  });
});

describe.each(Object.entries(stores))('members, kept in %s', (_store, openStore) => {
  it.each(Object.entries(addMember))(
    'are added, %s, also when they are there already (W-89)',
    async (_name, operation) => {
      const { target, group, people } = await withPeople(openStore());
      const [ada, leo] = people as [string, string];
      for (const id of [leo, ada, leo]) {
        const { status, body } = await target.patch(`/Groups/${group}`, operation(id));
        expect([status, body]).toEqual([204, undefined]);
      }
      expect(await target.memberIds(group)).toEqual([leo, ada]);
    },
  );

  it.each(Object.entries(removeMember))(
    'are removed, %s, also when they are not there (W-89)',
    async (_name, operation) => {
      const { target, group, people } = await withPeople(openStore());
      await target.patch(`/Groups/${group}`, { op: 'Add', path: 'members', value: people.map((value) => ({ value })) });
      const [ada, leo, kim, joe] = people as [string, string, string, string];
      for (const id of [leo, leo]) expect((await target.patch(`/Groups/${group}`, operation(id))).status).toBe(204);
      expect(await target.memberIds(group)).toEqual([ada, kim, joe]);
      await target.patch(`/Groups/${group}`, operation(ada), operation(joe));
      expect(await target.memberIds(group)).toEqual([kim]);
    },
  );

  it('are added and removed several in one request (W-87)', async () => {
    const { target, group, people } = await withPeople(openStore());
    const [ada, leo, kim] = people as [string, string, string];
    await target.patch(
      `/Groups/${group}`,
      { op: 'add', path: 'members', value: [{ value: ada }, { value: leo }] },
      { op: 'remove', path: `members[value eq "${ada}"]` },
      { op: 'add', value: { members: [{ value: kim }], displayName: 'Research' } },
    );
    expect(await target.memberIds(group)).toEqual([leo, kim]);
    expect((await target.call('GET', `/Groups/${group}`)).body.displayName).toBe('Research');
  });

  it('are replaced by just those given, as RFC 7644 says (W-85)', async () => {
    const { target, group, people } = await withPeople(openStore());
    const [ada, leo, kim] = people as [string, string, string];
    await target.patch(`/Groups/${group}`, { op: 'add', path: 'members', value: [{ value: ada }, { value: leo }] });
    await target.patch(`/Groups/${group}`, { op: 'replace', path: 'members', value: [{ value: leo }, { value: kim }] });
    expect(await target.memberIds(group)).toEqual([leo, kim]);
    await target.patch(`/Groups/${group}`, { op: 'remove', path: 'members' });
    expect(await target.memberIds(group)).toEqual([]);
  });

  it('must exist; a request that names a stranger changes nothing', async () => {
    const { target, group, people } = await withPeople(openStore());
    const { status, body } = await target.patch(
      `/Groups/${group}`,
      { op: 'Replace', path: 'displayName', value: 'Research' },
      { op: 'Add', path: 'members', value: [{ value: people[0] }, { value: 'a-stranger' }] },
    );
    expect([status, body.scimType]).toEqual([400, 'invalidValue']);
    expect(body.detail).toContain("'a-stranger'");
    expect(await target.memberIds(group)).toEqual([]);
    expect((await target.call('GET', `/Groups/${group}`)).body.displayName).toBe('Design');
    const created = await target.call('POST', '/Groups', { displayName: 'New', members: [{ value: 'a-stranger' }] });
    expect([created.status, target.store.count('Group')]).toEqual([400, 1]);
  });

  it('may be groups, and show name, kind and address (W-88)', async () => {
    const { target, group, people } = await withPeople(openStore());
    const inner = await target.addGroup('Inner');
    await target.patch(`/Groups/${group}`, {
      op: 'add',
      path: 'members',
      value: [{ value: inner }, { value: people[0] }],
    });
    const { body } = await target.call('GET', `/Groups/${group}`);
    const base = `http://localhost:80${PREFIX}`;
    expect(body.members).toEqual([
      { value: inner, display: 'Inner', type: 'Group', $ref: `${base}/Groups/${inner}` },
      { value: people[0], display: 'ada', type: 'User', $ref: `${base}/Users/${people[0]}` },
    ]);
    expect(viewOf(target.store).hostGroups[0]).toEqual({
      id: group,
      displayName: 'Design',
      members: [
        { id: inner, name: 'Inner' },
        { id: people[0], name: 'ada' },
      ],
    });
  });

  it('leave all groups when they are deleted', async () => {
    const { target, group, people } = await withPeople(openStore());
    await target.patch(`/Groups/${group}`, { op: 'Add', path: 'members', value: people.map((value) => ({ value })) });
    await target.call('DELETE', `/Users/${people[1]}`);
    expect(await target.memberIds(group)).toEqual([people[0], people[2], people[3]]);
  });

  it('are those of a set after any sequence of additions, removals and replacements', async () => {
    const step = fc.record({
      verb: fc.constantFrom('add', 'remove', 'filter', 'replace', 'clear'),
      who: fc.uniqueArray(fc.nat(3), { maxLength: 4 }),
      group: fc.nat(1),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 12 }),
        async (requests) => {
          const { target, group, people } = await withPeople(openStore());
          const groups = [group, await target.addGroup('Research')];
          const models = [new Set<string>(), new Set<string>()];
          for (const steps of requests) {
            const number = steps[0]?.group ?? 0;
            const operations = steps.flatMap(({ verb, who }) => {
              const ids = who.map((index) => people[index] as string);
              return carryOut(models[number] as Set<string>, verb, ids);
            });
            if (operations.length === 0) continue;
            expect((await target.patch(`/Groups/${groups[number]}`, ...operations)).status).toBe(204);
            for (const [index, id] of groups.entries()) {
              expect(new Set(await target.memberIds(id))).toEqual(models[index]);
            }
          }
        },
      ),
      { numRuns: 40, seed: 7 },
    );
  });

  it('all arrive when their requests come at once over many connections (W-14)', async () => {
    const target = await openTarget({ store: openStore() });
    const people: string[] = [];
    for (let number = 0; number < 60; number++) people.push(await target.addUser(`user${number}`));
    const group = await target.addGroup('Everybody');
    const send = await overSockets(target);
    const adding = people.map((id, index) => send(group, Object.values(addMember)[index % 5]?.(id)));
    expect(new Set(await Promise.all(adding))).toEqual(new Set([204]));
    expect(new Set(await target.memberIds(group))).toEqual(new Set(people));

    const [leaving, staying] = [people.slice(0, 40), people.slice(40)];
    const mixed = leaving.flatMap((id, index) => [
      send(group, Object.values(removeMember)[index % 4]?.(id)),
      send(group, addMember['legacy (W-84)'](staying[index % staying.length] as string)),
    ]);
    expect(new Set(await Promise.all(mixed))).toEqual(new Set([204]));
    expect(new Set(await target.memberIds(group))).toEqual(new Set(staying));
    await target.app.close();
  });
});

/** Changes the model and gives the operations that should do the same. */
function carryOut(model: Set<string>, verb: string, ids: string[]): unknown[] {
  const value = ids.map((id) => ({ value: id }));
  switch (verb) {
    case 'add':
      for (const id of ids) model.add(id);
      return ids.length === 0 ? [] : [{ op: 'Add', path: 'members', value }];
    case 'remove':
      for (const id of ids) model.delete(id);
      return ids.length === 0 ? [] : [{ op: 'Remove', path: 'members', value }];
    case 'filter':
      for (const id of ids) model.delete(id);
      return ids.map((id) => ({ op: 'remove', path: `members[value eq "${id}"]` }));
    case 'replace':
      model.clear();
      for (const id of ids) model.add(id);
      return [{ op: 'replace', path: 'members', value }];
    default:
      model.clear();
      return [{ op: 'remove', path: 'members' }];
  }
}

/** Sends PATCHes over real sockets, each on a connection of its own. */
async function overSockets({ app }: SampleTarget) {
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  return async (groupId: string, operation: unknown): Promise<number> => {
    const { statusCode, body } = await request(`${address}${PREFIX}/Groups/${groupId}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${TOKEN}`,
        'content-type': 'application/scim+json; charset=utf-8',
        connection: 'close',
      },
      body: JSON.stringify({ schemas: [PATCH_OP], Operations: [operation] }),
    });
    await body.dump();
    return statusCode;
  };
}
