/** A sample app for tests: its face, its store, and a client that speaks SCIM to it in process. */
import Database from 'better-sqlite3';
import Fastify, { type FastifyInstance } from 'fastify';
import {
  type FaceAttribute,
  MemorySampleStore,
  type SampleAppFace,
  type SampleStore,
  SqliteSampleStore,
  sampleApp,
} from '../../simulator/sample-app/index.ts';

export const TOKEN = 'a-secret-of-the-tests';
export const PREFIX = '/sample-app/scim';
export const nowMs = Date.parse('2026-10-01T08:00:00Z');
export const ENT = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const CONTOSO = 'urn:ietf:params:scim:schemas:extension:contoso:2.0:User';
export const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

export function attribute(name: string, given: Partial<FaceAttribute> = {}): FaceAttribute {
  return { attribute: name, type: 'String', filterable: false, required: false, multivalued: false, ...given };
}

const needed = { required: true };
const reference = { type: 'Reference' } as const;

/** Sign In Enterprise, with a few attributes more so that every kind is there. */
export const signInEnterprise: SampleAppFace = {
  displayName: 'Sign In Enterprise',
  users: [
    attribute('userName', { filterable: true, required: true }),
    attribute('active', { type: 'Boolean' }),
    attribute('displayName'),
    attribute('title'),
    attribute('externalId', { filterable: true }),
    attribute('emails[type eq "work"].value', { ...needed, filterable: true }),
    attribute('emails[type eq "other"].value'),
    attribute('name.givenName', needed),
    attribute('name.familyName', needed),
    attribute('name.formatted'),
    attribute('phoneNumbers[type eq "work"].value'),
    attribute('phoneNumbers[type eq "mobile"].value'),
    attribute('addresses[type eq "work"].locality'),
    attribute('addresses[type eq "work"].region'),
    attribute('roles'),
    attribute('roles[primary eq "True"].value'),
    attribute(`${ENT}:organization`),
    attribute(`${ENT}:department`),
    attribute(`${ENT}:employeeNumber`, { filterable: true }),
    attribute(`${ENT}:manager`, reference),
    attribute(`${CONTOSO}:costPool`),
    attribute(`${CONTOSO}:tags`, { multivalued: true }),
    attribute(`${CONTOSO}:seats`, { type: 'Integer' }),
    attribute(`${CONTOSO}:licenses.editor`, { type: 'Boolean' }),
    attribute(`${CONTOSO}:startDate`, { type: 'DateTime' }),
  ],
  groups: [
    attribute('displayName', { filterable: true, required: true }),
    attribute('externalId'),
    attribute('members', { ...reference, multivalued: true }),
  ],
};

export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  /** Undefined when the answer has no body. */
  body: ScimBody;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into at will, and a test fails where they differ.
export type ScimBody = any;

export interface SampleTarget {
  app: FastifyInstance;
  store: SampleStore;
  call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<Answer>;
  patch(path: string, ...operations: unknown[]): Promise<Answer>;
  /** Creates a user whose name and mail follow from the alias; gives the id. */
  addUser(alias: string, more?: Record<string, unknown>): Promise<string>;
  addGroup(displayName: string): Promise<string>;
  memberIds(groupId: string): Promise<string[]>;
}

export const stores = {
  memory: (): SampleStore => new MemorySampleStore(),
  SQLite: (): SampleStore => new SqliteSampleStore(new Database(':memory:'), 'application-1'),
};

export async function openTarget(
  given: { face?: SampleAppFace; store?: SampleStore; seed?: number } = {},
): Promise<SampleTarget> {
  const { face = signInEnterprise, store = new MemorySampleStore(), seed = 1 } = given;
  const app = Fastify();
  await app.register(sampleApp, { prefix: PREFIX, face, store, token: () => TOKEN, nowMs: () => nowMs, seed });
  const call: SampleTarget['call'] = async (method, path, body) => {
    const response = await app.inject({
      method,
      url: `${PREFIX}${path}`,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        ...(body === undefined ? {} : { 'content-type': 'application/scim+json; charset=utf-8' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const { statusCode: status, headers } = response;
    return { status, headers, body: response.body === '' ? undefined : response.json() };
  };
  const created = async (path: string, body: unknown): Promise<string> => {
    const answer = await call('POST', path, body);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.id;
  };
  return {
    app,
    store,
    call,
    patch: (path, ...Operations) => call('PATCH', path, { schemas: [PATCH_OP], Operations }),
    addUser: (alias, more) => created('/Users', { ...user(alias), ...more }),
    addGroup: (displayName) => created('/Groups', { displayName, members: [] }),
    memberIds: async (groupId) => {
      const { body } = await call('GET', `/Groups/${groupId}`);
      return body.members.map(({ value }: { value: string }) => value);
    },
  };
}

/** A user as Entra posts it (W-51 to W-56), with what the face requires. */
export function user(alias: string): Record<string, unknown> {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', ENT],
    userName: `${alias}@woodgrove.example`,
    active: true,
    emails: [{ primary: true, type: 'work', value: `${alias}@woodgrove.example` }],
    meta: { resourceType: 'User' },
    name: { familyName: 'Reyes', givenName: 'Ada' },
  };
}
