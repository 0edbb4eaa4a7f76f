import { afterEach, describe, expect, it } from 'vitest';
import type { TestSimulator } from '../../../simulator/index.ts';
import { listHosts } from '../../../simulator/sample-app/index.ts';
import { defects } from '../../validation/broken-targets/index.ts';
import { brokenTarget, type SampleTarget, sampleTarget, TOKEN } from '../../validation/sample-target.ts';
import { type ControlServer, startControl } from './control-server.ts';

let sample: SampleTarget;
let sim: TestSimulator;
let app: ControlServer['app'];
let close: ControlServer['close'];

async function open(target: SampleTarget): Promise<void> {
  sample = target;
  const { handler } = sample.target;
  if (!handler) throw new Error('The target is in this process.');
  ({ sim, app, close } = await startControl({ profile: 'custom', target: { handler, token: TOKEN } }));
}

afterEach(async () => {
  await close();
  await sample.close();
});

interface View {
  state: string;
  overallResult: string | null;
  notice: string;
  leftovers: unknown[];
  tests: { name: string; outcome: string; level: string | null; reason: string }[];
}

const path = (rest = '') => `/control/applications/${sim.application.servicePrincipalId}/rehearsal${rest}`;

async function call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', rest = '', payload?: object) {
  const answer = await app.inject({ method, url: path(rest), ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, text: answer.payload, view: () => answer.json() as View };
}

async function ended(): Promise<View> {
  for (;;) {
    const view = (await call('GET')).view();
    if (view.state !== 'running') return view;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const outcomes = ({ tests }: View) => tests.map(({ name, outcome }) => [name, outcome]);

describe('the rehearsal over the control API', () => {
  it('is not there before it is started, and refuses a test that does not exist', async () => {
    await open(await sampleTarget());
    expect((await call('GET')).status).toBe(204);
    expect((await call('POST', '/rerun')).status).toBe(404);
    const wrong = await call('POST', '', { only: ['Create_Usr_Test'] });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain("did you mean 'Create_User_Test'");
  });

  it('starts, tells of each test by an event, ends, and gives its report in three forms', async () => {
    await open(await sampleTarget());
    let events = 0;
    sim.simulator.events.on((event) => {
      if (event.type === 'rehearsal') events++;
    });
    const started = await call('POST', '', { only: ['Create_User_Test', 'Wrong token'] });
    expect(started.status).toBe(202);
    expect(started.view()).toMatchObject({ state: 'running', notice: expect.stringContaining('not Microsoft') });
    const view = await ended();
    expect(view).toMatchObject({ state: 'ended', overallResult: 'Succeeded', leftovers: [] });
    expect(outcomes(view)).toEqual([
      ['Create_User_Test', 'success'],
      ['Wrong token', 'success'],
    ]);
    expect(view.tests.map(({ level }) => level)).toEqual(['mandatory', 'mandatory']);
    expect(events).toBeGreaterThanOrEqual(4);
    expect((await call('GET', '/report?format=markdown')).text).toContain('| passed | Create_User_Test | mandatory |');
    expect((await call('GET', '/report?format=junit')).text).toContain('tests="2" failures="0"');
    expect(JSON.parse((await call('GET', '/report?format=json')).text).results).toHaveLength(2);
  });

  it("judges as Microsoft's workflows do when asked to, also when it is run again (V-43)", async () => {
    await open(await sampleTarget());
    const only = ['Schema_Discoverability_Test'];
    await call('POST', '', { only });
    expect(outcomes(await ended())).toEqual([['Schema_Discoverability_Test', 'success']]);
    await call('POST', '', { only, asMicrosoft: true });
    expect((await ended()).tests[0]?.reason).toContain('/Schemas lacks 1 attribute');
    await call('POST', '/rerun');
    expect(outcomes(await ended())).toEqual([['Schema_Discoverability_Test', 'failed']]);
  });

  it('shows the exchange of a failure, waives it with a reason and takes that back, and runs again what failed', async () => {
    const defect = defects.find(({ name }) => name === 'answers are application/json');
    if (!defect) throw new Error('The defect is in the table.');
    await open(await brokenTarget(defect.breaks));
    const name = 'Content type and meta of answers';
    await call('POST', '', { only: [name, 'Wrong token'] });
    expect((await ended()).overallResult).toBe('Failed');
    const test = encodeURIComponent(name);
    const result = JSON.parse((await call('GET', `/tests/${test}`)).text);
    expect(result.failure).toMatchObject({ expected: 'application/scim+json', exchange: { method: 'POST' } });
    expect((await call('PUT', `/tests/${test}/waiver`, { reason: ' ' })).status).toBe(400);
    const waived = (await call('PUT', `/tests/${test}/waiver`, { reason: 'comes in spring' })).view();
    expect(waived.overallResult).toBe('Succeeded');
    expect(waived.tests[0]).toMatchObject({ outcome: 'waived', reason: expect.stringContaining('comes in spring') });
    expect((await call('DELETE', `/tests/${test}/waiver`)).view().overallResult).toBe('Failed');
    const again = (await call('POST', '/rerun')).view();
    expect(outcomes(again)).toContainEqual(['Wrong token', 'success']);
    expect(outcomes(again)).not.toContainEqual([name, 'failed']);
    expect(outcomes(await ended())).toContainEqual([name, 'failed']);
  });

  it('is cancelled, and leaves nothing behind; two at a time are refused (V-46)', async () => {
    await open(await sampleTarget());
    expect((await call('POST', '', {})).status).toBe(202);
    expect((await call('POST', '', {})).status).toBe(409);
    const cancelled = (await call('POST', '/cancel')).view();
    expect(cancelled).toMatchObject({ state: 'cancelled', overallResult: 'Failed', leftovers: [] });
    expect(listHosts(sample.store, { offset: 0, limit: 1 })).toEqual([]);
  });
});
