import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GraphServer, pathOf, startGraph } from './graph-server.ts';

let graph: GraphServer;
beforeEach(async () => {
  graph = await startGraph();
});
afterEach(() => graph.close());

/** Follows nextLinks to the deltaLink. */
async function round(url: string, headers: Record<string, string> = {}) {
  const value: Record<string, unknown>[] = [];
  for (;;) {
    const { status, body } = await graph.get(url, headers);
    expect(status).toBe(200);
    value.push(...body.value);
    if (body['@odata.deltaLink']) return { value, next: pathOf(body['@odata.deltaLink']) };
    url = pathOf(body['@odata.nextLink']);
  }
}

describe('users/delta', () => {
  it('gives everybody once, in pages, then each change once as it is now (G-136)', async () => {
    const [ada, bob, cleo, dan] = ['Ada', 'Bob', 'Cleo', 'Dan'].map((displayName) =>
      graph.sim.addUser({ displayName }),
    );
    const first = await round('/v1.0/users/delta?$select=displayName,department', { prefer: 'odata.maxpagesize=2' });
    expect(first.value.map(({ displayName }) => displayName)).toEqual(['Ada', 'Bob', 'Cleo', 'Dan']);
    expect((await round(first.next)).value).toEqual([]);

    const { users } = graph.simulator.tenant;
    users.update(ada?.id ?? '', { department: 'Design' });
    users.update(ada?.id ?? '', { department: 'Sales' });
    users.delete(bob?.id ?? '');
    users.delete(cleo?.id ?? '');
    users.purge(cleo?.id ?? '');
    users.delete(dan?.id ?? '');
    users.restore(dan?.id ?? '');
    const eve = graph.sim.addUser({ displayName: 'Eve' });
    const second = await round(first.next);
    // What was selected on the first call goes on.
    expect(second.value).toEqual([
      { id: ada?.id, displayName: 'Ada', department: 'Sales' },
      { id: bob?.id, '@removed': { reason: 'changed' } },
      { id: cleo?.id, '@removed': { reason: 'deleted' } },
      { id: dan?.id, displayName: 'Dan', department: null },
      { id: eve.id, displayName: 'Eve', department: null },
    ]);
    expect((await round(second.next)).value).toEqual([]);
  });

  it('tells after the first round what changed during it (G-136)', async () => {
    const [ada] = ['Ada', 'Bob', 'Cleo'].map((displayName) => graph.sim.addUser({ displayName }));
    const { body } = await graph.get('/v1.0/users/delta?$top=1');
    graph.simulator.tenant.users.update(ada?.id ?? '', { city: 'Oslo' });
    const rest = await round(pathOf(body['@odata.nextLink']));
    expect(rest.value).toHaveLength(2);
    expect((await round(rest.next)).value).toMatchObject([{ id: ada?.id }]);
  });

  it('can begin now, and be held to some ids (G-136)', async () => {
    const [ada, bob] = ['Ada', 'Bob'].map((displayName) => graph.sim.addUser({ displayName }));
    const latest = await round('/v1.0/users/delta?$deltatoken=latest');
    const ofAda = await round(`/v1.0/users/delta?$filter=id eq '${ada?.id}'`);
    expect(ofAda.value.map(({ id }) => id)).toEqual([ada?.id]);
    for (const user of [ada, bob]) graph.simulator.tenant.users.update(user?.id ?? '', { city: 'Oslo' });
    expect((await round(latest.next)).value).toHaveLength(2);
    expect((await round(ofAda.next)).value.map(({ id }) => id)).toEqual([ada?.id]);
  });

  it.each([
    ['$deltatoken=nonsense', 400],
    [`$filter=displayName eq 'x'`, 400],
    ['$orderby=displayName', 400],
  ])('with %s is refused', async (query, status) => {
    expect((await graph.get(`/v1.0/users/delta?${query}`)).status).toBe(status);
  });

  it('with a token of another tenant answers 410 (G-136)', async () => {
    const other = await startGraph({ seed: 8 });
    const { body } = await other.get('/v1.0/users/delta');
    await other.close();
    const answer = await graph.get(pathOf(body['@odata.deltaLink']));
    expect([answer.status, answer.body.error.code]).toEqual([410, 'resyncRequired']);
  });
});

describe('groups/delta', () => {
  it('has members that came and went (G-136)', async () => {
    const [ada, bob] = ['Ada', 'Bob'].map((displayName) => graph.sim.addUser({ displayName }));
    const team = graph.sim.addGroup({ displayName: 'Team' }, [ada ?? { id: '' }]);
    const first = await round('/v1.0/groups/delta?$select=displayName,members');
    const type = '#microsoft.graph.user';
    expect(first.value).toEqual([
      { id: team.id, displayName: 'Team', 'members@delta': [{ '@odata.type': type, id: ada?.id }] },
    ]);
    graph.simulator.tenant.groups.removeMember(team.id, ada?.id ?? '');
    graph.simulator.tenant.groups.addMember(team.id, bob?.id ?? '');
    const second = await round(first.next);
    expect(second.value).toEqual([
      {
        id: team.id,
        displayName: 'Team',
        'members@delta': [
          { '@odata.type': type, id: ada?.id, '@removed': { reason: 'deleted' } },
          { '@odata.type': type, id: bob?.id },
        ],
      },
    ]);
    graph.simulator.tenant.groups.delete(team.id);
    expect((await round(second.next)).value).toEqual([{ id: team.id, '@removed': { reason: 'deleted' } }]);
  });
});
