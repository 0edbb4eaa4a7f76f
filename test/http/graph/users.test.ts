import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GraphServer, pathOf, startGraph } from './graph-server.ts';

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
const names = (body: { value: { displayName: string }[] }) => body.value.map(({ displayName }) => displayName);

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

  it('keeps everything a real tenant takes, and never a password (G-113)', async () => {
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

describe('the list of users', () => {
  beforeEach(() => {
    for (const [displayName, department] of [
      ['Ada Reyes', 'Design'],
      ['Bob Stone', 'Sales'],
      ['Cleo Park', 'Sales'],
      ['Ada Stone', null],
    ] as const) {
      const { id } = graph.sim.addUser({ displayName, department });
      graph.simulator.tenant.users.update(id, { otherMails: [`${displayName.split(' ')[0]}@other.example`] });
    }
  });

  it.each([
    [`$filter=startswith(displayName,'ada')`, ['Ada Reyes', 'Ada Stone']],
    [`$filter=department eq 'sales'`, ['Bob Stone', 'Cleo Park']],
    [`$filter=department ne 'Sales'`, ['Ada Reyes', 'Ada Stone']],
    [`$filter=department eq null`, ['Ada Stone']],
    [`$filter=not startswith(displayName,'a') and department in ('Sales','Design')`, ['Bob Stone', 'Cleo Park']],
    [`$filter=endswith(userPrincipalName,'@woodgrove.example') and surname eq 'Stone'`, ['Bob Stone', 'Ada Stone']],
    [`$filter=accountEnabled eq true and userType eq 'Member'&$top=2`, ['Ada Reyes', 'Bob Stone']],
    [`$filter=otherMails/any(m: m eq 'bob@other.example')`, ['Bob Stone']],
    [
      `$filter=createdDateTime ge 2026-01-05T00:00:00Z and createdDateTime lt 2026-01-06T00:00:00Z&$top=1`,
      ['Ada Reyes'],
    ],
    [`$orderby=displayName`, ['Ada Reyes', 'Ada Stone', 'Bob Stone', 'Cleo Park']],
    [`$orderby=department desc,displayName desc`, ['Cleo Park', 'Bob Stone', 'Ada Reyes', 'Ada Stone']],
    [`$search="displayName:sto"`, ['Bob Stone', 'Ada Stone']],
    [`$search="displayName:sto" OR "displayName:cleo"`, ['Bob Stone', 'Cleo Park', 'Ada Stone']],
    [`$search="displayName:sto"&$filter=department eq 'Sales'`, ['Bob Stone']],
  ])('with %s (G-116)', async (query, expected) => {
    expect(names((await graph.get(`/v1.0/users?${query}`)).body)).toEqual(expected);
  });

  it('counts and pages by nextLink in the order asked for (G-116)', async () => {
    const first = await graph.get('/v1.0/users?$top=3&$orderby=displayName desc&$count=true&$select=displayName', {
      consistencylevel: 'eventual',
    });
    expect(first.body['@odata.count']).toBe(4);
    expect(Object.keys(first.body.value[0])).toEqual(['displayName']);
    const rest = await graph.get(pathOf(first.body['@odata.nextLink']));
    expect([...names(first.body), ...names(rest.body)]).toEqual(['Cleo Park', 'Bob Stone', 'Ada Stone', 'Ada Reyes']);
    expect(rest.body['@odata.nextLink']).toBeUndefined();
    expect((await graph.get('/v1.0/users/$count')).body).toBe('4');
  });

  it.each([`$filter=nope eq 1`, `$search=ada`, `$search="nope:x"`, `$orderby=nope`, `$expand=nope`, `$top=-1`])(
    'refuses %s with 400 (G-101)',
    async (query) => {
      expect((await graph.get(`/v1.0/users?${query}`)).status).toBe(400);
    },
  );
});
