/** Tenant, application, job and who is in scope: section 1 of the engine's rules, against a whole simulator. */
import { afterEach, describe, expect, it } from 'vitest';
import { createFirstApplication } from '../../simulator/first-application.ts';
import { createSimulator, type SimulatorOptions, type TestSimulator } from '../../simulator/index.ts';
import type { ScimHandler } from '../../simulator/scim/index.ts';
import { DEFAULT_ACCESS_ROLE_ID } from '../../simulator/tenant/index.ts';
import { type ScimHandlerTarget, scimHandler } from './scim-handler.ts';

let sim: TestSimulator;
let target: ScimHandlerTarget;
afterEach(() => sim.close());

async function begin(options: SimulatorOptions = {}): Promise<void> {
  target = scimHandler();
  sim = await createSimulator({ profile: 'custom', target: { handler: target.handler, token: 't' }, ...options });
}

const created = () =>
  target.requests
    .filter(({ method, url }) => method === 'POST' && url.endsWith('/Users'))
    .map(({ body }) => JSON.parse(body ?? '{}').displayName as string)
    .sort();
const writes = (from = 0) =>
  target.requests
    .slice(from)
    .filter(({ method }) => method !== 'GET')
    .map(({ method, url }) => `${method} ${new URL(url, 'http://x').pathname.replace('/scim', '')}`);
/** Details of the step that skipped a user, or that judged the scope. */
const scopeOf = (user: { id: string }) =>
  sim
    .logs({ sourceId: user.id })
    .at(-1)
    ?.provisioningSteps.findLast(({ details }) => 'Assigned' in details)?.details;

describe('jobs', () => {
  it('are named by template, tenant and a new id (E-102, E-103)', async () => {
    await begin();
    const tenant = sim.simulator.workspace.data.tenant.id.replaceAll('-', '');
    expect(sim.job.id).toMatch(new RegExp(`^scim\\.${tenant}\\.[\\da-f]{8}(-[\\da-f]{4}){3}-[\\da-f]{12}$`));
    expect(sim.job.id).not.toContain(sim.application.servicePrincipalId);
    await sim.close();
    await begin({ profile: 'slack' });
    expect(sim.job.id).toMatch(/^slack\./);
  });

  it('of two applications know nothing of each other, also on one target, where they fight over a user (E-101, E-1220)', async () => {
    await begin();
    const second = await createFirstApplication(sim.simulator, {
      profile: 'custom',
      endpoint: { url: 'http://in-process.invalid/scim', token: 't' },
      syncAll: false,
    });
    sim.simulator.targets.handlers.set(second.application.servicePrincipalId, target.handler);
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(ada);
    sim.simulator.tenant.assignments.assign(second.application, ada.id);
    await sim.runCycle();
    await second.job.runCycle();
    expect(target.resources.size).toBe(1);
    expect(sim.simulator.connectorData(second.job.id).get(ada.id)?.targetId).toBe(
      sim.simulator.connectorData(sim.job.id).get(ada.id)?.targetId,
    );
    sim.unassign(ada);
    await sim.runCycle();
    expect([...target.resources.values()][0]?.active).toBe(false);
    // The other job sees nothing of it until it evaluates the user again, and turns it back then.
    await second.job.runCycle();
    expect([...target.resources.values()][0]?.active).toBe(false);
    sim.updateUser(ada, { jobTitle: 'Lead' });
    await second.job.runCycle();
    expect([...target.resources.values()][0]?.active).toBe(true);
  });

  it('that are deleted leave nothing but their log (E-233)', async () => {
    await begin();
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(ada);
    await sim.runCycle();
    const { id } = sim.job;
    await sim.simulator.removeJob(id);
    expect(sim.simulator.connectorData(id).counts()).toEqual({ User: 0, Group: 0 });
    expect(() => sim.simulator.job(id)).toThrow(/no synchronization job/);
    expect(sim.logs({ sourceId: ada.id })).toHaveLength(1);
  });
});

describe('secrets', () => {
  it('steer the engine as texts (E-104)', async () => {
    await begin();
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    const { servicePrincipalId } = sim.application;
    await sim.simulator.applications.setSecrets(servicePrincipalId, { SyncAll: 'True' });
    await sim.runCycle();
    expect(created()).toEqual(['Ada Reyes']);
    await sim.simulator.applications.setSecrets(servicePrincipalId, { SkipOutOfScopeDeletions: 'True' });
    sim.disableUser(ada);
    await sim.runCycle();
    expect([...target.resources.values()][0]?.active).not.toBe(false);
  });

  it('without a token a token of the service is sent (E-105)', async () => {
    const tokens: string[] = [];
    target = scimHandler();
    sim = await createSimulator({
      profile: 'custom',
      target: {
        handler: (request: Parameters<ScimHandler>[0]) => {
          tokens.push(String(request.headers.authorization ?? request.headers.Authorization));
          return target.handler(request);
        },
        token: '',
      },
    });
    await sim.runCycle();
    expect(tokens[0]).toMatch(/^Bearer eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
  });
});

describe('who is in scope', () => {
  it.each<[string, SimulatorOptions['scope'], string[]]>([
    ['the assigned and the direct members of assigned security groups', 'assigned', ['Direct', 'In group']],
    ['everybody who is active', 'all', ['Direct', 'In group', 'In mail group', 'In nested', 'Nowhere']],
  ])('are %s (E-110 to E-112, E-119, E-1201)', async (_who, scope, expected) => {
    await begin({ scope: scope as 'all' });
    const [direct, inGroup, inNested, inMail] = ['Direct', 'In group', 'In nested', 'In mail group'].map(
      (displayName) => sim.addUser({ displayName }),
    );
    sim.addUser({ displayName: 'Nowhere' });
    const disabled = sim.addUser({ displayName: 'Disabled', accountEnabled: false });
    if (!direct || !inGroup || !inNested || !inMail) throw new Error('There are four.');
    const nested = sim.addGroup({ displayName: 'Nested' }, [inNested]);
    const team = sim.addGroup({ displayName: 'Team' }, [inGroup, nested]);
    const mail = sim.addGroup({ displayName: 'List', securityEnabled: false, mailEnabled: true }, [inMail]);
    for (const each of [direct, team, disabled]) sim.assign(each);
    // Such a group can't be assigned any more; one that was assigned before it lost its security entitles nobody.
    try {
      sim.assign(mail);
    } catch {
      sim.updateGroup(mail, { securityEnabled: true });
      sim.assign(mail);
      sim.updateGroup(mail, { securityEnabled: false });
    }
    await sim.runCycle();
    expect(created()).toEqual(expected);
  });

  it('who loses a membership, of a dynamic group as of any, leaves; with another assignment nothing changes (E-113, E-116)', async () => {
    await begin();
    const [ada, bob] = [sim.addUser({ displayName: 'Ada Reyes' }), sim.addUser({ displayName: 'Bob Stone' })];
    const dynamic = sim.addGroup({ displayName: 'Designers', groupTypes: ['DynamicMembership'] }, [ada, bob]);
    sim.assign(dynamic);
    sim.assign(bob);
    await sim.runCycle();
    const before = target.requests.length;
    for (const user of [ada, bob]) sim.removeMember(dynamic, user);
    await sim.runCycle();
    const active = Object.fromEntries([...target.resources.values()].map((each) => [each.displayName, each.active]));
    expect(active).toMatchObject({ 'Ada Reyes': false });
    expect(active['Bob Stone']).not.toBe(false);
    expect(writes(before).filter((line) => line.includes('/Users/'))).toHaveLength(1);
  });

  it('a group itself goes only with its mapping on; its members go all the same (E-114, E-426)', async () => {
    await begin();
    await sim.simulator.applications.updateJob(sim.job.id, ({ schema }) => {
      const groups = schema.synchronizationRules[0]?.objectMappings.find(
        ({ sourceObjectName }) => sourceObjectName === 'Group',
      );
      if (groups) groups.enabled = false;
    });
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(sim.addGroup({ displayName: 'Team' }, [ada]));
    await sim.runCycle();
    expect(created()).toEqual(['Ada Reyes']);
    expect(target.requests.filter(({ url }) => url.includes('/Groups'))).toEqual([]);
  });

  it('assignment and filter must both hold, and a filter narrows all users too; Default Access entitles (E-115, C-1)', async () => {
    for (const scope of ['assigned', 'all'] as const) {
      await begin({ scope });
      await sim.simulator.applications.updateJob(sim.job.id, ({ schema }) => {
        const [users] = schema.synchronizationRules[0]?.objectMappings ?? [];
        const clause = {
          sourceOperandName: 'department',
          operatorName: 'EQUALS',
          targetOperand: { values: ['Sales'] },
        };
        if (users)
          users.scope = { ...users.scope, groups: [{ name: 'Sales', clauses: [clause] }] } as typeof users.scope;
      });
      const [inside, outside] = ['Sales', 'Design'].map((department) =>
        sim.addUser({ displayName: `Of ${department}`, department }),
      );
      const free = sim.addUser({ displayName: 'Not assigned', department: 'Sales' });
      if (!inside || !outside) throw new Error('There are two.');
      // An application without roles of its own gives the default one.
      const byDefault = ({ id }: { id: string }) =>
        sim.simulator.tenant.assignments.assign({ ...sim.application, appRoles: [] }, id, DEFAULT_ACCESS_ROLE_ID);
      byDefault(inside);
      byDefault(outside);
      await sim.runCycle();
      expect(created()).toEqual(scope === 'all' ? ['Not assigned', 'Of Sales'] : ['Of Sales']);
      expect(scopeOf(outside)).toMatchObject({ IsInProvisioningScopeDisplayName: 'False' });
      expect(free.accountEnabled).toBe(true);
      if (scope === 'assigned') await sim.close();
    }
  });

  it.each<[string, (user: { id: string }) => unknown, Record<string, string>]>([
    ['nothing', () => undefined, { IsActive: 'True', Assigned: 'True', IsEffectivelyEntitledForProvisioning: 'True' }],
    [
      'a disabled account',
      (user) => sim.disableUser(user),
      {
        IsActive: 'False',
        Assigned: 'True',
        IsEffectivelyEntitledForProvisioning: 'False',
        IsInProvisioningScopeDisplayName: 'True',
        SkipReason: 'NotEffectivelyEntitled',
      },
    ],
    [
      'no assignment',
      (user) => {
        sim.unassign(user);
        sim.updateUser(user, { jobTitle: 'Lead' });
      },
      { IsActive: 'True', Assigned: 'False', SkipReason: 'NotEffectivelyEntitled' },
    ],
  ])('is told by its four parts: %s stands against it (E-120 to E-122)', async (_what, change, details) => {
    await begin();
    await sim.runCycle();
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(ada);
    change(ada);
    await sim.runCycle();
    expect(scopeOf(ada)).toMatchObject({ ...details, ScopeEvaluationResult: '{}' });
  });

  it.each<[string, (user: { id: string }) => unknown]>([
    ['unassigned', (user) => sim.unassign(user)],
    ['disabled', (user) => sim.disableUser(user)],
    ['soft-deleted', (user) => sim.deleteUser(user)],
    ['filtered out', (user) => sim.updateUser(user, { department: 'Elsewhere' })],
  ])('IsSoftDeleted is computed and becomes active: false for who is %s (E-123)', async (_state, leave) => {
    await begin();
    await sim.simulator.applications.updateJob(sim.job.id, ({ schema }) => {
      const [users] = schema.synchronizationRules[0]?.objectMappings ?? [];
      const clause = { sourceOperandName: 'department', operatorName: 'EQUALS', targetOperand: { values: ['Sales'] } };
      if (users) users.scope = { ...users.scope, groups: [{ name: 'Sales', clauses: [clause] }] } as typeof users.scope;
    });
    const ada = sim.addUser({ displayName: 'Ada Reyes', department: 'Sales' });
    sim.assign(ada);
    await sim.runCycle();
    leave(ada);
    await sim.runCycle();
    expect([...target.resources.values()][0]?.active).toBe(false);
    const imported = sim.logs({ sourceId: ada.id }).at(-1)?.provisioningSteps[0];
    expect(imported?.details.IsSoftDeleted).toBe('True');
  });
});

describe('a user without a valid role', () => {
  it('is not entitled, and the log says what helps (E-122, E-1012, E-1213, E-1214)', async () => {
    await begin();
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(ada);
    const [role] = sim.application.appRoles;
    await sim.simulator.workspace.update((data) => {
      for (const each of data.applications[0]?.appRoles ?? []) if (each.id === role?.id) each.isEnabled = false;
    });
    await sim.runCycle();
    const skipped = sim.logs({ sourceId: ada.id })[0]?.provisioningSteps.at(-1);
    expect(skipped?.description).toMatch(
      /^The User 'ada\.reyes@woodgrove\.example' will be skipped due to the following reasons: 1\) .*entitlement/,
    );
    expect(skipped?.details).toMatchObject({
      SkipReason: 'NotEffectivelyEntitled',
      Assigned: 'True',
      IsActive: 'True',
    });
    expect(created()).toEqual([]);
  });
});
