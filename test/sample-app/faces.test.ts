import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import {
  type FaceAttribute,
  MemorySampleStore,
  type SampleAppFace,
  sampleApp,
} from '../../simulator/sample-app/index.ts';
import { attribute, ENT, openTarget, type ScimBody, signInEnterprise } from './sample-target.ts';

const SAP = 'urn:sap:cloud:scim:schemas:extension:custom:2.0:User:attributes';
const OLD = 'urn:scim:schemas:extension:enterprise:1.0';

function face(...users: FaceAttribute[]): SampleAppFace {
  return { displayName: 'Any', users: [attribute('userName', { filterable: true }), ...users], groups: null };
}

async function posted(given: SampleAppFace, body: Record<string, unknown>): Promise<ScimBody> {
  const { call } = await openTarget({ face: given });
  const { status, body: answer } = await call('POST', '/Users', { userName: 'ada', ...body });
  if (status !== 201) return answer;
  const { schemas: _schemas, id: _id, meta: _meta, userName: _userName, ...rest } = answer;
  return rest;
}

describe('the face of any application', () => {
  it('spells an attribute of the standard as the standard does, however a table spells it', async () => {
    const rest = await posted(face(attribute('externalID')), { externalId: 'a1' });
    expect(rest).toEqual({ externalId: 'a1' });
  });

  it('takes text for what a table types wrongly, and a manager typed as text', async () => {
    const wrong = face(attribute('title', { type: 'Boolean' }), attribute(`${ENT}:manager`));
    expect(await posted(wrong, { title: 'Lead', [ENT]: { manager: '31aa' } })).toEqual({
      title: 'Lead',
      [ENT]: { manager: { value: '31aa' } },
    });
  });

  it('has extensions with URNs of every kind', async () => {
    const given = face(
      attribute(`${SAP}:customAttribute1`),
      attribute(`${OLD}.department`),
      attribute(`${OLD}.manager`, { type: 'Reference' }),
      attribute('urn:scim:schemas:extension:facebook:auth_method:1.0:auth_method'),
      attribute('urn:ietf:params:scim:schemas:extension:lucid:2.0:User:productLicenses.Lucidchart', {
        type: 'Boolean',
      }),
      attribute('urn:ietf:params:scim:schemas:core:2.0:User:role'),
    );
    const body = {
      role: 'admin',
      [SAP]: { customAttribute1: 'x' },
      [OLD]: { department: 'Design', manager: '31aa' },
      'urn:scim:schemas:extension:facebook:auth_method:1.0': { auth_method: 'sso' },
      'urn:ietf:params:scim:schemas:extension:lucid:2.0:User': { productLicenses: { Lucidchart: 'True' } },
    };
    expect(await posted(given, body)).toEqual({
      ...body,
      [OLD]: { department: 'Design', manager: { value: '31aa' } },
      'urn:ietf:params:scim:schemas:extension:lucid:2.0:User': { productLicenses: { Lucidchart: true } },
    });
    const { addUser, patch } = await openTarget({ face: given });
    const id = await addUser('ada');
    const { body: patched } = await patch(
      `/Users/${id}`,
      { op: 'Add', path: `${SAP}:customAttribute1`, value: 'y' },
      { op: 'Add', path: `${OLD}.department`, value: 'Research' },
      {
        op: 'Add',
        path: 'urn:ietf:params:scim:schemas:extension:lucid:2.0:User:productLicenses.Lucidchart',
        value: 'False',
      },
    );
    expect(patched[SAP]).toEqual({ customAttribute1: 'y' });
    expect(patched[OLD]).toEqual({ department: 'Research' });
  });

  it('has a value path without sub-attribute, and types of its own', async () => {
    const given = face(attribute('emails[type eq "work"]'), attribute('addresses[type eq "untyped"].country'));
    expect(await posted(given, { emails: [{ type: 'work', value: 'a@x.example' }] })).toEqual({
      emails: [{ type: 'work', value: 'a@x.example' }],
    });
    const { addUser, patch } = await openTarget({ face: given });
    const id = await addUser('ada', { emails: undefined });
    const { body } = await patch(
      `/Users/${id}`,
      { op: 'Add', path: 'emails[type eq "work"]', value: 'b@x.example' },
      { op: 'Add', path: 'addresses[type eq "untyped"].country', value: 'PT' },
    );
    expect(body.emails).toEqual([{ type: 'work', value: 'b@x.example' }]);
    expect(body.addresses).toEqual([{ type: 'untyped', country: 'PT' }]);
  });

  it('demands what it requires, a reference and an active flag too', async () => {
    const given = face(
      attribute('active', { type: 'Boolean', required: true }),
      attribute(`${ENT}:manager`, { type: 'Reference', required: true }),
    );
    expect((await posted(given, {})).detail).toBe(`A User needs a value for 'active', '${ENT}:manager'.`);
    expect(await posted(given, { active: 'False', [ENT]: { manager: 'x' } })).toMatchObject({ active: false });
  });

  it('has no active flag unless it is declared', async () => {
    expect(await posted(face(), { active: true })).toEqual({});
  });

  it('does not demand the server’s own attributes, nor members of a group', async () => {
    const groups = [
      attribute('id', { required: true }),
      attribute('displayName', { required: true, filterable: true }),
      attribute('members', { type: 'Reference', required: true }),
    ];
    const { addGroup } = await openTarget({ face: { ...signInEnterprise, groups } });
    expect(await addGroup('Design')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('discovery', () => {
  it('describes the schemas of the face, in a ListResponse without nulls (W-36)', async () => {
    const { call } = await openTarget();
    const { body } = await call('GET', '/Schemas');
    expect(body).toMatchObject({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: 4,
      itemsPerPage: 4,
      startIndex: 1,
    });
    expect(JSON.stringify(body)).not.toContain('null');
    const [userSchema, enterprise] = body.Resources;
    const named = (name: string) => userSchema.attributes.find((one: ScimBody) => one.name === name);
    expect(named('userName')).toMatchObject({
      type: 'string',
      required: true,
      uniqueness: 'server',
      multiValued: false,
    });
    expect(named('active')).toMatchObject({ type: 'boolean', required: false });
    expect(named('emails')).toMatchObject({ type: 'complex', multiValued: true, required: true });
    const names = (list: ScimBody[]) => list.map((one) => one.name);
    expect(names(named('name').subAttributes)).toEqual(['givenName', 'familyName', 'formatted']);
    expect(named('nickName')).toBeUndefined();
    expect(enterprise.id).toBe(ENT);
    expect(names(enterprise.attributes)).toEqual(['organization', 'department', 'employeeNumber', 'manager']);
    expect((await call('GET', `/Schemas/${ENT}`)).body).toEqual(enterprise);
    expect((await call('GET', '/Schemas/urn:nothing')).status).toBe(404);
  });

  it('describes the schemas of other authorities as well', async () => {
    const { call } = await openTarget({
      face: face(attribute(`${SAP}:customAttribute1`), attribute(`${OLD}.department`)),
    });
    const { body } = await call('GET', '/Schemas');
    expect(body.Resources.map(({ id }: ScimBody) => id).slice(1)).toEqual([SAP, OLD]);
  });

  it('lists the resource types with their extensions', async () => {
    const { call } = await openTarget();
    const { body } = await call('GET', '/ResourceTypes');
    expect(body.Resources.map((one: ScimBody) => [one.id, one.endpoint, one.schemaExtensions.length])).toEqual([
      ['User', '/Users', 2],
      ['Group', '/Groups', 0],
    ]);
    expect((await call('GET', '/ResourceTypes/User')).body).toEqual(body.Resources[0]);
  });

  it('says truly what the provider can', async () => {
    const { call } = await openTarget();
    const { body } = await call('GET', '/ServiceProviderConfig');
    expect(body).toMatchObject({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
      patch: { supported: true },
      bulk: { supported: false },
      filter: { supported: true, maxResults: 1000 },
      sort: { supported: false },
      etag: { supported: false },
      authenticationSchemes: [{ type: 'oauthbearertoken' }],
    });
  });

  it('shows each of two apps in one server its own face', async () => {
    const app = Fastify();
    const faces = { one: signInEnterprise, other: face(attribute('nickName')) };
    for (const [name, given] of Object.entries(faces)) {
      const options = { store: new MemorySampleStore(), token: () => name, nowMs: () => 0, seed: 1 };
      await app.register(sampleApp, { ...options, prefix: `/${name}/scim`, face: given });
    }
    const countOf = async (name: string, token = name) => {
      const headers = { authorization: `Bearer ${token}` };
      return (await app.inject({ url: `/${name}/scim/Schemas`, headers })).json().totalResults;
    };
    expect([await countOf('one'), await countOf('other'), await countOf('one')]).toEqual([4, 1, 4]);
    expect(await countOf('one', 'other')).toBeUndefined();
  });
});
