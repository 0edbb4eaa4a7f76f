/** Faults on the way to a target: each effect, the requests it meets, and what the judges make of it. */
import { describe, expect, it } from 'vitest';
import { chance } from '../../simulator/chance.ts';
import { Clock } from '../../simulator/clock.ts';
import {
  composeCreate,
  composeDelete,
  composeMatch,
  composeRead,
  composeUpdate,
  createConnection,
  createFaults,
  type FaultEffect,
  faultKinds,
  judgeCreate,
  judgeDelete,
  judgeMatch,
  judgeRead,
  judgeUpdate,
  resolveWireSettings,
  type ScimHandler,
} from '../../simulator/scim/index.ts';

const SCIM = { 'content-type': 'application/scim+json' };
const user = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  id: '9a',
  userName: 'ada',
  active: true,
  meta: { resourceType: 'User' },
};
const settings = resolveWireSettings({ tenantUrl: 'http://target.invalid/scim', quirks: { requestTimeoutMs: 60 } });
const match = composeMatch('User', 'userName', 'ada@example.com', settings);
const read = composeRead('User', '9a');
const create = composeCreate('User', [{ attribute: 'userName', value: 'zoë' }], settings);
const update = composeUpdate(
  'User',
  '9a',
  [{ attribute: 'title', verb: 'Add', value: 'Lead', oldValue: null }],
  settings,
);
const remove = composeDelete('User', '9a');

/** A target that does everything right and counts what reaches it. */
function setUp(seed = 1) {
  const reached: string[] = [];
  const handler: ScimHandler = ({ method, url }) => {
    reached.push(method);
    if (method === 'DELETE') return { status: 204, headers: {}, body: '' };
    const list = {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: 1,
      Resources: [user],
    };
    const body = JSON.stringify(method === 'GET' && url.includes('filter') ? list : user);
    return { status: method === 'POST' ? 201 : 200, headers: SCIM, body };
  };
  const clock = new Clock({ startMs: Date.parse('2026-01-05T08:00:00Z'), speed: 0 });
  const faults = createFaults(chance(seed, 'faults'));
  const connection = createConnection({
    settings,
    authentication: { type: 'bearer', token: 't' },
    clock,
    handler,
    faults,
  });
  const send = async (request: typeof read) => (await connection.send(request)).answer;
  return { reached, faults, clock, send };
}

describe('each effect', () => {
  const outcomes = async (effect: FaultEffect) => {
    const { faults, send, reached } = setUp();
    faults.add({ effect });
    const all = {
      match: judgeMatch(await send(match)),
      read: judgeRead(await send(read)),
      create: judgeCreate(await send(create)),
      update: judgeUpdate(await send(update)),
      delete: judgeDelete(await send(remove)),
    };
    const codes = Object.fromEntries(
      Object.entries(all).map(([name, outcome]) => [
        name,
        'failure' in outcome ? outcome.failure.errorCode : outcome.outcome,
      ]),
    );
    const findings = new Set(Object.values(all).flatMap((outcome) => outcome.findings.map(({ rule }) => rule)));
    return { codes, findings: [...findings].sort(), reached: reached.length };
  };
  const INCOMPATIBLE = 'SystemForCrossDomainIdentityManagementServiceIncompatible';
  const fine = { match: 'one', read: 'found', create: 'created', update: 'updated', delete: 'deleted' };
  const allOf = (code: string) => ({ match: code, read: code, create: code, update: code, delete: code });

  it.each<[FaultEffect, object, string[], number]>([
    [{ kind: 'status', status: 503 }, allOf('InternalServerError'), [], 0],
    [{ kind: 'status', status: 429, retryAfterSeconds: 30, applied: true }, allOf('TooManyRequests'), [], 5],
    [
      { kind: 'status', status: 404 },
      { match: INCOMPATIBLE, read: 'missing', create: INCOMPATIBLE, update: 'InvalidAnchor', delete: 'deleted' },
      [],
      0,
    ],
    [{ kind: 'delay', delayMs: 5 }, fine, [], 5],
    [{ kind: 'delay', delayMs: 5000 }, allOf('Timeout'), [], 0],
    [{ kind: 'timeout' }, allOf('Timeout'), [], 0],
    [{ kind: 'timeout', applied: true }, allOf('Timeout'), [], 5],
    [{ kind: 'reset' }, allOf('WebExceptionProtocolError'), [], 0],
    [{ kind: 'reset', applied: true }, allOf('WebExceptionProtocolError'), [], 5],
    [{ kind: 'unreachable' }, allOf('WebExceptionProtocolError'), [], 0],
    [{ kind: 'truncate' }, { ...allOf(INCOMPATIBLE), delete: 'deleted' }, [], 5],
    [{ kind: 'notScim' }, { ...allOf(INCOMPATIBLE), delete: 'deleted' }, ['W-105', 'W-110'], 5],
    [{ kind: 'contentType' }, fine, ['W-110'], 5],
    [{ kind: 'missingId' }, { ...allOf(INCOMPATIBLE), delete: 'deleted' }, [], 5],
    [{ kind: 'bareList' }, { ...allOf(INCOMPATIBLE), delete: 'deleted' }, [], 5],
    [{ kind: 'duplicate' }, { ...fine, match: 'many' }, [], 5],
    [{ kind: 'wrongCase' }, fine, ['M-38'], 5],
    [{ kind: 'stringBooleans' }, fine, ['W-112'], 5],
    [{ kind: 'expiredToken' }, allOf('Unauthorized'), [], 0],
    [{ kind: 'forget' }, fine, [], 2],
  ])('%j ends every operation in an outcome', async (effect, codes, findings, reached) => {
    const seen = await outcomes(effect);
    expect(seen).toEqual({ codes, findings, reached });
  });

  it('is known by its name', () => {
    expect(faultKinds).toHaveLength(15);
  });

  it('forget answers a POST with an id of its own for each', async () => {
    const { faults, send } = setUp();
    faults.add({ effect: { kind: 'forget' } });
    const ids = [judgeCreate(await send(create)), judgeCreate(await send(create))].map(
      (outcome) => 'id' in outcome && outcome.id,
    );
    expect(ids).toEqual(['forgotten-1', 'forgotten-2']);
  });

  it('a status carries Retry-After and the body that is asked for', async () => {
    const { faults, send } = setUp();
    faults.add({ effect: { kind: 'status', status: 429, retryAfterSeconds: 30, body: 'slow down' } });
    expect(await send(read)).toMatchObject({ status: 429, headers: { 'retry-after': '30' }, body: 'slow down' });
  });
});

describe('a fault meets', () => {
  const unreachable: FaultEffect = { kind: 'unreachable' };
  const struckBy = async (scope: object, setTime?: string) => {
    const { faults, send, clock } = setUp();
    if (setTime) clock.setTo(Date.parse(setTime));
    faults.add({ effect: unreachable, ...scope });
    const struck: string[] = [];
    for (const [name, request] of Object.entries({ match, read, create, update, remove })) {
      if ('kind' in (await send(request))) struck.push(name);
    }
    return struck;
  };

  it.each<[string, object, string[]]>([
    ['everything', {}, ['match', 'read', 'create', 'update', 'remove']],
    ['methods', { methods: ['POST', 'PATCH'] }, ['create', 'update']],
    ['operations', { operations: ['read'] }, ['read']],
    ['kinds', { kinds: ['Group'] }, []],
    ['a path', { path: '/Users/9a' }, ['read', 'update', 'remove']],
    ['a path with a star', { path: '/*/9' }, ['read', 'update', 'remove']],
    ['an object by its id', { object: '9a' }, ['read', 'update', 'remove']],
    ['an object by its name in a query', { object: 'ada@example.com' }, ['match']],
    ['an object by its name in a body', { object: 'zoë' }, ['create']],
    ['the first two', { count: 2 }, ['match', 'read']],
    ['all but the first three', { skip: 3 }, ['update', 'remove']],
    ['the third', { skip: 2, count: 1 }, ['create']],
    ['nothing at a probability of 0', { probability: 0 }, []],
  ])('%s', async (_name, scope, expected) => {
    expect(await struckBy(scope)).toEqual(expected);
  });

  it.each([
    ['2026-01-05T08:59:59Z', 0],
    ['2026-01-05T09:00:00Z', 5],
    ['2026-01-05T09:59:59Z', 5],
    ['2026-01-05T10:00:00Z', 0],
  ])('a time window: at %s %i requests', async (time, count) => {
    const window = { from: '2026-01-05T09:00:00Z', until: '2026-01-05T10:00:00Z' };
    expect(await struckBy(window, time)).toHaveLength(count);
  });

  it('about as many as its probability says, the same ones for the same seed', async () => {
    const draw = async (seed: number) => {
      const { faults, send } = setUp(seed);
      faults.add({ effect: unreachable, probability: 0.25 });
      const struck: boolean[] = [];
      for (let i = 0; i < 200; i++) struck.push('kind' in (await send(read)));
      return struck;
    };
    const first = await draw(1);
    expect(await draw(1)).toEqual(first);
    expect(await draw(2)).not.toEqual(first);
    const hits = first.filter(Boolean).length;
    expect(hits).toBeGreaterThan(30);
    expect(hits).toBeLessThan(70);
  });
});

describe('the list of faults', () => {
  it('counts, forgets one, and forgets all with one call', async () => {
    const { faults, send, reached } = setUp();
    const first = faults.add({ effect: { kind: 'delay', delayMs: 0 }, methods: ['GET'] });
    faults.add({ id: 'mine', effect: { kind: 'reset' }, skip: 1 });
    await send(read);
    await send(read);
    expect(faults.list()).toEqual([
      { id: first.id, effect: { kind: 'delay', delayMs: 0 }, methods: ['GET'], enabled: true, met: 2, hits: 2 },
      { id: 'mine', effect: { kind: 'reset' }, skip: 1, enabled: true, met: 2, hits: 1 },
    ]);
    expect(faults.remove('mine')).toBe(true);
    expect(faults.remove('mine')).toBe(false);
    expect(faults.list()).toHaveLength(1);
    faults.clear();
    expect(faults.list()).toEqual([]);
    expect(await send(read)).toMatchObject({ status: 200 });
    expect(reached).toHaveLength(2);
  });

  it('lets a rule rest and strike again: off keeps its counts, on begins them anew', async () => {
    const { faults, send } = setUp();
    const { id } = faults.add({ effect: { kind: 'reset' }, count: 1 });
    faults.add({ id: 'off', effect: { kind: 'timeout' }, enabled: false });
    expect(await send(read)).toMatchObject({ kind: 'reset' });
    expect(await send(read)).toMatchObject({ status: 200 });
    expect(faults.setEnabled(id, false)).toMatchObject({ enabled: false, met: 2, hits: 1 });
    expect(await send(read)).toMatchObject({ status: 200 });
    expect(faults.setEnabled(id, true)).toMatchObject({ enabled: true, met: 0, hits: 0 });
    expect(await send(read)).toMatchObject({ kind: 'reset' });
    expect(faults.list().map(({ hits }) => hits)).toEqual([1, 0]);
    expect(faults.setEnabled('none', true)).toBeNull();
  });

  it('puts another rule in the place of one, and leaves it as it was when that makes no sense', async () => {
    const { faults } = setUp();
    for (const id of ['first', 'second']) faults.add({ id, effect: { kind: 'reset' } });
    expect(() => faults.replace('first', { effect: { kind: 'reset' }, count: 0 })).toThrow('count');
    faults.replace('first', { effect: { kind: 'timeout' } });
    expect(faults.list().map(({ id, effect }) => `${id} ${effect.kind}`)).toEqual(['first timeout', 'second reset']);
    expect(faults.replace('third', { effect: { kind: 'reset' } })).toBeNull();
  });

  it('tells of every rule that comes, changes, strikes or goes, and of nothing else', async () => {
    let told = 0;
    const faults = createFaults(chance(1, 'f'), () => told++);
    const answer = { status: 200, headers: {}, body: '' };
    const send = (request: typeof read) =>
      faults.around(request, { nowMs: 0, timeoutMs: 1 }, () => Promise.resolve(answer));
    const { id } = faults.add({ effect: { kind: 'reset' }, methods: ['GET'] });
    faults.setEnabled(id, true);
    await send(create);
    expect(told).toBe(1);
    await send(read);
    faults.setEnabled(id, false);
    faults.replace(id, { effect: { kind: 'timeout' } });
    expect(told).toBe(4);
    faults.remove(id);
    faults.remove(id);
    faults.clear();
    expect(told).toBe(5);
  });

  it('puts effects that meet the same request into one another', async () => {
    const { faults, send } = setUp();
    faults.add({ effect: { kind: 'contentType', contentType: 'text/plain' } });
    faults.add({ effect: { kind: 'stringBooleans' } });
    expect(await send(read)).toMatchObject({
      headers: { 'content-type': 'text/plain' },
      body: expect.stringContaining('"active":"true"'),
    });
  });

  it.each([
    [{ effect: { kind: 'explode' } }, 'effect'],
    [{ effect: { kind: 'reset' }, probability: 2 }, 'probability'],
    [{ effect: { kind: 'reset' }, count: 0 }, 'count'],
    [{ effect: { kind: 'reset' }, skip: -1 }, 'skip'],
    [{ effect: { kind: 'status', status: 99 } }, 'status'],
    [{ effect: { kind: 'delay', delayMs: -1 } }, 'delayMs'],
    [{ effect: { kind: 'reset' }, from: 'tomorrow' }, 'from'],
  ])('refuses %j for its %s', (rule, field) => {
    expect(() => createFaults(chance(1, 'f')).add(rule as { effect: FaultEffect })).toThrow(
      expect.objectContaining({
        code: 'FAULT_INVALID',
        message: expect.stringContaining(`A fault's ${field} can't be`),
      }),
    );
  });
});
