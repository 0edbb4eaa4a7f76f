/** The links of a job through Graph: looked up, and forgotten so that an object is matched anew (E-315 to E-318). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GraphServer, startGraph } from './graph-server.ts';

let graph: GraphServer;
beforeEach(async () => {
  graph = await startGraph();
});
afterEach(() => graph.close());

const path = (id: string) => `${graph.jobPath}/objectConnections('${id}')`;

async function provisioned() {
  const ada = graph.sim.addUser({ displayName: 'Ada Reyes' });
  const team = graph.sim.addGroup({ displayName: 'Team' }, [ada]);
  graph.sim.assign(team);
  await graph.sim.runCycle();
  const { hosts, hostGroups } = graph.sim.sampleApp();
  return { ada, team, host: hosts[0]?.id ?? '', hostGroup: hostGroups[0]?.id ?? '' };
}

describe('an object connection', () => {
  it('is found by the source id in any letters, then by the target id (E-315)', async () => {
    const { ada, team, host, hostGroup } = await provisioned();
    const user = {
      objectId: ada.id,
      sourceAnchor: ada.id,
      targetAnchor: host,
      displayName: 'Ada Reyes',
      objectTypeName: 'user',
    };
    for (const id of [ada.id, ada.id.toUpperCase(), host]) {
      const { status, body } = await graph.get(path(id));
      expect([status, body]).toEqual([
        200,
        { '@odata.context': expect.stringContaining('objectConnections'), ...user },
      ]);
    }
    for (const id of [team.id, hostGroup]) {
      expect((await graph.get(path(id))).body).toMatchObject({ objectId: team.id, objectTypeName: 'group' });
    }
  });

  it('that is unknown is 404, and the collection is not listed, nor written to (E-316)', async () => {
    await provisioned();
    expect((await graph.get(path('nobody'))).status).toBe(404);
    const list = await graph.get(`${graph.jobPath}/objectConnections`);
    expect([list.status, list.body.error.message]).toEqual([400, expect.stringContaining("can't be listed")]);
    expect((await graph.send('POST', `${graph.jobPath}/objectConnections`, {})).status).toBe(405);
    expect((await graph.send('PATCH', path('nobody'), {})).status).toBe(405);
  });

  it('is removed while the job is paused only; nothing else is, the audit log has it once, and removing none is no error (E-317, E-1064)', async () => {
    const { ada, host } = await provisioned();
    await graph.send('POST', `${graph.jobPath}/start`);
    expect((await graph.send('DELETE', path(ada.id))).status).toBe(409);
    expect((await graph.get(path(ada.id))).status).toBe(200);
    await graph.send('POST', `${graph.jobPath}/pause`);
    await graph.sim.job.settled();
    expect((await graph.send('DELETE', path(host))).status).toBe(204);
    expect((await graph.send('DELETE', path(ada.id))).status).toBe(204);
    expect((await graph.get(path(ada.id))).status).toBe(404);
    const audited = graph.simulator.audit.list({ limit: 10, activity: 'Remove object connection' });
    expect(audited.map(({ additionalDetails }) => additionalDetails)).toEqual([
      [
        { key: 'jobId', value: graph.jobId },
        { key: 'sourceAnchor', value: ada.id },
        { key: 'targetAnchor', value: host },
        { key: 'displayName', value: 'Ada Reyes' },
      ],
    ]);
    expect(graph.sim.sampleApp().hosts.map(({ id }) => id)).toEqual([host]);
    expect((await graph.get(`/v1.0/users/${ada.id}`)).status).toBe(200);
  });

  it('that was removed is made again by a match, on demand too (E-318)', async () => {
    const { ada, host } = await provisioned();
    await graph.send('POST', `${graph.jobPath}/stop`);
    expect((await graph.send('DELETE', path(ada.id))).status).toBe(204);
    const [entry] = (await graph.sim.provisionOnDemand(ada)).entries;
    expect(entry?.provisioningSteps.map(({ provisioningStepType }) => provisioningStepType)).toContain('matching');
    expect((await graph.get(path(ada.id))).body.targetAnchor).toBe(host);
    expect(graph.sim.sampleApp().hosts).toHaveLength(1);
  });

  it('of a group is removed with what was exported of it: its members are sent again (E-318, E-440)', async () => {
    const { team, host, hostGroup } = await provisioned();
    await graph.send('POST', `${graph.jobPath}/stop`);
    expect((await graph.send('DELETE', path(team.id))).status).toBe(204);
    const before = graph.sim.exchanges().length;
    await graph.send('POST', `${graph.jobPath}/restart`, { criteria: { resetScope: 'Watermark' } });
    await graph.sim.runCycle();
    expect((await graph.get(path(team.id))).body.targetAnchor).toBe(hostGroup);
    const patches = graph.sim
      .exchanges()
      .slice(before)
      .filter(({ method }) => method === 'PATCH');
    expect(patches.map(({ requestBody }) => JSON.stringify(requestBody))).toEqual([expect.stringContaining(host)]);
  });
});
