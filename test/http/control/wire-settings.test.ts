/** Quirks, faults, findings and HAR over the control API: what the page's connection and diagnosis screens call. */
import type { InjectOptions } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadProfile } from '../../../simulator/applications/index.ts';
import { createSimulator, type TestSimulator } from '../../../simulator/index.ts';
import { profilesDirectory } from '../../../simulator/profiles-directory.ts';
import type { ScimHandler } from '../../../simulator/scim/index.ts';
import { faultKinds, quirkNames } from '../../../simulator/scim/index.ts';
import { startScimTarget } from '../../cli/scim-target.ts';
import { scimHandler } from '../../simulator/scim-handler.ts';
import { type ControlServer, startControl } from './control-server.ts';

let sim: TestSimulator;
let app: ControlServer['app'];
let close: ControlServer['close'];
let base: string;
let target: ReturnType<typeof scimHandler>;

beforeEach(async () => {
  target = scimHandler();
  const handler: ScimHandler = (request) => target.handler(request);
  ({ sim, app, close } = await startControl({ users: 3, scope: 'all', target: { handler, token: 't' } }));
  base = `/control/applications/${sim.application.servicePrincipalId}`;
});
afterEach(() => close());

async function send(method: InjectOptions['method'], url: string, payload?: object) {
  const answer = await app.inject({ method: method ?? 'GET', url, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}

describe('quirks', () => {
  it('are described with domain, rule and the default of each dialect', async () => {
    const { body } = await send('GET', '/control/quirks');
    expect(body.value.map(({ name }: { name: string }) => name)).toEqual(quirkNames);
    expect(body.value.find(({ name }: { name: string }) => name === 'memberAddOp')).toMatchObject({
      rule: 'W-85',
      domain: { type: 'choice', values: ['add', 'replace'] },
      defaults: { legacy: 'add', validator: 'replace' },
    });
    expect(body.dialects).toHaveLength(5);
  });

  it('are put as a whole, read in any spelling, and hold for the next cycle', async () => {
    const { status, body } = await send('PUT', `${base}/quirks`, { MEMBERADDOP: 'REPLACE', membersPerPatch: '3' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      dialect: 'legacy',
      quirks: { memberAddOp: 'replace', membersPerPatch: 3 },
      settings: { memberAddOp: 'replace', memberRemoval: 'valueList', ratePerSecond: null },
    });
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.addGroup({ displayName: 'Design' }, [ada]);
    await sim.runCycle();
    const patches = target.requests.filter(({ method, url }) => method === 'PATCH' && url.includes('/Groups/'));
    expect(patches.map(({ body: text }) => JSON.parse(text ?? '').Operations[0].op)).toEqual(['Replace']);
    expect((await send('PUT', `${base}/quirks`, {})).body.quirks).toEqual({});
  });

  it('of a gallery application leave it the dialect of its connector, unless one of them is a dialect (W-02)', async () => {
    const profile = await loadProfile(profilesDirectory, 'slack');
    const secrets = [{ key: 'BaseAddress', value: 'https://slack.invalid/scim?aadOptscim062020' }];
    const { applications } = sim.simulator;
    const { servicePrincipalId } = await applications.create({ profile, sampleApp: false, secrets });
    const put = async (quirks: object) => {
      const { body } = await send('PUT', `/control/applications/${servicePrincipalId}/quirks`, quirks);
      const { dialect, chosenBy, own, withoutQuirk } = body;
      return { dialect, chosenBy, own, withoutQuirk };
    };
    const gallery = { dialect: 'gallery', chosenBy: 'application', own: 'gallery', withoutQuirk: 'gallery' };
    expect(await put({ concurrency: 2 })).toEqual(gallery);
    expect(await put({ dialect: 'legacy' })).toEqual({ ...gallery, dialect: 'legacy', chosenBy: 'quirk' });
    expect(await put({})).toEqual(gallery);
    await applications.update(servicePrincipalId, (application) => {
      application.dialect = null;
    });
    expect(await put({})).toEqual({ dialect: 'compliant', chosenBy: 'flag', own: null, withoutQuirk: 'compliant' });
  });

  it('that make no sense change nothing and say what is there', async () => {
    await send('PUT', `${base}/quirks`, { concurrency: 2 });
    const unknown = await send('PUT', `${base}/quirks`, { memberAdOp: 'add' });
    expect(unknown).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('memberAddOp') } },
    });
    const wrong = await send('PUT', `${base}/quirks`, { concurrency: 0 });
    expect(wrong).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('from 1 to 256') } },
    });
    expect((await send('GET', `${base}/quirks`)).body.quirks).toEqual({ concurrency: 2 });
  });

  it('changed while a cycle runs leave it its connection', async () => {
    const server = await startScimTarget();
    const { url, token } = server;
    const other = await createSimulator({ users: 300, scope: 'all', speed: 1, target: { url, token } });
    const { simulator, application } = other;
    let changed = 0;
    simulator.events.on((event) => {
      if (event.type !== 'progress' || changed++ > 0) return;
      void simulator.applications
        .putQuirks(application.servicePrincipalId, { concurrency: 3 })
        .then(() => simulator.targets.connection(application.servicePrincipalId));
    });
    const summary = await other.runCycle();
    expect(changed).toBeGreaterThan(1);
    expect(summary).toMatchObject({ state: 'Succeeded', counts: { failed: 0 } });
    await other.close();
    await server.close();
  });
});

describe('faults', () => {
  it('are described with their fields', async () => {
    const { body } = await send('GET', '/control/faults');
    expect(body.value.map(({ kind }: { kind: string }) => kind)).toEqual(faultKinds);
    expect(body.conditions.methods).toContain('PATCH');
  });

  it('are added, listed with hits, replaced, and taken away one by one or all at once', async () => {
    const added = await send('POST', `${base}/faults`, {
      effect: { kind: 'status', status: 503 },
      operations: ['create'],
    });
    expect(added).toMatchObject({ status: 201, body: { id: 'fault-1' } });
    await sim.runCycle();
    expect((await send('GET', `${base}/faults`)).body.value).toMatchObject([{ id: 'fault-1', met: 3, hits: 3 }]);
    expect((await send('DELETE', `${base}/faults/fault-1`)).status).toBe(204);
    expect((await send('DELETE', `${base}/faults/fault-1`)).status).toBe(404);
    const replaced = await send('PUT', `${base}/faults`, {
      value: [{ effect: { kind: 'reset' } }, { effect: { kind: 'timeout' } }],
    });
    expect(replaced.body.value).toHaveLength(2);
    expect((await send('DELETE', `${base}/faults`)).status).toBe(204);
    expect((await send('GET', `${base}/faults`)).body.value).toEqual([]);
  });

  it('are switched off and on and changed in their place, and a slip leaves them as they were', async () => {
    const one = `${base}/faults/fault-1`;
    await send('POST', `${base}/faults`, { effect: { kind: 'reset' }, operations: ['create'] });
    await send('POST', `${base}/faults`, { effect: { kind: 'timeout' }, operations: ['delete'] });
    expect(await send('PATCH', one, { enabled: false })).toMatchObject({ status: 200, body: { enabled: false } });
    expect((await sim.runCycle()).counts).toMatchObject({ created: 3, failed: 0 });

    expect((await send('PUT', one, { effect: { kind: 'status' } })).status).toBe(400);
    const changed = await send('PUT', one, { effect: { kind: 'status', status: 503 }, methods: ['POST'], count: 1 });
    expect(changed).toMatchObject({ status: 200, body: { id: 'fault-1', enabled: true, hits: 0 } });
    sim.addUser({ displayName: 'Ada Reyes' });
    expect((await sim.runCycle()).counts).toMatchObject({ created: 0, failed: 1 });
    const { body } = await send('GET', `${base}/faults`);
    expect(body.value).toMatchObject([
      { id: 'fault-1', hits: 1 },
      { id: 'fault-2', hits: 0 },
    ]);

    expect((await send('PUT', `${base}/faults/fault-9`, { effect: { kind: 'reset' } })).status).toBe(404);
    expect((await send('PATCH', `${base}/faults/fault-9`, { enabled: true })).status).toBe(404);
    expect((await send('PATCH', one, { enabled: 'perhaps' })).status).toBe(400);
  });

  it('tell of themselves as they strike', async () => {
    const { servicePrincipalId } = sim.application;
    const seen: number[] = [];
    sim.simulator.events.on((event) => {
      if (event.type === 'faults') seen.push(sim.simulator.targets.faults(servicePrincipalId).list()[0]?.hits ?? -1);
    });
    await send('POST', `${base}/faults`, { effect: { kind: 'reset' }, operations: ['create'], count: 2 });
    await sim.runCycle();
    await send('DELETE', `${base}/faults`);
    expect(seen).toEqual([0, 1, 2, -1]);
  });

  it.each([
    [{ effect: { kind: 'explode' } }, 'one of status'],
    [{ effect: { kind: 'status' } }, 'HTTP status'],
    [{ effect: { kind: 'status', status: 99 } }, '200 to 599'],
    [{ effect: { kind: 'reset', delay: 3 } }, 'expected applied'],
    [{ effect: { kind: 'reset' }, methods: ['PUT'] }, 'one of GET, POST'],
    [{ effect: { kind: 'reset' }, probabillity: 1 }, 'probability'],
    [{ effect: { kind: 'reset' }, from: 'soon' }, 'ISO 8601'],
  ])('%j is refused, with what is expected', async (fault, expected) => {
    const { status, body } = await send('POST', `${base}/faults`, fault);
    expect(status).toBe(400);
    expect(body.error.message).toContain(expected);
    expect((await send('GET', `${base}/faults`)).body.value).toEqual([]);
  });
});

describe('findings and HAR', () => {
  it('findings are counted, with when they were seen first and last, and can be forgotten', async () => {
    await send('POST', `${base}/faults`, { effect: { kind: 'contentType', contentType: 'application/json' } });
    await sim.runCycle();
    const { body } = await send('GET', `${base}/findings`);
    const found = body.value.find(({ rule }: { rule: string }) => rule === 'W-110');
    expect(found).toMatchObject({ received: 'application/json', firstSeen: '2026-01-05T08:00:00.000Z' });
    expect(found.count).toBeGreaterThan(3);
    expect(found).toMatchObject({ severity: 'warning', verdict: expect.stringContaining('Validator') });
    const entry = await send('GET', `/v1.0/auditLogs/provisioning/${found.lastEntryId}`);
    expect(entry.body).toMatchObject({ id: found.lastEntryId, jobId: sim.job.id });
    const exchange = await send('GET', `${base}/findings/${found.id}/exchange`);
    expect(exchange.body.value.response.headers).toMatchObject({ 'content-type': 'application/json' });
    expect(exchange.body.value.requestHeaders.Authorization).not.toContain('Bearer t');
    expect((await send('GET', `${base}/findings/none/exchange`)).body.value).toBeNull();
    expect((await send('DELETE', `${base}/findings`)).status).toBe(204);
    expect((await send('GET', `${base}/findings`)).body.value).toEqual([]);
  });

  it('HAR is given for all that a job sent, without the token', async () => {
    await sim.runCycle();
    const { body } = await send('GET', `/control/jobs/${sim.job.id}/har`);
    expect(body.log.version).toBe('1.2');
    expect(body.log.entries).toHaveLength(target.requests.length);
    expect(JSON.stringify(body)).not.toContain('Bearer t"');
  });
});
