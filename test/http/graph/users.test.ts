import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GraphServer, startGraph } from './graph-server.ts';

let graph: GraphServer;
beforeEach(async () => {
  graph = await startGraph();
});
afterEach(() => graph.close());

const newUser = (more: object = {}) => ({
  accountEnabled: true,
  displayName: 'Ada Reyes',
  mailNickname: 'ada',
  userPrincipalName: 'Ada@woodgrove.example',
  passwordProfile: { password: 'unused', forceChangePasswordNextSignIn: false },
  ...more,
});

describe('a new user', () => {
  it('is answered with the default properties and where it is (G-113, G-114)', async () => {
    const { status, body, headers } = await graph.send('POST', '/v1.0/users', newUser({ department: 'Design' }));
    expect(status).toBe(201);
    expect(headers.location).toBe(`http://localhost:80/v1.0/users/${body.id}`);
    expect(Object.keys(body).sort()).toEqual(
      [
        '@odata.context',
        'businessPhones',
        'displayName',
        'givenName',
        'id',
        'jobTitle',
        'mail',
        'mobilePhone',
        'officeLocation',
        'preferredLanguage',
        'surname',
        'userPrincipalName',
      ].sort(),
    );
  });

  it('keeps everything a real tenant takes, and never a password (G-113, W-62)', async () => {
    const given = {
      givenName: 'Ada',
      surname: 'Reyes',
      jobTitle: 'Guide',
      department: 'Design',
      companyName: 'Woodgrove',
      employeeId: '7',
      employeeType: 'Employee',
      employeeHireDate: '2026-01-05T00:00:00Z',
      employeeOrgData: { division: 'North', costCenter: '12' },
      officeLocation: '1.2',
      streetAddress: 'Main 1',
      city: 'Oslo',
      state: 'Oslo',
      postalCode: '0150',
      country: 'NO',
      usageLocation: 'NO',
      preferredLanguage: 'nb-NO',
      businessPhones: ['+47 1'],
      mobilePhone: '+47 2',
      faxNumber: '+47 3',
      mail: 'ada@woodgrove.example',
      otherMails: ['a@b.example'],
      userType: 'Guest',
      ageGroup: null,
      consentProvidedForMinor: null,
      onPremisesExtensionAttributes: { extensionAttribute3: 'x' },
    };
    const { body } = await graph.send('POST', '/v1.0/users', newUser(given));
    const read = await graph.get(`/v1.0/users/${body.id}?$select=${Object.keys(given).join(',')},passwordPolicies`);
    expect(read.body).toMatchObject({
      ...given,
      onPremisesExtensionAttributes: { extensionAttribute1: null, extensionAttribute3: 'x' },
    });
    expect(JSON.stringify(graph.simulator.tenant.users.get(body.id))).not.toContain('unused');
  });

  it.each([
    [{ accountEnabled: undefined }, `'accountEnabled'`],
    [{ displayName: undefined }, `'displayName'`],
    [{ displayName: '' }, `'displayName'`],
    [{ mailNickname: undefined }, `'mailNickname'`],
    [{ userPrincipalName: undefined }, `'userPrincipalName'`],
    [{ passwordProfile: {} }, `'passwordProfile.password'`],
    [{ userPrincipalName: 'ada@elsewhere.example' }, 'domain portion of the userPrincipalName'],
    [{ userPrincipalName: 'ada woodgrove.example' }, 'userPrincipalName'],
    [{ accountEnabled: 'true' }, `'accountEnabled'`],
    [{ nope: 1 }, `Invalid property 'nope'`],
    [{ businessPhones: ['1', '2'] }, `'businessPhones'`],
    [{ onPremisesExtensionAttributes: { extensionAttribute16: 'x' } }, 'extensionAttribute16'],
    [{ extension_abc_x: 'y' }, 'extension properties are not available: extension_abc_x'],
  ])('with %j is refused as Request_BadRequest that names the property (G-11, G-113)', async (change, message) => {
    const { status, body } = await graph.send('POST', '/v1.0/users', newUser(change));
    expect([status, body.error.code]).toEqual([400, 'Request_BadRequest']);
    expect(body.error.message).toContain(message);
    expect(graph.simulator.tenant.users.count()).toBe(0);
  });

  it('with a name that is taken is a conflict, in any case (G-115)', async () => {
    await graph.send('POST', '/v1.0/users', newUser());
    const { status, body } = await graph.send(
      'POST',
      '/v1.0/users',
      newUser({ userPrincipalName: 'ADA@woodgrove.example' }),
    );
    expect(status).toBe(400);
    expect(body.error.message).toMatch(
      /^Another object with the same value for property userPrincipalName already exists\./,
    );
    expect(body.error.details).toMatchObject([{ code: 'ObjectConflict', target: 'userPrincipalName' }]);
  });
});

describe('a user', () => {
  it('is found by id and by name, and changed with 204; null clears (G-13, G-117)', async () => {
    const { id } = (await graph.send('POST', '/v1.0/users', newUser({ jobTitle: 'Guide', department: 'Design' }))).body;
    for (const path of [
      `/v1.0/users/${id}`,
      '/v1.0/users/ada@woodgrove.example',
      `/v1.0/users('${id.toUpperCase()}')`,
    ]) {
      expect((await graph.get(path)).body.id).toBe(id);
    }
    const change = { jobTitle: null, city: 'Oslo', showInAddressList: false, onPremisesExtensionAttributes: null };
    expect((await graph.send('PATCH', `/beta/users/${id}`, change)).status).toBe(204);
    const { body } = await graph.get(`/v1.0/users/${id}?$select=jobTitle,city,department`);
    expect(body).toMatchObject({ jobTitle: null, city: 'Oslo', department: 'Design' });
  });

  it.each([
    [{ displayName: null }, 'displayName'],
    [{ userPrincipalName: 'x@elsewhere.example' }, 'domain'],
    [{ id: 'other' }, `'id'`],
    [{ manager: {} }, `'manager'`],
  ])('is not changed by %j (G-11)', async (change, message) => {
    const { id } = (await graph.send('POST', '/v1.0/users', newUser())).body;
    const { status, body } = await graph.send('PATCH', `/v1.0/users/${id}`, change);
    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
  });

  it('is soft-deleted, listed, restored and purged (G-119, G-120)', async () => {
    const ada = graph.sim.addUser({ displayName: 'Ada Reyes' });
    const team = graph.sim.addGroup({ displayName: 'Team' }, [ada]);
    const item = `/v1.0/directory/deletedItems/${ada.id}`;
    expect((await graph.send('DELETE', `/v1.0/users/${ada.id}`)).status).toBe(204);
    expect((await graph.get(`/v1.0/users/${ada.id}`)).status).toBe(404);
    expect((await graph.get(`/v1.0/groups/${team.id}/members`)).body.value).toEqual([]);
    const deleted = await graph.get('/v1.0/directory/deletedItems/microsoft.graph.user');
    expect(deleted.body.value).toMatchObject([{ id: ada.id, deletedDateTime: '2026-01-05T08:00:00.000Z' }]);
    const restored = await graph.send('POST', `${item}/restore`);
    expect([restored.status, restored.body.id]).toEqual([200, ada.id]);
    expect((await graph.get(`/v1.0/groups/${team.id}/members`)).body.value).toHaveLength(1);
    await graph.send('DELETE', `/v1.0/users/${ada.id}`);
    expect((await graph.send('DELETE', item)).status).toBe(204);
    expect((await graph.get(item)).status).toBe(404);
  });

  it('has a manager, set and removed by reference, whatever the host in it (G-118)', async () => {
    const [ada, lead] = [graph.sim.addUser({ displayName: 'Ada' }), graph.sim.addUser({ displayName: 'Lead' })];
    const path = `/v1.0/users/${ada.id}/manager`;
    expect((await graph.get(path)).body.error.code).toBe('Request_ResourceNotFound');
    for (const reference of [
      `https://graph.microsoft.com/v1.0/users/${lead.id}`,
      `http://elsewhere.example/beta/directoryObjects/${lead.id}`,
      `https://graph.microsoft.com/v1.0/directoryObjects('${lead.id}')`,
    ]) {
      expect((await graph.send('PUT', `${path}/$ref`, { '@odata.id': reference })).status).toBe(204);
      expect((await graph.get(path)).body).toMatchObject({ '@odata.type': '#microsoft.graph.user', id: lead.id });
      expect((await graph.send('DELETE', `${path}/$ref`)).status).toBe(204);
    }
    expect((await graph.send('PUT', `${path}/$ref`, { '@odata.id': 'https://x.example/users/nobody' })).status).toBe(
      404,
    );
    expect((await graph.send('PUT', `${path}/$ref`, { '@odata.id': '' })).status).toBe(400);
    expect((await graph.send('DELETE', `${path}/$ref`)).status).toBe(404);
  });
});
