/** The Logic App's user tests 1 to 4, 6 and 7: the life of a user through the engine (A.5). */
import type { ScimResource } from '../../model/exchange.ts';
import { parseAttributePath } from '../../schema/index.ts';
import { ENTERPRISE_USER, readAttribute } from '../../scim/index.ts';
import { expectActive, expectValues, isEqual } from '../compare.ts';
import { expectedValues } from '../expected-values.ts';
import {
  afterCycles,
  createPhase,
  entryCount,
  expectFound,
  expectLog,
  type Identity,
  look,
  onDemandPhase,
  userIdentity,
} from '../lifecycle.ts';
import { phase, TestFailure } from '../test-failure.ts';
import type { TestContext, ValidationTest } from '../validation-test.ts';

const shared = { suite: 'gallery', group: 'UserTests' } as const;

export const userTests: readonly ValidationTest[] = [
  {
    ...shared,
    name: 'Create_User_Test',
    purpose: 'A new user of the directory arrives at the endpoint.',
    rule: 'V-10 to V-14, test 1',
    run: async (context) => {
      await createPhase(context, identityIn(context, 'lacreate'));
    },
  },
  {
    ...shared,
    name: 'Update_User_Test',
    purpose: 'Every mapped attribute arrives after a change.',
    rule: 'test 2',
    run: updateUser,
  },
  {
    ...shared,
    name: 'Disable_User_Test',
    purpose: 'accountEnabled false becomes active false, as a boolean.',
    rule: 'test 3',
    // The newest edition of Microsoft's runs it always.
    skip: ({ capabilities, asMicrosoft, edition }) =>
      capabilities.isSoftDeleteSupported || (asMicrosoft && edition === '25')
        ? null
        : 'No active attribute mapping found',
    run: disableUser,
  },
  {
    ...shared,
    name: 'Delete_User_Test',
    purpose: 'A purged user is deleted at the endpoint.',
    rule: 'test 4',
    optional: 'newest',
    run: deleteUser,
  },
  {
    ...shared,
    name: 'Restore_User_Test',
    purpose: 'A user who is unassigned goes, or is disabled, and comes back when assigned again.',
    rule: 'test 6',
    run: restoreUser,
  },
  {
    ...shared,
    name: 'POD_User_Test',
    purpose: 'Provision on demand creates a user.',
    rule: 'test 7',
    run: (context) => onDemandPhase(context, identityIn(context, 'lapod')),
  },
];

/** A new user of the tenant. */
function identityIn({ stage, plan }: TestContext, prefix: string): Identity {
  return userIdentity(stage.createUser(prefix), plan);
}

async function updateUser(context: TestContext): Promise<string | undefined> {
  const { stage, endpoint, plan } = context;
  const user = stage.createUser('laupdate');
  const { resource } = await createPhase(context, userIdentity(user, plan));
  return phase('Update', async () => {
    const mark = stage.mark();
    const updated = stage.simulator.tenant.users.update(user.id, {
      displayName: `${user.displayName} - Updated`,
      userPrincipalName: `updated-${user.userPrincipalName}`,
      mail: `updated-${user.mail}`,
      mailNickname: `updated${user.mailNickname}`,
      givenName: `Updated${mark}`,
      surname: `Updated${mark}`,
      jobTitle: `Updated ${mark}`,
      department: `Updated ${mark}`,
      companyName: `Updated ${mark}`,
      officeLocation: `Updated ${mark}`,
      streetAddress: `Updated ${mark}`,
      city: `Updated${mark}`,
      businessPhones: [`+1 425 557 ${String(1000 + (Number.parseInt(mark.slice(0, 4), 16) % 9000))}`],
      otherMails: [`updated.${mark}@example.com`],
    });
    const before = entryCount(stage, user.id);
    const expected = expectedValues(plan, updated);
    const found = await afterCycles(context, async () => {
      const read = await endpoint.read('User', resource.id);
      const place = plan.asMicrosoft ? (name: string) => placeAsMicrosoft(name, read.resource) : undefined;
      expectValues(read.resource, expected, read.exchange, place);
      expectLog(stage, user.id, ['update'], before);
      return read.resource;
    });
    const elsewhere = [...expected].filter(
      ([name, value]) => !isEqual(readAttribute(found, placeAsMicrosoft(name, found)).value, value),
    );
    return elsewhere.length > 0
      ? `Microsoft's workflow would look for ${elsewhere.map(([name]) => name).join(', ')} in the enterprise extension`
      : undefined;
  });
}

/**
 * Microsoft's workflow reads attributes of every extension from the enterprise one, and what isn't there from the top
 * level (test 2, step 9; V-43).
 */
function placeAsMicrosoft(name: string, resource: ScimResource): string {
  const path = parseAttributePath(name);
  if (!path || path.schema === null) return name;
  const bare = name.slice(path.schema.length + 1);
  const extended = `${ENTERPRISE_USER}:${bare}`;
  return readAttribute(resource, extended).value === null ? bare : extended;
}

async function disableUser(context: TestContext): Promise<void> {
  const { stage, plan } = context;
  const user = stage.createUser('ladis');
  const identity = userIdentity(user, plan);
  const { name } = identity;
  await createPhase(context, identity);
  await phase('Disable', async () => {
    stage.simulator.tenant.users.update(user.id, { accountEnabled: false });
    await afterCycles(context, async () => {
      const { resource, exchange } = await expectFound(context, 'User', name);
      expectActive(resource, false, exchange);
      expectLog(stage, user.id, ['disable']);
    });
  });
}

/** Soft deletion may disable first; after the purge a real DELETE has to come. */
async function deleteUser(context: TestContext): Promise<void> {
  const { stage, endpoint, plan } = context;
  const user = stage.createUser('ladel');
  const { resource } = await createPhase(context, userIdentity(user, plan));
  await phase('Delete', async () => {
    stage.simulator.tenant.users.delete(user.id);
    await stage.cycle();
    stage.simulator.tenant.users.purge(user.id);
    await afterCycles(context, async () => {
      const exchange = await endpoint.send('GET', `/Users/${encodeURIComponent(resource.id)}`);
      if (exchange.response?.status !== 404) {
        // The refused DELETE says more than the user who is still there.
        expectLog(stage, user.id, ['delete']);
        throw new TestFailure('the deleted user is still answered', {
          expected: '404',
          actual: String(exchange.response?.status ?? exchange.failure?.message),
          exchange,
        });
      }
      expectLog(stage, user.id, ['delete']);
    });
  });
}

async function restoreUser(context: TestContext): Promise<string> {
  const { stage, plan } = context;
  const user = stage.createUser('larestore');
  const identity = userIdentity(user, plan);
  const { name } = identity;
  await createPhase(context, identity);
  const wasDisabled = await phase('Deassign', async () => {
    const before = entryCount(stage, user.id);
    stage.unassign(user);
    return afterCycles(context, async () => {
      const { resources, exchange } = await look(context, 'User', name);
      const [resource] = resources;
      if (resource) expectActive(resource, false, exchange);
      expectLog(stage, user.id, ['disable', 'delete'], before);
      return resource !== undefined;
    });
  });
  await phase('Reassign', async () => {
    const before = entryCount(stage, user.id);
    stage.assign(user);
    await afterCycles(context, async () => {
      const { resource, exchange } = await expectFound(context, 'User', name);
      if (wasDisabled) expectActive(resource, true, exchange);
      expectLog(stage, user.id, ['create', 'update'], before);
    });
  });
  return wasDisabled ? 'SoftDeleteRestore' : 'HardDeleteReprovision';
}
