/** The SCIM Validator's user tests, 1 to 13 (B.1). Bodies and operations are written as the Validator writes them. */
import type { ScimResource } from '../../model/exchange.ts';
import type { AttributeDefinition } from '../../model/schema.ts';
import { parseAttributePath } from '../../schema/index.ts';
import { expectActive, expectValues, managerId } from '../compare.ts';
import { expectStatus, type Json, type PatchOperation, resourceOf } from '../endpoint.ts';
import { MANAGER } from '../rehearsal-plan.ts';
import { fillable, put, userBody, valueFor } from '../scim-bodies.ts';
import { TestFailure } from '../test-failure.ts';
import type { TestContext, ValidationTest } from '../validation-test.ts';
import { valuesIn } from '../values-in.ts';
import { expectDeleted, expectOne, inOtherCase, nonexistent } from './expectations.ts';

const shared = { suite: 'protocol', group: 'UserTests' } as const;
const withManager: ValidationTest['skip'] = ({ capabilities }) =>
  capabilities.isManagerAttributeSupported ? null : 'the mapping has no manager';

export const userProtocolTests: readonly ValidationTest[] = [
  {
    ...shared,
    name: 'Create a new User',
    purpose: 'POST answers 201 with the values that were sent.',
    rule: 'B.1 1',
    run: async (context) => {
      const body = bodyOf(context);
      const exchange = await context.endpoint.send('POST', '/Users', body);
      expectStatus(exchange, [201]);
      const user = await context.endpoint.read('User', resourceOf(exchange).id);
      expectValues(user.resource, valuesIn(context.plan, body), user.exchange);
    },
  },
  {
    ...shared,
    name: 'Create a duplicate User',
    purpose: 'A second POST of the same user is refused with 409.',
    rule: 'B.1 2, W-109',
    run: async (context) => {
      const body = bodyOf(context);
      await context.endpoint.create('User', body, [201]);
      expectStatus(await context.endpoint.send('POST', '/Users', body), [409]);
    },
  },
  {
    ...shared,
    name: 'Filter for an existing user',
    purpose: 'A filter on the matching attribute finds the user.',
    rule: 'B.1 3, V-34',
    run: async (context) => {
      const user = await create(context);
      await expectOne(context, 'User', joining(context), joiningValue(context, user), user.id);
    },
  },
  {
    ...shared,
    name: 'Filter for a non-existing user',
    purpose: 'A filter that matches nobody is answered with 200 and an empty list.',
    rule: 'B.1 4, V-34',
    run: (context) => nonexistent(context, 'User', joining(context)),
  },
  {
    ...shared,
    name: 'Filter for an existing user with a different case',
    purpose: 'The filter compares without regard to case.',
    rule: 'B.1 5, W-109',
    run: async (context) => {
      const user = await create(context);
      await expectOne(context, 'User', joining(context), inOtherCase(joiningValue(context, user)), user.id);
    },
  },
  {
    ...shared,
    name: 'Patch User - Replace Attributes (Verbose)',
    purpose: 'One operation without path replaces plain attributes, others have a path each.',
    rule: 'B.1 6, V-35',
    run: (context) => patchAttributes(context, 'replace'),
  },
  {
    ...shared,
    name: 'Update User userName',
    purpose: 'userName is replaced by an operation without path.',
    rule: 'B.1 7',
    run: async (context) => {
      const { endpoint, stage } = context;
      const user = await create(context);
      const userName = `renamed${stage.mark()}@example.com`;
      await endpoint.patch('User', user.id, [{ op: 'replace', value: { userName } }]);
      const read = await endpoint.read('User', user.id);
      expectValues(read.resource, new Map([['userName', userName]]), read.exchange);
    },
  },
  {
    ...shared,
    name: 'Patch User - Disable User',
    purpose: 'A disabled user stays, with active false.',
    rule: 'B.1 8',
    skip: ({ capabilities }) => (capabilities.isSoftDeleteSupported ? null : 'the mapping has no active'),
    run: async (context) => {
      const { endpoint } = context;
      const user = await create(context);
      await endpoint.patch('User', user.id, [{ op: 'replace', path: 'active', value: false }]);
      const read = await endpoint.read('User', user.id);
      expectActive(read.resource, false, read.exchange);
      const found = await expectOne(context, 'User', joining(context), joiningValue(context, user), user.id);
      expectActive(found.resource, false, found.exchange);
    },
  },
  {
    ...shared,
    name: 'Patch User - Add Attributes (Verbose)',
    purpose: 'Attributes that were not there are added.',
    rule: 'B.1 9, V-35',
    run: (context) => patchAttributes(context, 'add'),
  },
  {
    ...shared,
    name: 'Patch User - Add Manager',
    purpose: 'A manager is added by the plain id.',
    rule: 'B.1 10',
    skip: withManager,
    run: async (context) => void (await managed(context)),
  },
  {
    ...shared,
    name: 'Patch User - Replace Manager',
    purpose: 'A manager is replaced by the plain id of another.',
    rule: 'B.1 11',
    skip: withManager,
    run: async (context) => {
      const user = await managed(context);
      const second = await create(context);
      await setManager(context, user.id, { op: 'replace', path: MANAGER, value: second.id }, second.id);
    },
  },
  {
    ...shared,
    name: 'Patch User - Remove Manager',
    purpose: 'A manager is removed by an empty text.',
    rule: 'B.1 12, W-78',
    skip: withManager,
    run: async (context) => {
      const user = await managed(context);
      await setManager(context, user.id, { op: 'replace', path: MANAGER, value: '' }, null);
    },
  },
  {
    ...shared,
    name: 'Delete a User',
    purpose: 'DELETE answers 204; then the user is neither read nor found.',
    rule: 'B.1 13, W-105',
    run: async (context) => {
      const user = await create(context);
      await context.endpoint.delete('User', user.id);
      await expectDeleted(context, 'User', user.id, joining(context), joiningValue(context, user));
    },
  },
];

function bodyOf({ plan, stage }: TestContext, without: readonly string[] = []): Json {
  return userBody(plan, stage.chance, 'user', { schemas: 'last', without });
}

async function create(context: TestContext): Promise<ScimResource> {
  const body = bodyOf(context);
  const { id } = await context.endpoint.create('User', body);
  // What was sent is what is asked for later: the answer may leave things out.
  return { ...body, id };
}

/** The matching attribute that is asked first; userName where the test's users have no value for it. */
function joining({ plan }: TestContext): string {
  const [first] = plan.matching.User;
  return first === 'externalId' || first === undefined ? 'userName' : first;
}

function joiningValue(context: TestContext, user: ScimResource): string {
  const name = joining(context);
  const path = parseAttributePath(name);
  if (!path || (path.filter === null && path.sub === null && path.schema === null))
    return String(user[name] ?? user.userName);
  const values = valuesIn(context.plan, user);
  return String(values.get(name) ?? user.userName);
}

/** Single values go together without path, items of lists each with one (V-35). */
async function patchAttributes(context: TestContext, op: 'add' | 'replace'): Promise<string | undefined> {
  const { endpoint, plan, stage } = context;
  const changed = fillable(plan, 'User').filter(({ required }) => op === 'replace' || !required);
  if (changed.length === 0) return 'no updatable attributes';
  const { id } = await endpoint.create('User', bodyOf(context, op === 'add' ? changed.map(({ name }) => name) : []));
  const mark = stage.mark();
  const values = new Map(changed.map((attribute) => [attribute.name, valueFor(attribute, mark)]));
  await endpoint.patch('User', id, verboseOperations(op, changed, values));
  const { resource, exchange } = await endpoint.read('User', id);
  expectValues(resource, values, exchange);
  return undefined;
}

function verboseOperations(
  op: string,
  attributes: readonly AttributeDefinition[],
  values: ReadonlyMap<string, unknown>,
): PatchOperation[] {
  const together: Json = {};
  const operations: PatchOperation[] = [];
  for (const { name } of attributes) {
    const path = parseAttributePath(name);
    if (path?.filter) operations.push({ op, path: name, value: values.get(name) });
    else if (path?.schema != null && path.sub !== null) put(together, name, values.get(name));
    else together[name] = values.get(name);
  }
  return Object.keys(together).length > 0 ? [{ op, value: together }, ...operations] : operations;
}

async function managed(context: TestContext): Promise<ScimResource> {
  const user = await create(context);
  const manager = await create(context);
  await setManager(context, user.id, { op: 'add', path: MANAGER, value: manager.id }, manager.id);
  return user;
}

async function setManager(
  { endpoint }: TestContext,
  userId: string,
  operation: PatchOperation,
  expected: string | null,
): Promise<void> {
  await endpoint.patch('User', userId, [operation]);
  const { resource, exchange } = await endpoint.read('User', userId);
  const actual = managerId(resource, MANAGER, exchange);
  if (actual === expected) return;
  throw new TestFailure('the manager is another than expected', {
    expected: JSON.stringify(expected),
    actual: JSON.stringify(actual),
    exchange,
  });
}
