/** What an endpoint answers to a write against what was sent (W-44, W-89, W-111): findings, without a request more. */
import { afterEach, describe, expect, it } from 'vitest';
import { createSimulator, type TestSimulator } from '../../simulator/index.ts';
import type { HandlerRequest } from '../../simulator/scim/index.ts';
import { scimHandler } from '../simulator/scim-handler.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
type Resource = Record<string, unknown>;

let sim: TestSimulator;
afterEach(() => sim.close());

/** An endpoint that answers each write with `answered(request, what it should hold)`; null is 204. */
async function begin(answered: (method: string, held: Resource) => Resource | null, quirks = {}): Promise<void> {
  const target = scimHandler();
  const handler = (request: HandlerRequest) => {
    const answer = target.handler(request);
    if (request.method !== 'POST' && request.method !== 'PATCH') return answer;
    const id = request.method === 'POST' ? JSON.parse(answer.body).id : request.url.split('/').at(-1);
    const body = answered(request.method, structuredClone(target.resources.get(id) as Resource));
    return body === null
      ? answer
      : { ...answer, status: request.method === 'POST' ? 201 : 200, body: JSON.stringify(body) };
  };
  sim = await createSimulator({ profile: 'custom', target: { handler, token: 't' }, quirks });
}

const found = (rule: string) =>
  sim
    .findings()
    .filter((finding) => finding.rule === rule)
    .map(({ subject, message, received }) => `${subject}: ${message.split(/[,;]/)[0]} (${received})`);

function addTeam() {
  const ada = sim.addUser({ displayName: 'Ada Reyes', jobTitle: 'Engineer', department: 'Design' });
  const bob = sim.addUser({ displayName: 'Bob Stone' });
  const team = sim.addGroup({ displayName: 'Team' }, [ada]);
  sim.assign(ada);
  sim.assign(bob);
  sim.assign(team);
  return { ada, bob, team };
}

describe('an account that comes back otherwise than it was sent', () => {
  it('tells what a POST lost and what it changed, once for each attribute (W-111)', async () => {
    await begin((method, held) => {
      if (method !== 'POST' || held.userName === undefined) return method === 'POST' ? held : null;
      const { [ENTERPRISE]: _lost, ...kept } = held;
      return { ...kept, displayName: `${held.displayName} (imported)` };
    });
    addTeam();
    await sim.runCycle();
    expect(found('W-111')).toEqual([
      'displayName: A value is answered otherwise than it was sent (Ada Reyes (imported))',
      `${ENTERPRISE}:department: A value that was sent is missing from the answer (nothing)`,
    ]);
  });

  it('tells it of a PATCH that is answered with the old value (W-44, W-111)', async () => {
    await begin((method, held) =>
      method === 'PATCH' && held.title !== undefined ? { ...held, title: 'Engineer' } : held,
    );
    const { ada } = addTeam();
    await sim.runCycle();
    expect(found('W-111')).toEqual([]);
    sim.updateUser(ada, { jobTitle: 'Lead' });
    await sim.runCycle();
    expect(found('W-111')).toEqual(['title: A value is answered otherwise than it was sent (Engineer)']);
  });

  it('tells it of a manager (W-111)', async () => {
    await begin((_method, held) => held);
    const { ada, bob } = addTeam();
    sim.setManager(ada, bob);
    await sim.runCycle();
    expect(found('W-111')).toEqual([
      `${ENTERPRISE}:manager: A value that was sent is missing from the answer (nothing)`,
    ]);
  });

  it('shows no value that the mapping redacts (X-114)', async () => {
    await begin((method, held) => (method === 'POST' ? { ...held, title: `${held.title}!` } : null));
    await sim.simulator.applications.updateJob(sim.job.id, ({ schema }) => {
      const [users] = schema.synchronizationRules[0]?.objectMappings ?? [];
      const title = users?.attributeMappings.find(({ targetAttributeName }) => targetAttributeName === 'title');
      if (!title) throw new Error('The default mapping has no title.');
      title.source = { type: 'Function', name: 'Redact', parameters: [], expression: 'Redact([jobTitle])' };
    });
    addTeam();
    await sim.runCycle();
    expect(found('W-111')).toEqual(['title: A value is answered otherwise than it was sent ([Redact])']);
  });

  it('says nothing of a difference in case where the attribute has no exact case, nor of an answer without a body (M-36)', async () => {
    await begin((method, held) =>
      method === 'POST' ? { ...held, userName: String(held.userName ?? '').toUpperCase() } : null,
    );
    const { ada } = addTeam();
    await sim.runCycle();
    sim.updateUser(ada, { jobTitle: 'Lead' });
    await sim.runCycle();
    expect(found('W-111')).toEqual([]);
  });
});

describe('a membership', () => {
  it('is told when the answer lists members without the one added, or with the one removed (W-89)', async () => {
    await begin((_method, held) => ({ ...held, ...('members' in held ? { members: [{ value: 'users-2' }] } : {}) }));
    const { ada, bob, team } = addTeam();
    await sim.runCycle();
    expect(found('W-89')).toEqual(['members: A member was added (1 members)']);
    sim.addMember(team, bob);
    await sim.runCycle();
    expect(found('W-89')).toHaveLength(1);
    sim.removeMember(team, bob);
    sim.removeMember(team, ada);
    await sim.runCycle();
    expect(found('W-89')).toEqual([
      'members: A member was added (1 members)',
      'members: A member was removed (1 members)',
    ]);
  });

  it('is no matter when the answer lists none, as Entra prefers (W-91)', async () => {
    await begin((_method, { members: _left, ...held }) => held);
    addTeam();
    await sim.runCycle();
    expect(found('W-89')).toEqual([]);
  });
});

describe('the sample app', () => {
  it.each(['legacy', 'compliant', 'gallery', 'validator', 'customappsso'])(
    'answers every write of a whole life as it was sent, in %s (W-89, W-111)',
    async (dialect) => {
      sim = await createSimulator({ profile: 'custom', quirks: { dialect } });
      const { ada, bob, team } = addTeam();
      sim.setManager(ada, bob);
      await sim.runCycle();
      sim.updateUser(ada, { jobTitle: 'Lead', department: 'Research', mail: 'ada@woodgrove.example', city: 'Porto' });
      sim.updateGroup(team, { displayName: 'Crew' });
      sim.addMember(team, bob);
      sim.removeMember(team, ada);
      sim.disableUser(bob);
      await sim.runCycle();
      expect(sim.findings().filter(({ rule }) => rule === 'W-111' || rule === 'W-89')).toEqual([]);
    },
  );
});
