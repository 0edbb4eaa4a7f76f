/** What Microsoft's validation Logic App, PowerShell and generic providers call, in their order and spelling. */
import { afterEach, describe, expect, it } from 'vitest';
import { type GraphServer, startGraph } from './graph-server.ts';

let graph: GraphServer;
afterEach(() => graph.close());

const RULE = '03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8';

describe('the validation Logic App', () => {
  // Its tokens are those of a managed identity, for hosts that are written into it (G-149).
  const identity = { authorization: 'Bearer token.of.a-managed-identity' };

  it('reads all that it needs from the first job, its schema and the roles, with any token (G-147, G-149)', async () => {
    graph = await startGraph({ profile: 'custom' });
    const principal = `/v1.0/servicePrincipals/${graph.servicePrincipalId}`;
    const get = async (url: string) => {
      const { status, body } = await graph.get(url, identity);
      expect([url, status]).toEqual([url, 200]);
      return body;
    };
    const { id } = (await get(`${principal}/synchronization/jobs`)).value[0];
    expect((await get(`${principal}/synchronization/jobs/${id}`)).id).toBe(graph.jobId);
    const { directories, synchronizationRules } = await get(`${principal}/synchronization/jobs/${id}/schema`);
    expect(directories.map(({ name }: { name: string }) => name)).toEqual(['Microsoft Entra ID', 'customappsso']);
    expect(
      synchronizationRules[0].objectMappings.map(
        ({ targetObjectName }: { targetObjectName: string }) => targetObjectName,
      ),
    ).toEqual([
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
      'urn:ietf:params:scim:schemas:core:2.0:Group',
    ]);
    const parameters = await get(`${principal.replace('v1.0', 'beta')}/synchronization/connectivityParameters`);
    expect(parameters.value).toEqual([]);
    const { appRoles, ...rest } = await get(`${principal}?$select=appRoles`);
    expect(Object.keys(rest).filter((name) => !name.startsWith('@odata.') && name !== 'id')).toEqual([]);
    expect(appRoles.some(({ displayName }: { displayName: string }) => displayName.toLowerCase() === 'user')).toBe(
      true,
    );
  });

  it('starts and restarts nothing: a running job picks up what it makes within its polls (G-148, G-149)', async () => {
    graph = await startGraph({ profile: 'custom' });
    await graph.send('POST', `${graph.jobPath}/start`);
    await graph.sim.runCycle();
    const created = await graph.send(
      'POST',
      '/v1.0/users',
      {
        accountEnabled: true,
        displayName: 'Ada Reyes',
        mailNickname: 'ada',
        userPrincipalName: 'ada@woodgrove.example',
        passwordProfile: { password: 'unused' },
      },
      identity,
    );
    const principal = `/v1.0/servicePrincipals/${graph.servicePrincipalId}`;
    const { appRoles } = (await graph.get(`${principal}?$select=appRoles`, identity)).body;
    const assigned = await graph.send(
      'POST',
      `${principal}/appRoleAssignedTo`,
      { principalId: created.body.id, resourceId: graph.servicePrincipalId, appRoleId: appRoles[0].id },
      identity,
    );
    expect([created.status, assigned.status]).toEqual([201, 201]);
    await graph.sim.advance('PT40M');
    const filter = `jobId eq '${graph.jobId}' and servicePrincipal/id eq '${graph.servicePrincipalId}' and sourceIdentity/id eq '${created.body.id}' and provisioningAction eq 'Create'`;
    const { body } = await graph.get(
      `/v1.0/auditLogs/provisioning?$top=1&$orderby=activityDateTime desc&$filter=${filter}`,
      identity,
    );
    expect(
      body.value.map(
        ({ provisioningStatusInfo }: { provisioningStatusInfo: { status: string } }) => provisioningStatusInfo.status,
      ),
    ).toEqual(['success']);
  });
});

describe('the provider msgraph', () => {
  it('puts a resource with its own body, and reads it back without a difference (G-146)', async () => {
    graph = await startGraph({ profile: 'custom' });
    const secrets = `/beta/servicePrincipals/${graph.servicePrincipalId}/synchronization/secrets`;
    const value = [
      { key: 'BaseAddress', value: 'http://127.0.0.1:9/scim' },
      { key: 'SyncAll', value: 'false' },
    ];
    expect((await graph.send('PUT', secrets, { value })).status).toBe(204);
    expect((await graph.get(secrets)).body.value).toEqual(value);
    const path = graph.jobPath.replace('v1.0', 'beta');
    const schema = (await graph.get(`${path}/schema`)).body;
    schema.synchronizationRules[0].name = 'OURS';
    const { version: _, ...sent } = schema;
    expect((await graph.send('PUT', `${path}/schema`, sent)).status).toBe(204);
    const { version: __, ...stored } = (await graph.get(`${path}/schema`)).body;
    expect(stored).toEqual(sent);
  });
});

describe('PowerShell', () => {
  /** Invoke-RestMethod names a form where it sends no body. */
  const nothing = { 'content-type': 'application/x-www-form-urlencoded' };

  it('has each of its cmdlets answered as the service does (G-150)', async () => {
    graph = await startGraph({ profile: 'custom' });
    const ada = graph.sim.addUser({ displayName: 'Ada Reyes' });
    graph.sim.assign(ada);
    const base = `/v1.0/servicePrincipals/${graph.servicePrincipalId}/synchronization`;
    const { id } = (await graph.send('POST', `${base}/jobs`, { templateId: 'scim' })).body;
    const job = `${base}/jobs/${id}`;
    const { app, servicePrincipalId } = graph;
    const act = async (action: string) =>
      (await app.inject({ method: 'POST', url: `${job}/${action}`, headers: nothing })).statusCode;
    const parameters = [{ ruleId: RULE, subjects: [{ objectId: ada.id, objectTypeName: 'User' }] }];
    const schema = (await graph.get(`${job}/schema`)).body;
    const { value: secrets } = (await graph.get(`${base}/secrets`)).body;
    const called: Record<string, number> = {
      'Get-MgServicePrincipalSynchronizationJob': (await graph.get(`${base}/jobs?$top=10`)).status,
      'Get-MgServicePrincipalSynchronizationTemplate': (await graph.get(`${base}/templates`)).status,
      'Get-MgServicePrincipalSynchronizationJobSchema': (await graph.get(`${job}/schema`)).status,
      'Start-MgServicePrincipalSynchronizationJob': await act('start'),
      'Suspend-MgServicePrincipalSynchronizationJob': await act('pause'),
      'Restart-MgServicePrincipalSynchronizationJob': await act('restart'),
      'Test-MgServicePrincipalSynchronizationJobCredential': (
        await graph.send('POST', `${job}/validateCredentials`, { templateId: 'scim', useSavedCredentials: true })
      ).status,
      'New-MgServicePrincipalSynchronizationJobOnDemand': (
        await graph.send('POST', `${job}/provisionOnDemand`, { parameters })
      ).status,
      'Set-MgServicePrincipalSynchronizationSecret': (await graph.send('PUT', `${base}/secrets`, { value: secrets }))
        .status,
      'Set-MgServicePrincipalSynchronizationJobSchema': (await graph.send('PUT', `${job}/schema`, schema)).status,
      'Update-MgServicePrincipalSynchronizationJobSchema': (
        await graph.send('PATCH', `${job}/schema`, { version: 'v2' })
      ).status,
      'Get-MgAuditLogProvisioning -Filter': (
        await graph.get(`/v1.0/auditLogs/provisioning?$filter=servicePrincipal/id+eq+'${servicePrincipalId}'`)
      ).status,
      'Remove-MgServicePrincipalSynchronizationJob': (await graph.send('DELETE', job)).status,
    };
    expect(called).toEqual({
      'Get-MgServicePrincipalSynchronizationJob': 200,
      'Get-MgServicePrincipalSynchronizationTemplate': 200,
      'Get-MgServicePrincipalSynchronizationJobSchema': 200,
      'Start-MgServicePrincipalSynchronizationJob': 204,
      'Suspend-MgServicePrincipalSynchronizationJob': 204,
      'Restart-MgServicePrincipalSynchronizationJob': 204,
      'Test-MgServicePrincipalSynchronizationJobCredential': 204,
      'New-MgServicePrincipalSynchronizationJobOnDemand': 200,
      'Set-MgServicePrincipalSynchronizationSecret': 204,
      'Set-MgServicePrincipalSynchronizationJobSchema': 204,
      'Update-MgServicePrincipalSynchronizationJobSchema': 405,
      'Get-MgAuditLogProvisioning -Filter': 200,
      'Remove-MgServicePrincipalSynchronizationJob': 204,
    });
  });
});

describe('a base address', () => {
  it('is all that an SDK needs: with the version in it or added, with a constant token or none (G-152, G-153)', async () => {
    graph = await startGraph({ users: 3 });
    const host = 'http://127.0.0.1:8400';
    for (const [base, path] of [
      [`${host}/v1.0`, '/users?$top=2'],
      [`${host}/v1.0/`, '/users?$top=2'],
      [`${host}/beta`, '/users?$top=2'],
      [host, '/v1.0/users?$top=2'],
      [`${host}/`, '/v1.0/users?$top=2'],
    ] as const) {
      for (const token of [{}, { authorization: 'Bearer constant' }]) {
        const headers: Record<string, string> = { host: '127.0.0.1:8400', ...token };
        const { status, body } = await graph.get(`${base}${path}`.slice(host.length), headers);
        expect([base, status, body.value?.length]).toEqual([base, 200, 2]);
        expect(body['@odata.nextLink']).toMatch(new RegExp(`^${host}/(v1.0|beta)/users`));
      }
    }
  });
});
