/** What whole cycles put on the wire, and what they never do: the rules that no single request can show. */
import { afterEach, describe, expect, it } from 'vitest';
import { createSimulator, type TestSimulator } from '../../simulator/index.ts';
import type { HandlerRequest } from '../../simulator/scim/index.ts';
import { type ScimHandlerTarget, scimHandler } from '../simulator/scim-handler.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const PATCH = '{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":';
const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const PROBES = [
  'GET /Users?filter=userName+eq+%22<guid>%22',
  'GET /Groups?excludedAttributes=members&filter=displayName+eq+%22<guid>%22',
];

let sim: TestSimulator;
let target: ScimHandlerTarget;
let sent: HandlerRequest[];
afterEach(() => sim.close());

async function begin(quirks: Record<string, string> = {}): Promise<void> {
  target = scimHandler();
  sent = [];
  const handler = (request: HandlerRequest) => {
    sent.push(request);
    return target.handler(request);
  };
  sim = await createSimulator({ profile: 'custom', target: { handler, token: 't' }, quirks });
}

const line = ({ method, url }: HandlerRequest) =>
  `${method} ${url.replace(/^.*?\/(?=Users|Groups)/, '/').replace(GUID, '<guid>')}`;
/** The requests of one cycle. */
async function cycle(): Promise<HandlerRequest[]> {
  const before = sent.length;
  await sim.runCycle();
  return sent.slice(before);
}
const bodies = (requests: readonly HandlerRequest[]) => requests.flatMap(({ body }) => body ?? []);

/** Two users, one the manager of the other, both members of a group; everything is assigned. */
function addTeam() {
  const ada = sim.addUser({ displayName: 'Ada Reyes', jobTitle: 'Engineer', department: 'Design' });
  const bob = sim.addUser({ displayName: 'Bob Stone' });
  sim.setManager(ada, bob);
  const team = sim.addGroup({ displayName: 'Team' }, [ada, bob]);
  sim.assign(team);
  return { ada, bob, team };
}

describe('an initial cycle', () => {
  it('sends the probes, users, groups, then references, and never reads back what it wrote (W-34, W-39, W-43, W-47)', async () => {
    await begin({ concurrency: '1' });
    addTeam();
    expect((await cycle()).map(line)).toEqual([
      ...PROBES,
      'GET /Users?filter=userName+eq+%22ada.reyes%40woodgrove.example%22',
      'POST /Users',
      'GET /Users?filter=userName+eq+%22bob.stone%40woodgrove.example%22',
      'POST /Users',
      'GET /Groups?excludedAttributes=members&filter=displayName+eq+%22Team%22',
      'POST /Groups',
      'PATCH /Users/users-1',
      'PATCH /Groups/groups-3',
      'PATCH /Groups/groups-3',
    ]);
  });
});

describe('a later cycle', () => {
  it('has one PATCH for all attributes of a user and another for the manager (W-64)', async () => {
    await begin();
    const { ada } = addTeam();
    const cleo = sim.addUser({ displayName: 'Cleo Park' });
    sim.assign(cleo);
    await cycle();
    sim.updateUser(ada, { jobTitle: 'Lead', department: 'Research' });
    sim.setManager(ada, cleo);
    expect(bodies(await cycle())).toEqual([
      `${PATCH}[{"op":"Replace","path":"title","value":"Lead"},{"op":"Replace","path":"${ENTERPRISE}:department","value":"Research"}]}`,
      `${PATCH}[{"op":"Replace","path":"${ENTERPRISE}:manager","value":"users-3"}]}`,
    ]);
  });

  it('has the new name of a group first, then its members, one after the other (W-47, W-48)', async () => {
    await begin();
    const { ada, team } = addTeam();
    const cleo = sim.addUser({ displayName: 'Cleo Park' });
    sim.assign(cleo);
    await cycle();
    sim.updateGroup(team, { displayName: 'Crew' });
    sim.removeMember(team, ada);
    sim.addMember(team, cleo);
    sim.assign(ada);
    const written = (await cycle()).filter(({ method, url }) => method === 'PATCH' && url.includes('/Groups/'));
    expect(bodies(written)).toEqual([
      `${PATCH}[{"op":"Replace","path":"displayName","value":"Crew"}]}`,
      `${PATCH}[{"op":"Add","path":"members","value":[{"value":"users-3"}]}]}`,
      `${PATCH}[{"op":"Remove","path":"members","value":[{"value":"users-1"}]}]}`,
    ]);
  });

  it('probes anew with other GUIDs, as every run on demand does before anything else (W-34)', async () => {
    await begin();
    const { ada } = addTeam();
    const runs = [await cycle(), await cycle()];
    const before = sent.length;
    await sim.provisionOnDemand(ada);
    runs.push(sent.slice(before));
    for (const run of runs) expect(run.map(line).slice(0, 1)).toEqual(PROBES.slice(0, 1));
    const guids = runs.flatMap(([probe]) => probe?.url.match(GUID) ?? []);
    expect(new Set(guids).size).toBe(3);
  });
});

describe('the whole life of users and groups', () => {
  it.each(['legacy', 'compliant', 'gallery', 'validator', 'customappsso'])(
    '%s: uses GET, POST, PATCH and DELETE on Users and Groups, without correlation headers (W-16, W-18)',
    async (dialect) => {
      await begin({ dialect });
      const { ada, bob, team } = addTeam();
      await cycle();
      sim.updateUser(ada, { jobTitle: 'Lead' });
      sim.updateGroup(team, { displayName: 'Crew' });
      await cycle();
      sim.deleteUser(bob);
      sim.unassign(team);
      await cycle();
      sim.simulator.tenant.users.purge(bob.id);
      await cycle();
      await sim.provisionOnDemand(sim.addUser({ displayName: 'Cleo Park' }));

      expect([...new Set(sent.map(({ method }) => method))].sort()).toEqual(['DELETE', 'GET', 'PATCH', 'POST']);
      for (const one of sent) expect(line(one)).toMatch(/^\w+ \/(Users|Groups)(\/[^/?]+)?(\?[^/]*)?$/);
      const headers = new Set(sent.flatMap((request) => Object.keys(request.headers)));
      const known = ['accept', 'adscimversion', 'authorization', 'content-length', 'content-type', 'host'];
      expect([...headers].filter((name) => !known.includes(name))).toEqual([]);
    },
  );
});

describe('a password', () => {
  it('is never sent, not even where a mapping asks for it (W-62)', async () => {
    await begin();
    await sim.simulator.applications.updateJob(sim.job.id, ({ schema }) => {
      const [users] = schema.synchronizationRules[0]?.objectMappings ?? [];
      const like = users?.attributeMappings.find(({ targetAttributeName }) => targetAttributeName === 'title');
      if (!users || !like) throw new Error('The default mapping has no title.');
      users.attributeMappings.push({
        ...structuredClone(like),
        targetAttributeName: 'password',
        source: {
          type: 'Attribute',
          parameters: [],
          expression: '[passwordProfile.password]',
          name: 'passwordProfile.password',
        },
      });
    });
    const secret = { displayName: 'Ada Reyes', passwordProfile: { password: 'Initial-1' } };
    sim.assign(sim.addUser(secret));
    const [post] = bodies(await cycle());
    expect(post).toContain('"displayName":"Ada Reyes"');
    expect(post).not.toMatch(/password|Initial-1/i);
  });
});

describe('the connection check', () => {
  it('sends the same in every dialect of the service (W-06)', async () => {
    const checks: unknown[] = [];
    const dialects = ['legacy', 'compliant', 'gallery', 'customappsso'];
    for (const [index, dialect] of dialects.entries()) {
      if (index > 0) await sim.close();
      await begin({ dialect });
      checks.push((await cycle()).map(({ method, url, headers, body }) => [method, url, headers, body]));
    }
    expect(checks[0]).toHaveLength(2);
    for (const check of checks) expect(check).toEqual(checks[0]);
  });
});

describe('a failed object', () => {
  it.each([400, 401, 403, 405, 409, 422, 429, 500, 501, 502, 503])(
    'answered %i is not sent again in the same cycle, and doesn’t keep others back (W-119)',
    async (status) => {
      await begin();
      for (const displayName of ['Ada Reyes', 'Bob Stone']) sim.assign(sim.addUser({ displayName }));
      target.override = ({ method, body }) => (method === 'POST' && body?.includes('Ada Reyes') ? status : null);
      const posts = bodies(await cycle());
      expect(posts.filter((body) => body.includes('Ada Reyes'))).toHaveLength(1);
      expect(posts.filter((body) => body.includes('Bob Stone'))).toHaveLength(1);
      target.override = null;
      await sim.advance('PT40M');
      await cycle();
      expect(target.resources.size).toBe(2);
    },
  );
});

describe('leaving the scope', () => {
  it('sends nothing with SkipOutOfScopeDeletions, and the disable without it (W-97)', async () => {
    await begin();
    const { team } = addTeam();
    const { applications } = sim.simulator;
    await applications.setSecrets(sim.application.servicePrincipalId, { SkipOutOfScopeDeletions: 'True' });
    await cycle();
    sim.unassign(team);
    expect((await cycle()).map(line)).toEqual(PROBES);
    await applications.setSecrets(sim.application.servicePrincipalId, { SkipOutOfScopeDeletions: 'False' });
    await sim.job.restart();
    const written = (await cycle()).filter(({ method }) => method !== 'GET');
    expect(written.map(line)).toEqual(['PATCH /Users/users-1', 'PATCH /Users/users-2', 'DELETE /Groups/groups-3']);
    expect(bodies(written.slice(0, 1))).toEqual([`${PATCH}[{"op":"Replace","path":"active","value":"False"}]}`]);
  });
});

describe('a target action that is switched off', () => {
  const allow = (flowTypes: string) =>
    sim.simulator.applications.updateJob(sim.job.id, ({ schema }) => {
      for (const { objectMappings } of schema.synchronizationRules) {
        for (const mapping of objectMappings) mapping.flowTypes = flowTypes;
      }
    });
  const written = async () => (await cycle()).filter(({ method }) => method !== 'GET').map(line);

  it('Create: nothing is posted, but what matches is updated (W-98)', async () => {
    await begin();
    const { ada } = addTeam();
    target.resources.set('users-9', { id: 'users-9', userName: ada.userPrincipalName });
    await allow('Update,Delete');
    expect(await written()).toEqual(['PATCH /Users/users-9']);
  });

  it('Update: what is there stays as it is, and nobody is disabled, since that is an update (W-98)', async () => {
    await begin();
    const { ada, bob } = addTeam();
    sim.assign(ada);
    sim.assign(bob);
    await cycle();
    await allow('Add,Delete');
    sim.updateUser(ada, { jobTitle: 'Lead' });
    sim.unassign(bob);
    sim.disableUser(ada);
    expect(await written()).toEqual([]);
    sim.assign(sim.addUser({ displayName: 'Cleo Park' }));
    expect(await written()).toEqual(['POST /Users']);
  });

  it('Delete: nothing is deleted, but users are disabled (W-98)', async () => {
    await begin();
    const { ada, team } = addTeam();
    await cycle();
    await allow('Add,Update');
    sim.unassign(team);
    expect(await written()).toEqual(['PATCH /Users/users-1', 'PATCH /Users/users-2']);
    sim.deleteUser(ada);
    sim.simulator.tenant.users.purge(ada.id);
    expect(await written()).toEqual([]);
    expect([...target.resources.keys()]).toEqual(['users-1', 'users-2', 'groups-3']);
  });
});
