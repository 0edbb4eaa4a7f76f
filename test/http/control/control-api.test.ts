import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Simulator } from '../../../simulator/simulator.ts';
import { type ControlServer, serveSampleApp } from './control-server.ts';

let simulator: Simulator;
let app: ControlServer['app'];
let close: ControlServer['close'];
let servicePrincipalId: string;
let jobId: string;
let ada: string;

beforeEach(async () => {
  simulator = await Simulator.open({});
  const control = await serveSampleApp(simulator, { syncAll: false });
  ({ app, close, servicePrincipalId, jobId } = control);
  const user = simulator.tenant.users.create({
    displayName: 'Ada Reyes',
    givenName: 'Ada',
    surname: 'Reyes',
    accountEnabled: true,
    mailNickname: 'ada',
    userPrincipalName: 'ada@woodgrove.example',
  });
  ada = user.id;
  simulator.tenant.assignments.assign(control.application, ada);
});
afterEach(() => close());

const get = async (url: string) => (await app.inject({ url })).json();
const runCycle = () => simulator.job(jobId).runCycle();

describe('the clock', () => {
  it('takes a speed, and refuses one that makes no sense without changing it', async () => {
    const good = await app.inject({ method: 'PATCH', url: '/control/clock', payload: { speed: 60 } });
    expect(good.json()).toMatchObject({ speed: 60 });
    const bad = await app.inject({ method: 'PATCH', url: '/control/clock', payload: { speed: -1 } });
    expect(bad.statusCode).toBe(400);
    expect(bad.json().error).toMatchObject({ code: 'BadRequest', message: expect.stringContaining('speed') });
    expect(await get('/control/clock')).toMatchObject({ speed: 60 });
  });

  it('moves forward by a span, running what is due, and refuses nonsense', async () => {
    await simulator.job(jobId).start();
    const before = simulator.clock.nowMs();
    const answer = await app.inject({ method: 'POST', url: '/control/clock/advance', payload: { span: 'P1D' } });
    expect(answer.statusCode).toBe(202);
    while ((await get('/control/clock')).status === 'advancing')
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(simulator.clock.nowMs()).toBe(before + 24 * 3_600_000);
    expect((await get(`/control/jobs/${jobId}`)).lastCycles).toHaveLength(37);
    for (const payload of [{ span: 'soon' }, { to: '2020-01-01T00:00:00Z' }, { span: 'P900D' }, {}]) {
      expect((await app.inject({ method: 'POST', url: '/control/clock/advance', payload })).statusCode).toBe(400);
    }
  });
});

describe('a job', () => {
  it('runs a cycle on request and shows it; an unknown one is a clear 404', async () => {
    const answer = await app.inject({ method: 'POST', url: `/control/jobs/${jobId}/cycle` });
    expect(answer.statusCode).toBe(202);
    while ((await get(`/control/jobs/${jobId}`)).running) await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await get(`/control/jobs/${jobId}`)).lastCycles[0]).toMatchObject({
      kind: 'initial',
      state: 'Succeeded',
      counts: { created: 1 },
    });
    expect((await get(`/control/jobs/${jobId}`)).managed).toBe(1);
    expect((await get(`/control/sample-app/${servicePrincipalId}`)).hosts).toMatchObject([
      { displayName: 'Ada Reyes', active: true },
    ]);
    const hosts = `/control/sample-app/${servicePrincipalId}/hosts`;
    expect((await get(`${hosts}?active=true`)).total).toBe(1);
    expect(await get(`${hosts}?active=false`)).toEqual({ total: 0, value: [] });
    expect((await app.inject({ url: `${hosts}?active=perhaps` })).statusCode).toBe(400);
    const missing = await app.inject({ url: '/control/jobs/none' });
    expect(missing.statusCode).toBe(404);
    expect(missing.json().error.message).toMatch(/no synchronization job 'none'/);
  });
});

describe('explain', () => {
  it('says what the next cycle would do and why, and changes nothing', async () => {
    const before = await get(`/control/jobs/${jobId}/explain/ada@woodgrove.example`);
    expect(before).toMatchObject({
      scope: { inScope: true, assigned: true, assignments: [{ throughGroup: null }] },
      link: null,
      action: 'create',
      wouldSend: [{ method: 'POST', path: '/Users' }],
      history: [],
    });
    expect((await get(`/control/sample-app/${servicePrincipalId}`)).hosts).toEqual([]);
    await runCycle();
    const [entry] = simulator.log.query({ limit: 1 });
    const sent = simulator.log.exchangesOf(entry?.id ?? '').find(({ method }) => method === 'POST');
    expect(before.wouldSend[0]).toMatchObject({ url: sent?.url, requestHeaders: sent?.requestHeaders });
    simulator.tenant.users.update(ada, { department: 'Research' });
    const after = await get(`/control/jobs/${jobId}/explain/${ada}`);
    expect(after).toMatchObject({
      action: 'update',
      differences: [
        { displayName: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department', newValue: 'Research' },
      ],
      wouldSend: [{ method: 'PATCH' }],
    });
    expect(after.history).toHaveLength(1);
    expect((await get(`/control/jobs/${jobId}/explain/${ada}`)).wouldSend).toHaveLength(1);
  });
});

describe('exchanges', () => {
  it('are shown raw, as HAR 1.2 and as curl, without the token', async () => {
    const summary = await runCycle();
    const [entry] = simulator.log.query({ limit: 1 });
    const token =
      simulator.applications.get(servicePrincipalId).secrets.find(({ key }) => key === 'SecretToken')?.value ?? '?';
    const raw = await get(`/control/log/${entry?.id}/exchanges`);
    expect(raw.value.map(({ method }: { method: string }) => method)).toEqual(['GET', 'POST']);
    const har = await get(`/control/cycles/${summary?.cycleId}/har`);
    expect(har.log).toMatchObject({ version: '1.2' });
    expect(har.log.entries).toHaveLength(4);
    const curl = await get(`/control/log/${entry?.id}/curl`);
    expect(curl.value[1]).toMatch(/^curl .*POST/s);
    expect(JSON.stringify([raw, har, curl])).not.toContain(token);
  });
});

describe('faults', () => {
  it('strike what they name, count their hits and go away with one call', async () => {
    const url = `/control/applications/${servicePrincipalId}/faults`;
    const added = await app.inject({
      method: 'POST',
      url,
      payload: { effect: { kind: 'status', status: 503 }, methods: ['POST'] },
    });
    expect(added.statusCode).toBe(201);
    expect(await runCycle()).toMatchObject({ counts: { failed: 1 } });
    expect((await get(url)).value).toMatchObject([{ hits: 1 }]);
    expect((await app.inject({ method: 'DELETE', url })).statusCode).toBe(204);
    expect(await runCycle()).toMatchObject({ counts: { created: 1 } });
    const bad = await app.inject({ method: 'POST', url, payload: { effect: { kind: 'earthquake' } } });
    expect(bad.statusCode).toBe(400);
    expect(bad.json().error.message).toMatch(/earthquake/);
  });
});

describe('the description', () => {
  it('is OpenAPI and names both APIs', async () => {
    const document = await get('/docs/json');
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/control/clock', '/control/jobs/{jobId}']));
    expect(Object.keys(document.paths).some((path) => path.startsWith('/v1.0/'))).toBe(true);
  });

  it('is OpenAPI of the version whose schemas are JSON Schema, with each parameter of a path described', async () => {
    const document = await get('/docs/json');
    expect(document.openapi).toBe('3.1.0');
    // What version 3.0 has instead of a type null and of a constant.
    expect(JSON.stringify(document)).not.toContain('"nullable"');
    const calls = Object.entries<Record<string, { parameters?: { in: string; name: string }[] }>>(document.paths);
    for (const [path, methods] of calls) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      for (const [method, { parameters = [] }] of Object.entries(methods)) {
        const described = parameters.filter((each) => each.in === 'path').map(({ name }) => name);
        expect([method, path, described.sort()]).toEqual([method, path, named]);
      }
    }
  });
});
