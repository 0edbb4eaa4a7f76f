import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GraphServer, pathOf, startGraph } from './graph-server.ts';

let graph: GraphServer;
const names = (body: { value: { displayName: string }[] }) => body.value.map(({ displayName }) => displayName);

beforeAll(async () => {
  graph = await startGraph();
  for (const [displayName, department] of [
    ['Ada Reyes', 'Design'],
    ['Bob Stone', 'Sales'],
    ['Cleo Park', 'Sales'],
    ['Ada Stone', null],
  ] as const) {
    const { id } = graph.sim.addUser({ displayName, department });
    graph.simulator.tenant.users.update(id, { otherMails: [`${displayName.split(' ')[0]}@other.example`] });
  }
});
afterAll(() => graph.close());

describe('the list of users', () => {
  it.each([
    [`$filter=startswith(displayName,'ada')`, ['Ada Reyes', 'Ada Stone']],
    [`$filter=department eq 'sales'`, ['Bob Stone', 'Cleo Park']],
    [`$filter=department ne 'Sales'`, ['Ada Reyes', 'Ada Stone']],
    [`$filter=department eq null`, ['Ada Stone']],
    [`$filter=not startswith(displayName,'a') and department in ('Sales','Design')`, ['Bob Stone', 'Cleo Park']],
    [`$filter=endswith(userPrincipalName,'@woodgrove.example') and surname eq 'Stone'`, ['Bob Stone', 'Ada Stone']],
    [`$filter=accountEnabled eq true and userType eq 'Member'&$top=2`, ['Ada Reyes', 'Bob Stone']],
    [`$filter=otherMails/any(m: m eq 'bob@other.example')`, ['Bob Stone']],
    [
      `$filter=createdDateTime ge 2026-01-05T00:00:00Z and createdDateTime lt 2026-01-06T00:00:00Z&$top=1`,
      ['Ada Reyes'],
    ],
    [`$orderby=displayName`, ['Ada Reyes', 'Ada Stone', 'Bob Stone', 'Cleo Park']],
    [`$orderby=department desc,displayName desc`, ['Cleo Park', 'Bob Stone', 'Ada Reyes', 'Ada Stone']],
    [`$search="displayName:sto"`, ['Bob Stone', 'Ada Stone']],
    [`$search="displayName:sto" OR "displayName:cleo"`, ['Bob Stone', 'Cleo Park', 'Ada Stone']],
    [`$search="displayName:sto"&$filter=department eq 'Sales'`, ['Bob Stone']],
  ])('with %s (G-116)', async (query, expected) => {
    expect(names((await graph.get(`/v1.0/users?${query}`)).body)).toEqual(expected);
  });

  it('counts and pages by nextLink in the order asked for (G-116)', async () => {
    const first = await graph.get('/v1.0/users?$top=3&$orderby=displayName desc&$count=true&$select=displayName', {
      consistencylevel: 'eventual',
    });
    expect(first.body['@odata.count']).toBe(4);
    expect(Object.keys(first.body.value[0])).toEqual(['displayName']);
    const rest = await graph.get(pathOf(first.body['@odata.nextLink']));
    expect([...names(first.body), ...names(rest.body)]).toEqual(['Cleo Park', 'Bob Stone', 'Ada Stone', 'Ada Reyes']);
    expect(rest.body['@odata.nextLink']).toBeUndefined();
    expect((await graph.get('/v1.0/users/$count')).body).toBe('4');
  });

  it.each([`$filter=nope eq 1`, `$search=ada`, `$search="nope:x"`, `$orderby=nope`, `$expand=nope`, `$top=-1`])(
    'refuses %s with 400 (G-101)',
    async (query) => {
      expect((await graph.get(`/v1.0/users?${query}`)).status).toBe(400);
    },
  );
});
