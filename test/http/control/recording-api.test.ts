/** Recording over HTTP, with a clock that runs: what Graph and the control API were asked for, as a scenario. */
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFirstApplication } from '../../../simulator/first-application.ts';
import { buildServer, listen } from '../../../simulator/http/index.ts';
import { SampleApps } from '../../../simulator/sample-apps.ts';
import { readScenario, runScenario } from '../../../simulator/scenarios/index.ts';
import { Simulator } from '../../../simulator/simulator.ts';

let simulator: Simulator;
let app: FastifyInstance;
let address: string;
let servicePrincipalId: string;

beforeAll(async () => {
  simulator = await Simulator.open({ seed: 5, speed: 1, startTime: '2026-01-05T08:00:00Z' });
  const given = { profile: 'custom', endpoint: null, syncAll: true };
  ({ servicePrincipalId } = (await createFirstApplication(simulator, given)).application);
  simulator.populate(5, 1);
  const sampleApps = new SampleApps(simulator);
  app = await buildServer({ simulator, sampleApps });
  address = await listen(app, 0);
  await sampleApps.point(address);
  await simulator.jobs()[0]?.start();
  await simulator.jobs()[0]?.runCycle();
});

afterAll(async () => {
  await app.close();
  await simulator.close();
});

// biome-ignore lint/suspicious/noExplicitAny: the tests look into answers of every shape.
async function ask(method: string, path: string, body?: unknown): Promise<any> {
  const answer = await fetch(`${address}${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return text === '' ? null : JSON.parse(text);
}

describe('/control/recording', () => {
  it('writes what the page did, and the file does it again', async () => {
    expect(await ask('GET', '/control/recording')).toMatchObject({ state: 'none', scenario: null });
    expect((await ask('POST', '/control/recording/stop')).error.code).toBe('RECORDING_MISSING');
    const started = await ask('POST', '/control/recording', { servicePrincipalId, name: 'By hand' });
    expect(started).toMatchObject({ state: 'recording', servicePrincipalId });
    expect((await ask('POST', '/control/recording', { servicePrincipalId })).error.code).toBe('RECORDING_RUNNING');

    const before = simulator.log.lastExchangeNumber();
    const [user] = simulator.tenant.users.list({ limit: 1 });
    await ask('PATCH', `/v1.0/users/${user?.user.id}`, { displayName: 'Recorded Rename' });
    await ask('POST', `/control/applications/${servicePrincipalId}/faults`, {
      effect: { kind: 'status', status: 500 },
      operations: ['update'],
      count: 1,
    });
    await simulator.jobs()[0]?.runCycle();
    await simulator.scheduler.advanceTo(simulator.clock.nowMs() + 3 * 3600_000);

    const stopped = await ask('POST', '/control/recording/stop');
    expect(stopped.state).toBe('stopped');
    expect(stopped.scenario).toContain('name: By hand');
    expect(stopped.scenario).toContain('displayName: Recorded Rename');
    const [played] = (await runScenario(readScenario(stopped.scenario, 'recorded.yaml'))).variants;
    const short = (exchanges: readonly { operation: string; url: string; requestBody: string | null }[]) =>
      exchanges
        .filter(({ operation }) => operation !== 'probe')
        .map(({ operation, url, requestBody }) => [operation, url.replace(/^.*\/scim/, ''), requestBody]);
    const recorded = short(simulator.log.exchangesAfter(before).map(({ exchange }) => exchange));
    expect(recorded.filter(([operation]) => operation === 'update').length).toBeGreaterThan(1);
    expect(short(played?.exchanges ?? []).slice(-recorded.length)).toEqual(recorded);
  });

  it('makes a scenario of a log entry', async () => {
    const [entry] = simulator.log.query({ where: null, limit: 1 });
    const { scenario } = await ask('POST', `/control/log/${entry?.id}/scenario`, {});
    expect(readScenario(scenario, 'entry.yaml').steps.length).toBeGreaterThan(1);
    expect((await ask('POST', '/control/log/none/scenario', {})).error.code).toBe('LOG_ENTRY_MISSING');
  });
});
