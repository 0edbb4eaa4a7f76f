/** The Logic App's test 5: a manager is set, changed and removed through the engine. */
import { managerId } from '../compare.ts';
import { afterCycles, entryCount, expectCreated, expectFound, expectLog, userIdentity } from '../lifecycle.ts';
import { MANAGER } from '../rehearsal-plan.ts';
import { phase, TestFailure } from '../test-failure.ts';
import type { TestContext, ValidationTest } from '../validation-test.ts';

export const managerTest: ValidationTest = {
  suite: 'gallery',
  group: 'UserTests',
  name: 'User_Update_Manager_Test',
  purpose: 'The reference to the manager is set, changed and removed.',
  rule: 'test 5',
  skip: ({ capabilities }) =>
    capabilities.isManagerAttributeSupported ? null : 'IsManagerAttributeSupported is false',
  run: updateManager,
};

async function updateManager(context: TestContext): Promise<void> {
  const { stage, plan } = context;
  const user = stage.createUser('lamgr');
  const managers = [stage.createUser('lamgrinit'), stage.createUser('lamgrnew')] as const;
  const everyone = [user, ...managers].map((each) => userIdentity(each, plan));
  const [ids, name] = await phase('Create', async () => {
    stage.assign(user, ...managers);
    const found = await afterCycles(context, async () => {
      const resources: string[] = [];
      for (const identity of everyone) resources.push((await expectCreated(context, identity)).resource.id);
      return resources;
    });
    return [found.slice(1), (everyone[0] as (typeof everyone)[number]).name] as const;
  });
  for (const [at, manager] of managers.entries()) {
    await phase('Update', async () => {
      const before = entryCount(stage, user.id);
      stage.simulator.tenant.users.setManager(user.id, manager.id);
      await afterCycles(context, () =>
        expectManager(context, name, ids[at] as string, () => expectLog(stage, user.id, ['update'], before)),
      );
    });
  }
  await phase('Update', async () => {
    const before = entryCount(stage, user.id);
    stage.simulator.tenant.users.setManager(user.id, null);
    await afterCycles(context, () =>
      expectManager(context, name, null, () => expectLog(stage, user.id, ['update'], before)),
    );
  });
}

async function expectManager(
  context: TestContext,
  name: string,
  expected: string | null,
  log: () => unknown,
): Promise<void> {
  log();
  const { resource, exchange } = await expectFound(context, 'User', name);
  const actual = managerId(resource, MANAGER, exchange);
  if (actual === expected) return;
  throw new TestFailure(expected === null ? 'the manager is still there' : 'the manager is another', {
    expected: expected === null ? 'no manager' : `manager ${expected}`,
    actual: JSON.stringify(actual),
    exchange,
  });
}
