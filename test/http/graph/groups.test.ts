import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GraphServer, pathOf, startGraph } from './graph-server.ts';

let graph: GraphServer;
beforeEach(async () => {
  graph = await startGraph();
});
afterEach(() => graph.close());

const newGroup = (more: object = {}) => ({
  displayName: 'Team',
  mailEnabled: false,
  mailNickname: 'team',
  securityEnabled: true,
  ...more,
});
const reference = (id: string) => `https://graph.microsoft.com/v1.0/directoryObjects/${id}`;

describe('groups', () => {
  it('are created with members and owners by reference, changed and deleted for good (G-121 to G-123)', async () => {
    const [ada, bob] = [graph.sim.addUser({ displayName: 'Ada' }), graph.sim.addUser({ displayName: 'Bob' })];
    const { status, body } = await graph.send(
      'POST',
      '/beta/groups',
      newGroup({
        description: 'All of it',
        groupTypes: [],
        isAssignableToRole: false,
        'members@odata.bind': [reference(ada.id)],
        'owners@odata.bind': [reference(bob.id)],
      }),
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({
      displayName: 'Team',
      description: 'All of it',
      securityEnabled: true,
      groupTypes: [],
    });
    const path = `/beta/groups/${body.id}`;
    expect((await graph.get(`${path}/members?$select=id`)).body.value).toEqual([
      { '@odata.type': '#microsoft.graph.user', id: ada.id },
    ]);
    expect((await graph.get(`${path}/owners`)).body.value).toMatchObject([{ id: bob.id }]);
    expect((await graph.send('PATCH', path, { displayName: 'Crew', description: null })).status).toBe(204);
    expect((await graph.get(`${path}?$select=displayName,description`)).body).toMatchObject({
      displayName: 'Crew',
      description: null,
    });
    expect((await graph.send('DELETE', path)).status).toBe(204);
    expect((await graph.get(path)).status).toBe(404);
    expect((await graph.get('/v1.0/directory/deletedItems/microsoft.graph.group')).body.value).toEqual([]);
  });

  it('are not created at all when a reference leads nowhere (G-121)', async () => {
    const nobody = reference('00000000-0000-4000-8000-000000000000');
    for (const bind of [{ 'members@odata.bind': [nobody] }, { 'owners@odata.bind': [nobody] }]) {
      expect((await graph.send('POST', '/v1.0/groups', newGroup(bind))).status).toBe(404);
    }
    expect((await graph.get('/v1.0/groups/$count')).body).toBe('0');
  });

  it.each([{ displayName: undefined }, { mailEnabled: undefined }, { securityEnabled: 'yes' }, { nope: true }])(
    'with %j are refused (G-11, G-121)',
    async (change) => {
      const { status, body } = await graph.send('POST', '/v1.0/groups', newGroup(change));
      expect([status, body.error.code]).toEqual([400, 'Request_BadRequest']);
    },
  );

  it('are filtered, searched and expanded', async () => {
    const ada = graph.sim.addUser({ displayName: 'Ada' });
    graph.sim.addGroup({ displayName: 'Front Desk' }, [ada]);
    graph.sim.addGroup({ displayName: 'Back Office', securityEnabled: false });
    const named = async (query: string) =>
      (await graph.get(`/v1.0/groups?${query}`)).body.value.map(
        ({ displayName }: { displayName: string }) => displayName,
      );
    expect(await named(`$filter=displayName eq 'front desk'`)).toEqual(['Front Desk']);
    expect(await named(`$filter=securityEnabled eq false`)).toEqual(['Back Office']);
    expect(await named(`$search="displayName:off"`)).toEqual(['Back Office']);
    const { body } = await graph.get(
      `/v1.0/groups?$filter=startswith(displayName,'f')&$select=id&$expand=members($select=id)`,
    );
    expect(body.value[0].members).toEqual([{ '@odata.type': '#microsoft.graph.user', id: ada.id }]);
  });
});

describe('members', () => {
  it('are added and removed by reference; twice is refused as Graph does (G-124)', async () => {
    const ada = graph.sim.addUser({ displayName: 'Ada' });
    const inner = graph.sim.addGroup({ displayName: 'Inner' });
    const team = graph.sim.addGroup({ displayName: 'Team' });
    const path = `/v1.0/groups/${team.id}/members`;
    expect((await graph.send('POST', `${path}/$ref`, { '@odata.id': reference(ada.id.toUpperCase()) })).status).toBe(
      204,
    );
    expect(
      (await graph.send('PATCH', `/v1.0/groups/${team.id}`, { 'members@odata.bind': [reference(inner.id)] })).status,
    ).toBe(204);
    const { status, body } = await graph.send('POST', `${path}/$ref`, { '@odata.id': reference(ada.id) });
    expect(status).toBe(400);
    expect(body.error.message).toMatch(
      /^One or more added object references already exist for the following modified properties: 'members'\./,
    );
    const types = (await graph.get(path)).body.value.map((member: Record<string, string>) => member['@odata.type']);
    expect(types).toEqual(['#microsoft.graph.user', '#microsoft.graph.group']);
    expect((await graph.get(`${path}/microsoft.graph.user`)).body.value).toHaveLength(1);
    expect((await graph.get(`/v1.0/users/${ada.id}/memberOf`)).body.value).toMatchObject([{ id: team.id }]);
    expect((await graph.send('DELETE', `${path}/${ada.id}/$ref`)).status).toBe(204);
    expect((await graph.send('DELETE', `${path}/${ada.id}/$ref`)).status).toBe(404);
  });

  it('are never deleted themselves by a forgotten $ref (G-125)', async () => {
    const ada = graph.sim.addUser({ displayName: 'Ada' });
    const team = graph.sim.addGroup({ displayName: 'Team' }, [ada]);
    const { status, body } = await graph.send('DELETE', `/v1.0/groups/${team.id}/members/${ada.id}`);
    expect(status).toBe(400);
    expect(body.error.message).toContain('$ref');
    expect((await graph.get(`/v1.0/users/${ada.id}`)).status).toBe(200);
  });

  it('bind all or none of a PATCH (G-124)', async () => {
    const ada = graph.sim.addUser({ displayName: 'Ada' });
    const team = graph.sim.addGroup({ displayName: 'Team' });
    const bind = [reference(ada.id), reference('00000000-0000-4000-8000-000000000000')];
    const { status } = await graph.send('PATCH', `/v1.0/groups/${team.id}`, {
      displayName: 'Crew',
      'members@odata.bind': bind,
    });
    expect(status).toBe(404);
    expect((await graph.get(`/v1.0/groups/${team.id}`)).body.displayName).toBe('Team');
    expect((await graph.get(`/v1.0/groups/${team.id}/members`)).body.value).toEqual([]);
  });

  it('are paged', async () => {
    const users = ['A', 'B', 'C'].map((displayName) => graph.sim.addUser({ displayName }));
    const team = graph.sim.addGroup({ displayName: 'Team' }, users);
    const first = await graph.get(`/v1.0/groups/${team.id}/members?$top=2&$count=true`);
    expect([first.body.value.length, first.body['@odata.count']]).toEqual([2, 3]);
    expect((await graph.get(pathOf(first.body['@odata.nextLink']))).body.value).toHaveLength(1);
  });
});

describe('app role assignments', () => {
  const roleId = () => graph.sim.application.appRoles[0]?.id;
  const body = (principalId: string, more: object = {}) => ({
    principalId,
    resourceId: graph.servicePrincipalId,
    appRoleId: roleId(),
    ...more,
  });

  it('are one relation behind four doors (G-127, G-128)', async () => {
    const ada = graph.sim.addUser({ displayName: 'Ada' });
    const team = graph.sim.addGroup({ displayName: 'Team' });
    const sp = `/v1.0/servicePrincipals/${graph.servicePrincipalId}`;
    const made = await graph.send('POST', `${sp}/appRoleAssignments`, body(ada.id));
    expect([made.status, made.body.principalType]).toEqual([201, 'User']);
    expect((await graph.send('POST', `/v1.0/groups/${team.id}/appRoleAssignments`, body(team.id))).status).toBe(201);
    const listed = await graph.get(
      `/v1.0/users/${ada.id}/appRoleAssignments?$filter=resourceId eq ${graph.servicePrincipalId}`,
    );
    expect(listed.body.value).toMatchObject([{ id: made.body.id, resourceDisplayName: 'Sign In Enterprise' }]);
    expect((await graph.get(`${sp}/appRoleAssignedTo`)).body.value).toHaveLength(2);
    expect((await graph.get(`${sp}/appRoleAssignedTo?$filter=principalType eq 'Group'`)).body.value).toHaveLength(1);
    expect((await graph.get(`/v1.0/users/${ada.id}/appRoleAssignments/${made.body.id}`)).status).toBe(200);
    expect((await graph.send('DELETE', `${sp}/appRoleAssignments/${made.body.id}`)).status).toBe(204);
    expect((await graph.get(`/v1.0/users/${ada.id}/appRoleAssignments`)).body.value).toEqual([]);
    expect((await graph.send('DELETE', `${sp}/appRoleAssignedTo/${made.body.id}`)).status).toBe(404);
  });

  it.each([
    [{ principalId: '00000000-0000-4000-8000-000000000000' }, 404, 'does not exist'],
    [{ resourceId: '00000000-0000-4000-8000-000000000000' }, 404, 'does not exist'],
    [
      { appRoleId: '00000000-0000-4000-8000-000000000001' },
      400,
      'Permission being assigned was not found on application',
    ],
    [
      { appRoleId: '00000000-0000-0000-0000-000000000000' },
      400,
      'Permission being assigned was not found on application',
    ],
    [{ appRoleId: undefined }, 400, `'appRoleId'`],
    [{ nope: 1 }, 400, `'nope'`],
  ])('with %j are refused (G-130)', async (change, status, message) => {
    const ada = graph.sim.addUser({ displayName: 'Ada' });
    const answer = await graph.send('POST', `/v1.0/users/${ada.id}/appRoleAssignments`, body(ada.id, change));
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toContain(message);
  });

  it('are refused twice (G-130)', async () => {
    const ada = graph.sim.addUser({ displayName: 'Ada' });
    const path = `/v1.0/users/${ada.id}/appRoleAssignments`;
    await graph.send('POST', path, body(ada.id));
    const again = await graph.send('POST', path, body(ada.id));
    expect([again.status, again.body.error.code]).toEqual([400, 'Request_BadRequest']);
    expect(again.body.error.message).toMatch(/^Permission being assigned already exists on the object/);
  });
});
