import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type GraphServer, startGraph } from './graph-server.ts';
import { shapeDifferences } from './shape.ts';

// biome-ignore lint/suspicious/noExplicitAny: samples of every shape.
function sample(name: string): any {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', `${name}.json`), 'utf8'));
}

let graph: GraphServer;
afterEach(() => graph.close());

describe('answers have the keys and types of the samples', () => {
  it('a job that was just created (G-33)', async () => {
    graph = await startGraph();
    const path = `/v1.0/servicePrincipals/${graph.servicePrincipalId}/synchronization/jobs`;
    const { status, body } = await graph.send('POST', path, { templateId: 'sign-in-enterprise' });
    expect(status).toBe(201);
    expect(shapeDifferences(body, sample('job-created'))).toEqual([]);
    expect(body.schedule).toEqual({ expiration: null, interval: 'PT40M', state: 'Disabled' });
    expect(body.status).toEqual(sample('job-created').status);
  });

  it('a job whose target does not answer (G-42)', async () => {
    graph = await startGraph({ target: { url: 'http://127.0.0.1:9/scim', token: 'unused' } });
    await graph.send('POST', `${graph.jobPath}/start`);
    await graph.sim.runCycle();
    const { body } = await graph.get(graph.jobPath);
    expect(shapeDifferences(body, sample('job-quarantined'))).toEqual([]);
    expect(body.schedule.state).toBe('Active');
    expect(body.status.code).toBe('Quarantine');
    expect(body.status.lastExecution.state).toBe('Failed');
    expect(body.status.quarantine.reason).toBe('EncounteredQuarantineException');
  });

  it('an application made from the gallery, beside properties of newer service principals (G-24)', async () => {
    graph = await startGraph();
    const templates = await graph.get(`/v1.0/applicationTemplates?$filter=displayName eq 'Custom'`);
    const path = `/v1.0/applicationTemplates/${templates.body.value[0].id}/instantiate`;
    const { status, body } = await graph.send('POST', path, { displayName: 'Visitor Desk' });
    expect(status).toBe(201);
    expect(shapeDifferences(body, sample('application-instantiated'))).toEqual([
      '$.servicePrincipal.createdDateTime is not in the sample',
      '$.servicePrincipal.notes is not in the sample',
      '$.servicePrincipal.signInAudience is not in the sample',
    ]);
    expect(body.application.displayName).toBe('Visitor Desk');
    expect(body.servicePrincipal.appId).toBe(body.application.appId);
    expect(body.servicePrincipal.appRoles[0]).toMatchObject({ displayName: 'User', isEnabled: true });
  });

  it('a role assignment (G-126)', async () => {
    graph = await startGraph();
    const group = graph.sim.addGroup({ displayName: 'Reception' });
    const { body } = await graph.send('POST', `/v1.0/servicePrincipals/${graph.servicePrincipalId}/appRoleAssignedTo`, {
      principalId: group.id,
      resourceId: graph.servicePrincipalId,
      appRoleId: graph.sim.application.appRoles[0]?.id,
    });
    expect(shapeDifferences(body, sample('role-assigned'))).toEqual([]);
    expect(body.id).toHaveLength(sample('role-assigned').id.length);
    expect(body.principalType).toBe('Group');
  });

  it('log entries of a success, a skip and a failure (G-104)', async () => {
    graph = await startGraph();
    const ada = graph.sim.addUser({ displayName: 'Ada Reyes' });
    graph.sim.assign(ada);
    await graph.sim.runCycle();
    await graph.send('POST', `${graph.jobPath}/provisionOnDemand`, onDemand(ada.id));
    // The sample app refuses whoever has no family name.
    const schema = (await graph.get(`${graph.jobPath}/schema`)).body;
    const mapping = schema.synchronizationRules[0].objectMappings[0].attributeMappings.find(
      (each: { targetAttributeName: string }) => each.targetAttributeName === 'name.familyName',
    );
    mapping.source = { expression: '[extensionAttribute1]' };
    expect((await graph.send('PUT', `${graph.jobPath}/schema`, schema)).status).toBe(204);
    graph.sim.assign(graph.sim.addUser({ displayName: 'Bob Stone' }));
    await graph.sim.runCycle();
    const { body } = await graph.get('/v1.0/auditLogs/provisioning');
    expect(shapeDifferences(body, sample('provisioning-log'))).toEqual([]);
    const statuses = body.value.map(
      (entry: { provisioningStatusInfo: { status: string } }) => entry.provisioningStatusInfo.status,
    );
    expect(new Set(statuses)).toEqual(new Set(['success', 'skipped', 'failure']));
  });

  it('provision on demand, done and not needed (G-89 to G-92, E-711)', async () => {
    graph = await startGraph();
    const ada = graph.sim.addUser({ displayName: 'Ada Reyes' });
    graph.sim.assign(ada);
    for (const name of ['on-demand-success', 'on-demand-skipped']) {
      const { status, body } = await graph.send('POST', `${graph.jobPath}/provisionOnDemand`, onDemand(ada.id));
      expect(status).toBe(200);
      const decoded = { ...body, key: JSON.parse(body.key), value: JSON.parse(body.value) };
      const expected = sample(name);
      expect(shapeDifferences(decoded, expected)).toEqual([]);
      expect(decoded.key.result).toBe(expected.key.result);
      expect(decoded.key.details.errorCode).toBe(expected.key.details.errorCode);
      expect(decoded.value.action).toBe(expected.value.action);
    }
  });
});

describe('documents that a client sends have the keys and types of the samples', () => {
  it('a custom attribute of the target, put among those of the schema, is kept as it is and provisioned (G-62, G-86)', async () => {
    graph = await startGraph({ profile: 'custom' });
    const [attribute] = sample('schema-put-custom-attribute').directories[0].objects[0].attributes;
    const before = (await graph.get(`${graph.jobPath}/schema`)).body;
    const target = before.directories.find(({ name }: { name: string }) => name === 'customappsso');
    const user = target.objects.find(({ name }: { name: string }) => name.endsWith(':User'));
    expect(shapeDifferences(user.attributes, [attribute])).toEqual([]);
    user.attributes.push(attribute);
    before.synchronizationRules[0].objectMappings
      .find(({ targetObjectName }: { targetObjectName: string }) => targetObjectName === user.name)
      .attributeMappings.push({ targetAttributeName: attribute.name, source: { expression: '[department]' } });
    expect((await graph.send('PUT', `${graph.jobPath}/schema`, before)).status).toBe(204);
    const after = (await graph.get(`${graph.jobPath}/schema`)).body;
    const stored = after.directories
      .find(({ name }: { name: string }) => name === 'customappsso')
      .objects.find(({ name }: { name: string }) => name === user.name)
      .attributes.find(({ name }: { name: string }) => name === attribute.name);
    expect(JSON.stringify(stored)).toBe(JSON.stringify(attribute));
    graph.sim.assign(graph.sim.addUser({ displayName: 'Ada Reyes', department: 'Design' }));
    const cycle = await graph.sim.runCycle();
    const create = graph.sim.exchanges(cycle).find(({ method, url }) => method === 'POST' && url.includes('/Users'));
    expect(JSON.parse(create?.requestBody ?? '{}')).toMatchObject({
      'urn:ietf:params:scim:schemas:extension:Badge:2.0:User': { colour: 'Design' },
    });
  });

  it('the part alone replaces the whole: what it leaves out is gone, and a cycle has nothing to do (G-62, G-63)', async () => {
    graph = await startGraph({ profile: 'custom' });
    const part = sample('schema-put-custom-attribute');
    expect((await graph.send('PUT', `${graph.jobPath}/schema`, part)).status).toBe(204);
    const { synchronizationRules, directories } = (await graph.get(`${graph.jobPath}/schema`)).body;
    expect(synchronizationRules).toEqual([]);
    expect(directories).toMatchObject(part.directories);
    graph.sim.assign(graph.sim.addUser({ displayName: 'Ada Reyes' }));
    const cycle = await graph.sim.runCycle();
    expect(graph.sim.exchanges(cycle).filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('a directory whose attributes lack most properties comes out with all, and with what it said (G-63, G-85)', async () => {
    graph = await startGraph();
    const sparse = sample('directory-sparse');
    const schema = (await graph.get(`${graph.jobPath}/schema`)).body;
    schema.directories.push(sparse);
    expect((await graph.send('PUT', `${graph.jobPath}/schema`, schema)).status).toBe(204);
    const { directories } = (await graph.get(`${graph.jobPath}/schema`)).body;
    const stored = directories.find(({ name }: { name: string }) => name === sparse.name);
    expect(stored).toMatchObject(sparse);
    expect(shapeDifferences(stored, directories[1])).toEqual([]);
    expect(stored.objects[0].attributes[3]).toEqual({
      anchor: false,
      caseExact: false,
      defaultValue: null,
      flowNullValues: false,
      multivalued: false,
      mutability: 'ReadWrite',
      name: 'Floor',
      required: false,
      type: 'String',
      apiExpressions: [],
      metadata: [],
      referencedObjects: [],
    });
  });
});

function onDemand(objectId: string) {
  const ruleId = '03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8';
  return { parameters: [{ ruleId, subjects: [{ objectId, objectTypeName: 'User' }] }] };
}

describe('the comparison of shapes', () => {
  it('tells missing keys, other keys and other types apart', async () => {
    graph = await startGraph();
    expect(shapeDifferences({ a: 1, c: [{ d: 1 }, { d: 'x' }] }, { a: 'x', b: 1, c: [{ d: 2 }] })).toEqual([
      '$.b is missing',
      '$.a is a number, in the sample a string',
      '$.c[1].d is a string, in the sample a number',
    ]);
    expect(shapeDifferences({ a: 1, z: 1 }, { a: 1 })).toEqual(['$.z is not in the sample']);
  });
});
