/** The SCIM Validator's preview tests: reported, not scored (B.2). */
import type { ObjectKind } from '../../model/exchange.ts';
import { expectValues } from '../compare.ts';
import { expectStatus, one } from '../endpoint.ts';
import { withoutGroups } from '../gallery/group-tests.ts';
import { groupBody, userBody } from '../scim-bodies.ts';
import type { TestContext, ValidationTest } from '../validation-test.ts';
import { expectMembers } from './group-tests.ts';

const shared = { suite: 'protocol', optional: 'always' } as const;
const users = { ...shared, group: 'UserTests' } as const;
const groups = { ...shared, group: 'GroupTests', skip: withoutGroups } as const;

/** A plain attribute that may be empty, for the tests of several operations in one PATCH. */
const PREFERRED = ['displayName', 'nickName', 'title', 'preferredLanguage', 'locale'];

export const previewTests: readonly ValidationTest[] = [
  {
    ...users,
    name: 'Patch User - Multiple Ops on different attributes',
    purpose: 'Remove, add and replace in one PATCH are all applied.',
    rule: 'B.2',
    skip: (plan) => (plainAttributes(plan).length >= 2 ? null : 'the mapping has no two plain attributes'),
    run: async ({ endpoint, plan, stage }) => {
      const [first, second] = plainAttributes(plan) as [string, string];
      const { id } = await endpoint.create('User', userBody(plan, stage.chance, 'user'));
      const added = `Added ${stage.mark()}`;
      const userName = `replaced${stage.mark()}@example.com`;
      await endpoint.patch('User', id, [
        { op: 'remove', path: second },
        { op: 'add', value: { [first]: added } },
        { op: 'replace', value: { userName } },
      ]);
      const { resource, exchange } = await endpoint.read('User', id);
      const expected = new Map<string, unknown>([
        [first, added],
        [second, null],
        ['userName', userName],
      ]);
      expectValues(resource, expected, exchange);
    },
  },
  {
    ...users,
    name: 'Patch User - Multiple Ops on same attribute',
    purpose: 'Operations of one PATCH on the same attribute are applied in order.',
    rule: 'B.2',
    skip: (plan) => (plainAttributes(plan).length >= 1 ? null : 'the mapping has no plain attribute'),
    run: async ({ endpoint, plan, stage }) => {
      const [name] = plainAttributes(plan) as [string];
      const { id } = await endpoint.create('User', userBody(plan, stage.chance, 'user'));
      const last = `Last ${stage.mark()}`;
      await endpoint.patch('User', id, [
        { op: 'remove', path: name },
        { op: 'add', value: { [name]: 'First' } },
        { op: 'replace', value: { [name]: last } },
      ]);
      const { resource, exchange } = await endpoint.read('User', id);
      expectValues(resource, new Map([[name, last]]), exchange);
    },
  },
  {
    ...users,
    name: 'Delete a non-existent User',
    purpose: 'DELETE of an unknown id answers 404.',
    rule: 'B.2',
    run: (context) => deleteUnknown(context, 'User'),
  },
  {
    ...users,
    name: 'Delete the same User twice',
    purpose: 'The second DELETE answers 404.',
    rule: 'B.2, W-105',
    run: (context) => deleteTwice(context, 'User'),
  },
  {
    ...groups,
    name: 'Patch Group - Multiple Ops on same attribute',
    purpose: 'A member that is added and removed by one PATCH is not there.',
    rule: 'B.2, W-92',
    run: async (context) => {
      const { endpoint, plan, stage } = context;
      const group = await endpoint.create('Group', groupBody(plan, stage.chance, 'Group'));
      const user = await endpoint.create('User', userBody(plan, stage.chance, 'member_'));
      await endpoint.patch('Group', group.id, [
        { op: 'add', path: 'members', value: [{ value: user.id }] },
        { op: 'remove', path: `members[value eq "${user.id}"]` },
      ]);
      await expectMembers(context, group.id, []);
    },
  },
  {
    ...groups,
    name: 'Delete a non-existent Group',
    purpose: 'DELETE of an unknown id answers 404.',
    rule: 'B.2',
    run: (context) => deleteUnknown(context, 'Group'),
  },
  {
    ...groups,
    name: 'Delete the same Group twice',
    purpose: 'The second DELETE answers 404.',
    rule: 'B.2, W-105',
    run: (context) => deleteTwice(context, 'Group'),
  },
];

/** Texts of the core schema that a user may be without. */
function plainAttributes({ attributes }: TestContext['plan']): string[] {
  const named = attributes.User.filter(
    ({ name, type, required }) => type === 'String' && !required && /^\w+$/.test(name),
  );
  const names = named.map(({ name }) => name);
  return PREFERRED.filter((name) => names.includes(name));
}

async function deleteUnknown({ endpoint, stage }: TestContext, kind: ObjectKind): Promise<void> {
  expectStatus(await endpoint.send('DELETE', one(kind, stage.chance.guid())), [404]);
}

async function deleteTwice({ endpoint, plan, stage }: TestContext, kind: ObjectKind): Promise<void> {
  const body = kind === 'User' ? userBody(plan, stage.chance, 'user') : groupBody(plan, stage.chance, 'Group');
  const { id } = await endpoint.create(kind, body);
  await endpoint.delete(kind, id);
  expectStatus(await endpoint.send('DELETE', one(kind, id)), [404]);
}
