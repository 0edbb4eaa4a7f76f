import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { MemorySampleStore, sampleApp, viewOf } from '../../simulator/sample-app/index.ts';
import { ENT, nowMs, openTarget, PREFIX, signInEnterprise, TOKEN, user } from './sample-target.ts';

const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';

describe('hosts', () => {
  it('are created with 201, the whole resource and its address (W-102, W-103, W-112, W-113)', async () => {
    const { call } = await openTarget();
    const { status, headers, body } = await call('POST', '/Users', {
      ...user('ada'),
      externalId: 'areyes',
      [ENT]: { department: 'Design', manager: '31aa' },
    });
    expect(status).toBe(201);
    expect(headers['content-type']).toBe('application/scim+json; charset=utf-8');
    expect(headers.location).toBe(body.meta.location);
    expect(body).toEqual({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', ENT],
      id: body.id,
      externalId: 'areyes',
      userName: 'ada@woodgrove.example',
      active: true,
      emails: [{ primary: true, type: 'work', value: 'ada@woodgrove.example' }],
      name: { familyName: 'Reyes', givenName: 'Ada' },
      [ENT]: { department: 'Design', manager: { value: '31aa' } },
      meta: {
        resourceType: 'User',
        created: new Date(nowMs).toISOString(),
        lastModified: new Date(nowMs).toISOString(),
        location: `http://localhost:80${PREFIX}/Users/${body.id}`,
      },
    });
    expect((await call('GET', `/Users/${body.id}`)).body).toEqual(body);
  });

  it('begin visible when nothing is said of it, and are listed for the page', async () => {
    const { addUser, patch, store } = await openTarget();
    const id = await addUser('ada', { active: undefined, displayName: 'Ada Reyes' });
    await addUser('leo');
    await patch(`/Users/${id}`, { op: 'Replace', path: 'active', value: 'False' });
    const hosts = viewOf(store).hosts.map(({ userName, displayName, active }) => [userName, displayName, active]);
    expect(hosts).toEqual([
      ['ada@woodgrove.example', 'Ada Reyes', false],
      ['leo@woodgrove.example', 'Ada Reyes', true],
    ]);
  });

  it.each([
    ['userName', { userName: '' }, 'userName'],
    ['userName', { userName: undefined }, 'userName'],
    ['a typed mail', { emails: [{ type: 'other', value: 'x@y.example' }] }, 'emails[type eq "work"].value'],
    ['a part of the name', { name: { familyName: 'Reyes' } }, 'name.givenName'],
  ])('are refused without %s, and the answer names it', async (_what, given, name) => {
    const { call, store } = await openTarget();
    const { status, body } = await call('POST', '/Users', { ...user('ada'), ...given });
    expect(status).toBe(400);
    expect(body).toMatchObject({ schemas: [ERROR], status: '400', scimType: 'invalidValue' });
    expect(body.detail).toContain(`'${name}'`);
    expect(store.count('User')).toBe(0);
  });

  it('keep what they need: a patch can not take a required value away', async () => {
    const { addUser, call, patch } = await openTarget();
    const id = await addUser('ada');
    const operations = [
      { op: 'remove', path: 'emails[type eq "work"]' },
      { op: 'replace', path: 'name.givenName', value: '' },
      { op: 'replace', path: 'userName', value: null },
    ];
    for (const operation of operations) {
      const { status, body } = await patch(`/Users/${id}`, { op: 'add', path: 'title', value: 'Lead' }, operation);
      expect([status, body.scimType]).toEqual([400, 'invalidValue']);
    }
    expect((await call('GET', `/Users/${id}`)).body.title).toBeUndefined();
  });

  it('have a userName of their own, whatever its case (W-107, W-109)', async () => {
    const { addUser, call, patch } = await openTarget();
    const ada = await addUser('ada');
    const leo = await addUser('leo');
    const second = await call('POST', '/Users', { ...user('ada'), userName: 'ADA@Woodgrove.example' });
    expect([second.status, second.body.scimType]).toEqual([409, 'uniqueness']);
    const renamed = await patch(`/Users/${leo}`, { op: 'Replace', path: 'userName', value: 'Ada@woodgrove.example' });
    expect([renamed.status, renamed.body.scimType]).toEqual([409, 'uniqueness']);
    const same = await patch(`/Users/${ada}`, { op: 'Replace', path: 'userName', value: 'Ada@woodgrove.example' });
    expect([same.status, same.body.userName]).toEqual([200, 'Ada@woodgrove.example']);
  });

  it('ignore what the face does not declare, on top, in names and in extensions', async () => {
    const { call } = await openTarget();
    const { body } = await call('POST', '/Users', {
      ...user('ada'),
      nickName: 'Kit',
      id: 'mine',
      name: { familyName: 'Reyes', givenName: 'Ada', middleName: 'M' },
      [ENT]: { division: 'North', department: 'Design' },
      'urn:ietf:params:scim:schemas:extension:other:2.0:User': { colour: 'red' },
    });
    expect(body.name).toEqual({ familyName: 'Reyes', givenName: 'Ada' });
    expect(body[ENT]).toEqual({ department: 'Design' });
    expect(body.nickName).toBeUndefined();
    expect(body.id).not.toBe('mine');
    expect(Object.keys(body).filter((key) => key.includes('other'))).toEqual([]);
  });

  it('take attribute names in any case and answer with the declared one', async () => {
    const { call } = await openTarget();
    const { body } = await call('POST', '/Users', {
      USERNAME: 'ada@woodgrove.example',
      Emails: [{ TYPE: 'work', Value: 'ada@woodgrove.example' }],
      name: { givenname: 'Ada', FamilyName: 'Reyes' },
      [ENT.toUpperCase()]: { DEPARTMENT: 'Design' },
    });
    expect(body.userName).toBe('ada@woodgrove.example');
    expect(body.emails).toEqual([{ type: 'work', value: 'ada@woodgrove.example' }]);
    expect(body.name).toEqual({ givenName: 'Ada', familyName: 'Reyes' });
    expect(body[ENT]).toEqual({ department: 'Design' });
  });

  it('are gone after DELETE with 204; then 404, and the name is free again (W-105, W-106)', async () => {
    const { addUser, call } = await openTarget();
    const id = await addUser('ada');
    const deleted = await call('DELETE', `/Users/${id}`);
    expect([deleted.status, deleted.body]).toEqual([204, undefined]);
    for (const method of ['GET', 'DELETE'] as const) {
      const { status, body } = await call(method, `/Users/${id}`);
      expect([status, body.schemas, body.status]).toEqual([404, [ERROR], '404']);
    }
    expect((await call('PATCH', `/Users/${id}`, {})).status).toBe(404);
    expect(await addUser('ada')).not.toBe(id);
  });

  it('that are invisible are still found by id and by filter (W-114)', async () => {
    const { addUser, call } = await openTarget();
    const id = await addUser('ada', { active: false });
    const { body } = await call('GET', '/Users?filter=userName+eq+%22ada%40woodgrove.example%22');
    expect(body).toMatchObject({ totalResults: 1, Resources: [{ id, active: false }] });
  });

  it('have the same ids for the same seed and names, in whatever order they arrive', async () => {
    const idsOf = async (seed: number, names: string[]) => {
      const { addUser, addGroup, call } = await openTarget({ seed });
      const ids = new Map<string, string>();
      for (const name of names) ids.set(name, await addUser(name));
      await call('DELETE', `/Users/${ids.get('ada')}`);
      ids.set('ada again', await addUser('ada'));
      ids.set('group', await addGroup('ada@woodgrove.example'));
      return new Map([...ids].sort());
    };
    const ids = await idsOf(1, ['ada', 'leo', 'kim']);
    expect(await idsOf(1, ['kim', 'leo', 'ada'])).toEqual(ids);
    expect(new Set(ids.values()).size).toBe(5);
    expect((await idsOf(2, ['ada', 'leo', 'kim'])).get('leo')).not.toBe(ids.get('leo'));
  });

  it('can be replaced as a whole by PUT', async () => {
    const { addUser, call } = await openTarget();
    const id = await addUser('ada', { title: 'Lead' });
    const { status, body } = await call('PUT', `/Users/${id}`, { ...user('ada'), displayName: 'Ada' });
    expect([status, body.id, body.title, body.displayName]).toEqual([200, id, undefined, 'Ada']);
  });

  it('keep text as it was sent (W-111)', async () => {
    const { addUser, call } = await openTarget();
    const title = '  Λόγος "quoted" \\ ünïcode 佐藤  ';
    const id = await addUser('ada', { title });
    expect((await call('GET', `/Users/${id}`)).body.title).toBe(title);
  });
});

describe('lists of hosts', () => {
  it('are empty ListResponses with 200 when nobody is found (W-100, W-101, W-32)', async () => {
    const { call } = await openTarget();
    const { status, body } = await call('GET', '/Users?filter=userName+eq+%227c1e%22');
    expect(status).toBe(200);
    expect(body).toEqual({ schemas: [LIST], totalResults: 0, startIndex: 1, itemsPerPage: 0, Resources: [] });
  });

  it('come in pages in order of creation (W-116, W-37)', async () => {
    const { addUser, call } = await openTarget();
    for (let number = 1; number <= 7; number++) await addUser(`user${number}`);
    const names = async (query: string) => {
      const { body } = await call('GET', `/Users?${query}`);
      const found = body.Resources.map(({ userName }: { userName: string }) => userName.replace(/@.*/, ''));
      return [body.totalResults, body.startIndex, body.itemsPerPage, ...found];
    };
    expect(await names('startIndex=1&count=3')).toEqual([7, 1, 3, 'user1', 'user2', 'user3']);
    expect(await names('startIndex=7&count=3')).toEqual([7, 7, 1, 'user7']);
    expect(await names('startIndex=8&count=3')).toEqual([7, 8, 0]);
    expect(await names('startIndex=-4&count=1')).toEqual([7, 1, 1, 'user1']);
    expect(await names('count=0')).toEqual([7, 1, 0]);
    expect(await names('count=-1')).toEqual([7, 1, 0]);
    expect((await names('')).length).toBe(10);
    expect((await call('GET', '/Users?count=many')).body.detail).toContain("'count'");
  });

  it('show the attributes asked for, or all but those excluded', async () => {
    const { addUser, call } = await openTarget();
    const id = await addUser('ada', {
      title: 'Lead',
      emails: [
        { type: 'work', value: 'a@x.example' },
        { type: 'other', value: 'b@x.example' },
      ],
      [ENT]: { department: 'Design', organization: 'Woodgrove' },
    });
    const get = async (query: string) => (await call('GET', `/Users/${id}?${query}`)).body;
    const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User', ENT];
    expect(await get('attributes=id')).toEqual({ schemas, id });
    expect(await get('attributes=USERNAME,name.givenName,emails.value,emails.type')).toEqual({
      schemas,
      id,
      userName: 'ada@woodgrove.example',
      name: { givenName: 'Ada' },
      emails: [
        { value: 'a@x.example', type: 'work' },
        { value: 'b@x.example', type: 'other' },
      ],
    });
    expect(await get(`attributes=${ENT}:department`)).toEqual({ schemas, id, [ENT]: { department: 'Design' } });
    const { meta: _meta, title: _title, emails: _emails, ...rest } = await get('');
    expect(await get('excludedAttributes=meta,title,emails,id')).toEqual(rest);
    const without = await get(`excludedAttributes=${ENT}:department,emails.type,name.givenName`);
    expect(without[ENT]).toEqual({ organization: 'Woodgrove' });
    expect(without.emails).toEqual([{ value: 'a@x.example' }, { value: 'b@x.example' }]);
    expect(without.name).toEqual({ familyName: 'Reyes' });
    expect(await get(`excludedAttributes=${ENT}`)).not.toHaveProperty([ENT]);
    expect(await get('')).toMatchObject({ title: 'Lead', [ENT]: { department: 'Design' } });
  });
});

describe('the door', () => {
  it.each([
    ['none', {}],
    ['another', { authorization: 'Bearer wrong' }],
    ['one of the same length', { authorization: `Bearer ${TOKEN.replace(/./g, 'x')}` }],
    ['another scheme', { authorization: `Basic ${TOKEN}` }],
  ])('answers 401 in SCIM to %s token, without telling the right one', async (_what, headers) => {
    const { app } = await openTarget();
    for (const path of ['/Users', '/Schemas', '/nothing']) {
      const response = await app.inject({ url: `${PREFIX}${path}`, headers });
      expect(response.statusCode).toBe(401);
      expect(response.headers['content-type']).toBe('application/scim+json; charset=utf-8');
      expect(response.headers['www-authenticate']).toBe('Bearer');
      expect(response.json()).toMatchObject({ schemas: [ERROR], status: '401' });
      expect(response.body).not.toContain(TOKEN);
    }
  });

  it('lets nobody in while there is no token', async () => {
    const app = Fastify();
    const store = new MemorySampleStore();
    const face = signInEnterprise;
    await app.register(sampleApp, { prefix: '/x', face, store, token: () => '', nowMs: () => 0, seed: 1 });
    for (const authorization of ['Bearer ', 'Bearer', 'Bearer x']) {
      expect((await app.inject({ url: '/x/Users', headers: { authorization } })).statusCode).toBe(401);
    }
  });

  it.each([
    ['no JSON', '{"userName":', 'application/scim+json', 400],
    ['nothing', '', 'application/scim+json', 400],
    ['a list', '[]', 'application/scim+json', 400],
    ['another content type', 'userName=ada', 'text/plain', 400],
  ])('answers %s with an error in SCIM', async (_what, payload, type, status) => {
    const { app } = await openTarget();
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': type };
    const response = await app.inject({ method: 'POST', url: `${PREFIX}/Users`, headers, payload });
    expect(response.statusCode).toBe(status);
    expect(response.json()).toMatchObject({ schemas: [ERROR], status: String(status), scimType: 'invalidSyntax' });
  });

  it('takes plain JSON too, as old samples send it (W-12)', async () => {
    const { app } = await openTarget();
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
    const payload = JSON.stringify(user('ada'));
    expect((await app.inject({ method: 'POST', url: `${PREFIX}/Users`, headers, payload })).statusCode).toBe(201);
  });

  it('knows no other paths, and no bulk', async () => {
    const { call } = await openTarget();
    expect((await call('GET', '/Machines')).body).toMatchObject({ schemas: [ERROR], status: '404' });
    expect((await call('POST', '/Bulk', {})).body).toMatchObject({ schemas: [ERROR], status: '501' });
  });
});
