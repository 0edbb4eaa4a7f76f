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
  '/applications/{app}/extensionProperties': { $filter: `id eq '{first}'`, $orderby: 'name' },
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
  const { id: app } = (await graph.get('/v1.0/applications')).body.value[0];
  for (const name of ['colour', 'size']) {
    const body = { name, dataType: 'String', targetObjects: ['User'] };
    await graph.send('POST', `/v1.0/applications/${app}/extensionProperties`, body);
  }
  Object.assign(known, {
    app,
    sp: servicePrincipalId,
    group: groups[0]?.id,
    boss: boss.id,
    ada: people[0]?.id,
  });
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

describe('pages and formats', () => {
  it.each(['/users', '/groups', '/users?$filter=accountEnabled eq true'])(
    '%s gives at most 999 rows and says so to whom asks for more (G-116)',
    async (path) => {
      const ask = (top: string) => graph.get(`/v1.0${path}${path.includes('?') ? '&' : '?'}$top=${top}`);
      expect((await ask('999')).status).toBe(200);
      for (const top of ['1000', '0', '-1', 'many', '1.5']) {
        const { status, body } = await ask(top);
        expect([top, status, body.error?.code]).toEqual([top, 400, 'BadRequest']);
        expect(body.error.message).toBe(
          `Invalid value '${top}' for the query option '$top'; expected a whole number from 1 to 999.`,
        );
      }
    },
  );

  it.each(['/auditLogs/provisioning', '/users/delta', '/applicationTemplates', '/auditLogs/directoryAudits'])(
    '%s takes no number of rows that is none (G-08)',
    async (path) => {
      for (const top of ['0', 'many']) {
        const { status, body } = await graph.get(`/v1.0${path}?$top=${top}`);
        expect([status, body.error?.message]).toEqual([
          400,
          `Invalid value '${top}' for the query option '$top'; expected a whole number from 1.`,
        ]);
      }
    },
  );

  it('JSON may be asked for as a format, and nothing else (G-04)', async () => {
    for (const format of ['json', 'application/json;odata.metadata=minimal']) {
      const { status } = await graph.get(`/v1.0/users?$format=${encodeURIComponent(format)}`);
      expect([format, status]).toEqual([format, 200]);
    }
    const { status, body } = await graph.get('/v1.0/users?$format=xml');
    expect([status, body.error.message]).toEqual([
      400,
      "Invalid value 'xml' for the query option '$format'; expected json.",
    ]);
  });
});
