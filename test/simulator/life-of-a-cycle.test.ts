import { afterEach, describe, expect, it } from 'vitest';
import { createSimulator, type TestSimulator } from '../../simulator/index.ts';

let sim: TestSimulator;
afterEach(() => sim?.close());

const methods = (exchanges: { method: string; url: string }[]) =>
  exchanges.map(
    ({ method, url }) =>
      `${method} ${new URL(url).pathname.replace(/^\/scim/, '').replace(/\/(Users|Groups)\/.+/, '/$1/…')}`,
  );

describe('an initial cycle', () => {
  it('provisions the assigned users and groups and nobody else (E-111, E-114, E-216)', async () => {
    sim = await createSimulator();
    const [ada, bob] = [sim.addUser({ displayName: 'Ada Reyes' }), sim.addUser({ displayName: 'Bob Stone' })];
    const cleo = sim.addUser({ displayName: 'Cleo Park' });
    const team = sim.addGroup({ displayName: 'Team' }, [bob]);
    sim.addGroup({ displayName: 'Others' }, [cleo]);
    sim.assign(ada);
    sim.assign(team);
    const summary = await sim.runCycle();
    expect(summary.state).toBe('Succeeded');
    expect(summary.kind).toBe('initial');
    const { hosts, hostGroups } = sim.sampleApp();
    expect(hosts.map((host) => host.displayName).sort()).toEqual(['Ada Reyes', 'Bob Stone']);
    expect(hostGroups.map((group) => [group.displayName, group.members.map((member) => member.name)])).toEqual([
      ['Team', ['Bob Stone']],
    ]);
  });

  it('sends the probe first, then matches and creates, and members by PATCH (W-50)', async () => {
    sim = await createSimulator();
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(sim.addGroup({ displayName: 'Team' }, [ada]));
    const summary = await sim.runCycle();
    expect(methods(sim.exchanges(summary))).toEqual([
      'GET /Users',
      'GET /Groups',
      'GET /Users',
      'POST /Users',
      'GET /Groups',
      'POST /Groups',
      'PATCH /Groups/…',
    ]);
    expect(summary.counts).toMatchObject({ imported: 2, inScope: 2, created: 2, failed: 0, requests: 7 });
  });

  it('keeps one entry for each object and pass, with its four steps (E-1001, E-1011, G-106)', async () => {
    sim = await createSimulator();
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(sim.addGroup({ displayName: 'Team' }, [ada]));
    await sim.runCycle();
    const entries = sim.logs();
    expect(entries.map((entry) => [entry.sourceIdentity.displayName, entry.provisioningAction])).toEqual([
      ['Ada Reyes', 'create'],
      ['Team', 'create'],
      ['Team', 'update'],
    ]);
    expect(entries[0]?.provisioningSteps.map((step) => step.provisioningStepType)).toEqual([
      'import',
      'scoping',
      'matching',
      'matching',
      'export',
    ]);
    const member = entries[2]?.modifiedProperties[0];
    expect(member).toEqual({ displayName: 'members', oldValue: null, newValue: entries[0]?.targetIdentity.id });
  });
});

describe('an incremental cycle', () => {
  it('without changes sends only the probe (W-40)', async () => {
    sim = await createSimulator();
    sim.assign(sim.addUser({ displayName: 'Ada Reyes' }));
    await sim.runCycle();
    const second = await sim.runCycle();
    expect(second.kind).toBe('incremental');
    expect(methods(sim.exchanges(second))).toEqual(['GET /Users', 'GET /Groups']);
    expect(second.counts.imported).toBe(0);
  });

  it('sends one PATCH of just what changed (W-44, W-63)', async () => {
    sim = await createSimulator();
    const ada = sim.addUser({ displayName: 'Ada Reyes', givenName: 'Ada', surname: 'Reyes', department: 'Design' });
    sim.assign(ada);
    await sim.runCycle();
    sim.simulator.tenant.users.update(ada.id, { department: 'Research' });
    const second = await sim.runCycle();
    const patches = sim.exchanges(second).filter(({ method }) => method === 'PATCH');
    expect(patches.map(({ requestBody }) => requestBody)).toEqual([
      '{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"Replace","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"Research"}]}',
    ]);
    expect(second.counts).toMatchObject({ imported: 1, updated: 1 });
  });

  it('two changes of one user between cycles give one PATCH (E-226)', async () => {
    sim = await createSimulator();
    const ada = sim.addUser({ displayName: 'Ada Reyes', department: 'Design' });
    sim.assign(ada);
    await sim.runCycle();
    sim.simulator.tenant.users.update(ada.id, { department: 'Sales' });
    sim.simulator.tenant.users.update(ada.id, { department: 'Research' });
    const second = await sim.runCycle();
    expect(second.counts.updated).toBe(1);
    expect(sim.sampleApp().hosts).toHaveLength(1);
  });

  it('an unassigned user’s host becomes invisible, and visible again on the same id (E-408, E-414, W-95)', async () => {
    sim = await createSimulator();
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(ada);
    await sim.runCycle();
    const before = sim.sampleApp().hosts[0];
    sim.unassign(ada);
    expect((await sim.runCycle()).counts.disabled).toBe(1);
    expect(sim.sampleApp().hosts).toEqual([expect.objectContaining({ id: before?.id, active: false })]);
    sim.assign(ada);
    expect((await sim.runCycle()).counts.updated).toBe(1);
    expect(sim.sampleApp().hosts).toEqual([expect.objectContaining({ id: before?.id, active: true })]);
  });

  it('an unassigned group is deleted, its members disabled before; assigned again it is a new one (E-443, W-90)', async () => {
    sim = await createSimulator();
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    const team = sim.addGroup({ displayName: 'Team' }, [ada]);
    sim.assign(team);
    await sim.runCycle();
    const first = sim.sampleApp().hostGroups[0]?.id;
    sim.unassign(team);
    const second = await sim.runCycle();
    expect(second.counts).toMatchObject({ disabled: 1, deleted: 1 });
    expect(sim.logs({ cycleId: second.cycleId }).map((entry) => entry.provisioningAction)).toEqual([
      'disable',
      'delete',
    ]);
    expect(sim.sampleApp().hostGroups).toEqual([]);
    sim.assign(team);
    await sim.runCycle();
    expect(sim.sampleApp().hostGroups).toHaveLength(1);
    expect(sim.sampleApp().hostGroups[0]?.id).not.toBe(first);
  });

  it('a deleted group is deleted in the target (E-444)', async () => {
    sim = await createSimulator();
    const team = sim.addGroup({ displayName: 'Team' });
    sim.assign(team);
    await sim.runCycle();
    sim.simulator.tenant.groups.delete(team.id);
    expect((await sim.runCycle()).counts.deleted).toBe(1);
    expect(sim.sampleApp().hostGroups).toEqual([]);
  });

  it('renames a group on the stored id (E-442)', async () => {
    sim = await createSimulator();
    const team = sim.addGroup({ displayName: 'Team' });
    sim.assign(team);
    await sim.runCycle();
    const { id } = sim.sampleApp().hostGroups[0] as { id: string };
    sim.simulator.tenant.groups.update(team.id, { displayName: 'Crew' });
    await sim.runCycle();
    expect(sim.sampleApp().hostGroups).toEqual([expect.objectContaining({ id, displayName: 'Crew' })]);
  });

  it('adds and removes members by the change in the source (E-445, E-446)', async () => {
    sim = await createSimulator();
    const [ada, bob] = [sim.addUser({ displayName: 'Ada Reyes' }), sim.addUser({ displayName: 'Bob Stone' })];
    const team = sim.addGroup({ displayName: 'Team' }, [ada]);
    sim.assign(team);
    sim.assign(ada);
    await sim.runCycle();
    sim.simulator.tenant.groups.addMember(team.id, bob.id);
    sim.simulator.tenant.groups.removeMember(team.id, ada.id);
    await sim.runCycle();
    expect(sim.sampleApp().hostGroups[0]?.members.map(({ name }) => name)).toEqual(['Bob Stone']);
  });

  it('a member out of scope is left out, and stays so when it comes into scope later (E-447, E-448, E-1203, S-10, W-47)', async () => {
    sim = await createSimulator();
    const outsider = sim.addUser({ displayName: 'Oda Lind', accountEnabled: false });
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    const team = sim.addGroup({ displayName: 'Team' }, [ada, outsider]);
    sim.assign(team);
    const first = await sim.runCycle();
    const update = sim.logs({ cycleId: first.cycleId }).at(-1);
    expect(update?.provisioningStatusInfo.status).toBe('warning');
    sim.simulator.tenant.users.update(outsider.id, { accountEnabled: true });
    await sim.runCycle();
    expect(sim.sampleApp().hosts).toHaveLength(2);
    expect(sim.sampleApp().hostGroups[0]?.members.map(({ name }) => name)).toEqual(['Ada Reyes']);
    await sim.job.restart();
    await sim.runCycle();
    expect(sim.sampleApp().hostGroups[0]?.members).toHaveLength(2);
  });

  it('a deleted user is disabled, and deleted when the 30 days are over (E-408, E-411)', async () => {
    sim = await createSimulator();
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(ada);
    await sim.job.start();
    await sim.advance('PT1H');
    expect(sim.sampleApp().hosts).toEqual([expect.objectContaining({ active: true })]);
    sim.simulator.tenant.users.delete(ada.id);
    await sim.advance('PT1H');
    expect(sim.sampleApp().hosts).toEqual([expect.objectContaining({ active: false })]);
    await sim.advance('P29D');
    expect(sim.sampleApp().hosts).toHaveLength(1);
    await sim.advance('P2D');
    expect(sim.sampleApp().hosts).toEqual([]);
  });

  it('deleting a user who was unassigned before sends nothing (E-418, E-1208)', async () => {
    sim = await createSimulator();
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(ada);
    await sim.runCycle();
    sim.unassign(ada);
    await sim.runCycle();
    sim.simulator.tenant.users.delete(ada.id);
    await sim.runCycle();
    sim.simulator.tenant.users.purge(ada.id);
    const last = await sim.runCycle();
    expect(last.counts.deleted).toBe(0);
    expect(sim.sampleApp().hosts).toEqual([expect.objectContaining({ active: false })]);
  });

  it('a disabled user who was never provisioned gets nothing, not even a query (E-415)', async () => {
    sim = await createSimulator();
    sim.assign(sim.addUser({ displayName: 'Oda Lind', accountEnabled: false }));
    const summary = await sim.runCycle();
    expect(summary.counts).toMatchObject({ skipped: 1, requests: 2 });
    const [entry] = sim.logs();
    expect(entry?.provisioningAction).toBe('create');
    expect(entry?.provisioningSteps.at(-1)?.details).toMatchObject({
      SkipReason: 'NotEffectivelyEntitled',
      IsActive: 'False',
      Assigned: 'True',
    });
  });
});

describe('repetition', () => {
  it('the same seed and clock give the same requests, byte for byte', async () => {
    const run = async () => {
      const one = await createSimulator({ seed: 11, users: 30, groups: 4 });
      try {
        for (const { group } of one.simulator.tenant.groups.list({ limit: 10 })) one.assign(group);
        const sent: unknown[] = [];
        for (let cycle = 0; cycle < 4; cycle++) {
          if (cycle > 0) one.simulator.changeSimulator.change(6);
          const summary = await one.runCycle();
          for (const { method, url, requestHeaders, requestBody } of one.exchanges(summary)) {
            sent.push([method, url, requestHeaders, requestBody]);
          }
        }
        return { sent, logs: one.logs() };
      } finally {
        await one.close();
      }
    };
    const [first, second] = [await run(), await run()];
    expect(first.sent.length).toBeGreaterThan(60);
    expect(second.sent).toEqual(first.sent);
    expect(second.logs).toEqual(first.logs);
  });

  it('another seed gives another tenant', async () => {
    const names = async (seed: number) => {
      const one = await createSimulator({ seed, users: 5 });
      const found = one.simulator.tenant.users.list({ limit: 5 }).map(({ user }) => user.displayName);
      await one.close();
      return found;
    };
    expect(await names(1)).not.toEqual(await names(2));
  });
});
