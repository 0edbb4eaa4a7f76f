import { afterEach, describe, expect, it, vi } from 'vitest';
import { readGraphQuirks } from '../../../simulator/http/graph/graph-quirks.ts';
import { type GraphServer, startGraph } from './graph-server.ts';

let graph: GraphServer;
afterEach(async () => {
  vi.useRealTimers();
  await graph?.close();
});

const start = (quirks: Record<string, string>) => startGraph({ graphQuirks: readGraphQuirks(quirks) });
const secretsPath = () => `/v1.0/servicePrincipals/${graph.servicePrincipalId}/synchronization/secrets`;
const put = (...keys: string[]) =>
  graph.send('PUT', secretsPath(), { value: keys.map((key) => ({ key, value: key === 'SyncAll' ? 'true' : 'x' })) });
const storedKeys = async () =>
  (await graph.get(secretsPath())).body.value.map(({ key }: { key: string }) => key) as string[];

describe('a replication delay (G-26, G-139)', () => {
  it('hides what was created from reads until it is over, and from nothing else', async () => {
    graph = await start({ replicationDelayS: '30' });
    const group = graph.sim.addGroup({ displayName: 'Reception' });
    vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 });
    const created = await graph.send('POST', '/v1.0/users', {
      accountEnabled: true,
      displayName: 'Ada',
      mailNickname: 'ada',
      userPrincipalName: 'ada@woodgrove.example',
      passwordProfile: { password: 'unused' },
    });
    const user = `/v1.0/users/${created.body.id}`;
    const reference = { '@odata.id': `https://graph.microsoft.com${user}` };
    expect((await graph.send('POST', `/v1.0/groups/${group.id}/members/$ref`, reference)).status).toBe(204);
    const assigned = await graph.send('POST', `/v1.0/servicePrincipals/${graph.servicePrincipalId}/appRoleAssignedTo`, {
      principalId: created.body.id,
      resourceId: graph.servicePrincipalId,
      appRoleId: graph.sim.application.appRoles[0]?.id,
    });
    const lists = ['/v1.0/users', `/v1.0/groups/${group.id}/members`, `${user}/appRoleAssignments`];
    const seen = async () => {
      const answers = await Promise.all([user, ...lists].map((path) => graph.get(path)));
      return answers.map(({ status, body }) => (body.value ? body.value.length : status));
    };
    expect(await seen()).toEqual([404, 0, 0, 404]);
    expect((await graph.get(user)).body.error.code).toBe('Request_ResourceNotFound');
    expect((await graph.send('PATCH', user, { jobTitle: 'Guide' })).status).toBe(204);

    vi.setSystemTime(1_800_000_029_000);
    expect(await seen()).toEqual([404, 0, 0, 404]);
    vi.setSystemTime(1_800_000_030_000);
    expect(await seen()).toEqual([200, 1, 1, 1]);
    expect((await graph.get(`${user}/appRoleAssignments/${assigned.body.id}`)).status).toBe(200);
  });
});

describe('the job of Microsoft’s pre-check for the gallery (G-25, W-09)', () => {
  it('is made of the template isvonboarding, tested with its secrets, and provisions as any other', async () => {
    graph = await startGraph();
    const entry = '/v1.0/applicationTemplates/2e388773-2016-40c0-a06e-743486cef3bf/instantiate';
    const made = await graph.send('POST', entry, { displayName: 'Onboarding' });
    expect(made.status).toBe(201);
    const path = `/v1.0/servicePrincipals/${made.body.servicePrincipal.id}/synchronization`;
    const job = await graph.send('POST', `${path}/jobs`, { templateId: 'IsvOnboarding' });
    expect(job.status).toBe(201);
    expect(job.body).toMatchObject({ templateId: 'isvonboarding', id: expect.stringMatching(/^isvonboarding\./) });
    const schema = (await graph.get(`${path}/jobs/${job.body.id}/schema`)).body;
    expect(schema.synchronizationRules).toHaveLength(1);

    const refused = await graph.send('POST', `${path}/jobs/validateCredentials`, {
      templateId: 'isvonboarding',
      credentials: [
        { key: 'BaseAddress', value: 'http://127.0.0.1:9/scim' },
        { key: 'SecretToken', value: 'x' },
      ],
    });
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 'CredentialValidationUnavailable' } } });
    const other = await graph.send('POST', `/v1.0/servicePrincipals/${graph.servicePrincipalId}/synchronization/jobs`, {
      templateId: 'isvonboarding',
    });
    expect(other.status).toBe(404);
  });
});

describe('a set of secrets (G-56, W-09)', () => {
  it('is taken by default, with a hint in the audit log of what the real service is said to want', async () => {
    graph = await start({});
    expect((await put('BaseAddress', 'SecretToken', 'Oauth2ClientId')).status).toBe(204);
    expect(await storedKeys()).toEqual(['BaseAddress', 'SecretToken', 'Oauth2ClientId']);
    const [entry] = (await graph.get('/v1.0/auditLogs/directoryAudits')).body.value;
    expect(JSON.stringify(entry.additionalDetails)).toMatch(/SyncAll.*SyncNotificationSettings/);
  });

  it('without SyncAll and SyncNotificationSettings is dropped in silence, where that is switched on', async () => {
    graph = await start({ dropIncompleteSecrets: 'true' });
    const before = await storedKeys();
    expect((await put('BaseAddress', 'SyncAll')).status).toBe(204);
    expect(await storedKeys()).toEqual(before);
    expect((await put('BaseAddress', 'SyncAll', 'SyncNotificationSettings')).status).toBe(204);
    expect(await storedKeys()).toEqual(['BaseAddress', 'SyncAll', 'SyncNotificationSettings']);
  });

  it('with a bearer token and OAuth keys answers 500, where that is switched on', async () => {
    graph = await start({ refuseMixedSecrets: 'true' });
    const before = await storedKeys();
    const { status, body } = await put('BaseAddress', 'SecretToken', 'Oauth2ClientSecret');
    expect([status, body.error.code]).toEqual([500, 'InternalError']);
    expect(await storedKeys()).toEqual(before);
    expect((await put('BaseAddress', 'Oauth2ClientSecret')).status).toBe(204);
  });
});

describe('the option --graph-quirk', () => {
  it.each([
    [{ nope: 'true' }, 'one of replicationDelayS, dropIncompleteSecrets, refuseMixedSecrets'],
    [{ replicationDelayS: 'soon' }, 'a number of seconds from 0 to 3600'],
    [{ replicationDelayS: '' }, 'a number of seconds'],
    [{ refuseMixedSecrets: 'yes' }, 'true or false'],
  ])('refuses %j', (given, expected) => {
    expect(() => readGraphQuirks(given as Record<string, string>)).toThrow(expected);
  });
});
