/** The token of a served sample app is its own: what is put among the application's secrets doesn't change it. */
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFirstApplication } from '../../simulator/first-application.ts';
import { buildServer, listen } from '../../simulator/http/index.ts';
import { SampleApps } from '../../simulator/sample-apps.ts';
import { Simulator } from '../../simulator/simulator.ts';
import { completeSecrets, withoutSecrets } from '../../simulator/snapshots/secrets.ts';
import type { ApplicationRecord } from '../../simulator/storage/index.ts';

let simulator: Simulator;
let sampleApps: SampleApps;
let app: FastifyInstance;
let address: string;
let application: ApplicationRecord;

beforeEach(async () => {
  simulator = await Simulator.open({ seed: 6 });
  await createFirstApplication(simulator, { profile: 'sign-in-enterprise', endpoint: null, syncAll: true });
  simulator.populate(3, 0);
  sampleApps = new SampleApps(simulator);
  app = await buildServer({ simulator, sampleApps });
  address = await listen(app, 0);
  await sampleApps.point(address);
  application = simulator.applications.list()[0] as ApplicationRecord;
});
afterEach(async () => {
  await app.close();
  await simulator.close();
});

const setToken = (SecretToken: string) =>
  simulator.applications.setSecrets(application.servicePrincipalId, { SecretToken });
const runCycle = () => simulator.jobs()[0]?.runCycle();
const quarantine = () => simulator.jobs()[0]?.state.quarantine?.reason ?? null;

it('refuses another token, so that the job is quarantined, and takes its own again', async () => {
  await setToken('completely-wrong');
  await runCycle();
  expect(quarantine()).toBe('EncounteredQuarantineException');
  const url = `${address}/control/sample-app/${application.servicePrincipalId}/connection`;
  const { tenantUrl, token } = (await (await fetch(url)).json()) as { tenantUrl: string; token: string };
  expect(tenantUrl).toBe(`${address}/sample-apps/${application.servicePrincipalId}/scim`);
  await setToken(token);
  expect((await runCycle())?.counts.created).toBe(3);
  expect(quarantine()).toBeNull();
});

it('keeps the token that an earlier version wrote among the secrets only, when the server starts', async () => {
  const token = application.sampleAppToken;
  await simulator.applications.update(application.servicePrincipalId, (record) => {
    delete record.sampleAppToken;
  });
  await sampleApps.point(address);
  expect(application.sampleAppToken).toBe(token);
  await setToken('completely-wrong');
  await sampleApps.point(address);
  expect(application.sampleAppToken).toBe(token);
});

it('takes no token that was given for another address, on an earlier data folder or from a snapshot', async () => {
  await simulator.applications.setSecrets(application.servicePrincipalId, {
    BaseAddress: 'http://127.0.0.1:9/scim',
    SecretToken: 'of-an-endpoint',
  });
  const file = withoutSecrets(simulator.workspace.data);
  const removed = { [application.servicePrincipalId]: ['SecretToken'] };
  const here = structuredClone(simulator.workspace.data);
  const [other] = here.applications;
  for (const secret of other?.secrets ?? []) if (secret.key === 'BaseAddress') secret.value = 'http://127.0.0.1:8/scim';
  const { workspace, missing } = completeSecrets(file, here, removed);
  expect(missing).toEqual([{ application: application.displayName, key: 'SecretToken' }]);
  expect(JSON.stringify(workspace)).not.toContain('of-an-endpoint');

  await simulator.applications.update(application.servicePrincipalId, (record) => {
    delete record.sampleAppToken;
  });
  await sampleApps.point(address);
  expect(application.sampleAppToken).toMatch(/^[\da-f-]{36}$/);
});

it('leaves its address to an endpoint that was put in its place, and says so', async () => {
  await simulator.applications.setSecrets(application.servicePrincipalId, { BaseAddress: 'http://127.0.0.1:9/scim' });
  await sampleApps.point('http://127.0.0.1:4321');
  const { value } = (await (await fetch(`${address}/control/applications`)).json()) as { value: { target: object }[] };
  expect(value[0]?.target).toEqual({ tenantUrl: 'http://127.0.0.1:9/scim', sampleApp: false, hasSampleApp: true });
});

it('goes into no snapshot without secrets, and a restored one has one again', () => {
  const here = simulator.workspace.data;
  const file = withoutSecrets(here);
  expect(JSON.stringify(file)).not.toContain(application.sampleAppToken);
  const removed = { [application.servicePrincipalId]: ['SecretToken'] };
  expect(completeSecrets(file, here, removed).workspace.applications[0]).toMatchObject({
    sampleAppToken: application.sampleAppToken,
  });
  const elsewhere = { ...here, applications: [] };
  const [restored] = completeSecrets(file, elsewhere, removed).workspace.applications;
  expect(restored?.sampleAppToken).toBeTruthy();
  expect(restored?.secrets).toContainEqual({ key: 'SecretToken', value: restored?.sampleAppToken });
});
