/** The calls that Terraform's azuread provider makes, in its order and with its bodies (G-140 to G-145). */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type GraphServer, startGraph } from './graph-server.ts';

let graph: GraphServer;
let token: string;
beforeEach(async () => {
  graph = await startGraph({ strict: true });
});
afterEach(() => graph.close());

async function call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, status: number, body?: unknown) {
  const answer = await graph.send(method, url, body, {
    accept: 'application/json; odata.metadata=full',
    authorization: `Bearer ${token}`,
  });
  expect([method, url, answer.status]).toEqual([method, url, status]);
  return answer.body;
}

it('an application from a template with secrets, a job, an assignment and provisioning on demand, and all of it away', async () => {
  // Configure the provider.
  const metadata = (await graph.get('/metadata/endpoints?api-version=2022-09-01')).body;
  const login = new URL(metadata.authentication.loginEndpoint).pathname;
  const tenantId = graph.simulator.workspace.data.tenant.id;
  const form = new URLSearchParams({
    client_id: '11111111-2222-4333-8444-555555555555',
    client_secret: 'any',
    grant_type: 'client_credentials',
    scope: `${metadata.microsoftGraphResourceId.replace(/\/$/, '')}/.default`,
  });
  const granted = await graph.send('POST', `${login}${tenantId}/oauth2/v2.0/token`, form.toString(), {
    'content-type': 'application/x-www-form-urlencoded',
  });
  token = granted.body.access_token;
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  expect(claims).toMatchObject({ oid: expect.any(String), tid: tenantId, roles: expect.any(Array) });

  // azuread_application_from_template
  const templates = await call('GET', `/v1.0/applicationTemplates?$filter=displayName eq 'Custom'`, 200);
  const { application, servicePrincipal } = await call(
    'POST',
    `/v1.0/applicationTemplates/${templates.value[0].id}/instantiate`,
    201,
    { displayName: 'Visitor Desk' },
  );
  for (let i = 0; i < 5; i++) await call('GET', `/v1.0/applications/${application.id}`, 200);
  const principal = `/v1.0/servicePrincipals/${servicePrincipal.id}`;

  // azuread_synchronization_secret
  await call('GET', principal, 200);
  const credentials = [
    { key: 'BaseAddress', value: 'http://127.0.0.1:9/scim' },
    { key: 'SecretToken', value: 'not-shown' },
  ];
  await call('PUT', `${principal}/synchronization/secrets`, 204, { value: credentials });
  const stored = await call('GET', `${principal}/synchronization/secrets`, 200);
  expect(stored.value.map(({ key }: { key: string }) => key)).toEqual(['BaseAddress', 'SecretToken']);

  // azuread_synchronization_job
  const job = await call('POST', `${principal}/synchronization/jobs`, 201, { templateId: 'scim' });
  const jobPath = `${principal}/synchronization/jobs/${job.id}`;
  for (let i = 0; i < 5; i++) await call('GET', jobPath, 200);
  await call('POST', `${jobPath}/start`, 204);
  expect((await call('GET', jobPath, 200)).schedule).toMatchObject({ state: 'Active', interval: 'PT40M' });

  // azuread_user: created on v1.0, changed once on beta.
  const user = await call('POST', '/v1.0/users', 201, {
    accountEnabled: true,
    displayName: 'Ada Reyes',
    mailNickname: 'ada',
    userPrincipalName: 'ada@woodgrove.example',
    passwordProfile: { forceChangePasswordNextSignIn: false, password: 'unused' },
    otherMails: [],
    ageGroup: null,
    consentProvidedForMinor: null,
  });
  await call('PATCH', `/beta/users/${user.id}`, 204, { showInAddressList: true });
  await call('GET', `/v1.0/users/${user.id}/manager`, 404);

  // azuread_group: created with an owner, renamed twice.
  const group = await call('POST', '/beta/groups', 201, {
    displayName: 'Reception',
    mailEnabled: false,
    mailNickname: 'reception',
    securityEnabled: true,
    'owners@odata.bind': [`http://localhost:80/v1.0/directoryObjects/${user.id}`],
  });
  await call('PATCH', `/beta/groups/${group.id}`, 204, { displayName: `Reception-tmp` });
  await call('PATCH', `/beta/groups/${group.id}`, 204, { displayName: 'Reception' });
  expect((await call('GET', `/beta/groups/${group.id}`, 200)).displayName).toBe('Reception');
  await call('POST', `/beta/groups/${group.id}/members/$ref`, 204, {
    '@odata.id': `http://localhost:80/v1.0/directoryObjects/${user.id}`,
  });

  // azuread_app_role_assignment
  const { appRoles } = await call('GET', principal, 200);
  const assignment = await call('POST', `${principal}/appRoleAssignedTo`, 201, {
    appRoleId: appRoles[0].id,
    principalId: group.id,
    resourceId: servicePrincipal.id,
  });
  const assigned = await call('GET', `${principal}/appRoleAssignedTo`, 200);
  expect(assigned.value.map(({ id }: { id: string }) => id)).toEqual([assignment.id]);

  // azuread_synchronization_job_provision_on_demand: the target doesn't answer, and that is an answer.
  await call('GET', jobPath, 200);
  const result = await call('POST', `${jobPath}/provisionOnDemand`, 200, {
    parameters: [
      { ruleId: '03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8', subjects: [{ objectId: user.id, objectTypeName: 'User' }] },
    ],
  });
  expect(JSON.parse(result.key).result).toBe('Failure');

  // destroy, in reverse
  await call('DELETE', `${principal}/appRoleAssignedTo/${assignment.id}`, 204);
  await call('DELETE', jobPath, 204);
  await call('GET', jobPath, 404);
  await call('PUT', `${principal}/synchronization/secrets`, 204, {
    value: credentials.map(({ key }) => ({ key, value: '' })),
  });
  expect((await call('GET', `${principal}/synchronization/secrets`, 200)).value).toEqual([]);
  await call('DELETE', `/v1.0/applications/${application.id}`, 204);
  await call('GET', `/v1.0/applications/${application.id}`, 404);
});
