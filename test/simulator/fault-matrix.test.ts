/**
 * Every fault on every operation: the cycle ends, what failed is in the log with a code and a reason, and once the
 * fault is lifted the next cycles bring the target to what the tenant says (E-501, E-502, W-117 to W-123).
 */
import { describe, expect, it } from 'vitest';
import { createSimulator, type TestSimulator } from '../../simulator/index.ts';
import type { CycleSummary } from '../../simulator/provisioning/index.ts';
import { type FaultEffect, faultKinds, type GivenFault } from '../../simulator/scim/index.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const operations: Record<string, Pick<GivenFault, 'operations' | 'kinds'>> = {
  probe: { operations: ['probe'] },
  match: { operations: ['match'] },
  create: { operations: ['create'] },
  read: { operations: ['read'] },
  update: { operations: ['update'] },
  delete: { operations: ['delete'] },
  members: { operations: ['reference'], kinds: ['Group'] },
  manager: { operations: ['reference'], kinds: ['User'] },
};

const status = (code: number): FaultEffect => ({ kind: 'status', status: code });
const effects: Record<string, FaultEffect> = {
  '400': status(400),
  '401': status(401),
  '404': status(404),
  '409': status(409),
  '429 with Retry-After': { kind: 'status', status: 429, retryAfterSeconds: 7 },
  '500': status(500),
  '500 after the work is done': { kind: 'status', status: 500, applied: true },
  delay: { kind: 'delay', delayMs: 1 },
  timeout: { kind: 'timeout' },
  'timeout after the work is done': { kind: 'timeout', applied: true },
  reset: { kind: 'reset' },
  'reset after the work is done': { kind: 'reset', applied: true },
  unreachable: { kind: 'unreachable' },
  truncate: { kind: 'truncate' },
  notScim: { kind: 'notScim' },
  contentType: { kind: 'contentType' },
  missingId: { kind: 'missingId' },
  bareList: { kind: 'bareList' },
  duplicate: { kind: 'duplicate' },
  wrongCase: { kind: 'wrongCase' },
  stringBooleans: { kind: 'stringBooleans' },
  expiredToken: { kind: 'expiredToken' },
  forget: { kind: 'forget' },
};

/** Answers that are good but for a blemish: nothing may fail because of them. */
const harmless = new Set(['delay', 'contentType', 'wrongCase', 'stringBooleans']);
/**
 * A target that says "done" and does nothing is believed, as Entra believes it: no later cycle looks (W-45, W-89).
 * 404 for a DELETE counts as done too (W-105), and one for an account to disable as gone.
 */
const believed = (effect: FaultEffect, operation: string) =>
  (effect.kind === 'forget' && !['probe', 'match', 'read'].includes(operation)) ||
  (effect.kind === 'status' && effect.status === 404 && ['delete', 'read'].includes(operation));

/** A tenant in the target, then a change for each operation. */
async function begin() {
  const sim = await createSimulator({ profile: 'custom', scope: 'all' });
  const { users, groups } = sim.simulator.tenant;
  const add = (displayName: string) => sim.addUser({ displayName, jobTitle: 'Engineer' });
  const [grace, ada, lin, max] = [add('Grace Ode'), add('Ada Reyes'), add('Lin Wu'), add('Max Sol')];
  users.setManager(ada.id, grace.id);
  const design = sim.addGroup({ displayName: 'Design' }, [ada, grace, max]);
  const old = sim.addGroup({ displayName: 'Old' }, [lin]);
  await sim.runCycle();
  const kim = add('Kim Park');
  const noa = add('Noa Levi');
  users.setManager(noa.id, kim.id);
  users.setManager(kim.id, ada.id);
  users.setManager(ada.id, max.id);
  users.update(max.id, { jobTitle: 'Lead', accountEnabled: false });
  users.update(grace.id, { jobTitle: 'Lead', department: 'Research' });
  users.delete(lin.id);
  users.purge(lin.id);
  groups.delete(old.id);
  groups.addMember(design.id, kim.id);
  groups.removeMember(design.id, grace.id);
  return sim;
}

/** What the target holds, by the names that the tenant has for it. */
function stateOf(sim: TestSimulator) {
  const { hosts, hostGroups } = sim.sampleApp();
  const nameOf = new Map(hosts.map(({ id, displayName }) => [id, displayName]));
  return {
    users: hosts
      .map(({ displayName, active, attributes }) => {
        const extension = attributes[ENTERPRISE] as { manager?: { value: string }; department?: string } | undefined;
        const manager = nameOf.get(extension?.manager?.value ?? '') ?? 'nobody';
        return `${displayName}, ${attributes.title}, ${active ? 'active' : 'disabled'}, under ${manager}`;
      })
      .sort(),
    groups: hostGroups.map(({ displayName, members }) => `${displayName}: ${members.map(({ name }) => name).sort()}`),
  };
}

const wanted = {
  users: [
    'Ada Reyes, Engineer, active, under Max Sol',
    'Grace Ode, Lead, active, under nobody',
    'Kim Park, Engineer, active, under Ada Reyes',
    'Max Sol, Lead, disabled, under nobody',
    'Noa Levi, Engineer, active, under Kim Park',
  ],
  groups: ['Design: Ada Reyes,Kim Park,Max Sol'],
};

/** What the log, or the cycle itself, says about the trouble; empty when there was none. */
function troubles(sim: TestSimulator, summary: CycleSummary): { code: string; reason: string }[] {
  const entries = sim
    .logs({ cycleId: summary.cycleId })
    .flatMap(({ provisioningStatusInfo: { errorInformation } }) =>
      errorInformation ? [{ code: errorInformation.errorCode, reason: errorInformation.reason }] : [],
    );
  return summary.error ? [{ code: summary.error.code, reason: summary.error.message }, ...entries] : entries;
}

it('the kinds here are all there are', () => {
  expect(new Set(Object.values(effects).map(({ kind }) => kind))).toEqual(new Set(faultKinds));
});

describe.each(Object.keys(effects))('%s', (name) => {
  const effect = effects[name] as FaultEffect;

  it.each(Object.keys(operations))('on %s is logged with its reason, and mended afterwards', async (operation) => {
    const sim = await begin();
    try {
      sim.faults.add({ effect, ...operations[operation] });
      const summary = await sim.runCycle();
      const [fault] = sim.faults.list();
      expect(fault?.hits).toBeGreaterThan(0);

      const told = troubles(sim, summary);
      if (harmless.has(name)) expect(told).toEqual([]);
      for (const { code, reason } of told) {
        expect(code).toMatch(/^[A-Z]\w+$/);
        expect(reason.length).toBeGreaterThan(20);
      }
      // Either it is told, or the target holds what it should, or the target was believed.
      if (told.length === 0 && !believed(effect, operation)) expect(stateOf(sim)).toEqual(wanted);

      sim.faults.clear();
      for (let cycle = 0; cycle < 2; cycle++) {
        await sim.advance('P1D');
        await sim.runCycle();
      }
      if (believed(effect, operation)) return;
      expect(stateOf(sim)).toEqual(wanted);
      expect(sim.simulator.escrows(sim.job.id).counts()).toEqual({ object: 0, reference: 0 });
    } finally {
      await sim.close();
    }
  });
});

describe('a target that was believed (W-45)', () => {
  const restarted = async (operation: string, scope?: string) => {
    const sim = await begin();
    sim.faults.add({ effect: { kind: 'forget' }, ...operations[operation] });
    await sim.runCycle();
    expect(stateOf(sim)).not.toEqual(wanted);
    sim.faults.clear();
    await sim.job.restart(scope);
    await sim.runCycle();
    const state = stateOf(sim);
    await sim.close();
    return state;
  };

  it('is brought to the right state by a restart, which evaluates everybody (E-201)', async () => {
    expect((await restarted('update')).users).toEqual(wanted.users);
    expect((await restarted('create')).users.map((line) => line.split(',')[0])).toEqual(
      wanted.users.map((line) => line.split(',')[0]),
    );
  });

  it('gets references again by a restart that forgets the links; members are only added (W-89, E-202)', async () => {
    const { users } = await restarted('manager', 'Full');
    expect(users.slice(2)).toEqual(wanted.users.slice(2));
    // Ada's manager is disabled, so without a link he isn't found any more (E-462).
    expect(users[0]).toContain('Ada Reyes, Engineer, active');
    expect((await restarted('members', 'Full')).groups[0]).toMatch(/Ada Reyes.*Kim Park/);
  });
});

describe('chance, counts and times', () => {
  const hits = async (fault: GivenFault, seed = 1) => {
    const sim = await createSimulator({ users: 20, scope: 'all', seed, faults: [fault] });
    await sim.runCycle();
    const failed = sim
      .logs()
      .filter(({ provisioningStatusInfo: { status: outcome } }) => outcome === 'failure')
      .map(({ sourceIdentity }) => sourceIdentity.displayName);
    await sim.close();
    return failed;
  };
  const create = { effect: status(500), operations: ['create'] } satisfies GivenFault;

  it('the same seed strikes the same objects', async () => {
    const first = await hits({ ...create, probability: 0.4 });
    expect(first.length).toBeGreaterThan(2);
    expect(first.length).toBeLessThan(18);
    expect(await hits({ ...create, probability: 0.4 })).toEqual(first);
    expect(await hits({ ...create, probability: 0.4 }, 2)).not.toEqual(first);
  });

  it('a count and a number to skip bound it', async () => {
    expect(await hits({ ...create, skip: 3, count: 2 })).toHaveLength(2);
  });

  it('virtual times bound it', async () => {
    expect(await hits({ ...create, from: '2026-01-06T00:00:00Z' })).toEqual([]);
    expect(await hits({ ...create, until: '2026-01-06T00:00:00Z' })).toEqual(await hits(create));
  });
});
