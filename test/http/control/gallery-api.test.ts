import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildServer, listen } from '../../../simulator/http/index.ts';
import { SampleApps } from '../../../simulator/sample-apps.ts';
import { Simulator } from '../../../simulator/simulator.ts';

let simulator: Simulator;
let app: FastifyInstance;
let address: string;

beforeAll(async () => {
  simulator = await Simulator.open({ seed: 5 });
  simulator.populate(6, 2);
  const sampleApps = new SampleApps(simulator);
  app = await buildServer({ simulator, sampleApps });
  address = await listen(app, 0);
  await sampleApps.point(address);
});

afterAll(async () => {
  await app.close();
  await simulator.close();
});

async function call(method: string, path: string, body?: unknown) {
  const answer = await fetch(`${address}${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into answers of every shape.
  return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as any };
}

const create = (body: object) => call('POST', '/control/applications', body);
const sampleApp = { target: { sampleApp: true }, scope: 'all' };
const get = async (path: string) => (await call('GET', path)).body;

describe('the gallery', () => {
  it('lists every profile with what it supports', async () => {
    const { value } = await get('/control/profiles');
    expect(value).toHaveLength(96);
    expect(value.find(({ id }: { id: string }) => id === 'slack')).toMatchObject({
      name: 'Slack',
      categories: ['Collaboration'],
      auth: 'oauth-code',
      supports: { groups: true, disable: true, delete: false, manager: true, roles: true },
    });
    expect(value.find(({ id }: { id: string }) => id === 'smartsheet').supports).toMatchObject({
      disable: false,
      delete: true,
    });
  });

  it('shows one with its attributes and default mapping', async () => {
    const profile = await get('/control/profiles/github-enterprise-managed-user');
    expect(profile.users).toContainEqual({
      name: 'externalId',
      type: 'String',
      required: expect.any(Boolean),
      filterable: true,
      source: '[objectId]',
      defaultValue: null,
      match: 1,
      onlyOnCreate: false,
    });
    expect(profile.specifics.length).toBeGreaterThan(0);
  });

  it('suggests what may be meant, and gives no files of the machine away', async () => {
    expect(await call('GET', '/control/profiles/slak')).toMatchObject({
      status: 404,
      body: { error: { code: 'PROFILE_NOT_FOUND', message: expect.stringContaining("Did you mean 'slack'?") } },
    });
    const other = await call('GET', `/control/profiles/${encodeURIComponent('../package.json')}`);
    expect(other).toMatchObject({ status: 404, body: { error: { code: 'PROFILE_NOT_FOUND' } } });
  });
});

describe('a new application', () => {
  it('of the gallery gets a sample app of its own while the server runs, and two work side by side', async () => {
    const made = await Promise.all(['slack', 'asana'].map((profile) => create({ profile, ...sampleApp })));
    for (const { status, body } of made) {
      expect(status).toBe(201);
      expect(body.jobs).toMatchObject([{ code: 'Paused', running: false, nextRun: null, lastCycle: null }]);
      await simulator.job(body.jobIds[0]).runCycle();
      const enabled = simulator.tenant.users.list({ limit: 100 }).filter(({ user }) => user.accountEnabled);
      const content = await get(`/control/sample-app/${body.servicePrincipalId}`);
      expect(content.totals).toEqual({ hosts: enabled.length, hostGroups: 2 });
    }
    const tokens = made.map(
      ({ body }) =>
        simulator.applications.get(body.servicePrincipalId).secrets.find(({ key }) => key === 'SecretToken')?.value,
    );
    expect(new Set(tokens).size).toBe(2);
    const listed = await get('/control/applications');
    expect(
      listed.value.map(({ jobs }: { jobs: { lastCycle: { state: string } }[] }) => jobs[0]?.lastCycle.state),
    ).toEqual(['Succeeded', 'Succeeded']);
  });

  it('from the schema of a real tenant has its mapping, and a target with its attributes', async () => {
    const file = join(import.meta.dirname, '../../schema/fixtures/tenant-export.json');
    const schema = JSON.parse(readFileSync(file, 'utf8'));
    const { status, body } = await create({ displayName: 'Imported', schema, ...sampleApp });
    expect({ status, error: body.error }).toEqual({ status: 201, error: undefined });
    const [job] = simulator.applications.get(body.servicePrincipalId).jobs;
    expect(job?.schema.synchronizationRules[0]?.objectMappings.length).toBeGreaterThan(0);
    expect(job?.schema.id).toBe(job?.id);
  });

  it('exported and imported again provisions as before', async () => {
    const first = await create({ profile: 'airtable', ...sampleApp });
    const record = simulator.applications.get(first.body.servicePrincipalId);
    const schema = await get(
      `/v1.0/servicePrincipals/${record.servicePrincipalId}/synchronization/jobs/${record.jobs[0]?.id}/schema`,
    );
    const second = await create({ displayName: 'Again', schema, ...sampleApp });
    expect(second.body).toMatchObject({ displayName: 'Again' });
    const cycles = await Promise.all([first, second].map(({ body }) => simulator.job(body.jobIds[0]).runCycle()));
    expect(cycles[1]?.counts.created).toBe(cycles[0]?.counts.created);
    expect(cycles[1]?.counts.created).toBeGreaterThan(0);
    const [one, other] = await Promise.all(
      [first, second].map(({ body }) => get(`/control/sample-app/${body.servicePrincipalId}/hosts`)),
    );
    const attributes = (page: { value: { attributes: object }[] }) => page.value.map((host) => host.attributes);
    expect(JSON.stringify(attributes(other)).replace(/"manager":\{[^}]*\}/g, '')).toBe(
      JSON.stringify(attributes(one)).replace(/"manager":\{[^}]*\}/g, ''),
    );
  });

  it.each([
    ['an unknown profile', { profile: 'slak', ...sampleApp }, 404, 'PROFILE_NOT_FOUND'],
    [
      'a schema that is none',
      { schema: { synchronizationRules: [] }, ...sampleApp },
      400,
      /SCHEMA_INVALID|PROFILE_INVALID/,
    ],
    ['a tenant URL that is none', { target: { tenantUrl: 'nowhere' } }, 400, /URL/],
    ['no target', { profile: 'slack' }, 400, 'BadRequest'],
  ])('%s is refused, and nothing is there afterwards', async (_what, body, status, code) => {
    const before = simulator.applications.list().length;
    const answer = await create(body);
    expect(answer.status).toBe(status);
    expect(answer.body.error.code).toMatch(code);
    expect(simulator.applications.list()).toHaveLength(before);
  });

  it('deleted again takes its sample app along (G-132)', async () => {
    const { body } = await create({ profile: 'zoom', ...sampleApp });
    await simulator.job(body.jobIds[0]).runCycle();
    expect((await call('DELETE', `/v1.0/servicePrincipals/${body.servicePrincipalId}`)).status).toBe(204);
    expect((await call('GET', `/control/sample-app/${body.servicePrincipalId}`)).status).toBe(404);
    expect((await call('GET', `/sample-apps/${body.servicePrincipalId}/scim/Users`)).status).toBe(404);
    const left = simulator.database
      .prepare(
        'SELECT count(*) AS n FROM sample_app_resources r JOIN sample_app_apps a ON a.num = r.app WHERE a.name = ?',
      )
      .get(body.servicePrincipalId);
    expect(left).toEqual({ n: 0 });
  });
});

describe('the content of a sample app', () => {
  it('comes in pages, and is searched by name', async () => {
    const { body } = await create({ profile: 'custom', ...sampleApp });
    await simulator.job(body.jobIds[0]).runCycle();
    const path = `/control/sample-app/${body.servicePrincipalId}`;
    const all = await get(`${path}/hosts`);
    const second = await get(`${path}/hosts?offset=1&limit=1`);
    expect(second).toEqual({ total: all.total, value: [all.value[1]] });
    const name = all.value[0].displayName;
    expect(await get(`${path}/hosts?search=${encodeURIComponent(name.toUpperCase())}`)).toMatchObject({
      value: [{ displayName: name }],
    });
    expect((await get(`${path}/host-groups?limit=1`)).total).toBe(2);
    expect((await call('GET', `${path}/hosts?limit=0`)).status).toBe(400);
  });
});

describe('/applicationTemplates (G-23)', () => {
  const found = async (query: string) =>
    (await get(`/v1.0/applicationTemplates?${query}`)).value.map(
      ({ displayName }: { displayName: string }) => displayName,
    );

  it('filters by name, category and what it can do', async () => {
    expect(await found(`$filter=displayName eq 'Slack'`)).toEqual(['Slack']);
    expect(await found(`$filter=startswith(displayName,'GitHub')`)).toHaveLength(3);
    expect(await found(`$filter=categories/any(c:c eq 'Travel')`)).toEqual(['TravelPerk', 'Uber']);
    expect(await found(`$filter=supportedProvisioningTypes/any(t:t eq 'sync')&$top=999`)).toHaveLength(96);
  });

  it('searches names, and counts', async () => {
    expect(await found('$search="displayName:slack"')).toEqual(['Slack']);
    expect(await found('$search="zscaler"')).toHaveLength(3);
    const page = await get('/v1.0/applicationTemplates?$search="zscaler"&$top=1&$count=true');
    expect(page['@odata.count']).toBe(3);
    expect(page.value).toHaveLength(1);
    expect((await call('GET', '/v1.0/applicationTemplates?$search=""')).status).toBe(400);
  });

  it('instantiates any of them, whose job then has the profile’s schema (G-24)', async () => {
    const [template] = (await get(`/v1.0/applicationTemplates?$filter=displayName eq 'Twingate'`)).value;
    const made = await call('POST', `/v1.0/applicationTemplates/${template.id}/instantiate`, { displayName: 'Gate' });
    expect(made.status).toBe(201);
    const path = `/v1.0/servicePrincipals/${made.body.servicePrincipal.id}/synchronization`;
    const job = await call('POST', `${path}/jobs`, { templateId: 'twingate' });
    expect(job.status).toBe(201);
    const schema = await get(`${path}/jobs/${job.body.id}/schema`);
    expect(schema.directories[1].name).toBe('Twingate');
  });
});
