/** How an account is found and joined: section 3 of the engine's rules, against a whole simulator. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSimulator, type TestSimulator } from '../../simulator/index.ts';
import type { ScimHandler } from '../../simulator/scim/index.ts';
import { type ScimHandlerTarget, scimHandler } from './scim-handler.ts';

type Answer = Awaited<ReturnType<ScimHandler>>;

let sim: TestSimulator;
let target: ScimHandlerTarget;
/** Answers in the target's place; null leaves it to the target. */
let instead: ((request: Parameters<ScimHandler>[0]) => Answer | null) | null;

beforeEach(async () => {
  target = scimHandler();
  instead = null;
  const handler: ScimHandler = async (request) => instead?.(request) ?? target.handler(request);
  sim = await createSimulator({ profile: 'custom', target: { handler, token: 't' } });
});
afterEach(() => sim.close());

const answer = (status: number, body: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/scim+json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const list = (...resources: object[]) =>
  answer(200, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: resources.length,
    Resources: resources,
  });
const isMatchOf = (name: string) => (request: { method: string; url: string }) =>
  request.method === 'GET' && new URL(request.url, 'http://x').searchParams.get('filter')?.includes(name) === true;
const assigned = (given: Parameters<TestSimulator['addUser']>[0]) => {
  const user = sim.addUser(given);
  sim.assign(user);
  return user;
};
const codeOf = (user: { id: string }) =>
  sim.logs({ sourceId: user.id }).at(-1)?.provisioningStatusInfo.errorInformation?.errorCode ?? null;
const linkOf = (user: { id: string }) => sim.simulator.connectorData(sim.job.id).get(user.id);

describe('one query', () => {
  it.each<[string, () => Answer, { code: string | null; posts: number; isLinked: boolean }]>([
    ['finds none', () => list(), { code: null, posts: 1, isLinked: true }],
    ['finds one', () => list({ id: 'users-9', userName: 'ada' }), { code: null, posts: 0, isLinked: true }],
    [
      'finds two',
      () => list({ id: 'u-1' }, { id: 'u-2' }),
      { code: 'DuplicateTargetEntries', posts: 0, isLinked: false },
    ],
    [
      'is answered with no list',
      () => answer(200, '<html></html>'),
      { code: 'SystemForCrossDomainIdentityManagementServiceIncompatible', posts: 0, isLinked: false },
    ],
    ['is answered with an error', () => answer(500, ''), { code: 'InternalServerError', posts: 0, isLinked: false }],
  ])('that %s (E-301, E-304)', async (_what, answered, { code, posts, isLinked }) => {
    const ada = assigned({ displayName: 'Ada Reyes' });
    const isMatch = isMatchOf(ada.userPrincipalName);
    target.resources.set('users-9', { id: 'users-9', userName: 'ada' });
    instead = (request) => (isMatch(request) ? answered() : null);
    await sim.runCycle();
    expect(codeOf(ada)).toBe(code);
    expect(target.requests.filter(({ method }) => method === 'POST')).toHaveLength(posts);
    expect(linkOf(ada) !== null).toBe(isLinked);
    expect(sim.simulator.escrows(sim.job.id).counts().object).toBe(code === null ? 0 : 1);
  });

  it('asks for what the mapping gives, which need not be what the source holds (E-302)', async () => {
    await sim.simulator.applications.updateJob(sim.job.id, ({ schema }) => {
      const [matching] = schema.synchronizationRules[0]?.objectMappings[0]?.attributeMappings ?? [];
      if (matching?.source) {
        Object.assign(matching.source, {
          type: 'Function',
          name: 'ToUpper',
          expression: 'ToUpper([userPrincipalName])',
        });
      }
    });
    const ada = assigned({ displayName: 'Ada Reyes' });
    await sim.runCycle();
    expect(target.requests.some(isMatchOf(`userName eq "${ada.userPrincipalName.toUpperCase()}"`))).toBe(true);
  });

  it.each([
    ['as it is, which may break the filter, as Entra does', {}, 'userName eq "Ada "Countess" Reyes"'],
    ['escaped, if the quirk says so', { filterEscaping: 'strict' }, 'userName eq "Ada \\"Countess\\" Reyes"'],
  ])('sends a value with special characters %s (E-311, W-28)', async (_how, quirks, filter) => {
    await sim.close();
    sim = await createSimulator({ profile: 'custom', target: { handler: target.handler, token: 't' }, quirks });
    await sim.simulator.applications.updateJob(sim.job.id, ({ schema }) => {
      const [matching] = schema.synchronizationRules[0]?.objectMappings[0]?.attributeMappings ?? [];
      if (matching?.source) Object.assign(matching.source, { name: 'displayName', expression: '[displayName]' });
    });
    assigned({ displayName: 'Ada "Countess" Reyes' });
    await sim.runCycle();
    const asked = target.requests.map(({ url }) => new URL(url, 'http://x').searchParams.get('filter'));
    expect(asked).toContain(filter);
  });
});

describe('an object', () => {
  it('without a value for any matching attribute is skipped, before its scope is looked at (E-303)', async () => {
    await sim.simulator.applications.updateJob(sim.job.id, (job) => {
      job.settings.push({ name: 'provsim.importEverything', value: 'true' });
      const [matching] = job.schema.synchronizationRules[0]?.objectMappings[0]?.attributeMappings ?? [];
      if (matching?.source) Object.assign(matching.source, { name: 'employeeId', expression: '[employeeId]' });
    });
    const inside = assigned({ displayName: 'Ada Reyes' });
    const outside = sim.addUser({ displayName: 'Bob Stone' });
    const requests = target.requests.length;
    await sim.runCycle();
    for (const user of [inside, outside]) {
      const [entry] = sim.logs({ sourceId: user.id });
      expect([entry?.provisioningAction, entry?.provisioningSteps.at(-1)?.details.SkipReason]).toEqual([
        'other',
        'ImportSkipped',
      ]);
    }
    expect(target.requests.slice(requests).filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('that is linked is read by id before it is updated, a group without its members; never matched again (E-305, E-306, E-453)', async () => {
    const ada = assigned({ displayName: 'Ada Reyes' });
    const team = sim.addGroup({ displayName: 'Team' }, [ada]);
    sim.assign(team);
    await sim.runCycle();
    const before = target.requests.length;
    sim.updateUser(ada, { userPrincipalName: 'ada.king@woodgrove.example' });
    sim.updateGroup(team, { displayName: 'Crew' });
    await sim.runCycle();
    const asked = target.requests
      .slice(before)
      .filter(({ url }) => /\/(Users|Groups)\//.test(url))
      .map(({ method, url }) => `${method} ${url.replace('/scim', '')}`);
    expect(asked).toEqual([
      `GET /Users/${linkOf(ada)?.targetId}`,
      `PATCH /Users/${linkOf(ada)?.targetId}`,
      `GET /Groups/${linkOf(team)?.targetId}?excludedAttributes=members`,
      `PATCH /Groups/${linkOf(team)?.targetId}`,
    ]);
    expect(target.requests.slice(before).some(isMatchOf('ada.king@'))).toBe(false);
  });

  it('whose 201 has no id fails and is not linked; the retry finds the account by query (E-310)', async () => {
    const ada = assigned({ displayName: 'Ada Reyes' });
    instead = (request) => {
      if (request.method !== 'POST') return null;
      target.handler(request);
      return answer(201, { userName: ada.userPrincipalName });
    };
    await sim.runCycle();
    expect([codeOf(ada), linkOf(ada)]).toEqual(['SystemForCrossDomainIdentityManagementServiceIncompatible', null]);
    instead = null;
    await sim.runCycle();
    expect(target.resources.size).toBe(1);
    expect(linkOf(ada)?.targetId).toBe('users-1');
  });

  it('whose link is removed is matched again with its next evaluation, on demand too (E-318)', async () => {
    const ada = assigned({ displayName: 'Ada Reyes' });
    await sim.runCycle();
    for (const evaluate of [
      async () => {
        sim.updateUser(ada, { jobTitle: 'Lead' });
        await sim.runCycle();
      },
      () => sim.provisionOnDemand(ada),
    ]) {
      sim.simulator.connectorData(sim.job.id).drop(ada.id);
      const before = target.requests.length;
      await evaluate();
      expect(target.requests.slice(before).some(isMatchOf(ada.userPrincipalName))).toBe(true);
      expect(linkOf(ada)?.targetId).toBe('users-1');
    }
    expect(target.resources.size).toBe(1);
  });
});

describe('accounts and groups', () => {
  it('that nobody matches are never changed or removed (E-313)', async () => {
    target.resources.set('users-stranger', { id: 'users-stranger', userName: 'stranger', active: true });
    const ada = assigned({ displayName: 'Ada Reyes' });
    await sim.runCycle();
    sim.unassign(ada);
    await sim.runCycle();
    await sim.job.restart('Full');
    await sim.runCycle();
    expect(target.resources.get('users-stranger')).toEqual({
      id: 'users-stranger',
      userName: 'stranger',
      active: true,
    });
    expect(target.requests.filter(({ url }) => url.includes('users-stranger'))).toEqual([]);
  });

  it('groups are matched by their name; one without a value is skipped with its members (E-312)', async () => {
    target.resources.set('groups-9', { id: 'groups-9', displayName: 'Team' });
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    const team = sim.addGroup({ displayName: 'Team' }, [ada]);
    sim.assign(team);
    await sim.runCycle();
    expect(linkOf(team)?.targetId).toBe('groups-9');

    await sim.simulator.applications.updateJob(sim.job.id, ({ schema }) => {
      const groups = schema.synchronizationRules[0]?.objectMappings.find(
        ({ sourceObjectName }) => sourceObjectName === 'Group',
      );
      const matching = groups?.attributeMappings.find(({ matchingPriority }) => matchingPriority > 0);
      if (matching?.source) Object.assign(matching.source, { name: 'mail', expression: '[mail]' });
    });
    const bare = sim.addGroup({ displayName: 'Bare' }, [ada]);
    sim.assign(bare);
    const before = target.requests.length;
    await sim.runCycle();
    expect(sim.logs({ sourceId: bare.id }).at(-1)?.provisioningSteps.at(-1)?.details.SkipReason).toBe('ImportSkipped');
    expect(
      target.requests.slice(before).filter(({ method, url }) => method !== 'GET' && url.includes('/Groups')),
    ).toEqual([]);
  });
});
