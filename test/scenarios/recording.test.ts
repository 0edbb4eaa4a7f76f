/** What was done, written as a scenario: the file does the same again, request for request. */
import { afterEach, describe, expect, it } from 'vitest';
import { createSimulator, readScenario, runScenario, type TestSimulator } from '../../simulator/index.ts';
import type { Group, User } from '../../simulator/model/directory.ts';
import type { Exchange } from '../../simulator/model/exchange.ts';
import { scimHandler } from '../simulator/scim-handler.ts';

const open: TestSimulator[] = [];

afterEach(async () => {
  for (const sim of open.splice(0)) await sim.close();
});

async function simulator(options: Parameters<typeof createSimulator>[0]): Promise<TestSimulator> {
  const sim = await createSimulator(options);
  open.push(sim);
  return sim;
}

function wire(exchanges: readonly Exchange[]): unknown[] {
  return exchanges.map(({ operation, method, url, requestBody, response, failure }) => ({
    operation,
    method,
    url,
    requestBody,
    status: response?.status ?? failure?.kind,
  }));
}

/** The connection check asks for somebody who isn't there, by a name that is made up each time. */
function withoutChecks(exchanges: readonly Exchange[]): Exchange[] {
  return exchanges.filter(({ operation }) => operation !== 'probe');
}

/** A little of everything. */
async function live(sim: TestSimulator): Promise<void> {
  const ada = sim.addUser({ displayName: 'Ada Reyes', department: 'Design', jobTitle: 'Designer' });
  const bob = sim.addUser({ displayName: 'Bob Ek' });
  const team = sim.addGroup({ displayName: 'Design' }, [ada]);
  sim.assign(team);
  sim.setManager(ada, bob);
  await sim.job.start();
  await sim.runCycle();
  sim.faults.add({ id: 'broken', effect: { kind: 'status', status: 500 }, operations: ['create'], count: 2 });
  sim.addMember(team, bob);
  sim.updateUser(ada, { jobTitle: null, displayName: 'Ada Lind' });
  await sim.runCycle();
  await sim.advance('PT13H');
  sim.faults.clear();
  await sim.provisionOnDemand(ada);
  await sim.simulator.applications.putQuirks(sim.application.servicePrincipalId, { memberAddOp: 'replace' });
  const eve = sim.addUser({ displayName: 'Eve Ståhl', givenName: 'Eve' });
  sim.assign(eve);
  await sim.setToken('wrong');
  await sim.runCycle();
  await sim.setToken(token);
  await sim.job.restart('QuarantineState');
  sim.removeMember(team, bob);
  await sim.runCycle();
  sim.disableUser(eve);
  sim.deleteUser(bob);
  await sim.advance('P1D');
  sim.restoreUser(bob);
  sim.unassign(eve);
  sim.updateGroup(team, { displayName: 'Design and Research' });
  await sim.runCycle();
  sim.deleteGroup(team);
  await sim.job.restart('Full');
  await sim.advance('PT1H');
}

let token = '';

describe('a recording', () => {
  it('from the beginning does the same again, request for request', async () => {
    const sim = await simulator({ profile: 'custom', seed: 11 });
    token = sim.application.secrets.find(({ key }) => key === 'SecretToken')?.value ?? '';
    const recording = await sim.record('A little of everything');
    await live(sim);
    const text = recording.stop();
    expect(text).not.toContain(token);
    const result = await runScenario(readScenario(text, 'recorded.yaml'));
    const failures = result.variants.flatMap(({ steps }) => steps.flatMap((step) => step.failures));
    expect(failures, text).toEqual([]);
    expect(wire(result.variants[0]?.exchanges ?? [])).toEqual(wire(sim.exchanges()));
    expect(result.variants[0]?.exchanges.length).toBeGreaterThan(60);
  });

  it('from the midst of a job’s life brings the target there first, then does the same', async () => {
    const sim = await simulator({ users: 12, groups: 2, scope: 'all', seed: 4, profile: 'custom' });
    await sim.job.start();
    await sim.runCycle();
    await sim.advance('PT3H');
    const before = sim.exchanges().length;
    const recording = await sim.record();
    const [first, second] = sim.simulator.tenant.users.list({ limit: 2 });
    sim.updateUser(first?.user ?? { id: '' }, { displayName: 'Somebody Else' });
    await sim.runCycle();
    sim.deleteUser(second?.user ?? { id: '' });
    await sim.advance('PT1H');
    const text = recording.stop();
    const scenario = readScenario(text, 'recorded.yaml');
    expect(scenario).toMatchObject({ population: { users: 12, groups: 2, madeAt: '2026-01-05T08:00:00.000Z' } });
    expect(scenario).not.toHaveProperty('users');
    const result = await runScenario(scenario);
    expect(result.passed, text).toBe(true);
    const initial = sim.exchanges().filter(({ operation }) => operation === 'create').length;
    const [played] = result.variants;
    const again = withoutChecks(played?.exchanges ?? []);
    expect(again.filter(({ operation }) => operation === 'create')).toHaveLength(initial);
    const recorded = wire(withoutChecks(sim.exchanges().slice(before)));
    expect(recorded).toHaveLength(2);
    expect(wire(again).slice(-recorded.length)).toEqual(recorded);
  });

  it('writes a changed mapping, scope and settings, and the address without its token', async () => {
    const sim = await simulator({
      profile: 'custom',
      target: { url: 'http://127.0.0.1:9/scim', token: 'a-secret-token-of-theirs' },
    });
    const { applications } = sim.simulator;
    const recording = await sim.record();
    sim.assign(sim.addUser({ displayName: 'Ada Reyes' }));
    await applications.updateJob(sim.job.id, (record) => {
      for (const rule of record.schema.synchronizationRules) {
        for (const mapping of rule.objectMappings) {
          mapping.attributeMappings = mapping.attributeMappings.filter(
            ({ targetAttributeName }) => targetAttributeName !== 'title',
          );
        }
      }
      record.settings.push({ name: 'provsim.thresholdSet', value: 'scaled' });
    });
    await applications.setSecrets(sim.application.servicePrincipalId, { SyncAll: 'True' });
    await sim.runCycle();
    const text = recording.stop();
    expect(text).not.toContain('a-secret-token');
    const scenario = readScenario(text, 'recorded.yaml');
    expect(scenario.connection).toEqual({ url: 'http://127.0.0.1:9/scim', tokenVariable: 'PROVSIM_TOKEN' });
    const configure = scenario.steps.find(({ word }) => word === 'configure')?.given as Record<string, unknown>;
    expect(configure).toMatchObject({ scope: 'all', settings: { thresholdSet: 'scaled' } });
    expect(JSON.stringify(configure.schema).includes('"targetAttributeName":"title"')).toBe(false);
    const result = await runScenario(scenario, { target: { url: 'http://127.0.0.1:9/scim' } });
    expect(wire(result.variants[0]?.exchanges ?? [])).toEqual(wire(sim.exchanges()));
  });

  it('keeps the dialect that is spoken, where the profile or the address alone would make another (W-02)', async () => {
    const recorded = async (profile: string, change: (sim: TestSimulator) => Promise<void> = async () => undefined) => {
      const { handler } = scimHandler();
      const url = 'http://theirs.invalid/scim?aadOptscim062020';
      const sim = await simulator({ profile, target: { handler, url, token: 't' } });
      const put = async (quirks: Record<string, string>) => {
        await sim.simulator.applications.putQuirks(sim.application.servicePrincipalId, quirks);
        await sim.runCycle();
      };
      await change(sim);
      const recording = await sim.record();
      await put({ dialect: 'legacy' });
      await put({});
      const { quirks, steps } = readScenario(recording.stop(), 'recorded.yaml');
      return [quirks, ...steps.filter(({ word }) => word === 'quirks').map(({ given }) => given)];
    };
    const withoutOwn = async ({ simulator: { applications }, application }: TestSimulator) => {
      await applications.update(application.servicePrincipalId, (record) => {
        record.dialect = null;
      });
    };
    const [legacy, compliant] = [{ dialect: 'legacy' }, { dialect: 'compliant' }];
    expect(await recorded('slack')).toEqual([undefined, legacy, { dialect: 'gallery' }]);
    expect(await recorded('slack', withoutOwn)).toEqual([compliant, legacy, compliant]);
    expect(await recorded('custom')).toEqual([compliant, legacy, compliant]);
  });

  it('keeps the dialect that a flag chose when another quirk is changed (W-02)', async () => {
    const { handler } = scimHandler();
    const url = 'http://theirs.invalid/scim?aadOptscim062020';
    const sim = await simulator({ profile: 'custom', seed: 5, target: { handler, url, token: 't' } });
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(ada);
    const recording = await sim.record();
    await sim.runCycle();
    await sim.simulator.applications.putQuirks(sim.application.servicePrincipalId, { memberAddOp: 'replace' });
    sim.updateUser(ada, { department: 'Play' });
    await sim.runCycle();
    const scenario = readScenario(recording.stop(), 'recorded.yaml');
    const set = scenario.steps.filter(({ word }) => word === 'quirks').map(({ given }) => given);
    expect([scenario.quirks, ...set]).toEqual([
      { dialect: 'compliant' },
      { memberAddOp: 'replace', dialect: 'compliant' },
    ]);
    const result = await runScenario(scenario);
    const paths = (all: readonly { method: string; requestBody: string | null }[]) =>
      all.map(({ method, requestBody }) => [method, requestBody]).filter(([method]) => method === 'PATCH');
    expect(paths(sim.exchanges())).toHaveLength(1);
    expect(paths(result.variants[0]?.exchanges ?? [])).toEqual(paths(sim.exchanges()));
  });

  it('takes back quirks and settings where they were taken back', async () => {
    const sim = await simulator({ profile: 'custom', seed: 11, quirks: { memberAddOp: 'replace' } });
    const { applications } = sim.simulator;
    const putQuirks = (quirks: Record<string, string>) =>
      applications.putQuirks(sim.application.servicePrincipalId, quirks);
    const putSettings = (settings: { name: string; value: string }[]) =>
      applications.updateJob(sim.job.id, (record) => {
        record.settings = settings;
      });
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    const bob = sim.addUser({ displayName: 'Bob Ek' });
    const team = sim.addGroup({ displayName: 'Design' });
    for (const principal of [ada, bob, team]) sim.assign(principal);
    const recording = await sim.record();
    await sim.job.start();
    await putSettings([{ name: 'provsim.cycleIntervalMinutes', value: '5' }]);
    await sim.advance('PT12M');
    sim.addMember(team, ada);
    await putQuirks({});
    await putSettings([]);
    await sim.advance('PT2H');
    sim.addMember(team, bob);
    await putQuirks({ memberAddOp: 'replace' });
    await sim.advance('PT1H');
    const text = recording.stop();
    const scenario = readScenario(text, 'recorded.yaml');
    const taken = scenario.steps.filter(({ word }) => word === 'quirks' || word === 'configure');
    expect(taken.map(({ given }) => given)).toEqual([
      { settings: { cycleIntervalMinutes: '5' } },
      {},
      { settings: { cycleIntervalMinutes: null } },
      { memberAddOp: 'replace' },
    ]);
    const result = await runScenario(scenario);
    expect(result.passed, text).toBe(true);
    expect(wire(result.variants[0]?.exchanges ?? [])).toEqual(wire(sim.exchanges()));
  });

  it('of a made-up tenant counts people, and names those whom something happens to', async () => {
    const sim = await simulator({ users: 40, groups: 4, seed: 9, profile: 'custom' });
    const { tenant } = sim.simulator;
    const people = tenant.users.list({ limit: 40 }).map(({ user }) => user);
    const [team] = tenant.groups.list({ limit: 4 }).map(({ group }) => group);
    const member = tenant.groups.members(team?.id ?? '').find(({ kind }) => kind === 'User')?.id;
    const [first, second, third] = people.filter(({ id }) => id !== member);
    if (!team || !first || !second || !third) throw new Error('The tenant is too small for this test.');
    sim.assign(team);
    sim.assign(first);
    // Somebody who came later is written exactly beside them.
    const ada = sim.addUser({ displayName: 'Ada Reyes', jobTitle: 'Designer' });
    sim.setManager(ada, first);
    sim.assign(ada);
    const recording = await sim.record('Of a seed');
    await sim.runCycle();
    sim.updateUser(first, { userPrincipalName: 'renamed@woodgrove.example', mail: 'renamed@woodgrove.example' });
    await sim.runCycle();
    sim.setManager(second, first);
    sim.assign(second);
    sim.addMember(team, third);
    await sim.runCycle();
    sim.deleteUser(first);
    await sim.runCycle();
    sim.restoreUser(first);
    sim.updateUser(first, { userPrincipalName: 'renamed@woodgrove.example' });
    sim.updateGroup(team, { displayName: 'Another name' });
    sim.removeMember(team, third);
    await sim.runCycle();
    const text = recording.stop();
    const scenario = readScenario(text, 'recorded.yaml');
    expect(scenario).toMatchObject({ seed: 9, population: { users: 40, groups: 4 } });
    expect(Object.keys(scenario.users ?? {})).toEqual(['ada-reyes']);
    expect(scenario.groups).toBeUndefined();
    expect(scenario.steps[0]).toMatchObject({
      word: 'assign',
      given: [first.userPrincipalName, team.displayName],
    });
    const result = await runScenario(scenario);
    expect(result.passed, text).toBe(true);
    expect(wire(result.variants[0]?.exchanges ?? [])).toEqual(wire(sim.exchanges()));
    expect(result.variants[0]?.exchanges.length).toBeGreaterThan(20);
  });

  it('of a made-up tenant keeps two groups apart when one takes the other’s name', async () => {
    const sim = await simulator({ users: 12, groups: 2, seed: 4, profile: 'custom' });
    const { groups, users } = sim.simulator.tenant;
    const [first, second] = groups.list({ limit: 2 }).map(({ group }) => group);
    const members = new Set(groups.members(second?.id ?? '').map(({ id }) => id));
    const joiner = users.list({ limit: 12 }).find(({ user }) => !members.has(user.id))?.user;
    if (!first || !second || !joiner) throw new Error('The tenant is too small for this test.');
    const recording = await sim.record();
    sim.updateGroup(first, { displayName: second.displayName });
    sim.assign(joiner);
    sim.addMember(second, joiner);
    sim.assign(second);
    await sim.runCycle();
    const text = recording.stop();
    const result = await runScenario(readScenario(text, 'recorded.yaml'));
    expect(result.passed, text).toBe(true);
    expect(wire(result.variants[0]?.exchanges ?? [])).toEqual(wire(sim.exchanges()));
    expect(sim.exchanges().some(({ url }) => url.includes('/Groups'))).toBe(true);
  });

  it.each<[string, (sim: TestSimulator, user: User, group: Group) => void]>([
    ['a user was edited', (sim, user) => sim.updateUser(user, { jobTitle: 'Astronomer' })],
    ['a user was deleted', (sim, user) => sim.deleteUser(user)],
    ['a manager was changed', (sim, user) => sim.setManager(user, null)],
    ['a group was edited', (sim, _user, group) => sim.updateGroup(group, { description: 'Other' })],
    ['a group was deleted', (sim, _user, group) => sim.deleteGroup(group)],
    ['a member was added', (sim, user, group) => sim.addMember(group, user)],
  ])('of a made-up tenant in which %s tells exactly who is there', async (_what, edit) => {
    const sim = await simulator({ users: 12, groups: 2, scope: 'all', seed: 4, profile: 'custom' });
    const { groups, users } = sim.simulator.tenant;
    const [group] = groups.list({ limit: 1 }).map((stored) => stored.group);
    const members = new Set(groups.members(group?.id ?? '').map(({ id }) => id));
    const user = users
      .list({ limit: 12 })
      .find((stored) => stored.managerId !== null && !members.has(stored.user.id))?.user;
    if (!group || !user) throw new Error('The tenant is too small for this test.');
    edit(sim, user, group);
    const recording = await sim.record();
    await sim.runCycle();
    const text = recording.stop();
    const scenario = readScenario(text, 'recorded.yaml');
    expect(scenario).not.toHaveProperty('population');
    expect(Object.keys(scenario.users ?? {})).toHaveLength(12);
    const result = await runScenario(scenario);
    expect(result.passed, text).toBe(true);
    expect(wire(withoutChecks(result.variants[0]?.exchanges ?? []))).toEqual(wire(withoutChecks(sim.exchanges())));
  });
});
