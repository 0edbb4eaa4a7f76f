/** Cycles, what a restart forgets, and when a job runs: section 2 of the engine's rules, against a whole simulator. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSimulator, type SimulatorOptions, type TestSimulator } from '../../simulator/index.ts';
import { type ScimHandlerTarget, scimHandler } from './scim-handler.ts';

let sim: TestSimulator;
let target: ScimHandlerTarget;

async function begin(options: SimulatorOptions = {}): Promise<void> {
  await sim?.close();
  target = scimHandler();
  sim = await createSimulator({ profile: 'custom', target: { handler: target.handler, token: 't' }, ...options });
}
beforeEach(() => begin());
afterEach(() => sim.close());

const people = (...names: string[]) =>
  names.map((displayName) => {
    const user = sim.addUser({ displayName });
    sim.assign(user);
    return user;
  });
const sent = (from: number, method?: string) =>
  target.requests.slice(from).filter((request) => method === undefined || request.method === method);
const status = () => sim.job.view({ User: 0, Group: 0 }).status;
const escrows = () => sim.simulator.escrows(sim.job.id).counts();

describe('a restart', () => {
  it('with Escrows forgets open failures: they are not retried, and the counter begins at zero (E-204)', async () => {
    people('Ada Reyes');
    target.override = ({ method }) => (method === 'POST' ? 500 : null);
    await sim.runCycle();
    expect(escrows()).toEqual({ object: 1, reference: 0 });
    target.override = null;
    await sim.job.restart('Escrows');
    expect(escrows()).toEqual({ object: 0, reference: 0 });
    expect(await sim.runCycle()).toMatchObject({ kind: 'incremental', counts: { imported: 0 } });
    expect(target.resources.size).toBe(0);
  });

  it('with Watermark makes the next cycle an initial one that evaluates all, and keeps escrows and links (E-205, E-215)', async () => {
    const [ada] = people('Ada Reyes', 'Bob Stone');
    expect((await sim.runCycle()).kind).toBe('initial');
    target.override = ({ method }) => (method === 'PATCH' ? 500 : null);
    sim.updateUser(ada as { id: string }, { jobTitle: 'Lead' });
    await sim.runCycle();
    await sim.job.restart('Watermark');
    expect(escrows().object).toBe(1);
    expect(sim.simulator.connectorData(sim.job.id).counts().User).toBe(2);
    expect(await sim.runCycle()).toMatchObject({ kind: 'initial', counts: { imported: 2, created: 0 } });
  });

  it('with QuarantineState lifts it for now; while its cause is there the next cycle imposes it again (E-206)', async () => {
    target.override = () => 401;
    await sim.job.start();
    await sim.advance('PT1M');
    await sim.job.restart('QuarantineState');
    expect(status()).toMatchObject({ code: 'NotRun', quarantine: null });
    await sim.advance('PT1M');
    expect(status()).toMatchObject({ code: 'Quarantine', quarantine: { seriesCount: 1 } });
  });

  it('with ForceDeletes carries out once what the guard held back (E-208)', async () => {
    const secret = { DeleteThresholdEnabled: true, DeleteThresholdValue: 1 };
    await sim.simulator.applications.setSecrets(sim.application.servicePrincipalId, {
      SyncNotificationSettings: JSON.stringify(secret),
    });
    const all = people('Ada Reyes', 'Bob Stone', 'Cem Oz', 'Dora Lim');
    await sim.runCycle();
    for (const user of all.slice(0, 2)) sim.unassign(user);
    expect((await sim.runCycle()).heldBack).toBe(2);
    await sim.job.restart('ForceDeletes');
    expect((await sim.runCycle()).counts.disabled).toBe(2);
    for (const user of all.slice(2)) sim.unassign(user);
    expect((await sim.runCycle()).heldBack).toBe(2);
  });

  it('loses deletions that no cycle had seen: the engine knows present objects only (E-210)', async () => {
    const [ada, bob] = people('Ada Reyes', 'Bob Stone');
    await sim.runCycle();
    for (const user of [ada, bob]) {
      sim.deleteUser(user as { id: string });
      sim.simulator.tenant.users.purge((user as { id: string }).id);
    }
    await sim.job.restart('Watermark');
    await sim.runCycle();
    expect(target.resources.size).toBe(2);
  });

  it('with Full loses who left the scope, too: nobody disables them any more (E-210, C-3)', async () => {
    const [ada] = people('Ada Reyes', 'Bob Stone');
    await sim.runCycle();
    sim.unassign(ada as { id: string });
    await sim.job.restart('Full');
    await sim.runCycle();
    expect([...target.resources.values()].filter(({ active }) => active === false)).toEqual([]);
  });

  it('that keeps the links disables who left the scope (E-219, C-3)', async () => {
    const [ada] = people('Ada Reyes', 'Bob Stone');
    await sim.runCycle();
    sim.unassign(ada as { id: string });
    await sim.job.restart();
    expect(await sim.runCycle()).toMatchObject({ kind: 'initial', counts: { disabled: 1 } });
  });
});

describe('an initial cycle', () => {
  it('does users, then groups, then references, so that each finds its target id (E-216, E-217)', async () => {
    const [ada, bob] = people('Ada Reyes', 'Bob Stone');
    sim.setManager(ada as { id: string }, bob as { id: string });
    sim.assign(sim.addGroup({ displayName: 'Team' }, [ada as { id: string }]));
    await sim.runCycle();
    const writes = sent(0)
      .filter(({ method }) => method !== 'GET')
      .map(({ method, url }) => `${method} ${/\/(Users|Groups)/.exec(url)?.[1]}`);
    expect(writes).toEqual(['POST Users', 'POST Users', 'POST Groups', 'PATCH Users', 'PATCH Groups']);
  });

  it.each([
    ['false', 0],
    ['true', 1],
  ])(
    'reads who is not assigned only when importEverything is %s, and logs the skip (E-218)',
    async (value, skipped) => {
      await sim.simulator.applications.updateJob(sim.job.id, (job) =>
        job.settings.push({ name: 'provsim.importEverything', value }),
      );
      people('Ada Reyes');
      const bob = sim.addUser({ displayName: 'Bob Stone' });
      await sim.runCycle();
      expect(sim.logs({ sourceId: bob.id })).toHaveLength(skipped);
    },
  );

  it('in which everyone is created asks twice as much as one in which everyone is matched (E-220)', async () => {
    people('Ada Reyes', 'Bob Stone', 'Cem Oz');
    const create = await sim.runCycle();
    await sim.job.restart('Full');
    const match = await sim.runCycle();
    const probes = 2;
    expect(create.counts.requests - probes).toBe(2 * (match.counts.requests - probes));
  });
});

describe('an incremental cycle', () => {
  it('does not see what somebody changes in the target; a change in the source overwrites it (E-225, E-228, E-1207)', async () => {
    const [ada] = people('Ada Reyes');
    await sim.runCycle();
    const account = [...target.resources.values()][0];
    if (!account || !ada) throw new Error('There is no account.');
    account.displayName = 'Somebody Else';
    expect((await sim.runCycle()).counts.imported).toBe(0);
    expect(account.displayName).toBe('Somebody Else');
    sim.updateUser(ada, { jobTitle: 'Lead' });
    await sim.runCycle();
    expect(account).toMatchObject({ displayName: 'Ada Reyes', title: 'Lead' });
  });

  it('takes due failures up with the changes, each object once (E-229)', async () => {
    const [ada, bob] = people('Ada Reyes', 'Bob Stone');
    target.override = ({ method }) => (method === 'POST' ? 500 : null);
    await sim.runCycle();
    target.override = null;
    sim.updateUser(ada as { id: string }, { jobTitle: 'Lead' });
    const { cycleId, counts } = await sim.runCycle();
    expect(counts).toMatchObject({ imported: 2, created: 2 });
    for (const user of [ada, bob]) expect(sim.logs({ cycleId, sourceId: (user as { id: string }).id })).toHaveLength(1);
    const last = sim.logs({ cycleId, sourceId: (bob as { id: string }).id })[0];
    expect(last?.provisioningSteps[0]?.name).toBe('EntryEscrowRetry');
  });

  it('does not disable those whom a smaller scope leaves out, before a restart (E-231, E-1204)', async () => {
    await begin({ scope: 'all' });
    sim.addUser({ displayName: 'Ada Reyes' });
    await sim.runCycle();
    await sim.simulator.applications.setSecrets(sim.application.servicePrincipalId, { SyncAll: 'False' });
    await sim.runCycle();
    expect([...target.resources.values()][0]?.active).not.toBe(false);
    await sim.job.restart();
    await sim.runCycle();
    expect([...target.resources.values()][0]?.active).toBe(false);
  });
});

describe('a running cycle', () => {
  it.each<[string, () => Promise<void>, string]>([
    ['pause', () => sim.job.pause(), 'Paused'],
    ['stop', () => sim.job.stop(), 'Disabled'],
  ])('finishes after %s, and none follows (E-232, E-1205, C-19)', async (_name, halt, schedule) => {
    people('Ada Reyes', 'Bob Stone', 'Cem Oz');
    let halted: Promise<void> | null = null;
    target.override = ({ method }) => {
      if (method === 'POST') halted ??= halt();
      return null;
    };
    await sim.job.start();
    await sim.advance('P1D');
    await halted;
    expect(sim.job.cycles(10)).toMatchObject([{ state: 'Succeeded', counts: { created: 3 } }]);
    expect(sim.job.view({ User: 3, Group: 0 }).schedule.state).toBe(schedule);
  });

  it('several saves of the mapping each drop the watermark, and only the next cycle pays (E-231, E-234)', async () => {
    people('Ada Reyes');
    await sim.runCycle();
    for (let saves = 0; saves < 3; saves++) await sim.job.schemaSaved();
    expect((await sim.runCycle()).kind).toBe('initial');
    expect((await sim.runCycle()).kind).toBe('incremental');
  });
});

describe('the status of a job', () => {
  it('has one of five codes, and times that never were (E-240, E-241, C-18)', async () => {
    const seen: [string, string][] = [];
    const see = () => seen.push([status().code, sim.job.view({ User: 0, Group: 0 }).schedule.state]);
    expect(sim.job.view({ User: 0, Group: 0 })).toMatchObject({
      schedule: { interval: 'PT40M', expiration: null },
      status: {
        steadyStateFirstAchievedTime: '0001-01-01T00:00:00Z',
        steadyStateLastAchievedTime: '0001-01-01T00:00:00Z',
        lastExecution: null,
        quarantine: null,
      },
    });
    see();
    await sim.job.start();
    see();
    await sim.advance('PT1M');
    see();
    await sim.job.pause();
    see();
    await sim.job.start();
    target.override = () => 401;
    await sim.advance('PT1H');
    see();
    await sim.advance('P40D');
    see();
    expect(seen).toEqual([
      ['Paused', 'Disabled'],
      ['NotRun', 'Active'],
      ['Active', 'Active'],
      ['Paused', 'Paused'],
      ['Quarantine', 'Active'],
      ['Quarantine', 'Disabled'],
    ]);
  });
});
