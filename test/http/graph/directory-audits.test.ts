import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditActivity, auditActivities } from '../../../simulator/model/audit-activities.ts';
import { type GraphServer, pathOf, startGraph } from './graph-server.ts';

const PATH = '/v1.0/auditLogs/directoryAudits';
const MANY = 10_050;
let graph: GraphServer;
let oldest: string;

beforeAll(async () => {
  graph = await startGraph();
  const { simulator, servicePrincipalId } = graph;
  simulator.database.transaction(() => {
    for (let i = 0; i < MANY; i++) {
      const { id } = simulator.audit.append({
        activity: i % 100 === 0 ? 'Quarantine' : 'Update attribute mappings or scope',
        servicePrincipal: { id: servicePrincipalId, displayName: 'Desk' },
        initiatedBy: i % 100 === 0 ? 'service' : 'operator',
        details: { number: String(i) },
      });
      if (i === 0) oldest = id;
    }
  })();
});
afterAll(() => graph.close());

interface Listed {
  id: string;
  additionalDetails: { value: string }[];
  initiatedBy: { user: object | null; app: object | null };
}

async function list(filter: string): Promise<Listed[]> {
  const { status, body } = await graph.get(`${PATH}?$top=1000&$filter=${encodeURIComponent(filter)}`);
  expect([filter, status, body.error?.message]).toEqual([filter, 200, undefined]);
  return body.value;
}

describe('the audit log', () => {
  it('gives the oldest entry by its id, however many came after it (E-1064)', async () => {
    const { status, body } = await graph.get(`${PATH}/${oldest.toUpperCase()}`);
    expect([status, body.id]).toEqual([200, oldest]);
    expect((await graph.get(`${PATH}/nope`)).status).toBe(404);
  });

  it('pages to the oldest entry by nextLink, newest first and each once (G-04, E-1064)', async () => {
    const seen: string[] = [];
    let url: string | null = `${PATH}?$top=1000&$select=id&$count=true`;
    let count = 0;
    while (url) {
      const { body } = await graph.get(url);
      count = body['@odata.count'];
      seen.push(...body.value.map(({ id }: { id: string }) => id));
      url = body['@odata.nextLink'] ? pathOf(body['@odata.nextLink']) : null;
    }
    expect(seen.length).toBe(MANY);
    expect([new Set(seen).size, count]).toEqual([seen.length, seen.length]);
    expect(seen.at(-1)).toBe(oldest);
  });

  it('filters over all entries, by what an entry shows (G-99, E-1064)', async () => {
    expect((await list(`id eq '${oldest}'`)).map(({ id }) => id)).toEqual([oldest]);
    const detail = await list(`additionalDetails/any(d: d/key eq 'number' and d/value eq '0')`);
    expect(detail.map(({ additionalDetails }) => additionalDetails[0]?.value)).toEqual(['0']);
    expect(await list(`activityDisplayName eq 'quarantine'`)).toHaveLength(101);
    expect(await list(`initiatedBy/app/displayName eq 'Azure AD Provisioning Service'`)).toHaveLength(101);
    expect(await list(`targetResources/any(t: t/id eq 'nobody')`)).toEqual([]);
    expect(await list(`operationType eq 'Delete'`)).toEqual([]);
    const [one] = (await graph.get(`${PATH}?$top=1`)).body.value;
    const { user } = one.initiatedBy;
    expect((await list(`initiatedBy/user/id eq ${user.id} and activityDateTime ge 2020-01-01`)).length).toBe(1000);
    expect(await list(`initiatedBy/user/userPrincipalName ne '${user.userPrincipalName}'`)).not.toEqual([]);
    expect((await graph.get(`${PATH}?$filter=nope eq 'x'`)).body.error.message).toMatch(/^Invalid filter clause/);
    expect((await graph.get(`${PATH}?$orderby=nope`)).body.error.message).toMatch(/^Invalid orderby clause/);
  });

  it('tells by null who made an entry, and by its type what it is about (G-99, E-1064)', async () => {
    for (const filter of ['initiatedBy/user eq null', 'initiatedBy/app ne null', 'not(initiatedBy/user ne null)']) {
      const entries = await list(filter);
      expect(entries).toHaveLength(101);
      expect(entries.filter(({ initiatedBy }) => initiatedBy.user !== null || initiatedBy.app === null)).toEqual([]);
    }
    expect(await list('initiatedBy/user eq null and initiatedBy/app eq null')).toEqual([]);
    expect(await list(`targetResources/any(t: t/type eq 'User')`)).toEqual([]);
    expect(await list(`targetResources/any(t: t/type eq 'serviceprincipal')`)).toHaveLength(1000);
    const refused = await graph.get(`${PATH}?$filter=initiatedBy/user eq 'Ada'`);
    expect([refused.status, refused.body.error.message]).toEqual([400, expect.stringContaining('compared with null')]);
    for (const query of ['$orderby=initiatedBy/user', `$filter=contains(initiatedBy/user,'a')`]) {
      expect([query, (await graph.get(`${PATH}?${query}`)).status]).toEqual([query, 400]);
    }
  });

  it('is filtered by the type of operation that an entry of each activity shows', async () => {
    for (const activity of Object.keys(auditActivities) as AuditActivity[]) {
      const { id } = graph.simulator.audit.append({ activity, servicePrincipal: null, initiatedBy: 'operator' });
      const { operationType } = (await graph.get(`${PATH}/${id}`)).body;
      const found = await list(`id eq '${id}' and operationType eq '${operationType}'`);
      expect([activity, found.map((entry) => entry.id)]).toEqual([activity, [id]]);
    }
  });
});
