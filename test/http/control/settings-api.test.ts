import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Simulator } from '../../../simulator/simulator.ts';
import { type ControlServer, serveSampleApp } from './control-server.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let simulator: Simulator;
let app: ControlServer['app'];
let close: ControlServer['close'];
let jobId: string;
let servicePrincipalId: string;

beforeEach(async () => {
  simulator = await Simulator.open({ speed: 0 });
  ({ app, close, servicePrincipalId, jobId } = await serveSampleApp(simulator, { syncAll: false }));
});
afterEach(() => close());

interface Setting {
  name: string;
  value: unknown;
  isSet: boolean;
  default: unknown;
  rule: string;
}

const path = () => `/control/jobs/${encodeURIComponent(jobId)}/settings`;
const read = async (name: string) => {
  const { value } = (await app.inject(path())).json<{ value: Setting[] }>();
  return value.find((setting) => setting.name === name);
};
const change = (payload: object) => app.inject({ method: 'PATCH', url: path(), payload });

describe('the settings of a job', () => {
  it('have their rule and default beside what holds', async () => {
    expect(await read('baseFailures')).toMatchObject({ value: 40_000, default: 40_000, isSet: false, rule: 'E-533' });
    await change({ thresholdSet: 'scaled' });
    expect(await read('thresholdSet')).toMatchObject({ value: 'scaled', default: 'entra', isSet: true });
    expect(await read('baseFailures')).toMatchObject({ value: 40, default: 40, isSet: false });
    await change({ baseFailures: 7 });
    expect(await read('baseFailures')).toMatchObject({ value: 7, default: 40, isSet: true });
  });

  it('go back to the default with null, and leave those of Graph as they are', async () => {
    await change({ linkDuplicates: true });
    expect(await read('linkDuplicates')).toMatchObject({ value: true, isSet: true });
    await change({ linkDuplicates: null });
    expect(await read('linkDuplicates')).toMatchObject({ value: false, isSet: false });
    const graph = await app.inject(
      `/v1.0/servicePrincipals/${servicePrincipalId}/synchronization/jobs/${encodeURIComponent(jobId)}`,
    );
    expect(graph.json().synchronizationJobSettings).toEqual([
      { name: 'AzureIngestionAttributeOptimization', value: 'False' },
    ]);
  });

  it('are refused with every problem at once, and nothing is changed', async () => {
    const answer = await change({
      linkDuplicates: true,
      failedProportion: 40,
      cycleIntervalMinutes: 0.5,
      escrowLadder: 'never',
      nonsense: 1,
    });
    expect(answer.statusCode).toBe(400);
    const { details } = answer.json<{ error: { details: { path: string; message: string }[] } }>().error;
    expect(details.map((each) => each.path)).toEqual([
      'failedProportion',
      'cycleIntervalMinutes',
      'escrowLadder',
      'nonsense',
    ]);
    expect(details[0]?.message).toBe('give a number from 0 to 1');
    expect(await read('linkDuplicates')).toMatchObject({ isSet: false });
  });

  it('set when the next cycle comes, and Graph tells the interval (E-230)', async () => {
    const job = simulator.job(jobId);
    await change({ cycleIntervalMinutes: 90 });
    await job.start();
    const beganMs = simulator.clock.nowMs();
    await job.runCycle();
    expect((job.nextRunMs() ?? 0) - beganMs).toBeGreaterThanOrEqual(90 * MINUTE);
    expect((job.nextRunMs() ?? 0) - beganMs).toBeLessThan(91 * MINUTE);
    const graph = await app.inject(
      `/v1.0/servicePrincipals/${servicePrincipalId}/synchronization/jobs/${encodeURIComponent(jobId)}`,
    );
    expect(graph.json().schedule.interval).toBe('PT1H30M');
  });
});

describe('the retention of the logs', () => {
  it('is 30 days, and can be set (E-1060)', async () => {
    expect((await app.inject('/control/log-retention')).json()).toEqual({ days: 30 });
    expect((await app.inject({ method: 'PUT', url: '/control/log-retention', payload: { days: 0 } })).statusCode).toBe(
      400,
    );
    const [entry] = await logged();
    await app.inject({ method: 'PUT', url: '/control/log-retention', payload: { days: 2 } });
    const hasEntry = () => simulator.log.get(entry?.id ?? '') !== null;
    await simulator.scheduler.advanceTo(simulator.clock.nowMs() + 2 * DAY);
    expect(hasEntry()).toBe(true);
    await simulator.scheduler.advanceTo(simulator.clock.nowMs() + DAY + MINUTE);
    expect(hasEntry()).toBe(false);
  });

  async function logged() {
    const user = simulator.tenant.users.create({
      displayName: 'Ada Reyes',
      accountEnabled: true,
      mailNickname: 'ada',
      userPrincipalName: 'ada@woodgrove.example',
    });
    simulator.tenant.assignments.assign(simulator.applications.get(servicePrincipalId), user.id);
    await simulator.job(jobId).runCycle();
    return simulator.log.query({ limit: 1 });
  }
});
