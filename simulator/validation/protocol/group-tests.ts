/** The SCIM Validator's group tests, 14 to 25 (B.1). */
import type { ScimResource } from '../../model/exchange.ts';
import { expectValues, memberIds } from '../compare.ts';
import { expectStatus, type Json } from '../endpoint.ts';
import { withoutGroups } from '../gallery/group-tests.ts';
import { groupBody, userBody, valueFor } from '../scim-bodies.ts';
import { TestFailure } from '../test-failure.ts';
import type { TestContext, ValidationTest } from '../validation-test.ts';
import { expectDeleted, expectOne, inOtherCase, nonexistent } from './expectations.ts';

const shared = { suite: 'protocol', group: 'GroupTests', skip: withoutGroups } as const;
const EXCLUDING = 'excludedAttributes=members';

export const groupProtocolTests: readonly ValidationTest[] = [
  {
    ...shared,
    name: 'Get group by id excluding members',
    purpose: 'excludedAttributes=members is heeded by a read.',
    rule: 'B.1 14, W-89',
    run: async (context) => {
      const { group } = await withMembers(context, 1);
      const { resource, exchange } = await context.endpoint.read('Group', group.id, EXCLUDING);
      expectNoMembers(resource, exchange);
    },
  },
  {
    ...shared,
    name: 'Filter for existing group excluding members',
    purpose: 'excludedAttributes=members is heeded by a search.',
    rule: 'B.1 15, W-89',
    run: async (context) => {
      const { group } = await withMembers(context, 1);
      const found = await expectOne(context, 'Group', 'displayName', nameOf(group), group.id, EXCLUDING);
      expectNoMembers(found.resource, found.exchange);
    },
  },
  {
    ...shared,
    name: 'Filter for an existing group',
    purpose: 'A filter on displayName finds the group.',
    rule: 'B.1 16',
    run: async (context) => {
      const group = await create(context);
      await expectOne(context, 'Group', 'displayName', nameOf(group), group.id);
    },
  },
  {
    ...shared,
    name: 'Filter for a non-existing group',
    purpose: 'A filter that matches no group is answered with 200 and an empty list.',
    rule: 'B.1 17',
    run: (context) => nonexistent(context, 'Group', 'displayName'),
  },
  {
    ...shared,
    name: 'Filter for an existing group with a different case',
    purpose: 'The filter compares without regard to case.',
    rule: 'B.1 18, W-109',
    run: async (context) => {
      const group = await create(context);
      await expectOne(context, 'Group', 'displayName', inOtherCase(nameOf(group)), group.id);
    },
  },
  {
    ...shared,
    name: 'Create a new Group',
    purpose: 'POST answers 201 with the group.',
    rule: 'B.1 19',
    run: async (context) => {
      const body = bodyOf(context);
      const { id } = await context.endpoint.create('Group', body, [201]);
      const { resource, exchange } = await context.endpoint.read('Group', id);
      expectValues(resource, new Map([['displayName', body.displayName]]), exchange);
    },
  },
  {
    ...shared,
    name: 'Create a duplicate Group',
    purpose: 'A second POST of the same group is refused with 409.',
    rule: 'B.1 20',
    run: async (context) => {
      const body = bodyOf(context);
      await context.endpoint.create('Group', body);
      expectStatus(await context.endpoint.send('POST', '/Groups', body), [409]);
    },
  },
  {
    ...shared,
    name: 'Patch Group - Replace Attributes',
    purpose: 'An operation without path replaces the attributes of a group.',
    rule: 'B.1 21',
    run: async (context) => {
      const { endpoint, plan, stage } = context;
      const group = await create(context);
      const changed = plan.attributes.Group.filter(({ name, type }) => name !== 'displayName' && type !== 'Reference');
      if (changed.length === 0) return 'no updatable attributes';
      const mark = stage.mark();
      const values = new Map(changed.map((attribute) => [attribute.name, valueFor(attribute, mark)]));
      await endpoint.patch('Group', group.id, [{ op: 'replace', value: Object.fromEntries(values) }]);
      const { resource, exchange } = await expectOne(context, 'Group', 'displayName', nameOf(group), group.id);
      expectValues(resource, values, exchange);
      return undefined;
    },
  },
  {
    ...shared,
    name: 'Update Group displayName',
    purpose: 'displayName is replaced by an operation without path.',
    rule: 'B.1 22',
    run: async (context) => {
      const { endpoint, stage } = context;
      const group = await create(context);
      const displayName = `Renamed-${stage.mark()}`;
      await endpoint.patch('Group', group.id, [{ op: 'replace', value: { displayName } }]);
      const { resource, exchange } = await endpoint.read('Group', group.id);
      expectValues(resource, new Map([['displayName', displayName]]), exchange);
    },
  },
  {
    ...shared,
    name: 'Patch Group - Add Member',
    purpose: 'A replace of members with one user leaves that user in the group.',
    rule: 'B.1 23, W-85',
    run: async (context) => {
      const { group, users } = await withMembers(context, 1);
      await expectMembers(context, group.id, users);
    },
  },
  {
    ...shared,
    name: 'Patch Group - Remove Member',
    purpose: 'A remove with a filter takes one member and leaves the other.',
    rule: 'B.1 24, W-86',
    run: async (context) => {
      const { group, users } = await withMembers(context, 2);
      const [gone, kept] = users as [string, string];
      await context.endpoint.patch('Group', group.id, [{ op: 'remove', path: `members[value eq "${gone}"]` }]);
      await expectMembers(context, group.id, [kept]);
    },
  },
  {
    ...shared,
    name: 'Delete a Group',
    purpose: 'DELETE answers 204; then the group is neither read nor found.',
    rule: 'B.1 25',
    run: async (context) => {
      const group = await create(context);
      await context.endpoint.delete('Group', group.id);
      await expectDeleted(context, 'Group', group.id, 'displayName', nameOf(group));
    },
  },
];

function bodyOf({ plan, stage }: TestContext): Json {
  return groupBody(plan, stage.chance, 'Group', { schemas: 'last' });
}

async function create(context: TestContext): Promise<ScimResource> {
  const body = bodyOf(context);
  const { id } = await context.endpoint.create('Group', body);
  return { ...body, id };
}

function nameOf(group: ScimResource): string {
  return String(group.displayName);
}

/** A group whose members are set as the Validator sets them: one replace of the whole list. */
export async function withMembers(
  context: TestContext,
  count: number,
): Promise<{ group: ScimResource; users: string[] }> {
  const { endpoint, plan, stage } = context;
  const group = await create(context);
  const users: string[] = [];
  while (users.length < count) {
    users.push((await endpoint.create('User', userBody(plan, stage.chance, 'member_', { schemas: 'last' }))).id);
  }
  const value = users.map((id) => ({ value: id }));
  await endpoint.patch('Group', group.id, [{ op: 'replace', path: 'members', value }]);
  return { group, users };
}

export async function expectMembers(
  { endpoint }: TestContext,
  groupId: string,
  expected: readonly string[],
): Promise<void> {
  const { resource, exchange } = await endpoint.read('Group', groupId);
  const actual = memberIds(resource);
  if (actual.length === expected.length && expected.every((id) => actual.includes(id))) return;
  throw new TestFailure('the members are others than expected', {
    expected: JSON.stringify(expected),
    actual: JSON.stringify(actual),
    exchange,
  });
}

function expectNoMembers(resource: ScimResource, exchange: Parameters<typeof expectStatus>[0]): void {
  if (memberIds(resource).length === 0) return;
  throw new TestFailure('members are answered although they were excluded', {
    expected: 'no members',
    actual: `${memberIds(resource).length} members`,
    exchange,
  });
}
