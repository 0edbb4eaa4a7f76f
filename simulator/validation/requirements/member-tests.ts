/** Members of a group: several in one PATCH, and several PATCHes at the same time (V-20, W-85, W-86, W-92). */
import { expectStatus } from '../endpoint.ts';
import { expectMembers } from '../protocol/group-tests.ts';
import { groupBody, userBody } from '../scim-bodies.ts';
import type { TestContext } from '../validation-test.ts';

async function groupAndUsers({ endpoint, plan, stage }: TestContext, count: number) {
  const { id } = await endpoint.create('Group', groupBody(plan, stage.chance, 'Members'));
  const users: string[] = [];
  while (users.length < count) {
    users.push((await endpoint.create('User', userBody(plan, stage.chance, 'member'))).id);
  }
  return { id, users };
}

/** Removed by a list of values, as the legacy dialect does, and by a filter, as the compliant one. */
export async function severalMembers(context: TestContext): Promise<void> {
  const { endpoint } = context;
  const { id, users } = await groupAndUsers(context, 4);
  const values = (ids: readonly string[]) => ids.map((value) => ({ value }));
  await endpoint.patch('Group', id, [{ op: 'Add', path: 'members', value: values(users.slice(0, 2)) }]);
  await endpoint.patch('Group', id, [{ op: 'Add', path: 'members', value: values(users.slice(2)) }]);
  await expectMembers(context, id, users);
  await endpoint.patch('Group', id, [{ op: 'Remove', path: 'members', value: values(users.slice(0, 2)) }]);
  await expectMembers(context, id, users.slice(2));
  await endpoint.patch('Group', id, [{ op: 'remove', path: `members[value eq "${users[2]}"]` }]);
  await expectMembers(context, id, users.slice(3));
}

const AT_ONCE = 8;

export async function concurrentMembers(context: TestContext): Promise<void> {
  const { endpoint } = context;
  const { id, users } = await groupAndUsers(context, AT_ONCE);
  const answers = await Promise.all(
    users.map((value) => endpoint.patch('Group', id, [{ op: 'Add', path: 'members', value: [{ value }] }])),
  );
  for (const answer of answers) expectStatus(answer, [200, 204]);
  await expectMembers(context, id, users);
}
