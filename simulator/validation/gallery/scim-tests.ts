/** The Logic App's direct tests 15 to 21, 23 and 25: the endpoint without the engine (A.7). */
import type { ObjectKind } from '../../model/exchange.ts';
import { readSchemas } from '../../scim/index.ts';
import { expectNothing, expectValues, managerId } from '../compare.ts';
import { discoveredSchemas, flattenedNames, namesAsMicrosoft, requiredNames } from '../discovered-schemas.ts';
import { expectStatus, listOf, type PatchOperation } from '../endpoint.ts';
import { MANAGER } from '../rehearsal-plan.ts';
import { type BodyOptions, fillable, groupBody, userBody, valueFor } from '../scim-bodies.ts';
import { TestFailure } from '../test-failure.ts';
import type { TestContext, ValidationTest } from '../validation-test.ts';
import { withoutGroups } from './group-tests.ts';
import { paginationOf } from './pagination.ts';

const shared = { suite: 'gallery', group: 'SCIMTests' } as const;

/** Users whom the tests of creation and change send have no externalId (V-09). */
const DIRECT: BodyOptions = { without: ['externalId'] };

export const scimTests: readonly ValidationTest[] = [
  {
    ...shared,
    name: 'Schema_Discoverability_Test',
    purpose: '/Schemas names every attribute of the application.',
    rule: 'V-17, V-18, test 15',
    run: schemaDiscoverability,
  },
  {
    ...shared,
    name: 'SCIM_Null_Update_Test',
    purpose: 'Attributes are cleared by an empty text and by null.',
    rule: 'test 16',
    run: nullUpdate,
  },
  {
    ...shared,
    name: 'SCIM_User_Create_Test',
    purpose: 'A user is created by a POST.',
    rule: 'V-09, test 17',
    run: async ({ endpoint, plan, stage }) => {
      await endpoint.create('User', userBody(plan, stage.chance, 'lascuser', DIRECT));
    },
  },
  {
    ...shared,
    name: 'SCIM_Group_Create_Test',
    purpose: 'A group is created by a POST.',
    rule: 'V-09, test 19',
    skip: withoutGroups,
    run: async ({ endpoint, plan, stage }) => {
      await endpoint.create('Group', groupBody(plan, stage.chance, 'LASCDirectGroup'));
    },
  },
  {
    ...shared,
    name: 'SCIM_User_Update_Test',
    purpose: 'Each attribute of a user is replaced by a PATCH with a path.',
    rule: 'test 18',
    run: (context) => updateEach(context, 'User'),
  },
  {
    ...shared,
    name: 'SCIM_Group_Update_Test',
    purpose: 'Each attribute of a group is replaced by a PATCH with a path.',
    rule: 'test 20',
    skip: withoutGroups,
    run: (context) => updateEach(context, 'Group'),
  },
  {
    ...shared,
    name: 'SCIM_User_Pagination_Test',
    purpose: 'Users come in pages of the size that was asked for.',
    rule: 'test 21',
    run: (context) => paginationOf(context, 'User'),
  },
  {
    ...shared,
    name: 'SCIM_Group_Pagination_Test',
    purpose: 'Groups come in pages of the size that was asked for.',
    rule: 'test 23',
    since: '24',
    optional: 'newest',
    skip: withoutGroups,
    run: (context) => paginationOf(context, 'Group'),
  },
  {
    ...shared,
    name: 'SCIM_Update_Manager_Test',
    purpose: 'A manager is added, replaced and removed by a PATCH.',
    rule: 'test 25',
    since: '25',
    skip: ({ capabilities }) =>
      capabilities.isManagerAttributeSupported ? null : 'IsManagerAttributeSupported is false',
    run: updateManager,
  },
];

const ODDITIES_SHOWN = 3;

/**
 * Custom extensions are flattened as well, and lists without canonical types have Entra's; what Microsoft's workflow
 * would miss all the same is told (V-18, V-43), and so is what nobody could read.
 */
async function schemaDiscoverability({ endpoint, plan }: TestContext): Promise<string | undefined> {
  const exchange = await endpoint.send('GET', '/Schemas');
  expectStatus(exchange, [200]);
  const { schemas, problems } = readSchemas(listOf(exchange).resources);
  const oddities = problems
    .slice(0, ODDITIES_SHOWN)
    .map(({ path, message }) => `${path}: ${message}`)
    .join('; ');
  if (schemas.length === 0) {
    throw new TestFailure('/Schemas names no schema', { ...(oddities === '' ? {} : { actual: oddities }), exchange });
  }
  const wanted = [...new Set([...plan.attributes.User, ...plan.attributes.Group].map(({ name }) => name))];
  const missingAmong = (names: readonly string[]) => {
    const known = new Set(names.map((name) => name.toLowerCase()));
    return wanted.filter((name) => !known.has(name.toLowerCase()));
  };
  const missedByMicrosoft = missingAmong(namesAsMicrosoft(schemas));
  // externalId is a common attribute, which no schema lists (RFC 7643, 3.1).
  const missing = plan.asMicrosoft
    ? missedByMicrosoft
    : missingAmong(flattenedNames(schemas)).filter((name) => name !== 'externalId');
  if (missing.length > 0) {
    throw new TestFailure(
      `/Schemas lacks ${missing.length} attribute${missing.length === 1 ? '' : 's'} of the application`,
      {
        expected: missing.join(', '),
        actual: `${schemas.length} schemas without them${oddities === '' ? '' : `; ${oddities}`}`,
        exchange,
      },
    );
  }
  const notes = [
    ...(missedByMicrosoft.length > 0
      ? [`Microsoft's workflow would not find ${missedByMicrosoft.join(', ')} there`]
      : []),
    ...(oddities === '' ? [] : [`not as RFC 7643 has it: ${oddities}`]),
  ];
  return notes.length > 0 ? notes.join('; ') : undefined;
}

async function nullUpdate({ endpoint, plan, stage }: TestContext): Promise<string | undefined> {
  const user = await endpoint.create('User', userBody(plan, stage.chance, 'scnull'));
  const required = requiredNames(await discoveredSchemas(endpoint));
  const cleared = fillable(plan, 'User')
    .map(({ name }) => name)
    .filter((name) => plan.mapped.User.includes(name) && !required.has(parentOf(name).toLowerCase()))
    .filter((name) => !plan.attributes.User.some((attribute) => attribute.name === name && attribute.required));
  if (cleared.length === 0) return 'no updatable attributes';
  for (const value of ['', null]) {
    const operations = cleared.map((path): PatchOperation => ({ op: 'replace', path, value }));
    await endpoint.patch('User', user.id, operations);
    const { resource, exchange } = await endpoint.read('User', user.id);
    // Items of lists aren't judged with null (step 5).
    const judged = value === null ? cleared.filter((name) => !name.includes('[')) : cleared;
    expectNothing(resource, judged, exchange, value === '');
  }
  return undefined;
}

/** `emails[type eq "work"].value` belongs to `emails`, `name.givenName` to `name`. */
function parentOf(name: string): string {
  return name.startsWith('urn:') ? name : (name.split(/[[.]/)[0] as string);
}

async function updateEach({ endpoint, plan, stage }: TestContext, kind: ObjectKind): Promise<string | undefined> {
  const body =
    kind === 'User'
      ? userBody(plan, stage.chance, 'lascuser', DIRECT)
      : groupBody(plan, stage.chance, 'LASCDirectGroup');
  const { id } = await endpoint.create(kind, body);
  const mark = stage.mark();
  const names = kind === 'Group' ? ['displayName', 'externalId'] : [];
  const eligible = plan.attributes[kind].filter(
    (attribute) =>
      !attribute.multivalued &&
      (attribute.mutability === 'ReadWrite' || attribute.mutability === 'WriteOnly') &&
      ['String', 'Integer', 'DateTime'].includes(attribute.type) &&
      (names.includes(attribute.name) || fillable(plan, kind).includes(attribute) || attribute.name === 'externalId'),
  );
  if (eligible.length === 0) return 'no updatable attributes';
  // An address stays an address: upd-… would fail at endpoints that check it (test 18).
  const updatedOf = (attribute: (typeof eligible)[number]) =>
    plan.asMicrosoft && attribute.type === 'String' ? `upd-${mark}` : valueFor(attribute, mark);
  const values = new Map(eligible.map((attribute) => [attribute.name, updatedOf(attribute)]));
  await endpoint.patch(
    kind,
    id,
    [...values].map(([path, value]) => ({ op: 'Replace', path, value })),
  );
  const { resource, exchange } = await endpoint.read(kind, id);
  expectValues(resource, values, exchange);
  return undefined;
}

async function updateManager({ endpoint, plan, stage }: TestContext): Promise<void> {
  const make = (prefix: string) => endpoint.create('User', userBody(plan, stage.chance, prefix));
  const user = await make('lascuser');
  const first = await make('lamgrinit');
  const second = await make('lamgrnew');
  const steps: [PatchOperation, string | null][] = [
    [{ op: 'Add', path: MANAGER, value: { value: first.id } }, first.id],
    [{ op: 'Replace', path: `${MANAGER}.value`, value: second.id }, second.id],
    [{ op: 'Remove', path: MANAGER }, null],
  ];
  for (const [operation, expected] of steps) {
    await endpoint.patch('User', user.id, [operation]);
    const { resource, exchange } = await endpoint.read('User', user.id);
    const actual = managerId(resource, MANAGER, exchange);
    if (actual === expected) continue;
    throw new TestFailure(`after ${operation.op} the manager is another`, {
      expected: JSON.stringify(expected),
      actual: JSON.stringify(actual),
      exchange,
    });
  }
}
