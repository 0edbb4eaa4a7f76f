/** The Logic App's group tests 8 to 14: the life of a group and of its members through the engine (A.6). */
import type { Group } from '../../model/directory.ts';
import { memberIds } from '../compare.ts';
import {
  afterCycles,
  createPhase,
  entryCount,
  expectCreated,
  expectFound,
  expectLog,
  groupIdentity,
  look,
  onDemandPhase,
  userIdentity,
} from '../lifecycle.ts';
import type { RehearsalPlan } from '../rehearsal-plan.ts';
import { phase, TestFailure } from '../test-failure.ts';
import type { TestContext, ValidationTest } from '../validation-test.ts';

export const withoutGroups = ({ capabilities }: RehearsalPlan): string | null =>
  capabilities.isGroupSupported ? null : 'IsGroupSupported is false';

const shared = { suite: 'gallery', group: 'GroupTests', skip: withoutGroups } as const;

export const groupTests: readonly ValidationTest[] = [
  {
    ...shared,
    name: 'Create_Group_Test',
    purpose: 'A new group, with parentheses in its name, arrives at the endpoint.',
    rule: 'test 8',
    run: async (context) => {
      await createPhase(context, groupIdentity(context.stage.createGroup('LACreateGroup')));
    },
  },
  {
    ...shared,
    name: 'Update_Group_Test',
    purpose: 'A group is renamed.',
    rule: 'test 9',
    run: updateGroup,
  },
  {
    ...shared,
    name: 'Delete_Group_Test',
    purpose: 'A deleted group is deleted at the endpoint.',
    rule: 'test 10',
    optional: 'newest',
    run: deleteGroup,
  },
  {
    ...shared,
    name: 'Group_Update_Add_Member_Test',
    purpose: 'A user becomes a member, and another stays one.',
    rule: 'test 11',
    run: addMember,
  },
  {
    ...shared,
    name: 'Group_Update_Remove_Member_Test',
    purpose: 'A member who was there at the first sync is removed.',
    rule: 'test 12',
    run: removeMember,
  },
  {
    ...shared,
    name: 'POD_Group_Test',
    purpose: 'Provision on demand creates a group.',
    rule: 'test 13',
    run: (context) => onDemandPhase(context, groupIdentity(context.stage.createGroup('LAPodGroup'))),
  },
  {
    ...shared,
    name: 'Restore_Group_Test',
    purpose: 'A group that is unassigned is deleted, and comes back when assigned again.',
    rule: 'test 14',
    optional: 'newest',
    run: restoreGroup,
  },
];

async function updateGroup(context: TestContext): Promise<void> {
  const { stage } = context;
  const group = stage.createGroup('LAUpdateGroup');
  const { resource: created } = await createPhase(context, groupIdentity(group));
  await phase('Update', async () => {
    const before = entryCount(stage, group.id);
    const displayName = `${group.displayName}-Modified`;
    stage.simulator.tenant.groups.update(group.id, { displayName, description: 'Updated Test Group Description' });
    await afterCycles(context, async () => {
      expectLog(stage, group.id, ['update'], before);
      const { resource, exchange } = await expectFound(context, 'Group', displayName);
      if (resource.id === created.id) return;
      throw new TestFailure('another group has the new name', { expected: created.id, actual: resource.id, exchange });
    });
  });
}

async function deleteGroup(context: TestContext): Promise<void> {
  const { stage } = context;
  const group = stage.createGroup('LADeleteGroup');
  await createPhase(context, groupIdentity(group));
  await phase('Delete', async () => {
    stage.simulator.tenant.groups.delete(group.id);
    await afterCycles(context, () => expectGroupGone(context, group));
  });
}

async function expectGroupGone(context: TestContext, group: Group): Promise<void> {
  expectLog(context.stage, group.id, ['delete']);
  const { resources, exchange } = await look(context, 'Group', group.displayName);
  if (resources.length === 0) return;
  throw new TestFailure('the group is still there', { expected: 'an empty list', actual: 'the group', exchange });
}

async function addMember(context: TestContext): Promise<void> {
  const { stage, plan } = context;
  const group = stage.createGroup('LAMemberGroup');
  const users = [stage.createUser('lamem1'), stage.createUser('lamem2')] as const;
  const ids = await phase('Create', async () => {
    stage.assign(group, ...users);
    return afterCycles(context, async () => {
      await expectCreated(context, groupIdentity(group));
      const found: string[] = [];
      for (const user of users) found.push((await expectCreated(context, userIdentity(user, plan))).resource.id);
      return found;
    });
  });
  for (const [at, user] of users.entries()) {
    await phase('Update', async () => {
      const before = entryCount(stage, group.id);
      stage.simulator.tenant.groups.addMember(group.id, user.id);
      await afterCycles(context, async () => {
        expectLog(stage, group.id, ['update'], before);
        await expectMembers(context, group, ids.slice(0, at + 1));
      });
    });
  }
}

async function removeMember(context: TestContext): Promise<void> {
  const { stage, plan } = context;
  const group = stage.createGroup('LAMemberGroup-Remove');
  const users = [stage.createUser('lamem1'), stage.createUser('lamem2')] as const;
  for (const user of users) stage.simulator.tenant.groups.addMember(group.id, user.id);
  const ids = await phase('Create', async () => {
    stage.assign(group, ...users);
    return afterCycles(context, async () => {
      const found: string[] = [];
      for (const user of users) found.push((await expectCreated(context, userIdentity(user, plan))).resource.id);
      expectLog(stage, group.id, ['create']);
      await expectMembers(context, group, found);
      return found;
    });
  });
  await phase('Update', async () => {
    const before = entryCount(stage, group.id);
    stage.simulator.tenant.groups.removeMember(group.id, users[0].id);
    await afterCycles(context, async () => {
      expectLog(stage, group.id, ['update'], before);
      await expectMembers(context, group, ids.slice(1));
    });
  });
}

/** Read by id with all attributes: lists may leave members out. */
async function expectMembers(context: TestContext, group: Group, expected: readonly string[]): Promise<void> {
  const { resource: found } = await expectFound(context, 'Group', group.displayName);
  const { resource, exchange } = await context.endpoint.read('Group', found.id);
  const actual = memberIds(resource);
  if (actual.length === expected.length && expected.every((id) => actual.includes(id))) return;
  throw new TestFailure('the members are others than expected', {
    expected: JSON.stringify(expected),
    actual: JSON.stringify(actual),
    exchange,
  });
}

async function restoreGroup(context: TestContext): Promise<void> {
  const { stage } = context;
  const group = stage.createGroup('LARestoreGroup');
  await createPhase(context, groupIdentity(group));
  await phase('Deassign', async () => {
    stage.unassign(group);
    await afterCycles(context, () => expectGroupGone(context, group));
  });
  await phase('Reassign', async () => {
    const before = entryCount(stage, group.id);
    stage.assign(group);
    await afterCycles(context, async () => {
      expectLog(stage, group.id, ['create'], before);
      await expectFound(context, 'Group', group.displayName);
    });
  });
}
