/** The endpoint table, call by call: in both versions as documented, and in strict mode with its one permission. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { permissionRoles } from '../../../simulator/http/graph/graph-permissions.ts';
import { tokenServiceOf } from '../../../simulator/http/graph/token-service.ts';
import { type EndpointRow, endpointTable } from './endpoint-table.ts';
import { type Answer, type GraphServer, startGraph } from './graph-server.ts';

type Known = Record<string, unknown>;

const byName = ({ rule, call, status }: EndpointRow) => `${call} answers ${status} (${rule})`;

/** What rows name in braces. */
async function knownOf({ simulator, sim, servicePrincipalId, jobId }: GraphServer): Promise<Known> {
  const { application } = sim;
  const schema = structuredClone(
    simulator.applications.findJob(jobId)?.job.schema ?? { synchronizationRules: [], directories: [] },
  );
  return {
    sp: servicePrincipalId,
    app: application.id,
    appId: application.appId,
    job: jobId,
    template: application.profileId,
    role: application.appRoles[0]?.id,
    rule: schema.synchronizationRules[0]?.id,
    directory: schema.directories.find(({ name }) => name !== 'Microsoft Entra ID')?.id,
    schema,
    gallery: '8adf8e6e-67b2-4cf2-a259-e3dc5476c621',
    tenant: simulator.workspace.data.tenant.id,
  };
}

/** The same with what is known in the place of the braces. */
function filled(value: unknown, known: Known): unknown {
  if (typeof value === 'string') {
    const whole = /^\{(\w+)\}$/.exec(value)?.[1];
    if (whole !== undefined) return known[whole];
    return value.replace(/\{(\w+)\}/g, (_, name: string) => String(known[name]));
  }
  if (Array.isArray(value)) return value.map((each) => filled(each, known));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filled(each, known)]));
}

async function make(graph: GraphServer, row: EndpointRow, known: Known, version: string, token?: string) {
  const [method = '', path = ''] = row.call.split(' ');
  const url = `/${version}${filled(path, known)}`;
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const body = row.body === undefined ? undefined : filled(row.body, known);
  const answer = await graph.send(method as 'GET', url, body, headers);
  if (row.keep && answer.status < 300) {
    const { id, keyId, value } = answer.body;
    known[row.keep] = id ?? keyId ?? value?.[0]?.id;
  }
  return answer;
}

function shapeOf({ status, body }: Answer): EndpointRow['shape'] {
  if (typeof body === 'string') return status === 200 && /^\d+$/.test(body) ? 'count' : 'none';
  if (typeof body['@odata.context'] !== 'string') return 'none';
  return Array.isArray(body.value) ? 'list' : 'entity';
}

describe.each(['v1.0', 'beta'] as const)('below /%s (G-01)', (version) => {
  let graph: GraphServer;
  let known: Known;
  beforeAll(async () => {
    graph = await startGraph();
    known = await knownOf(graph);
  });
  afterAll(() => graph.close());

  const rows = endpointTable.filter((row) => (row.version ?? version) === version);
  it.each(rows.map((row) => [byName(row), row] as const))('%s', async (_name, row) => {
    const answer = await make(graph, row, known, version);
    expect([answer.status, answer.body.error?.message]).toEqual([row.status, undefined]);
    expect(shapeOf(answer)).toBe(row.shape);
    expect(answer.headers['request-id']).toEqual(expect.any(String));
  });
});

describe('in strict mode (G-21, section 3)', () => {
  let graph: GraphServer;
  let known: Known;
  beforeAll(async () => {
    graph = await startGraph({ strict: true });
    known = await knownOf(graph);
    const { owners } = graph.simulator.tenant;
    for (const id of [graph.sim.application.id, graph.servicePrincipalId]) owners.add(id, graph.servicePrincipalId);
  });
  afterAll(() => graph.close());
  afterEach(() => vi.useRealTimers());

  /** A token of the application with these permissions and no others. */
  function tokenWith(...names: string[]): string {
    const { permissions } = graph.simulator.tenant;
    permissions.removePrincipal(graph.servicePrincipalId);
    for (const { id, value } of permissionRoles) {
      if (names.includes(value ?? '')) permissions.grant(graph.servicePrincipalId, id);
    }
    return tokenServiceOf(graph.simulator).issue(String(known.appId), 'http://localhost', 'http://localhost');
  }

  /** What else would let the call pass is left out, so that a wrong list of permissions shows. */
  const others = ['User.Read.All', 'Group.Read.All', 'Synchronization.Read.All', 'Organization.Read.All'];

  it.each(endpointTable.filter((row) => row.version !== 'beta').map((row) => [row.call, row.permission, row] as const))(
    '%s needs a token, in its time, with %s',
    async (_call, permission, row) => {
      const missing = await make(graph, row, known, 'v1.0');
      expect([missing.status, missing.body.error?.code]).toEqual([401, 'InvalidAuthenticationToken']);

      const token = tokenWith(...(permission === null ? [] : [permission]));
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 60 * 60 * 1000 });
      const expired = await make(graph, row, known, 'v1.0', token);
      vi.useRealTimers();
      expect([expired.status, expired.body.error?.message]).toEqual([401, expect.stringContaining('expired')]);

      if (permission !== null) {
        const foreign =
          permission.startsWith('User') || permission.startsWith('Directory') ? others.slice(2) : others.slice(0, 1);
        const wrong = await make(graph, row, known, 'v1.0', tokenWith(...foreign));
        const isLog = row.call.includes('/auditLogs/provisioning');
        const code = isLog ? 'Authentication_MSGraphPermissionMissing' : 'Authorization_RequestDenied';
        expect([wrong.status, wrong.body.error?.code]).toEqual([403, code]);
        expect(wrong.body.error.message).toContain(permission);
      }

      const right = await make(graph, row, known, 'v1.0', tokenWith(...(permission === null ? [] : [permission])));
      expect([right.status, right.body.error?.message]).toEqual([row.status, undefined]);
    },
  );
});
