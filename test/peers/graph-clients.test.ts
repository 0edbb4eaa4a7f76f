/**
 * Microsoft's own clients, unchanged, drive the whole life of an application: MSAL gets the token, the Graph SDK does
 * the rest, over HTTPS as `provsim start --https --strict` serves it, so that a token that isn't understood fails.
 */
import https from 'node:https';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { Client, GraphError, PageIterator } from '@microsoft/microsoft-graph-client';
import type { FastifyInstance } from 'fastify';
import { Agent, getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemTimeMs } from '../../simulator/clock.ts';
import { buildServer, type LocalCertificate, listenSecurely, localCertificate } from '../../simulator/http/index.ts';
import { createSimulator, type TestSimulator } from '../../simulator/index.ts';
import { SampleApps } from '../../simulator/sample-apps.ts';
import type { Peer } from './servers/peer.ts';
import { startScimmyRouters } from './servers/scimmy-routers.ts';

const clientId = '11111111-2222-4333-8444-555555555555';

let sim: TestSimulator;
let app: FastifyInstance;
let target: Peer;
let client: Client;
let base: string;
const trustBefore = { dispatcher: getGlobalDispatcher(), ca: https.globalAgent.options.ca };

beforeAll(async () => {
  const certificate = await localCertificate(null, { nowMs: systemTimeMs() });
  // As NODE_EXTRA_CA_CERTS does for a process of one's own.
  setGlobalDispatcher(new Agent({ connect: { ca: certificate.cert } }));
  https.globalAgent.options.ca = certificate.cert;
  target = await startScimmyRouters();
  sim = await createSimulator({ speed: 1 });
  sim.simulator.scheduler.start();
  await startServer(sim, certificate);
  const port = Number(new URL(base).port);
  client = Client.initWithMiddleware({
    baseUrl: `${base}/`,
    defaultVersion: 'v1.0',
    customHosts: new Set(['localhost']),
    authProvider: { getAccessToken: () => accessToken(port) },
  });
});

afterAll(async () => {
  await app.close();
  await sim.close();
  await target.close();
  setGlobalDispatcher(trustBefore.dispatcher);
  https.globalAgent.options.ca = trustBefore.ca;
});

async function startServer({ simulator }: TestSimulator, certificate: LocalCertificate): Promise<void> {
  const sampleApps = new SampleApps(simulator);
  app = await buildServer({ simulator, sampleApps, strict: true });
  base = (await listenSecurely(app, 0, certificate)).replace('127.0.0.1', 'localhost');
}

async function accessToken(port: number): Promise<string> {
  const msal = new ConfidentialClientApplication({
    auth: {
      clientId,
      clientSecret: 'any',
      authority: `https://localhost:${port}/${sim.simulator.workspace.data.tenant.id}`,
      knownAuthorities: [`localhost:${port}`],
    },
  });
  const result = await msal.acquireTokenByClientCredential({ scopes: [`https://localhost:${port}/.default`] });
  return result?.accessToken ?? '';
}

/** Asks until it is so, as a client of the real service does. */
async function poll<T>(ask: () => Promise<T>, isDone: (answer: T) => boolean): Promise<T> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await ask();
    if (isDone(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It never came to pass.');
}

describe('MSAL', () => {
  it('gets a token, whose claims name tenant, caller and permissions (G-16, G-17, G-20)', async () => {
    const token = await accessToken(Number(new URL(base).port));
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    expect(claims).toMatchObject({ tid: sim.simulator.workspace.data.tenant.id, appid: clientId, aud: base });
    expect(claims.roles).toContain('Synchronization.ReadWrite.All');
  });

  it('understands a refusal (G-18)', async () => {
    const port = Number(new URL(base).port);
    const msal = new ConfidentialClientApplication({
      auth: {
        clientId,
        clientSecret: 'x',
        authority: `https://localhost:${port}/nowhere.example`,
        knownAuthorities: [`localhost:${port}`],
      },
    });
    await expect(msal.acquireTokenByClientCredential({ scopes: [`${base}/.default`] })).rejects.toThrow(/90002/);
  });
});

describe('the Graph SDK', () => {
  it('lives the whole life of an application', async () => {
    // An application from the gallery.
    const templates = await client.api('/applicationTemplates').filter(`displayName eq 'Custom'`).get();
    const { application, servicePrincipal } = await client
      .api(`/applicationTemplates/${templates.value[0].id}/instantiate`)
      .post({ displayName: 'Visitor Desk' });
    const synchronization = `/servicePrincipals/${servicePrincipal.id}/synchronization`;

    // SCIMMY takes neither Entra's string booleans nor a manager as a plain text; Graph has no words for that.
    await sim.simulator.applications.update(servicePrincipal.id, (record) => {
      record.quirks = { patchValues: 'typed', managerValue: 'object' };
    });

    // People, a manager, a group, and who may use the application.
    const newUser = (alias: string, more: object) => ({
      accountEnabled: true,
      mailNickname: alias,
      userPrincipalName: `${alias}@woodgrove.example`,
      passwordProfile: { password: 'unused' },
      ...more,
    });
    const ada = await client
      .api('/users')
      .post(newUser('ada', { displayName: 'Ada Reyes', givenName: 'Ada', surname: 'Reyes' }));
    const bob = await client
      .api('/users')
      .post(newUser('bob', { displayName: 'Bob Stone', givenName: 'Bob', surname: 'Stone' }));
    await client.api(`/users/${ada.id}/manager/$ref`).put({ '@odata.id': `${base}/v1.0/users/${bob.id}` });
    const group = await client
      .api('/groups')
      .post({ displayName: 'Reception', mailEnabled: false, mailNickname: 'reception', securityEnabled: true });
    await client
      .api(`/groups/${group.id}/members/$ref`)
      .post({ '@odata.id': `${base}/v1.0/directoryObjects/${bob.id}` });
    const role = servicePrincipal.appRoles[0].id;
    for (const principalId of [ada.id, group.id]) {
      await client
        .api(`/servicePrincipals/${servicePrincipal.id}/appRoleAssignedTo`)
        .post({ principalId, resourceId: servicePrincipal.id, appRoleId: role });
    }

    // Credentials, a job, the connection test.
    const value = [
      { key: 'BaseAddress', value: target.url },
      { key: 'SecretToken', value: target.token },
      { key: 'SyncAll', value: 'false' },
    ];
    await client.api(`${synchronization}/secrets`).put({ value });
    const job = await client.api(`${synchronization}/jobs`).post({ templateId: 'scim' });
    const jobPath = `${synchronization}/jobs/${job.id}`;
    await client.api(`${jobPath}/validateCredentials`).post({ templateId: 'scim', useSavedCredentials: true });
    const wrong = [
      { key: 'SecretToken', value: 'wrong' },
      { key: 'BaseAddress', value: target.url },
    ];
    const refused = await client
      .api(`${jobPath}/validateCredentials`)
      .post({ templateId: 'scim', credentials: wrong })
      .catch((error) => error);
    expect(refused).toBeInstanceOf(GraphError);
    expect([refused.statusCode, refused.code]).toEqual([400, 'CredentialValidationUnavailable']);

    // Start, and wait for the first cycle.
    await client.api(`${jobPath}/start`).post(undefined);
    const run = await poll(
      () => client.api(jobPath).get(),
      ({ status }) => status.lastExecution !== null,
    );
    expect(run.status.lastExecution).toMatchObject({ state: 'Succeeded', error: null });
    const { users, groups } = await target.state();
    expect(users.map(({ userName }) => userName).sort()).toEqual(['ada@woodgrove.example', 'bob@woodgrove.example']);
    expect(groups).toHaveLength(1);

    // The log, page by page.
    const first = await client
      .api('/auditLogs/provisioning')
      .filter(`jobId eq '${job.id}' and provisioningAction eq 'Create'`)
      .orderby('activityDateTime asc')
      .top(1)
      .get();
    const names: string[] = [];
    const iterator = new PageIterator(client, first, (entry) => {
      names.push(entry.sourceIdentity.displayName);
      return true;
    });
    await iterator.iterate();
    expect(iterator.isComplete()).toBe(true);
    expect(names).toEqual(['Ada Reyes', 'Bob Stone', 'Reception']);

    // A change, at once.
    await client.api(`/users/${ada.id}`).version('beta').patch({ surname: 'Reyes-Lang' });
    const onDemand = await client.api(`${jobPath}/provisionOnDemand`).post({
      parameters: [
        { ruleId: '03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8', subjects: [{ objectId: ada.id, objectTypeName: 'User' }] },
      ],
    });
    expect(JSON.parse(onDemand.key).result).toBe('Success');
    expect(JSON.parse(onDemand.value)).toMatchObject({
      action: 'Update',
      reportableIdentifier: 'ada@woodgrove.example',
    });

    // Another mapping, and everything anew.
    const schema = await client.api(`${jobPath}/schema`).get();
    const [mapping] = schema.synchronizationRules[0].objectMappings;
    const display = mapping.attributeMappings.find(
      (each: { targetAttributeName: string }) => each.targetAttributeName === 'displayName',
    );
    display.source = { expression: 'Append([displayName], " (guest)")' };
    await client.api(`${jobPath}/schema`).put(schema);
    await client.api(`${jobPath}/restart`).post({ criteria: { resetScope: 'Watermark' } });
    await poll(
      () => target.state(),
      (state) => state.users.some(({ displayName }) => displayName === 'Ada Reyes (guest)'),
    );

    // Away with it.
    await client.api(`${jobPath}/pause`).post({});
    await client.api(jobPath).delete();
    const gone = await client
      .api(jobPath)
      .get()
      .catch((error) => error);
    expect([gone.statusCode, gone.code]).toEqual([404, 'NotFound']);
    expect(gone.requestId).toMatch(/^[0-9a-f-]{36}$/);
    await client.api(`/applications/${application.id}`).delete();
    await client.api(`/users/${ada.id}`).delete();
    await client.api(`/directory/deletedItems/${ada.id}`).delete();
  });
});
