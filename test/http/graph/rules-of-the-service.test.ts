/** Rules of jobs, log and directory that clients rely on and that no other test of this folder holds. */
import { afterEach, describe, expect, it } from 'vitest';
import { errorGuide } from '../../../simulator/model/error-guide.ts';
import { type GraphServer, startGraph } from './graph-server.ts';

let graph: GraphServer;
afterEach(() => graph.close());

interface Entry {
  activityDateTime: string;
  provisioningAction: string;
  provisioningSteps: { name: string; provisioningStepType: string; status: string; details: object }[];
  modifiedProperties: { displayName: string; oldValue: string | null; newValue: string | null }[];
  sourceIdentity: { id: string };
  targetIdentity: { id: string };
}

async function logOf(sourceId: string, action?: string): Promise<Entry[]> {
  const wanted = `sourceIdentity/id eq '${sourceId}'${action ? ` and provisioningAction eq '${action}'` : ''}`;
  return (await graph.get(`/v1.0/auditLogs/provisioning?$filter=${encodeURIComponent(wanted)}`)).body.value;
}

describe('jobs', () => {
  it('begin with a copy of the template’s schema, which is theirs alone (G-34)', async () => {
    graph = await startGraph();
    const base = `/v1.0/servicePrincipals/${graph.servicePrincipalId}/synchronization`;
    const schema = (await graph.get(`${graph.jobPath}/schema`)).body;
    const template = (await graph.get(`${base}/templates/${graph.sim.application.profileId}/schema`)).body;
    expect(schema.synchronizationRules).toEqual(template.synchronizationRules);
    schema.synchronizationRules[0].name = 'OURS';
    await graph.send('PUT', `${graph.jobPath}/schema`, schema);
    const after = (await graph.get(`${base}/templates/${graph.sim.application.profileId}/schema`)).body;
    expect(after.synchronizationRules).toEqual(template.synchronizationRules);
  });

  it('tell schedule and last execution in full, in UTC with Z (G-14, G-37, G-39)', async () => {
    graph = await startGraph();
    graph.sim.assign(graph.sim.addUser({ displayName: 'Ada' }));
    await graph.send('POST', `${graph.jobPath}/start`);
    await graph.sim.runCycle();
    const { schedule, status } = (await graph.get(graph.jobPath)).body;
    expect(schedule).toEqual({ expiration: null, interval: 'PT40M', state: 'Active' });
    const counts = [
      'countEntitled',
      'countEntitledForProvisioning',
      'countEscrowed',
      'countEscrowedRaw',
      'countExported',
      'countExports',
      'countImported',
      'countImportedDeltas',
      'countImportedReferenceDeltas',
    ];
    const { lastExecution } = status;
    expect(Object.keys(lastExecution)).toEqual(
      expect.arrayContaining(['activityIdentifier', 'state', 'error', 'timeBegan', 'timeEnded', ...counts]),
    );
    for (const count of counts) expect(lastExecution[count]).toEqual(expect.any(Number));
    expect(lastExecution).toMatchObject({ state: 'Succeeded', countExported: 1 });
    const times = [lastExecution.timeBegan, lastExecution.timeEnded, status.steadyStateFirstAchievedTime];
    for (const time of times) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$/);
  });

  it('in quarantine tell why, since when and when they are tried again (G-40, G-41)', async () => {
    graph = await startGraph({ target: { url: 'http://127.0.0.1:9/scim', token: 'unused' } });
    await graph.send('POST', `${graph.jobPath}/start`);
    await graph.sim.runCycle();
    const { quarantine } = (await graph.get(graph.jobPath)).body.status;
    expect(quarantine).toMatchObject({ reason: 'EncounteredQuarantineException', seriesCount: 1 });
    expect(quarantine.seriesBegan).toBe(quarantine.currentBegan);
    expect(Date.parse(quarantine.nextAttempt)).toBeGreaterThan(Date.parse(quarantine.currentBegan));
  });

  it('take enum values in any case, and names of properties only in theirs (G-12)', async () => {
    graph = await startGraph();
    const scope = (resetScope: string) => graph.send('POST', `${graph.jobPath}/restart`, { criteria: { resetScope } });
    expect((await scope('watermark,ESCROWS , quarantinestate')).status).toBe(204);
    expect((await scope('Nothing')).status).toBe(400);
    const named = await graph.send('POST', '/v1.0/groups', {
      DisplayName: 'Desk',
      mailEnabled: false,
      mailNickname: 'desk',
      securityEnabled: true,
    });
    expect([named.status, named.body.error.code]).toEqual([400, 'Request_BadRequest']);
  });
});

describe('credentials', () => {
  it('of OAuth are fetched before the test; a failed token call is refused like a failed test (G-51, W-35)', async () => {
    graph = await startGraph();
    const credentials = [
      { key: 'BaseAddress', value: 'http://127.0.0.1:9/scim' },
      { key: 'AuthenticationType', value: 'OAuth2ClientCredentialsGrant' },
      { key: 'Oauth2ClientId', value: 'me' },
      { key: 'Oauth2ClientSecret', value: 'unused' },
      { key: 'Oauth2TokenExchangeUri', value: 'http://127.0.0.1:9/token' },
    ];
    const { status, body } = await graph.send('POST', `${graph.jobPath}/validateCredentials`, {
      templateId: graph.sim.application.profileId,
      credentials,
    });
    expect([status, body.error.code]).toEqual([400, 'CredentialValidationUnavailable']);
    expect(body.error.message).toMatch(/token/i);
  });

  it('carry who is provisioned: everybody with SyncAll, else those assigned, and of a group its direct members (G-55, G-131)', async () => {
    graph = await startGraph();
    const [ada, bob, cleo] = ['Ada', 'Bob', 'Cleo'].map((displayName) => graph.sim.addUser({ displayName }));
    const [outer, inner] = ['Outer', 'Inner'].map((displayName) => graph.sim.addGroup({ displayName }));
    const { groups } = graph.simulator.tenant;
    groups.addMember(outer?.id ?? '', ada?.id ?? '');
    groups.addMember(outer?.id ?? '', inner?.id ?? '');
    groups.addMember(inner?.id ?? '', bob?.id ?? '');
    graph.sim.assign({ id: outer?.id ?? '' });
    const created = async () => {
      await graph.sim.runCycle();
      const found = await Promise.all([ada, bob, cleo].map((user) => logOf(user?.id ?? '', 'create')));
      return found.map(({ length }) => length);
    };
    expect(await created()).toEqual([1, 0, 0]);
    const path = `/v1.0/servicePrincipals/${graph.servicePrincipalId}/synchronization/secrets`;
    const others = (await graph.get(path)).body.value.filter(({ key }: { key: string }) => key !== 'SyncAll');
    await graph.send('PUT', path, { value: [...others, { key: 'SyncAll', value: 'true' }] });
    await graph.send('POST', `${graph.jobPath}/restart`, { criteria: { resetScope: 'Watermark' } });
    expect(await created()).toEqual([1, 1, 1]);
  });
});

describe('the log', () => {
  it('has its steps in order, and a disabled user as disable (G-105, G-108)', async () => {
    graph = await startGraph();
    const ada = graph.sim.addUser({ displayName: 'Ada Reyes' });
    graph.sim.assign(ada);
    await graph.sim.runCycle();
    const [created] = await logOf(ada.id, 'create');
    const types = created?.provisioningSteps.map(({ provisioningStepType }) => provisioningStepType) ?? [];
    const order = ['import', 'scoping', 'matching', 'processing', 'referenceResolution', 'export'];
    expect(types).toEqual([...types].sort((left, right) => order.indexOf(left) - order.indexOf(right)));
    expect(new Set(types)).toEqual(new Set(['import', 'scoping', 'matching', 'export']));
    for (const { details } of created?.provisioningSteps ?? []) {
      expect(Object.values(details).every((value) => typeof value === 'string')).toBe(true);
    }
    await graph.send('PATCH', `/v1.0/users/${ada.id}`, { accountEnabled: false });
    await graph.sim.runCycle();
    expect((await logOf(ada.id))[0]?.provisioningAction).toBe('disable');
  });

  it('names the target’s id of a member or manager first among the modified properties (G-107)', async () => {
    graph = await startGraph();
    const [ada, boss] = ['Ada', 'Boss'].map((displayName) => graph.sim.addUser({ displayName }));
    const group = graph.sim.addGroup({ displayName: 'Reception' });
    for (const each of [ada, boss, group]) graph.sim.assign({ id: each?.id ?? '' });
    await graph.sim.runCycle();
    const targetIdOf = async (id = '') => (await logOf(id, 'create'))[0]?.targetIdentity.id;
    const reference = (id = '') => ({ '@odata.id': `https://graph.microsoft.com/v1.0/users/${id}` });
    await graph.send('POST', `/v1.0/groups/${group.id}/members/$ref`, reference(ada?.id));
    await graph.sim.runCycle();
    const [added] = await logOf(group.id, 'update');
    expect(added?.modifiedProperties[0]).toEqual({
      displayName: 'members',
      oldValue: null,
      newValue: await targetIdOf(ada?.id),
    });
    await graph.send('DELETE', `/v1.0/groups/${group.id}/members/${ada?.id}/$ref`);
    await graph.sim.runCycle();
    const [removed] = await logOf(group.id, 'update');
    expect(removed?.modifiedProperties[0]).toMatchObject({
      displayName: 'members',
      oldValue: await targetIdOf(ada?.id),
    });
  });
});

describe('the directory', () => {
  it('filters assignments by a guid with and without quotes (G-129)', async () => {
    graph = await startGraph();
    const ada = graph.sim.addUser({ displayName: 'Ada' });
    graph.sim.assign(ada);
    for (const literal of [graph.servicePrincipalId, `'${graph.servicePrincipalId}'`]) {
      const { body } = await graph.get(`/v1.0/users/${ada.id}/appRoleAssignments?$filter=resourceId eq ${literal}`);
      expect(body.value).toHaveLength(1);
    }
    const other = '00000000-0000-4000-8000-000000000000';
    const { body } = await graph.get(`/v1.0/users/${ada.id}/appRoleAssignments?$filter=resourceId eq ${other}`);
    expect(body.value).toEqual([]);
  });

  it('gives a custom application the role User first, for users, and msiam_access (G-134, G-135)', async () => {
    graph = await startGraph();
    const gallery = '/v1.0/applicationTemplates/8adf8e6e-67b2-4cf2-a259-e3dc5476c621/instantiate';
    const { appRoles } = (await graph.send('POST', gallery, { displayName: 'Desk' })).body.servicePrincipal;
    expect(appRoles[0]).toMatchObject({
      displayName: 'User',
      id: '18d14569-c3bd-439b-9a66-3a2aee01d14f',
      isEnabled: true,
      allowedMemberTypes: expect.arrayContaining(['User']),
    });
    expect(appRoles.map(({ displayName }: { displayName: string }) => displayName)).toContain('msiam_access');
  });

  it('names the attributes of a source object as mappings do, and a target’s user and group as clients look for them (G-84, G-87)', async () => {
    graph = await startGraph();
    const { directories } = (await graph.get(`${graph.jobPath}/schema`)).body;
    const [source, target] = directories as {
      name: string;
      objects: { name: string; attributes: { name: string }[] }[];
    }[];
    const user = source?.objects.find(({ name }) => name === 'User');
    const names = user?.attributes.map(({ name }) => name);
    expect(source?.name).toBe('Microsoft Entra ID');
    expect(names).toEqual(expect.arrayContaining(['objectId', 'mobile', 'telephoneNumber', 'IsSoftDeleted']));
    expect(names).not.toContain('mobilePhone');
    const objects = target?.objects.map(({ name }) => name) ?? [];
    expect(objects).toContain('urn:ietf:params:scim:schemas:extension:enterprise:2.0:User');
    expect(objects.some((name) => /group/i.test(name))).toBe(true);
  });
});

describe('scoping filters', () => {
  const clause = (sourceOperandName: string, value: string) => ({
    operatorName: 'EQUALS',
    sourceOperandName,
    targetOperand: { values: [value] },
  });
  /** Puts the filter of users; the lists that are left out are empty. */
  async function scopeUsers(scope: object): Promise<void> {
    const schema = (await graph.get(`${graph.jobPath}/schema`)).body;
    const users = schema.synchronizationRules[0].objectMappings.find(
      (each: { sourceObjectName: string }) => each.sourceObjectName === 'User',
    );
    users.scope = { groups: [], inputFilterGroups: [], categoryFilterGroups: [], ...scope };
    expect((await graph.send('PUT', `${graph.jobPath}/schema`, schema)).status).toBe(204);
  }
  /** What was done; a skipped object keeps the action that it would have had (G-108). */
  async function actionsOf(id: string): Promise<string[]> {
    const done = `sourceIdentity/id eq '${id}' and provisioningStatusInfo/status eq 'success'`;
    const { value } = (await graph.get(`/v1.0/auditLogs/provisioning?$filter=${encodeURIComponent(done)}`)).body;
    return value.map(({ provisioningAction }: Entry) => provisioningAction);
  }

  it('join clauses by AND and groups by OR; without groups all are in scope (G-79)', async () => {
    graph = await startGraph({ scope: 'all' });
    const add = (displayName: string, department: string, country: string) =>
      graph.sim.addUser({ displayName, department, country }).id;
    const both = add('Ada Reyes', 'Design', 'PT');
    const half = add('Bo Chief', 'Design', 'US');
    const other = add('Cleo Park', 'Sales', 'US');
    const neither = add('Dan Stone', 'Legal', 'PT');
    await scopeUsers({
      groups: [
        { name: 'a', clauses: [clause('department', 'Design'), clause('country', 'PT')] },
        { name: 'b', clauses: [clause('department', 'Sales')] },
      ],
    });
    await graph.sim.runCycle();
    const created = async () =>
      (await Promise.all([both, half, other, neither].map(actionsOf))).map((actions) => actions.includes('create'));
    expect(await created()).toEqual([true, false, true, false]);
    await scopeUsers({});
    await graph.sim.runCycle();
    expect(await created()).toEqual([true, true, true, true]);
  });

  it.each([
    ['groups', ['disable', 'create']],
    ['inputFilterGroups', ['create']],
  ])('of the list %s: whoever leaves has the actions %j (G-79)', async (list, actions) => {
    graph = await startGraph({ scope: 'all' });
    const ada = graph.sim.addUser({ displayName: 'Ada Reyes', department: 'Design' });
    await scopeUsers({ [list]: [{ name: 'a', clauses: [clause('department', 'Design')] }] });
    await graph.sim.runCycle();
    graph.sim.updateUser(ada, { department: 'Sales' });
    await graph.sim.runCycle();
    const changes = (await actionsOf(ada.id)).filter((action) => action !== 'other');
    expect(changes).toEqual(actions);
  });
});

describe('provision on demand', () => {
  const call = async (objectId: string) => {
    const parameters = [
      { ruleId: '03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8', subjects: [{ objectId, objectTypeName: 'User' }] },
    ];
    const { status, body } = await graph.send('POST', `${graph.jobPath}/provisionOnDemand`, { parameters });
    if (status !== 200) return { status, message: String(body.error.message) };
    return { status, result: JSON.parse(body.key).result, action: JSON.parse(body.value).action };
  };

  it('disables who is not assigned any more, and takes nobody that the directory disabled or deleted (G-94)', async () => {
    graph = await startGraph();
    const [ada, bo, cleo] = ['Ada Reyes', 'Bo Chief', 'Cleo Park'].map((displayName) => {
      const user = graph.sim.addUser({ displayName });
      graph.sim.assign(user);
      return user;
    });
    if (!ada || !bo || !cleo) throw new Error('Three users were added.');
    await graph.sim.runCycle();
    graph.sim.unassign(ada);
    expect(await call(ada.id)).toEqual({ status: 200, result: 'Success', action: 'Disable' });
    graph.sim.updateUser(bo, { accountEnabled: false });
    graph.sim.deleteUser(cleo);
    const before = (await logOf(bo.id)).length + (await logOf(cleo.id)).length;
    for (const { id } of [bo, cleo]) {
      const answer = await call(id);
      expect([answer.status, answer.message]).toEqual([404, expect.stringMatching(/disabled|not|deleted/)]);
    }
    expect((await logOf(bo.id)).length + (await logOf(cleo.id)).length).toBe(before);
  });
});

describe('error codes', () => {
  it('are those that the log of the service has, each with a guide (G-110)', () => {
    const family = ['InvalidCredentials', 'ServiceIncompatible', 'ServiceIncompatibleFiltering'].map(
      (end) => `SystemForCrossDomainIdentityManagement${end}`,
    );
    const codes = [
      ...family,
      'EntryConflict',
      'Conflict',
      'TooManyRequests',
      'InternalServerError',
      'InsufficientRights',
      'MethodNotAllowed',
      'NotPermitted',
      'Unauthorized',
      'UnprocessableEntity',
      'WebExceptionProtocolError',
      'InvalidAnchor',
      'NotImplemented',
      'MandatoryFieldsMissing',
      'MissingValues',
      'SchemaAttributeNotFound',
      'InternalError',
      'InvalidDomain',
      'Timeout',
      'LicenseLimitExceeded',
      'DuplicateTargetEntries',
      'DuplicateSourceEntries',
      'SchemaPropertyCanOnlyAcceptValue',
    ];
    expect(codes.filter((code) => !Object.hasOwn(errorGuide, code))).toEqual([]);
  });
});
