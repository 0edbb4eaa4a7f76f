/** Snapshots over HTTP: kept by name, sent and received as files, restored in place. */
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFirstApplication } from '../../../simulator/first-application.ts';
import { buildServer, listen } from '../../../simulator/http/index.ts';
import { SampleApps } from '../../../simulator/sample-apps.ts';
import { Simulator } from '../../../simulator/simulator.ts';

let simulator: Simulator;
let app: FastifyInstance;
let address: string;

beforeAll(async () => {
  simulator = await Simulator.open({ seed: 5 });
  await createFirstApplication(simulator, { profile: 'sign-in-enterprise', endpoint: null, syncAll: true });
  simulator.populate(6, 1);
  const sampleApps = new SampleApps(simulator);
  app = await buildServer({ simulator, sampleApps });
  address = await listen(app, 0);
  await sampleApps.point(address);
  await simulator.jobs()[0]?.runCycle();
});

afterAll(async () => {
  await app.close();
  await simulator.close();
});

const ask = (method: string, path: string, body?: unknown) =>
  fetch(`${address}/control${path}`, {
    method,
    ...(body === undefined
      ? {}
      : body instanceof Uint8Array
        ? { headers: { 'content-type': 'application/octet-stream' }, body: Buffer.from(body) }
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
// biome-ignore lint/suspicious/noExplicitAny: the tests look into answers of every shape.
const jsonOf = async (answer: Promise<Response>) => (await (await answer).json()) as any;
const bytesOf = async (answer: Promise<Response>) => new Uint8Array(await (await answer).arrayBuffer());
const refusalOf = async (answer: Promise<Response>) => {
  const { status } = await answer;
  return `${status} ${(await jsonOf(answer)).error.code}`;
};
const hostCount = async () => {
  const { servicePrincipalId } = simulator.applications.list()[0] ?? {};
  return (await jsonOf(ask('GET', `/sample-app/${servicePrincipalId}`))).totals.hosts;
};

describe('/control/snapshots', () => {
  it('saves, lists, restores in place, downloads, uploads and deletes', async () => {
    const users = simulator.tenant.users.count();
    const saved = await ask('POST', '/snapshots', { name: 'before the storm' });
    expect(saved.status).toBe(201);
    expect(await saved.json()).toMatchObject({ name: 'before the storm', users, withSecrets: false, version: 1 });

    const [victim] = simulator.tenant.users.list({ limit: 1 });
    simulator.tenant.users.delete(victim?.user.id ?? '');
    simulator.tenant.users.purge(victim?.user.id ?? '');
    await simulator.jobs()[0]?.runCycle();
    expect(await hostCount()).toBe(users - 1);

    const restored = await jsonOf(ask('POST', '/snapshots/before%20the%20storm/restore'));
    expect(restored).toMatchObject({ users, missingSecrets: [] });
    expect(simulator.tenant.users.count()).toBe(users);
    expect(await hostCount()).toBe(users);
    // The token that the file doesn't hold was kept, and the target is the sample app of this server again.
    const cycle = await simulator.jobs()[0]?.runCycle();
    expect(cycle).toMatchObject({ kind: 'incremental', state: 'Succeeded' });

    const file = await bytesOf(ask('GET', '/snapshots/before%20the%20storm'));
    expect((await ask('PUT', '/snapshots/again', file)).status).toBe(201);
    const { value } = await jsonOf(ask('GET', '/snapshots'));
    expect(value.map((each: { name: string }) => each.name).toSorted()).toEqual(['again', 'before the storm']);
    expect((await ask('DELETE', '/snapshots/again')).status).toBe(204);
    expect(await refusalOf(ask('DELETE', '/snapshots/again'))).toBe('404 SNAPSHOT_MISSING');
  });

  it('refuses names that are taken or no names, and files that are no snapshots, and changes nothing', async () => {
    await ask('POST', '/snapshots', { name: 'one' });
    expect(await refusalOf(ask('POST', '/snapshots', { name: 'one' }))).toBe('409 SNAPSHOT_NAME_TAKEN');
    expect(await refusalOf(ask('POST', '/snapshots', { name: '../one' }))).toBe('400 SNAPSHOT_NAME_INVALID');
    expect(await refusalOf(ask('PUT', '/snapshots/two', Buffer.from('foreign')))).toBe('400 SNAPSHOT_FOREIGN');
    const before = simulator.tenant.feed.position();
    expect(await refusalOf(ask('PUT', '/snapshot', Buffer.from('foreign\n')))).toBe('400 SNAPSHOT_FOREIGN');
    const good = await bytesOf(ask('GET', '/snapshot'));
    expect(await refusalOf(ask('PUT', '/snapshot', good.subarray(0, good.length - 50)))).toBe('400 SNAPSHOT_DAMAGED');
    expect(simulator.tenant.feed.position()).toBe(before);
    const { value } = await jsonOf(ask('GET', '/snapshots'));
    expect(value.map((each: { name: string }) => each.name)).not.toContain('two');
  });

  it('keeps a token from going to another address than the one it was given for', async () => {
    const [application] = simulator.applications.list();
    const id = application?.servicePrincipalId ?? '';
    const { secrets, sampleApp } = structuredClone(application ?? { secrets: [], sampleApp: true });
    const become = (url: string, token: string) =>
      simulator.applications.update(id, (record) => {
        record.sampleApp = false;
        record.secrets = [
          { key: 'BaseAddress', value: url },
          ...(token === '' ? [] : [{ key: 'SecretToken', value: token }]),
        ];
      });
    await become('http://127.0.0.1:9/elsewhere', 'theirs');
    const file = await bytesOf(ask('GET', '/snapshot'));
    await become('http://127.0.0.1:9/mine', 'mine');
    const restored = await jsonOf(ask('PUT', '/snapshot', file));
    expect(restored.missingSecrets).toEqual([{ application: 'Sign In Enterprise', key: 'SecretToken' }]);
    expect(JSON.stringify(simulator.applications.get(id).secrets)).not.toContain('mine');
    await simulator.applications.update(id, (record) => Object.assign(record, { secrets, sampleApp }));
  });
});
