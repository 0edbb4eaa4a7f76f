import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logProperties } from '../../../simulator/http/graph/log-properties.ts';
import { filterToSql, keyColumns, orderSql, parseOrderBy } from '../../../simulator/http/odata/index.ts';
import type { ProvisioningObjectSummary } from '../../../simulator/model/log.ts';
import { type GraphServer, pathOf, startGraph } from './graph-server.ts';

let graph: GraphServer;
let ids: { ada: string; team: string };

beforeAll(async () => {
  graph = await startGraph();
  const ada = graph.sim.addUser({ displayName: 'Ada Reyes' });
  const lead = graph.sim.addUser({ displayName: "Pat O'Brien" });
  graph.simulator.tenant.users.setManager(ada.id, lead.id);
  const team = graph.sim.addGroup({ displayName: 'Team' }, [ada, lead]);
  graph.sim.assign(team);
  await graph.sim.runCycle();
  await graph.sim.advance('PT40M');
  graph.sim.unassign(team);
  await graph.sim.runCycle();
  ids = { ada: ada.id, team: team.id };
});
afterAll(() => graph.close());

async function log(query: string): Promise<ProvisioningObjectSummary[]> {
  const { status, body } = await graph.get(`/v1.0/auditLogs/provisioning?${query}`);
  expect([query, status]).toEqual([query, 200]);
  return body.value;
}

const actions = (entries: ProvisioningObjectSummary[]) => entries.map((entry) => entry.provisioningAction);

describe('the provisioning log', () => {
  it('is newest first and pages by nextLink, repeating the other options (G-96)', async () => {
    const all = await log('');
    expect(all.length).toBeGreaterThan(6);
    const times = all.map((entry) => entry.activityDateTime);
    expect(times).toEqual([...times].sort().reverse());
    const paged: ProvisioningObjectSummary[] = [];
    let url: string | null = `/v1.0/auditLogs/provisioning?$top=2&$filter=jobId eq '${graph.jobId}'`;
    while (url) {
      const { body } = await graph.get(url);
      expect(body.value.length).toBeLessThanOrEqual(2);
      paged.push(...body.value);
      url = body['@odata.nextLink'] ? pathOf(body['@odata.nextLink']) : null;
    }
    expect(paged.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  });

  it('answers what the validation tests of the gallery ask (G-98)', async () => {
    const job = `jobId eq '${graph.jobId}' and servicePrincipal/id eq '${graph.servicePrincipalId}'`;
    const created = await log(
      `$top=1&$orderby=activityDateTime desc&$filter=${job} and sourceIdentity/id eq '${ids.ada}' and provisioningAction eq 'Create'`,
    );
    expect(created.map((entry) => [entry.sourceIdentity.id, entry.provisioningAction])).toEqual([[ids.ada, 'create']]);
    const members = await log(
      `$filter=${job} and sourceIdentity/id eq '${ids.team}' and provisioningAction eq 'Update' and modifiedProperties/any(p: p/displayName eq 'members')&$orderby=activityDateTime desc&$top=1`,
    );
    expect(members[0]?.modifiedProperties[0]?.displayName).toBe('members');
    const gone = await log(`$filter=${job} and (provisioningAction eq 'Disable' or provisioningAction eq 'Delete')`);
    expect(new Set(actions(gone))).toEqual(new Set(['disable', 'delete']));
    const manager = encodeURIComponent(
      `${job} and activityDateTime ge 2025-12-29T12:00:00.0000000Z and modifiedProperties/any(p: p/displayName eq 'manager' or p/displayName eq 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager')`,
    );
    for (const spelling of [manager, manager.replaceAll('%20', '+')]) {
      expect((await log(`$filter=${spelling}`)).every((entry) => entry.sourceIdentity.id === ids.ada)).toBe(true);
    }
  });

  it('lets log shippers ask by time, oldest first (G-151)', async () => {
    const first = await log(
      '$filter=activityDateTime gt 2026-01-05T07:59:59Z and activityDateTime le 2026-01-05T08:10:00Z&$orderby=activityDateTime asc&$top=1000',
    );
    expect(actions(first)).not.toContain('disable');
    expect(actions(first)).toContain('create');
    const times = first.map((entry) => entry.activityDateTime);
    expect(times).toEqual([...times].sort());
  });

  it('compares names exactly, enums and ids in any case (G-97, G-100)', async () => {
    expect(await log(`$filter=sourceIdentity/displayName eq 'Pat O''Brien'`)).not.toEqual([]);
    expect(await log(`$filter=sourceIdentity/displayName eq 'pat o''brien'`)).toEqual([]);
    expect(await log(`$filter=contains(sourceIdentity/displayName,'O''Br')`)).not.toEqual([]);
    expect(await log(`$filter=provisioningStatusInfo/status eq 'SUCCESS'`)).not.toEqual([]);
    expect(await log(`$filter=sourceIdentity/id eq '${ids.ada.toUpperCase()}'`)).not.toEqual([]);
  });

  it('has every scalar path to filter and order by (G-99, G-102)', async () => {
    const [entry] = await log('$top=1');
    if (!entry) throw new Error('The log is empty.');
    const paths: [string, unknown][] = [
      ['id', entry.id],
      ['tenantId', entry.tenantId],
      ['jobId', entry.jobId],
      ['cycleId', entry.cycleId],
      ['changeId', entry.changeId],
      ['provisioningAction', entry.provisioningAction],
      ['durationInMilliseconds', entry.durationInMilliseconds],
      ['provisioningStatusInfo/status', entry.provisioningStatusInfo.status],
      ['servicePrincipal/displayName', entry.servicePrincipal.displayName],
      ['sourceIdentity/displayName', entry.sourceIdentity.displayName],
      ['sourceIdentity/identityType', entry.sourceIdentity.identityType],
      ['targetIdentity/id', entry.targetIdentity.id],
      ['targetIdentity/displayName', entry.targetIdentity.displayName],
      ['targetSystem/displayName', entry.targetSystem.displayName],
      ['initiatedBy/displayName', entry.initiatedBy.displayName],
      ['initiatedBy/initiatorType', entry.initiatedBy.initiatorType],
    ];
    for (const [path, value] of paths) {
      const literal = typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`;
      const found = await log(`$filter=${path} eq ${literal}&$orderby=${path}`);
      expect(
        found.some(({ id }) => id === entry.id),
        path,
      ).toBe(true);
    }
  });

  it('gives one entry by its id, with what beta has more (G-103, G-111)', async () => {
    const [entry] = await log('$top=1');
    const v1 = await graph.get(`/v1.0/auditLogs/provisioning/${entry?.id}`);
    const { '@odata.context': _, ...rest } = v1.body;
    expect(rest).toEqual(entry);
    const beta = await graph.get(`/beta/auditLogs/provisioning/${entry?.id}`);
    expect(beta.body).toMatchObject({ action: 'Delete', statusInfo: { status: 'success', errorCode: null } });
    expect((await graph.get('/v1.0/auditLogs/provisioning/nope')).status).toBe(404);
  });

  it('counts and selects', async () => {
    const { body } = await graph.get(
      `/v1.0/auditLogs/provisioning?$count=true&$top=1&$select=id&$filter=provisioningAction eq 'create'`,
    );
    expect(body['@odata.count']).toBe(3);
    expect(Object.keys(body.value[0])).toEqual(['id']);
  });

  it.each([
    ['', ''],
    [`provisioningStatusInfo/status eq 'failure'`, 'activityDateTime desc'],
    [`activityDateTime gt 2026-01-05T07:59:59Z and jobId eq 'x'`, 'activityDateTime asc'],
    [`servicePrincipal/displayName eq 'x' and initiatedBy/initiatorType eq 'user'`, ''],
    [`modifiedProperties/any(p: p/displayName eq 'members' or p/displayName eq 'manager')`, ''],
    [`contains(sourceIdentity/displayName,'x') and sourceIdentity/identityType eq 'Group'`, 'durationInMilliseconds'],
    [`cycleId eq 'x' and provisioningAction eq 'create'`, 'activityDateTime desc'],
    [`jobId eq 'x'`, 'sourceIdentity/displayName'],
    [
      `jobId eq 'x' and provisioningStatusInfo/status eq 'failure' and provisioningStatusInfo/errorInformation/errorCode eq 'E'`,
      'activityDateTime desc',
    ],
  ])('reads no document but those of the page: filter %s, order %s (G-97)', (filter, orderby) => {
    const terms = parseOrderBy(orderby || 'activityDateTime desc', logProperties);
    const { sql, parameters } = filter ? filterToSql(filter, logProperties) : { sql: '1', parameters: [] };
    const plan = graph.simulator.database
      .prepare<unknown[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT ${keyColumns(terms)} FROM log_entries WHERE ${sql} ORDER BY ${orderSql(terms)} LIMIT 101`,
      )
      .all(...parameters);
    const [entries] = plan.map(({ detail }) => detail).filter((detail) => detail.includes('log_entries'));
    expect(entries).toMatch(/log_entries USING COVERING INDEX log_by_/);
  });
});
