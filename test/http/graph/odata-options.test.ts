/**
 * The system query options of every list, one by one: those that Graph has on the resource have their effect, any
 * other is refused with what there is (G-04, G-10, G-97, G-116).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GraphServer, pathOf, startGraph } from './graph-server.ts';

type Option = '$filter' | '$orderby' | '$search' | '$expand' | '$select' | '$top' | '$count' | '$skip';

const SP = '/servicePrincipals/{sp}';
/** For each list, the options beyond `$top`, `$count` and `$select` with a value; `{first}` is the id of its first. */
const lists: Readonly<Record<string, Partial<Record<Option, string>>>> = {
  '/users': {
    $filter: `id eq '{first}'`,
    $orderby: 'displayName',
    $search: '"displayName:ada"',
    $expand: 'manager',
  },
  '/groups': {
    $filter: `id eq '{first}'`,
    $orderby: 'displayName',
    $search: '"displayName:desk"',
    $expand: 'members',
  },
  '/groups/{group}/members': { $filter: `id eq '{first}'`, $orderby: 'displayName' },
  '/users/{boss}/directReports': { $filter: `id eq '{first}'`, $orderby: 'displayName' },
  '/users/{ada}/memberOf': { $filter: `id eq '{first}'`, $orderby: 'displayName' },
  '/groups/{group}/owners': {},
  '/applicationTemplates': { $filter: `id eq '{first}'`, $orderby: 'displayName', $search: '"displayName:slack"' },
  '/applications': { $filter: `id eq '{first}'`, $orderby: 'displayName' },
  '/servicePrincipals': { $filter: `id eq '{first}'`, $orderby: 'displayName' },
  [`${SP}/appRoleAssignedTo`]: { $filter: `id eq '{first}'`, $orderby: 'principalDisplayName' },
  [`${SP}/synchronization/jobs`]: { $filter: `id eq '{first}'`, $orderby: 'id', $expand: 'schema' },
  '/directory/deletedItems/microsoft.graph.user': { $filter: `id eq '{first}'`, $orderby: 'displayName' },
  '/auditLogs/provisioning': { $filter: `id eq '{first}'`, $orderby: 'activityDateTime' },
  '/auditLogs/directoryAudits': { $filter: `id eq '{first}'`, $orderby: 'id' },
};
const always: Partial<Record<Option, string>> = { $top: '1', $count: 'true', $select: 'id' };
const options: readonly Option[] = ['$filter', '$orderby', '$search', '$expand', '$select', '$top', '$count', '$skip'];

let graph: GraphServer;
const known: Record<string, string> = {};
beforeAll(async () => {
  graph = await startGraph();
  const { sim, simulator, servicePrincipalId } = graph;
  const boss = sim.addUser({ displayName: 'Bo Chief' });
  const people = ['Ada Reyes', 'Cleo Park'].map((displayName) => sim.addUser({ displayName }));
  const groups = ['Desk', 'Reception'].map((displayName) => sim.addGroup({ displayName }));
  for (const { id } of people) {
    simulator.tenant.users.setManager(id, boss.id);
    simulator.tenant.owners.add(groups[0]?.id ?? '', id);
    for (const group of groups) simulator.tenant.groups.addMember(group.id, id);
    sim.assign({ id });
  }
  await sim.runCycle();
  for (const alias of ['eve', 'fay']) simulator.tenant.users.delete(sim.addUser({ displayName: alias }).id);
  await graph.send('POST', '/v1.0/applications', { displayName: 'Kiosk' });
  await graph.send('POST', `/v1.0${SP.replace('{sp}', servicePrincipalId)}/synchronization/jobs`, {
    templateId: sim.application.profileId,
  });
  for (const value of ['true', 'false']) {
    const path = `/v1.0/servicePrincipals/${servicePrincipalId}/synchronization/secrets`;
    const { value: before } = (await graph.get(path)).body;
    const others = before.filter(({ key }: { key: string }) => key !== 'SyncAll');
    await graph.send('PUT', path, { value: [...others, { key: 'SyncAll', value }] });
  }
  Object.assign(known, { sp: servicePrincipalId, group: groups[0]?.id, boss: boss.id, ada: people[0]?.id });
});
afterAll(() => graph.close());

const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? '');
const ask = (path: string, option: Option, value: string) =>
  graph.get(`/v1.0${fill(path)}?${option}=${encodeURIComponent(value)}`);
const ids = (body: { value: { id: string }[] }) => body.value.map(({ id }) => id);

describe.each(Object.entries(lists))('%s', (path, given) => {
  it('has more than one element', async () => {
    const { body } = await graph.get(`/v1.0${fill(path)}`);
    expect(body.value.length).toBeGreaterThan(1);
  });

  it.each(options)('%s', async (option) => {
    const all = (await graph.get(`/v1.0${fill(path)}`)).body;
    const value = given[option] ?? always[option];
    if (value === undefined) {
      const { status, body } = await ask(path, option, 'x');
      expect([status, body.error?.code]).toEqual([400, 'BadRequest']);
      expect(body.error.message).toMatch(`Query option '${option}' is not supported here. Supported: `);
      return;
    }
    const { status, body } = await ask(path, option, value.replace('{first}', all.value[0].id));
    expect([status, body.error?.message]).toEqual([200, undefined]);
    switch (option) {
      case '$filter':
        expect(ids(body)).toEqual([all.value[0].id]);
        break;
      case '$orderby': {
        const descending = (await ask(path, option, `${value} desc`)).body;
        expect(ids(descending)).not.toEqual(ids(body));
        expect([...ids(descending)].sort()).toEqual([...ids(body)].sort());
        break;
      }
      case '$search':
        expect(body.value.length).toBeGreaterThan(0);
        expect(body.value.length).toBeLessThan(all.value.length);
        break;
      case '$expand':
        expect(body.value.some((each: object) => Object.hasOwn(each, value))).toBe(true);
        break;
      case '$select':
        expect(Object.keys(body.value[0]).filter((name) => !name.startsWith('@odata.'))).toEqual(['id']);
        break;
      case '$count':
        expect(body['@odata.count']).toBe(all.value.length);
        break;
      default: {
        expect(body.value).toHaveLength(1);
        const next = (await graph.get(pathOf(body['@odata.nextLink']))).body;
        expect(ids(next)).toEqual([all.value[1].id]);
      }
    }
  });
});
