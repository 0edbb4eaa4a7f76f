/**
 * Decisions on accounts, groups, values and references: section 4 of the engine's rules beside the table of
 * decision-table.test.ts, and the limits of section 12 that follow from it.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSimulator, type SimulatorOptions, type TestSimulator } from '../../simulator/index.ts';
import type { AttributeDefinition, ObjectMapping } from '../../simulator/model/schema.ts';
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

type User = ReturnType<TestSimulator['addUser']>;

const assigned = (given: Parameters<TestSimulator['addUser']>[0] = { displayName: 'Ada Reyes' }): User => {
  const user = sim.addUser(given);
  sim.assign(user);
  return user;
};
async function provisioned(given?: Parameters<TestSimulator['addUser']>[0]): Promise<User> {
  const user = assigned(given);
  await sim.runCycle();
  return user;
}
const change = (kind: 'User' | 'Group', edit: (mapping: ObjectMapping) => void) =>
  sim.simulator.applications.updateJob(sim.job.id, ({ schema }) => {
    const mapping = schema.synchronizationRules[0]?.objectMappings.find(
      ({ sourceObjectName }) => sourceObjectName === kind,
    );
    if (mapping) edit(mapping);
  });
/** Gives the application the roles Reader and Writer. */
const twoRoles = () =>
  sim.simulator.workspace.update((data) => {
    const [application] = data.applications;
    const [first] = application?.appRoles ?? [];
    if (!first || !application) throw new Error('There is no role.');
    application.appRoles = ['Reader', 'Writer'].map((displayName, index) => ({
      ...first,
      id: `0000000${index}-0000-4000-8000-000000000001`,
      displayName,
      value: displayName,
    }));
  });
/** What a cycle writes, and what the log says of the object: action, status, skip reason. */
async function cycleFor(object: { id: string }): Promise<string[]> {
  const before = target.requests.length;
  const { cycleId } = await sim.runCycle();
  const written = target.requests.slice(before).filter(({ method }) => method !== 'GET');
  const logged = sim.logs({ cycleId, sourceId: object.id }).map((entry) => {
    const reason = entry.provisioningSteps.findLast(({ status }) => status === 'skipped')?.details.SkipReason;
    return [entry.provisioningAction, entry.provisioningStatusInfo.status, ...(reason ? [reason] : [])].join(' ');
  });
  return [...written.map(({ method }) => method), ...logged];
}
const bodies = (method: string) =>
  target.requests.filter((request) => request.method === method).map(({ body }) => body ?? '');

describe('a user', () => {
  it('matched without a difference is linked, and nothing is sent (E-404)', async () => {
    await provisioned();
    await sim.job.restart('Full');
    const [ada] = sim.simulator.tenant.users.list({ limit: 1 }).map(({ user }) => user);
    expect(await cycleFor(ada as User)).toEqual(['other skipped RedundantExport']);
    expect(sim.simulator.connectorData(sim.job.id).counts().User).toBe(1);
  });

  it.each<[string, (user: User) => unknown]>([
    ['unassigned', (user) => sim.unassign(user)],
    ['disabled', (user) => sim.disableUser(user)],
    ['soft-deleted', (user) => sim.deleteUser(user)],
  ])('%s, with nothing mapped to IsSoftDeleted, keeps the account as it is (E-409, C-20)', async (_state, leave) => {
    await change('User', (mapping) => {
      mapping.attributeMappings = mapping.attributeMappings.filter(
        ({ targetAttributeName }) => targetAttributeName !== 'active',
      );
    });
    const ada = await provisioned();
    leave(ada);
    expect(await cycleFor(ada)).toEqual(['other skipped RedundantExport']);
  });

  it.each<[string, (user: User) => unknown]>([
    ['unassigned', (user) => sim.unassign(user)],
    ['disabled', (user) => sim.disableUser(user)],
    ['soft-deleted', (user) => sim.deleteUser(user)],
  ])('%s, at a target without soft delete, is deleted there (E-410)', async (_state, leave) => {
    await sim.simulator.applications.updateJob(sim.job.id, ({ schema }) => {
      for (const object of schema.directories.flatMap(({ objects }) => objects)) {
        object.metadata = [
          ...object.metadata.filter(({ key }) => key !== 'IsSoftDeletionSupported'),
          { key: 'IsSoftDeletionSupported', value: 'False' },
        ];
      }
    });
    const ada = await provisioned();
    leave(ada);
    expect(await cycleFor(ada)).toEqual(['DELETE', 'delete success']);
    expect(target.resources.size).toBe(0);
  });

  it('whose role alone changed is updated by the mapped role (E-416, E-130)', async () => {
    await change('User', (mapping) => {
      const title = mapping.attributeMappings.find(({ targetAttributeName }) => targetAttributeName === 'title');
      const expression = 'SingleAppRoleAssignment([appRoleAssignments])';
      if (title?.source) Object.assign(title.source, { type: 'Function', name: 'SingleAppRoleAssignment', expression });
    });
    await twoRoles();
    const application = sim.simulator.applications.get(sim.application.servicePrincipalId);
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    const assign = (role: number) =>
      sim.simulator.tenant.assignments.assign(application, ada.id, application.appRoles[role]?.id);
    const first = assign(0);
    await sim.runCycle();
    sim.simulator.tenant.assignments.unassign(first.id);
    assign(1);
    expect(await cycleFor(ada)).toEqual(['PATCH', 'update success']);
    expect(bodies('PATCH')[0]).toContain('Writer');
  });

  it.each<[string, 'keeps' | 'loses']>([
    ['AppRoleAssignmentsComplex', 'keeps'],
    ['AssertiveAppRoleAssignmentsComplex', 'loses'],
  ])('whose role was taken away, mapped by %s: the target %s it (E-132)', async (name, what) => {
    await sim.simulator.applications.updateJob(sim.job.id, ({ schema }) => {
      for (const { attributes } of schema.directories.flatMap(({ objects }) => objects)) {
        const title = attributes.find((attribute) => attribute.name === 'title');
        if (title) attributes.push({ ...title, name: 'roles', multivalued: true });
      }
    });
    await change('User', (mapping) => {
      const pattern = mapping.attributeMappings.find(({ targetAttributeName }) => targetAttributeName === 'title');
      if (!pattern?.source) throw new Error('There is no mapping.');
      mapping.attributeMappings.push({
        ...pattern,
        targetAttributeName: 'roles',
        source: { ...pattern.source, type: 'Function', name, expression: `${name}([appRoleAssignments])` },
      });
    });
    await twoRoles();
    const application = sim.simulator.applications.get(sim.application.servicePrincipalId);
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    const held = application.appRoles.map(({ id }) => sim.simulator.tenant.assignments.assign(application, ada.id, id));
    await sim.runCycle();
    expect(bodies('POST')[0]).toMatch(/Reader.*Writer/);
    sim.simulator.tenant.assignments.unassign(held[1]?.id ?? '');
    sim.updateUser(ada, { jobTitle: 'Lead' });
    await sim.runCycle();
    const sent = bodies('PATCH').filter((body) => body.includes('"roles"'));
    expect(sent.join()).not.toContain('Writer');
    expect(sent.some((body) => /"op":"Replace","path":"roles"/i.test(body))).toBe(what === 'loses');
  });

  it('soft-deleted is disabled with the name it had (E-419)', async () => {
    const ada = await provisioned();
    sim.deleteUser(ada);
    await sim.runCycle();
    expect(bodies('PATCH').join()).not.toContain('userName');
    expect([...target.resources.values()][0]).toMatchObject({ userName: ada.userPrincipalName, active: false });
  });

  it.each<[string, (user: User) => unknown]>([
    ['unassigned', (user) => sim.unassign(user)],
    ['disabled', (user) => sim.disableUser(user)],
    ['soft-deleted', (user) => sim.deleteUser(user)],
  ])(
    '%s is left as it is with SkipOutOfScopeDeletions, and the log says so; a hard deletion is sent (E-420)',
    async (state, leave) => {
      await sim.simulator.applications.setSecrets(sim.application.servicePrincipalId, {
        SkipOutOfScopeDeletions: 'True',
      });
      const ada = await provisioned();
      leave(ada);
      expect(await cycleFor(ada)).toEqual(['other skipped SkipOutOfScopeDeletions']);
      expect(sim.logs({ sourceId: ada.id }).at(-1)?.provisioningSteps.at(-1)?.description).toContain(
        'is left as it is',
      );
      if (state !== 'soft-deleted') return;
      sim.simulator.tenant.users.purge(ada.id);
      expect(await cycleFor(ada)).toEqual(['DELETE', 'delete success']);
    },
  );

  it('active again gets active back, and no membership is sent again (E-421, E-1219)', async () => {
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    const team = sim.addGroup({ displayName: 'Team' }, [ada]);
    sim.assign(team);
    await sim.runCycle();
    sim.disableUser(ada);
    await sim.runCycle();
    sim.updateUser(ada, { accountEnabled: true });
    const before = target.requests.length;
    expect(await cycleFor(ada)).toEqual(['PATCH', 'update success']);
    expect(
      target.requests.slice(before).filter(({ method, url }) => method === 'PATCH' && url.includes('/Groups/')),
    ).toEqual([]);
  });
});

describe('target object actions (E-417, E-425, E-427)', () => {
  const off = (action: string) =>
    change('User', (mapping) => {
      mapping.flowTypes = ['Add', 'Update', 'Delete']
        .filter((each) => each !== action)
        .join(', ') as typeof mapping.flowTypes;
    });
  const purge = (user: User) => {
    sim.deleteUser(user);
    sim.simulator.tenant.users.purge(user.id);
  };
  it.each<[string, { inScope: string[]; linked: string[]; outOfScope: string[]; gone: string[] }]>([
    [
      'Add',
      {
        inScope: ['create skipped ObjectFlowNotEnabled'],
        linked: ['PATCH', 'update success'],
        outOfScope: ['PATCH', 'disable success'],
        gone: ['DELETE', 'delete success'],
      },
    ],
    [
      'Update',
      {
        inScope: ['POST', 'create success'],
        linked: ['update skipped ObjectFlowNotEnabled'],
        outOfScope: ['disable skipped ObjectFlowNotEnabled'],
        gone: ['DELETE', 'delete success'],
      },
    ],
    [
      'Delete',
      {
        inScope: ['POST', 'create success'],
        linked: ['PATCH', 'update success'],
        outOfScope: ['PATCH', 'disable success'],
        gone: ['delete skipped ObjectFlowNotEnabled'],
      },
    ],
  ])('without %s', async (action, { inScope, linked, outOfScope, gone }) => {
    const known = await provisioned({ displayName: 'Known' });
    await off(action);
    const stranger = assigned({ displayName: 'Stranger' });
    expect(await cycleFor(stranger)).toEqual(inScope);
    sim.updateUser(known, { jobTitle: 'Lead' });
    expect(await cycleFor(known)).toEqual(linked);
    sim.disableUser(known);
    expect(await cycleFor(known)).toEqual(outOfScope);
    purge(known);
    expect(await cycleFor(known)).toEqual(gone);
  });

  it('an object mapping that is off has no group processed at all (E-426)', async () => {
    await change('Group', (mapping) => {
      mapping.enabled = false;
    });
    const team = sim.addGroup({ displayName: 'Team' });
    sim.assign(team);
    expect(await cycleFor(team)).toEqual([]);
    expect(target.requests.some(({ url }) => url.includes('/Groups'))).toBe(false);
  });
});

describe('values', () => {
  it('that are null are never sent, on creation or later, and the target keeps its own (E-430, E-1202)', async () => {
    const ada = await provisioned({ displayName: 'Ada Reyes', jobTitle: 'Lead' });
    expect(bodies('POST')[0]).not.toMatch(/null|department/);
    sim.updateUser(ada, { jobTitle: null });
    expect(await cycleFor(ada)).toEqual(['other skipped RedundantExport']);
    expect([...target.resources.values()][0]?.title).toBe('Lead');
  });

  it.each<[string, object, string[]]>([
    ['Always', {}, ['PATCH', 'update success']],
    ['ObjectAddOnly', { flowType: 'ObjectAddOnly' }, ['other skipped RedundantExport']],
  ])('flow by their flow type: %s (E-433)', async (_type, given, expected) => {
    await change('User', (mapping) => {
      Object.assign(
        mapping.attributeMappings.find(({ targetAttributeName }) => targetAttributeName === 'title') ?? {},
        given,
      );
    });
    const ada = await provisioned({ displayName: 'Ada Reyes', jobTitle: 'Engineer' });
    sim.updateUser(ada, { jobTitle: 'Lead' });
    expect(await cycleFor(ada)).toEqual(expected);
  });

  it('with FlowAlways are sent even if nothing differs (E-434)', async () => {
    await change('User', (mapping) => {
      const title = mapping.attributeMappings.find(({ targetAttributeName }) => targetAttributeName === 'title');
      if (title) title.flowBehavior = 'FlowAlways';
    });
    const ada = await provisioned({ displayName: 'Ada Reyes', jobTitle: 'Engineer' });
    sim.updateUser(ada, { companyName: 'Woodgrove' });
    expect(await cycleFor(ada)).toEqual(['PATCH', 'update success']);
    expect(bodies('PATCH')[0]).toContain('Engineer');
    expect(bodies('PATCH')[0]).not.toContain('displayName');
  });

  it('of an attribute that no mapping uses change nothing (E-227)', async () => {
    const ada = await provisioned();
    sim.updateUser(ada, { companyName: 'Woodgrove' });
    expect(await cycleFor(ada)).toEqual(['other skipped RedundantExport']);
  });

  const [same, other] = [['other skipped RedundantExport'], ['PATCH', 'update success']];
  const [sales, ops] = ['sales@a.example', 'ops@a.example'];
  it.each<{ what: string; aliases: unknown; definition: Partial<AttributeDefinition>; expected: string[] }>([
    { what: 'in another case', aliases: 'SALES@A.example', definition: {}, expected: same },
    {
      what: 'in another case that counts',
      aliases: 'SALES@A.example',
      definition: { caseExact: true },
      expected: other,
    },
    { what: 'in another order', aliases: [ops, sales], definition: { multivalued: true }, expected: same },
    {
      what: 'in another order and case',
      aliases: ['OPS@a.example', sales],
      definition: { multivalued: true },
      expected: same,
    },
    { what: 'without one of two', aliases: [ops], definition: { multivalued: true }, expected: other },
    {
      what: 'with one in place of another',
      aliases: [ops, 'hr@a.example'],
      definition: { multivalued: true },
      expected: other,
    },
  ])(
    'that the target holds $what differ by the case rule, and lists as sets (E-435)',
    async ({ aliases, definition, expected }) => {
      const otherMails = definition.multivalued ? [sales, ops] : [sales];
      await sim.simulator.applications.updateJob(sim.job.id, ({ schema }) => {
        const objects = schema.directories.flatMap((directory) => directory.objects);
        const titles = objects.flatMap(({ attributes }) => attributes.filter(({ name }) => name === 'title'));
        for (const each of titles) Object.assign(each, definition, { name: 'aliases' });
      });
      await change('User', (mapping) => {
        const mapped = mapping.attributeMappings.find(({ targetAttributeName }) => targetAttributeName === 'title');
        if (mapped?.source) Object.assign(mapped.source, { name: 'otherMails', expression: '[otherMails]' });
        if (mapped) mapped.targetAttributeName = 'aliases';
      });
      const ada = await provisioned({ displayName: 'Ada Reyes', otherMails });
      const [account] = target.resources.values();
      expect(account?.aliases).toEqual(definition.multivalued ? otherMails : sales);
      if (account) account.aliases = aliases;
      sim.updateUser(ada, { companyName: 'Woodgrove' });
      expect(await cycleFor(ada)).toEqual(expected);
    },
  );

  it('for active go out as a text in the legacy dialect, as a boolean in the compliant one (E-1215, E-106)', async () => {
    const ada = await provisioned();
    sim.disableUser(ada);
    await sim.runCycle();
    expect(bodies('PATCH')[0]).toMatch(/"active","value":"False"/);
    const { servicePrincipalId } = sim.application;
    await sim.simulator.applications.setSecrets(servicePrincipalId, {
      BaseAddress: 'http://in-process.invalid/scim?aadOptscim062020',
    });
    sim.updateUser(ada, { accountEnabled: true });
    await sim.runCycle();
    expect(bodies('PATCH')[1]).toContain('"active","value":true');
    sim.updateUser(ada, { jobTitle: 'Lead', accountEnabled: true });
    await sim.provisionOnDemand(ada);
    expect(bodies('PATCH').at(-1)).toContain('"op":"Add"');
  });
});

describe('a group', () => {
  it('is created without members, which follow in a request and an entry of their own (E-440, E-452, E-1216)', async () => {
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    const team = sim.addGroup({ displayName: 'Team' }, [ada]);
    sim.assign(team);
    expect(await cycleFor(team)).toEqual(['POST', 'POST', 'PATCH', 'create success', 'update success']);
    expect(JSON.parse(bodies('POST')[1] ?? '').members ?? []).toEqual([]);
    expect(bodies('PATCH')[0]).toContain('members');
  });

  it('that is found is updated by what differs, then gets its members (E-441)', async () => {
    target.resources.set('groups-9', { id: 'groups-9', displayName: 'Team' });
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    const team = sim.addGroup({ displayName: 'Team' }, [ada]);
    sim.assign(team);
    expect((await cycleFor(team)).slice(-2)).toEqual(['update success', 'update success']);
    expect(bodies('PATCH').map((body) => body.includes('members'))).toEqual([false, true]);
  });

  it('as a member is sent only when it is linked itself (E-449)', async () => {
    const inner = sim.addGroup({ displayName: 'Inner' });
    const stranger = sim.addGroup({ displayName: 'Stranger' });
    const outer = sim.addGroup({ displayName: 'Outer' }, [inner, stranger]);
    sim.assign(inner);
    sim.assign(outer);
    await sim.runCycle();
    const link = sim.simulator.connectorData(sim.job.id).get(inner.id);
    const sent = bodies('PATCH').filter((body) => body.includes('members'));
    expect(sent).toHaveLength(1);
    expect(sent[0]?.match(/"value":"groups-\d+"/g)).toEqual([`"value":"${link?.targetId}"`]);
  });

  it('keeps members that the target added: its list is never read (E-451, E-453)', async () => {
    await sim.close();
    sim = await createSimulator();
    const [ada, bob] = [sim.addUser({ displayName: 'Ada Reyes' }), sim.addUser({ displayName: 'Bob Stone' })];
    const team = sim.addGroup({ displayName: 'Team' }, [ada]);
    sim.assign(team);
    sim.assign(bob);
    await sim.runCycle();
    const reads = sim.exchanges().filter(({ method, url }) => method === 'GET' && url.includes('/Groups'));
    expect(reads.every(({ url }) => url.includes('excludedAttributes=members'))).toBe(true);
    sim.removeMember(team, ada);
    const { cycleId } = await sim.runCycle();
    const patches = sim.simulator.log
      .exchangesOfCycle(cycleId)
      .filter(({ method, url }) => method === 'PATCH' && url.includes('/Groups/'));
    expect(patches).toHaveLength(1);
    expect(patches[0]?.requestBody).toMatch(/"op":"Remove"/);
  });

  it('that is gone has no name in its messages (E-452)', async () => {
    const team = sim.addGroup({ displayName: 'Team' });
    sim.assign(team);
    await sim.runCycle();
    sim.deleteGroup(team);
    await sim.runCycle();
    expect(sim.logs({ sourceId: team.id }).at(-1)?.provisioningSteps.at(-1)?.description).toMatch(
      /^Group '' was deleted in/,
    );
  });
});

describe('a reference', () => {
  it('is exported in a request and an entry of its own, after the object (E-461)', async () => {
    const boss = assigned({ displayName: 'Bob Stone' });
    const ada = assigned();
    sim.setManager(ada, boss);
    expect((await cycleFor(ada)).slice(-2)).toEqual(['create success', 'update success']);
    expect(bodies('POST').join()).not.toContain('manager');
    expect(bodies('PATCH')).toHaveLength(1);
  });

  it('to who is out of scope is dropped with a word in the log, and not repaired when that one comes (E-462, E-463, E-1203)', async () => {
    const boss = sim.addUser({ displayName: 'Bob Stone' });
    const ada = assigned();
    sim.setManager(ada, boss);
    await sim.runCycle();
    const steps = sim.logs({ sourceId: ada.id }).flatMap(({ provisioningSteps }) => provisioningSteps);
    expect(steps.map(({ name }) => name)).toContain('UnableToResolveReferenceAttributeValue');
    expect(sim.simulator.escrows(sim.job.id).counts()).toEqual({ object: 0, reference: 0 });
    sim.assign(boss);
    await sim.runCycle();
    expect(bodies('PATCH')).toEqual([]);
    await sim.job.restart();
    await sim.runCycle();
    expect(bodies('PATCH').filter((body) => body.includes('manager'))).toHaveLength(1);
  });

  it('to who only failed is escrowed, counted apart, and retried (E-463, E-516)', async () => {
    const boss = assigned({ displayName: 'Bob Stone' });
    const ada = assigned();
    sim.setManager(ada, boss);
    target.override = ({ method, body }) => (method === 'POST' && body?.includes('Bob Stone') ? 409 : null);
    await sim.runCycle();
    expect(sim.simulator.escrows(sim.job.id).counts()).toEqual({ object: 1, reference: 1 });
    target.override = null;
    await sim.runCycle();
    expect(sim.simulator.escrows(sim.job.id).counts()).toEqual({ object: 0, reference: 0 });
    expect(bodies('PATCH').filter((body) => body.includes('manager'))).toHaveLength(1);
  });
});
