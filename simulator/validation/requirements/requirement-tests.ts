/** What Microsoft asks of an endpoint beside its tests, and what the engine relies on (V-20, V-37, V-45, V-47). */
import type { Exchange, ScimResource } from '../../model/exchange.ts';
import { ERROR_RESPONSE } from '../../scim/index.ts';
import { expectActive } from '../compare.ts';
import { expectJson, expectStatus, type Json, listOf, one } from '../endpoint.ts';
import { withoutGroups } from '../gallery/group-tests.ts';
import { groupBody, userBody } from '../scim-bodies.ts';
import { TestFailure } from '../test-failure.ts';
import type { TestContext, ValidationTest } from '../validation-test.ts';
import { concurrentMembers, severalMembers } from './member-tests.ts';
import { rateTest } from './rate-test.ts';
import { survivalTests } from './survival-tests.ts';

const shared = { suite: 'requirements', group: 'SCIMTests' } as const;

export const requirementTests: readonly ValidationTest[] = [
  {
    ...shared,
    name: 'Service provider configuration',
    purpose: '/ServiceProviderConfig and /ResourceTypes answer, and say that PATCH and filters are supported.',
    rule: 'V-20, V-45',
    run: discovery,
  },
  {
    ...shared,
    name: 'Empty filter on every matching attribute',
    purpose: 'Each matching attribute can be filtered on; nobody found is 200 and an empty list.',
    rule: 'V-20, V-45',
    run: matchingFilters,
  },
  {
    ...shared,
    name: 'Active as text',
    purpose: 'The legacy dialect writes "False"; the endpoint disables the user and answers a boolean.',
    rule: 'W-64, W-112',
    skip: ({ capabilities }) => (capabilities.isSoftDeleteSupported ? null : 'the mapping has no active'),
    run: activeAsText,
  },
  {
    ...shared,
    name: 'Content type and meta of answers',
    purpose: 'Answers are application/scim+json; resources carry schemas, an id and meta.',
    rule: 'W-110, V-37',
    run: contentType,
  },
  {
    ...shared,
    name: 'Errors',
    purpose: 'An unknown id is 404, an unreadable body 400, each with a SCIM error.',
    rule: 'V-20, V-37, W-111',
    run: errors,
  },
  {
    ...shared,
    name: 'Wrong token',
    purpose: 'A request with a wrong token is refused with 401.',
    rule: 'V-20, W-21',
    run: wrongToken,
  },
  {
    ...shared,
    name: 'Several members in one PATCH',
    purpose: 'All members of one operation are added, all of another removed, also in the legacy form.',
    rule: 'V-20, W-85, W-86',
    skip: withoutGroups,
    run: severalMembers,
  },
  {
    ...shared,
    name: 'Concurrent members',
    purpose: 'No member is lost when several PATCHes of a group arrive at the same time.',
    rule: 'V-20, W-92',
    skip: withoutGroups,
    run: concurrentMembers,
  },
  {
    ...shared,
    name: 'Page after the last',
    purpose: 'A page behind the end is empty and still tells the total.',
    rule: 'W-37',
    run: pageAfterLast,
  },
  ...survivalTests,
  rateTest,
];

async function discovery({ endpoint }: TestContext): Promise<void> {
  const config = await endpoint.send('GET', '/ServiceProviderConfig');
  expectStatus(config, [200]);
  const stated = expectJson(config) as Record<string, { supported?: unknown } | undefined>;
  for (const feature of ['patch', 'filter'] as const) {
    if (stated[feature]?.supported === true) continue;
    throw new TestFailure(`ServiceProviderConfig does not say that ${feature} is supported`, {
      expected: `${feature}.supported true`,
      actual: JSON.stringify(stated[feature]),
      exchange: config,
    });
  }
  const types = await endpoint.send('GET', '/ResourceTypes');
  expectStatus(types, [200]);
  if (listOf(types).resources.length === 0) {
    throw new TestFailure('/ResourceTypes names no resource type', { exchange: types });
  }
}

async function matchingFilters({ endpoint, plan, stage }: TestContext): Promise<void> {
  for (const kind of ['User', 'Group'] as const) {
    if (kind === 'Group' && !plan.capabilities.isGroupSupported) continue;
    // Where there is nobody, an endpoint that answers everybody would not be noticed.
    const body = kind === 'User' ? userBody(plan, stage.chance, 'other') : groupBody(plan, stage.chance, 'Other');
    await endpoint.create(kind, body);
    for (const attribute of plan.matching[kind]) {
      const { totalResults, exchange } = await endpoint.find(kind, attribute, stage.chance.guid());
      if (totalResults === 0) continue;
      throw new TestFailure(`a filter on ${attribute} finds what does not exist`, {
        expected: 'totalResults 0',
        actual: `totalResults ${totalResults}`,
        exchange,
      });
    }
  }
}

async function activeAsText({ endpoint, plan, stage }: TestContext): Promise<void> {
  const { id } = await endpoint.create('User', userBody(plan, stage.chance, 'active'));
  for (const [value, expected] of [
    ['False', false],
    ['True', true],
  ] as const) {
    await endpoint.patch('User', id, [{ op: 'Replace', path: 'active', value }]);
    const { resource, exchange } = await endpoint.read('User', id);
    expectActive(resource, expected, exchange);
  }
}

async function contentType({ endpoint, plan, stage }: TestContext): Promise<void> {
  const created = await endpoint.send('POST', '/Users', userBody(plan, stage.chance, 'type'));
  expectStatus(created, [200, 201]);
  const { id } = expectJson(created);
  const read = await endpoint.read('User', String(id));
  const list = await endpoint.send('GET', '/Users', undefined, 'startIndex=1&count=1');
  for (const exchange of [created, read.exchange, list]) {
    const given = exchange.response?.headers['content-type'] ?? '';
    if (/^application\/scim\+json\b/i.test(given)) continue;
    throw new TestFailure('the answer has another content type', {
      expected: 'application/scim+json',
      actual: given === '' ? 'none' : given,
      exchange,
    });
  }
  expectForm(read.resource, read.exchange);
}

function expectForm(resource: ScimResource, exchange: Exchange): void {
  const { schemas, meta } = resource;
  if (!Array.isArray(schemas) || schemas.length === 0) {
    throw new TestFailure('the resource has no schemas', { actual: JSON.stringify(schemas), exchange });
  }
  const resourceType = (meta as Json | undefined)?.resourceType;
  if (resourceType !== 'User') {
    throw new TestFailure('meta of the resource is missing', {
      expected: 'meta.resourceType User',
      actual: JSON.stringify(meta),
      exchange,
    });
  }
}

async function errors({ endpoint, plan, stage }: TestContext): Promise<void> {
  const unknown = await endpoint.send('GET', one('User', stage.chance.guid()));
  expectStatus(unknown, [404]);
  expectScimError(unknown);
  const unreadable = await endpoint.send('POST', '/Users', '{"schemas":');
  expectStatus(unreadable, [400]);
  expectScimError(unreadable);
  const { userName: _left, ...nameless } = userBody(plan, stage.chance, 'nameless');
  expectStatus(await endpoint.send('POST', '/Users', nameless), [400]);
}

/** `status` is a text in SCIM errors (RFC 7644, 3.12). */
function expectScimError(exchange: Exchange): void {
  const { schemas, status } = expectJson(exchange);
  if (Array.isArray(schemas) && schemas.includes(ERROR_RESPONSE) && status === `${exchange.response?.status}`) {
    return;
  }
  throw new TestFailure('the error is no SCIM error', {
    expected: `schemas ["${ERROR_RESPONSE}"], status "${exchange.response?.status}"`,
    actual: (exchange.response?.body ?? '').slice(0, 200),
    exchange,
  });
}

async function wrongToken({ stage }: TestContext): Promise<void> {
  const exchange = await stage.sendWithToken('wrong-token-of-the-rehearsal', '/Users', 'startIndex=1&count=1');
  expectStatus(exchange, [401]);
}

async function pageAfterLast({ endpoint, plan, stage }: TestContext): Promise<void> {
  await endpoint.create('User', userBody(plan, stage.chance, 'page'));
  const first = await endpoint.list('User', 'startIndex=1&count=1');
  const behind = await endpoint.list('User', `startIndex=${first.totalResults + 100}&count=1`);
  if (behind.resources.length === 0 && behind.totalResults === first.totalResults) return;
  throw new TestFailure('a page behind the end is not empty, or tells another total', {
    expected: `no resource, totalResults ${first.totalResults}`,
    actual: `${behind.resources.length} resources, totalResults ${behind.totalResults}`,
    exchange: behind.exchange,
  });
}
