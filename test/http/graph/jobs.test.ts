import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GraphServer, startGraph } from './graph-server.ts';

let graph: GraphServer;
beforeEach(async () => {
  graph = await startGraph();
});
afterEach(() => graph.close());

const jobsPath = () => `/v1.0/servicePrincipals/${graph.servicePrincipalId}/synchronization/jobs`;
const stateOf = async () => {
  const { body } = await graph.get(graph.jobPath);
  return [body.schedule.state, body.status.code];
};

describe('jobs', () => {
  it('are listed oldest first, by any key of the service principal (G-02, G-35)', async () => {
    const created = await graph.send('POST', jobsPath(), { templateId: 'SIGN-IN-enterprise', id: 'ignored' });
    const { appId } = graph.sim.application;
    for (const key of [
      `/${graph.servicePrincipalId}`,
      `(appId='${appId}')`,
      `('${graph.servicePrincipalId.toUpperCase()}')`,
    ]) {
      const { body } = await graph.get(`/v1.0/servicePrincipals${key}/synchronization/jobs/`);
      expect(body.value.map((job: { id: string }) => job.id)).toEqual([graph.jobId, created.body.id]);
    }
    expect((await graph.get(`${jobsPath()}/$count`)).body).toBe('2');
  });

  it('have an id of template, tenant and a fresh GUID, found percent-encoded too (G-02, G-32)', async () => {
    const { id } = graph.simulator.workspace.data.tenant;
    const { body, headers } = await graph.send('POST', jobsPath(), { templateId: 'sign-in-enterprise' });
    expect(body.id).toMatch(new RegExp(`^sign-in-enterprise\\.${id.replaceAll('-', '')}\\.[0-9a-f-]{36}$`));
    expect(headers.location).toContain(body.id);
    const encoded = body.id.replaceAll('.', '%2E');
    expect((await graph.get(`${jobsPath()}/${encoded}`)).body.id).toBe(body.id);
  });

  it.each([
    [{ templateId: 'nope' }, 404, 'NotFound'],
    [{}, 400, 'Request_BadRequest'],
    [{ templateId: 5 }, 400, 'Request_BadRequest'],
  ])('made from %j are refused (G-09)', async (body, status, code) => {
    const answer = await graph.send('POST', jobsPath(), body);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });

  it('that don’t exist, or belong to another application, are not found (G-09)', async () => {
    const { body } = await graph.send('POST', '/v1.0/applications', { displayName: 'Other' });
    const other = await graph.get(`/v1.0/servicePrincipals(appId='${body.appId}')`);
    const urls = [`${jobsPath()}/nope`, `/v1.0/servicePrincipals/${other.body.id}/synchronization/jobs/${graph.jobId}`];
    for (const url of urls) {
      const answer = await graph.get(url);
      expect([answer.status, answer.body.error.code]).toEqual([404, 'NotFound']);
    }
    // An application object is not its service principal.
    const wrong = await graph.get(`/v1.0/servicePrincipals/${graph.sim.application.id}/synchronization/jobs`);
    expect([wrong.status, wrong.body.error.code]).toEqual([404, 'Request_ResourceNotFound']);
  });

  it('start, pause, stop and restart with 204 and show it at once (G-45 to G-49, G-142, E-209)', async () => {
    expect(await stateOf()).toEqual(['Disabled', 'Paused']);
    const act = async (action: string, body?: unknown) => {
      expect((await graph.send('POST', `${graph.jobPath}/${action}`, body)).status).toBe(204);
      return stateOf();
    };
    expect(await act('start')).toEqual(['Active', 'NotRun']);
    expect(await act('start')).toEqual(['Active', 'NotRun']);
    expect(await act('pause', '')).toEqual(['Paused', 'Paused']);
    expect(await act('restart')).toEqual(['Paused', 'Paused']);
    expect(await act('microsoft.graph.start', {})).toEqual(['Active', 'NotRun']);
    expect(await act('restart', { criteria: { resetScope: 'watermark,  ESCROWS' } })).toEqual(['Active', 'NotRun']);
    expect(await act('stop')).toEqual(['Disabled', 'Paused']);
  });

  it.each([
    [{ criteria: { resetScope: 'Watermark, Nope' } }, `'Nope' is no reset scope`],
    [{ criteria: { resetScope: 'Full', other: true } }, `Invalid property 'criteria.other'`],
    [{ criteria: { resetScope: 7 } }, `'criteria.resetScope'`],
  ])('are not restarted with %j (G-48)', async (body, message) => {
    const answer = await graph.send('POST', `${graph.jobPath}/restart`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(message);
  });

  it('show the schema only when it is asked for, and what is selected (G-36, G-44)', async () => {
    expect(Object.keys((await graph.get(graph.jobPath)).body)).not.toContain('schema');
    const { body } = await graph.get(`${graph.jobPath}?$select=id,schedule&$expand=schema`);
    expect(Object.keys(body)).toEqual(['@odata.context', 'id', 'schedule', 'schema']);
    expect(body.schema.id).toBe(graph.jobId);
  });

  it('are gone once deleted; their log stays (G-43)', async () => {
    graph.sim.assign(graph.sim.addUser({ displayName: 'Ada Reyes' }));
    await graph.sim.runCycle();
    expect((await graph.send('DELETE', graph.jobPath)).status).toBe(204);
    expect((await graph.get(graph.jobPath)).status).toBe(404);
    expect((await graph.get(`/v1.0/auditLogs/provisioning?$filter=jobId eq '${graph.jobId}'`)).body.value).toHaveLength(
      1,
    );
  });

  it('count what is in step by mapping once a cycle has run (G-38)', async () => {
    const ada = graph.sim.addUser({ displayName: 'Ada Reyes' });
    graph.sim.assign(graph.sim.addGroup({ displayName: 'Team' }, [ada]));
    await graph.send('POST', `${graph.jobPath}/start`);
    await graph.sim.runCycle();
    const { status } = (await graph.get(graph.jobPath)).body;
    expect(status.code).toBe('Active');
    expect(status.lastExecution).toMatchObject({ state: 'Succeeded', countExported: 3, error: null });
    expect(status.synchronizedEntryCountByType).toEqual([
      { key: 'User to urn:ietf:params:scim:schemas:extension:enterprise:2.0:User', value: 1 },
      { key: 'Group to urn:ietf:params:scim:schemas:core:2.0:Group', value: 1 },
    ]);
  });
});

describe('validateCredentials', () => {
  it('answers 204 without body with saved credentials, on the job and on the collection (G-50, E-806)', async () => {
    for (const body of [
      { templateId: 'sign-in-enterprise', useSavedCredentials: true },
      { useSavedCredentials: true },
    ]) {
      const answer = await graph.send('POST', `${graph.jobPath}/validateCredentials`, body);
      expect([answer.status, answer.body]).toEqual([204, '']);
    }
    const path = `${jobsPath()}/validateCredentials`;
    expect((await graph.send('POST', path, { templateId: 'sign-in-enterprise' })).status).toBe(204);
    const { body } = await graph.get(`/v1.0/servicePrincipals/${graph.servicePrincipalId}`);
    expect((await graph.send('POST', path, { applicationIdentifier: body.applicationTemplateId })).status).toBe(204);
  });

  it('says which parameter is missing (G-08)', async () => {
    const answer = await graph.send('POST', `${jobsPath()}/validateCredentials`, { credentials: [] });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'RequestMissingRequiredParameter']);
    await graph.send('PUT', `/v1.0/servicePrincipals/${graph.servicePrincipalId}/synchronization/secrets`, {
      value: [],
    });
    const empty = await graph.send('POST', `${graph.jobPath}/validateCredentials`, { useSavedCredentials: true });
    expect([empty.status, empty.body.error.code]).toEqual([400, 'RequestMissingRequiredParameter']);
  });

  it('tests the credentials it is given and saves nothing (G-50, E-806, E-807)', async () => {
    const secrets = JSON.stringify(graph.sim.application.secrets);
    const own = await startGraph({ target: { url: 'http://127.0.0.1:9/scim', token: 'x' } });
    try {
      const answer = await own.send('POST', `${own.jobPath}/validateCredentials`, {
        templateId: 'sign-in-enterprise',
        credentials: [
          { key: 'BaseAddress', value: 'http://127.0.0.1:9/other' },
          { key: 'SecretToken', value: 'not-told' },
        ],
      });
      expect([answer.status, answer.body.error.code]).toEqual([400, 'CredentialValidationUnavailable']);
      expect(answer.body.error.message).not.toContain('not-told');
      expect(own.sim.application.secrets.find(({ key }) => key === 'BaseAddress')?.value).toBe(
        'http://127.0.0.1:9/scim',
      );
    } finally {
      await own.close();
    }
    expect(JSON.stringify(graph.sim.application.secrets)).toBe(secrets);
  });
});

describe('provision on demand', () => {
  const request = (subject: object, ruleId = '03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8') => ({
    parameters: [{ ruleId, subjects: [subject] }],
  });

  it('provisions a group with a chosen member; works while the job is disabled (G-88, G-93, E-710)', async () => {
    const [ada, bob] = [
      graph.sim.addUser({ displayName: 'Ada Reyes' }),
      graph.sim.addUser({ displayName: 'Bob Stone' }),
    ];
    const team = graph.sim.addGroup({ displayName: 'Team' }, [ada, bob]);
    graph.sim.assign(team);
    const user = { objectId: ada.id, objectTypeName: 'user' };
    await graph.send('POST', `${graph.jobPath}/provisionOnDemand`, request(user));
    const subject = { objectId: team.id, objectTypeName: 'GROUP', links: { members: [user] } };
    const { body } = await graph.send('POST', `${graph.jobPath}/provisionOnDemand`, request(subject));
    expect(JSON.parse(body.key)).toEqual({ result: 'Success', details: {} });
    expect(JSON.parse(body.value)).toMatchObject({ action: 'Create', sourceIdentity: { id: team.id, type: 'Group' } });
    const { hosts, hostGroups } = graph.sim.sampleApp();
    expect(hosts.map(({ userName }) => userName)).toEqual([ada.userPrincipalName]);
    expect(hostGroups.map(({ members }) => members.map(({ id }) => id))).toEqual([[hosts[0]?.id]]);
    const log = await graph.get(`/v1.0/auditLogs/provisioning?$filter=initiatedBy/initiatorType eq 'User'`);
    expect(log.body.value.length).toBe(3);
  });

  it.each([
    [{ objectId: 'x', objectTypeName: 'Device' }, 400, 'neither User nor Group'],
    [{ objectId: '00000000-0000-4000-8000-000000000000', objectTypeName: 'User' }, 404, 'There is no User'],
    [
      { objectId: 'x', objectTypeName: 'User', links: { members: [{ objectId: 'y', objectTypeName: 'User' }] } },
      400,
      'no members',
    ],
    [{ objectTypeName: 'User' }, 400, 'objectId'],
  ])('of %j is refused (G-95)', async (subject, status, message) => {
    const answer = await graph.send('POST', `${graph.jobPath}/provisionOnDemand`, request(subject));
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toContain(message);
  });

  it('by an unknown rule is refused (G-95)', async () => {
    const answer = await graph.send(
      'POST',
      `${graph.jobPath}/provisionOnDemand`,
      request({ objectId: 'x', objectTypeName: 'User' }, 'nope'),
    );
    expect(answer.body.error.message).toContain(`there is no rule 'nope'`);
  });
});
