/** "Save as scenario": the file made from a log entry sees the same outcome again. */
import { afterEach, describe, expect, it } from 'vitest';
import {
  createSimulator,
  type ProvisioningObjectSummary,
  readScenario,
  runScenario,
  type ScenarioResult,
  type TestSimulator,
} from '../../simulator/index.ts';
import { type Break, customTarget } from './custom-target.ts';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function simulator(options: Parameters<typeof createSimulator>[0]): Promise<TestSimulator> {
  const sim = await createSimulator(options);
  open.push(sim);
  return sim;
}

function failuresOf({ variants }: ScenarioResult): string[] {
  return variants.flatMap(({ steps }) =>
    steps.flatMap(({ title, failures }) =>
      failures.map(({ expectation, message }) => `${title}: ${expectation}: ${message}`),
    ),
  );
}

/** What the file makes of the object's entries: action, status, code, as the log had them. */
function outcome(entries: readonly ProvisioningObjectSummary[], sourceId: string): unknown[] {
  return entries
    .filter(({ sourceIdentity }) => sourceIdentity.id === sourceId)
    .map(({ provisioningAction, provisioningStatusInfo: { status, errorInformation } }) => [
      provisioningAction,
      status,
      errorInformation?.errorCode ?? null,
    ]);
}

async function crowd(sim: TestSimulator) {
  for (const name of ['Noor', 'Per', 'Quin']) sim.assign(sim.addUser({ displayName: `${name} Bystander` }));
}

describe('save as scenario', () => {
  it('of a failure by a fault holds that object alone, and fails the same way again', async () => {
    const sim = await simulator({ profile: 'custom', seed: 3 });
    await crowd(sim);
    const bob = sim.addUser({ displayName: 'Bob Ek' });
    const ada = sim.addUser({ displayName: 'Ada Reyes', department: 'Design' });
    sim.assign(bob);
    sim.assign(ada);
    sim.setManager(ada, bob);
    await sim.runCycle();
    sim.updateUser(ada, { department: 'Research' });
    sim.faults.add({ effect: { kind: 'status', status: 409, body: '{"detail":"no"}' }, operations: ['update'] });
    await sim.runCycle();
    sim.faults.clear();
    const failed = sim.logs().findLast(({ provisioningStatusInfo }) => provisioningStatusInfo.status === 'failure');
    expect(failed?.sourceIdentity.displayName).toBe('Ada Reyes');

    const text = await sim.scenarioOf(failed ?? { id: '' });
    expect(text).not.toContain('Bystander');
    const scenario = readScenario(text, 'from-log.yaml');
    expect(Object.keys(scenario.users ?? {})).toEqual(['bob-ek', 'ada-reyes']);
    const result = await runScenario(scenario);
    expect(failuresOf(result), text).toEqual([]);
    expect(outcome(result.variants[0]?.logs ?? [], ada.id)).toEqual(outcome(sim.logs(), ada.id));
  });

  it('of a failure by a broken target fails there again, and tells when it is mended', async () => {
    const breakIt: Break = ({ method }, reply) => {
      if (method !== 'POST') return undefined;
      reply.status(500);
      return { detail: 'The disk is full' };
    };
    const broken = async () => {
      const target = await customTarget({ breakIt });
      open.push(target.handler);
      return target;
    };
    const sim = await simulator({ profile: 'custom', target: await broken() });
    await crowd(sim);
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(ada);
    await sim.runCycle();
    const [entry] = sim.logs({ sourceId: ada.id });
    const scenario = readScenario(await sim.scenarioOf(entry ?? { id: '' }), 'from-log.yaml');
    const again = await runScenario(scenario, { target: await broken() });
    expect(failuresOf(again)).toEqual([]);
    expect(outcome(again.variants[0]?.logs ?? [], ada.id)).toEqual(outcome(sim.logs(), ada.id));
    const mended = await customTarget();
    open.push(mended.handler);
    expect(failuresOf(await runScenario(scenario, { target: mended })).join('\n')).toContain('expected "failure"');
    // Without that target, its answer comes from the file.
    const text = await sim.scenarioOf(entry ?? { id: '' }, { withAnswers: true });
    expect(failuresOf(await runScenario(readScenario(text, 'from-log.yaml')))).toEqual([]);
  });

  it('of a member who leaves, a rename and a leaver replays each with what it needs', async () => {
    const sim = await simulator({ profile: 'custom', seed: 5 });
    await crowd(sim);
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    const bob = sim.addUser({ displayName: 'Bob Ek', jobTitle: 'Cook' });
    const team = sim.addGroup({ displayName: 'Design' }, [ada, bob]);
    sim.assign(team);
    await sim.runCycle();
    sim.removeMember(team, bob);
    sim.updateGroup(team, { displayName: 'Research' });
    sim.assign(bob);
    sim.updateUser(bob, { jobTitle: null, surname: 'Lind' });
    await sim.runCycle();
    await sim.job.restart('Full');
    await sim.runCycle();
    sim.deleteUser(bob);
    await sim.runCycle();
    sim.restoreUser(bob);
    await sim.runCycle();
    sim.deleteGroup(team);
    await sim.runCycle();
    for (const object of [ada, bob, team]) {
      const entries = sim.logs({ sourceId: object.id });
      for (const entry of entries) {
        const text = await sim.scenarioOf(entry);
        const result = await runScenario(readScenario(text, 'from-log.yaml'));
        expect(failuresOf(result), text).toEqual([]);
        expect(text).not.toContain('Bystander');
      }
    }
  });

  it('refuses an entry that there isn’t', async () => {
    const sim = await simulator({});
    await expect(sim.scenarioOf({ id: 'none' })).rejects.toMatchObject({ code: 'LOG_ENTRY_MISSING' });
  });

  it('a group without mail has no address in the file', async () => {
    const sim = await simulator({ profile: 'custom', seed: 3 });
    const team = sim.addGroup({ displayName: 'Design', proxyAddresses: [] });
    sim.assign(team);
    await sim.runCycle();
    const [created] = sim.logs().filter(({ sourceIdentity }) => sourceIdentity.id === team.id);
    const { groups } = readScenario(await sim.scenarioOf(created ?? { id: '' }), 'from-log.yaml');
    expect(groups?.design?.proxyAddresses ?? []).toEqual([]);
  });
});
