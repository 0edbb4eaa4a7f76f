import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GraphServer, startGraph } from './graph-server.ts';

let graph: GraphServer;
let base: string;
beforeEach(async () => {
  graph = await startGraph();
  base = `/v1.0/servicePrincipals/${graph.servicePrincipalId}/synchronization`;
});
afterEach(() => graph.close());

describe('secrets', () => {
  const put = (value: unknown) => graph.send('PUT', `${base}/secrets`, { value });
  const keys = async () => (await graph.get(`${base}/secrets`)).body.value;

  it('are replaced as a whole, masked, and removed by an empty value (G-53, G-57 to G-59)', async () => {
    expect(
      (
        await put([
          { key: 'BaseAddress', value: 'https://a.example/scim' },
          { key: 'secrettoken', value: 'hidden' },
        ])
      ).status,
    ).toBe(204);
    expect(await keys()).toEqual([
      { key: 'BaseAddress', value: 'https://a.example/scim' },
      { key: 'SecretToken', value: '*' },
    ]);
    await put([...(await keys()), { key: 'SyncAll', value: 'True' }]);
    expect(graph.sim.application.secrets).toContainEqual({ key: 'SecretToken', value: 'hidden' });
    await put((await keys()).map(({ key }: { key: string }) => ({ key, value: '' })));
    expect(await keys()).toEqual([]);
  });

  it('of an unknown key answer 500 as the service does; nothing is changed (G-54)', async () => {
    const before = await keys();
    const { status, body } = await put([{ key: 'Nope', value: 'x' }]);
    expect([status, body.error.code]).toEqual([500, 'InternalError']);
    expect(body.error.message).toMatch(/^Requested value 'Nope' was not found\./);
    expect(await keys()).toEqual(before);
  });

  it('need the key value in the body, and leave an audit entry without them (G-53)', async () => {
    expect((await graph.send('PUT', `${base}/secrets`, [])).status).toBe(400);
    await put([{ key: 'SecretToken', value: 'hidden' }]);
    const { body } = await graph.get('/v1.0/auditLogs/directoryAudits');
    expect(body.value[0].activityDisplayName).toBe('Update provisioning setting or credentials');
    expect(JSON.stringify(body)).not.toContain('hidden');
    expect((await graph.get(`${base.replace('v1.0', 'beta')}/connectivityParameters`)).body.value).toEqual([]);
  });
});

describe('the schema of a job', () => {
  const schema = async () => (await graph.get(`${graph.jobPath}/schema`)).body;
  const save = (document: unknown, method: 'PUT' | 'PATCH' = 'PUT') =>
    graph.send(method, `${graph.jobPath}/schema`, document);

  it('comes with its context and goes back unchanged; a new version is written (G-61, G-71)', async () => {
    const first = await schema();
    expect(first['@odata.context']).toContain(`/synchronization/jobs('${graph.jobId}')/schema/$entity`);
    expect((await save(first)).status).toBe(204);
    const second = await schema();
    expect(second.version).not.toBe(first.version);
    expect({ ...second, version: '' }).toEqual({ ...first, version: '' });
    expect(Object.keys(second).filter((key) => !key.startsWith('@'))).toEqual([
      'id',
      'version',
      'synchronizationRules',
      'directories',
    ]);
  });

  it('keeps the directories of before when a document has none (G-65)', async () => {
    const { directories, ...rest } = await schema();
    expect((await save(rest)).status).toBe(204);
    expect((await schema()).directories).toEqual(directories);
  });

  it('is refused with every problem and its place, and left as it was (G-64)', async () => {
    const before = await schema();
    const broken = structuredClone(before);
    const [users] = broken.synchronizationRules[0].objectMappings;
    users.attributeMappings[0].targetAttributeName = 'nope';
    users.attributeMappings[1].source = { expression: '[nope]' };
    const { status, body } = await save(broken);
    expect([status, body.error.code]).toEqual([400, 'BadRequest']);
    expect(body.error.details.map(({ target }: { target: string }) => target)).toEqual(
      expect.arrayContaining([
        '$.synchronizationRules[0].objectMappings[0].attributeMappings[0].targetAttributeName',
        expect.stringContaining('attributeMappings[1].source'),
      ]),
    );
    expect(await schema()).toEqual(before);
  });

  it('takes PATCH for a whole document only (G-62)', async () => {
    expect((await save({ directories: [] }, 'PATCH')).status).toBe(405);
    expect((await save(await schema(), 'PATCH')).status).toBe(204);
  });

  it('is stored whole: a mapping that the document leaves out is gone (M-06, G-62)', async () => {
    const changed = structuredClone(await schema());
    const mappings = changed.synchronizationRules[0].objectMappings[0].attributeMappings;
    const left = mappings.filter(
      ({ targetAttributeName }: { targetAttributeName: string }) => !targetAttributeName.startsWith('phoneNumbers'),
    );
    expect(left.length).toBeLessThan(mappings.length);
    changed.synchronizationRules[0].objectMappings[0].attributeMappings = left;
    expect((await save(changed)).status).toBe(204);
    expect((await schema()).synchronizationRules[0].objectMappings[0].attributeMappings).toEqual(left);
  });

  it('is reset to the template’s by DELETE, mappings and scoping filters, and all is evaluated again (G-66, M-48, E-235)', async () => {
    await graph.send('DELETE', `${graph.jobPath}/schema`);
    const before = await schema();
    const changed = structuredClone(before);
    changed.synchronizationRules[0].objectMappings[0].name = 'Other';
    changed.synchronizationRules[0].objectMappings[0].scope = {
      groups: [
        { name: 'None', clauses: [{ sourceOperandName: 'city', operatorName: 'IS NULL', targetOperand: null }] },
      ],
      inputFilterGroups: [],
      categoryFilterGroups: [],
    };
    await save(changed);
    expect((await schema()).synchronizationRules[0].objectMappings[0].scope.groups).toHaveLength(1);
    await graph.sim.runCycle();
    expect((await graph.send('DELETE', `${graph.jobPath}/schema`)).status).toBe(204);
    expect({ ...(await schema()), version: '' }).toEqual({ ...before, version: '' });
    expect((await graph.sim.runCycle()).kind).toBe('initial');
  });

  it('saved, with a changed scope or without, makes the next cycle an initial one (G-52, M-06, S-09)', async () => {
    graph.sim.assign(graph.sim.addUser({ displayName: 'Ada' }));
    await graph.sim.runCycle();
    expect((await graph.sim.runCycle()).kind).toBe('incremental');
    await save(await schema());
    expect((await graph.sim.runCycle()).kind).toBe('initial');
  });
});

describe('functions, operators and expressions', () => {
  it('are listed for jobs and templates alike (G-67, G-68)', async () => {
    const owners = [
      `${graph.jobPath}/schema`,
      `${base}/templates/sign-in-enterprise/schema`,
      `/v1.0/applications/${graph.sim.application.id}/synchronization/templates/sign-in-enterprise/schema`,
    ];
    for (const path of owners) {
      const functions = (await graph.get(`${path}/functions`)).body.value;
      expect(functions.find(({ name }: { name: string }) => name === 'Mid').parameters).toMatchObject([
        { name: 'source', required: true, type: 'String', allowMultipleOccurrences: false },
        { name: 'start', type: 'Integer' },
        { name: 'length', type: 'Integer' },
      ]);
      const operators = (await graph.get(`${path}/filterOperators`)).body.value;
      expect(operators).toContainEqual({
        name: 'EQUALS',
        arity: 'Binary',
        multivaluedComparisonType: 'All',
        supportedAttributeTypes: expect.arrayContaining(['Integer', 'String']),
      });
    }
    expect((await graph.get(`${base}/templates/nope/schema/functions`)).status).toBe(404);
  });

  it('an expression is read and tried on an object (G-69)', async () => {
    const expression = 'Replace([preferredLanguage], "-", , , "_", , )';
    const { status, body } = await graph.send('POST', `${graph.jobPath}/schema/parseExpression`, {
      expression,
      targetAttributeDefinition: null,
      testInputObject: { properties: [{ key: 'preferredLanguage', value: 'en-US' }] },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      parsingSucceeded: true,
      evaluationSucceeded: true,
      evaluationResult: ['en_US'],
      error: null,
      parsedExpression: { expression, name: 'Replace', type: 'Function' },
    });
    expect(body.parsedExpression.parameters[0]).toMatchObject({ key: 'source', value: { name: 'preferredLanguage' } });
  });

  it('a mistake in one is an answer, not an error; without an object nothing is evaluated (G-69)', async () => {
    const parse = async (body: unknown) =>
      (await graph.send('POST', `${graph.jobPath}/schema/parseExpression`, body)).body;
    expect(await parse({ expression: 'Join(' })).toMatchObject({
      parsingSucceeded: false,
      evaluationSucceeded: false,
      parsedExpression: null,
      error: { code: expect.any(String), message: expect.stringContaining('column'), tenantActionable: true },
    });
    expect(await parse({ expression: '[mail]' })).toMatchObject({
      parsingSucceeded: true,
      evaluationSucceeded: false,
      evaluationResult: [],
    });
    const many = { properties: ['a', 'b'].map((value) => ({ key: 'otherMails', value })) };
    expect((await parse({ expression: '[otherMails]', testInputObject: many })).evaluationResult).toEqual(['a', 'b']);
    const failing = { expression: 'Mid([x], 1, "y")', testInputObject: { properties: [{ key: 'x', value: 'abc' }] } };
    const failed = await parse(failing);
    expect(failed.evaluationSucceeded).toBe(false);
    expect(failed.error.message).not.toBe('');
  });
});

describe('parseExpression', () => {
  const parse = async (body: unknown) =>
    (await graph.send('POST', `${graph.jobPath}/schema/parseExpression`, body)).body;

  it('writes the expression as Graph writes it, not as it was typed (X-93)', async () => {
    const typed = 'Replace( [preferredLanguage],"-",,,"_",, )';
    const { parsedExpression } = await parse({ expression: typed });
    expect(parsedExpression.expression).toBe('Replace([preferredLanguage], "-", , , "_", , )');
    expect((await parse({ expression: ' [mail] ' })).parsedExpression).toMatchObject({
      expression: '[mail]',
      name: 'mail',
      type: 'Attribute',
    });
  });

  it('takes the text of a boolean as one, by the type of the attribute (X-94)', async () => {
    const expression = 'Switch([IsSoftDeleted], , "False", "True", "True", "False")';
    const of = async (key: string, definition?: unknown) =>
      (
        await parse({
          expression: expression.replace('IsSoftDeleted', key),
          testInputObject: { definition, properties: [{ key, value: 'false' }] },
        })
      ).evaluationResult;
    expect(await of('IsSoftDeleted')).toEqual(['True']);
    expect(await of('left', { attributes: [{ name: 'left', type: 'Boolean' }] })).toEqual(['True']);
    expect(await of('left', { attributes: [{ name: 'left', type: 'String' }] })).toEqual([]);
  });
});

describe('discovery', () => {
  it('reads the target’s attributes from its /Schemas and saves nothing (G-70)', async () => {
    const schema = (await graph.get(`${graph.jobPath}/schema`)).body;
    const target = schema.directories[1];
    const { status, body } = await graph.send('POST', `${graph.jobPath}/schema/directories/${target.id}/discover`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: target.id, name: target.name, discoveryDateTime: '2026-01-05T08:00:00.000Z' });
    const names = body.objects[0].attributes.map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(['userName', 'name.givenName', 'active']));
    expect((await graph.get(`${graph.jobPath}/schema`)).body).toEqual(schema);
    expect((await graph.send('POST', `${graph.jobPath}/schema/directories/nope/discover`)).status).toBe(404);
  });
});

describe('templates and the gallery', () => {
  it('a template has its own schema id and its metadata as texts (G-27, G-28)', async () => {
    const { body } = await graph.get(`${base}/templates`);
    expect(body.value).toHaveLength(1);
    const [template] = body.value;
    expect(template).toMatchObject({ id: 'sign-in-enterprise', default: true, discoverable: true });
    expect(template.schema.id).toBe(`sign-in-enterprise.${'0'.repeat(32)}`);
    expect(template.metadata.every(({ value }: { value: unknown }) => typeof value === 'string')).toBe(true);
    const own = await graph.get(`${base}/templates/sign-in-enterprise/schema`);
    expect(own.body.id).toBe(template.schema.id);
    expect((await graph.send('PUT', `${base}/templates/sign-in-enterprise`, {})).status).toBe(405);
  });

  it('a developer’s own template is replaced as a whole, and new jobs and resets take its schema (G-30)', async () => {
    const templates = `/v1.0/applications/${graph.sim.application.id}/synchronization/templates`;
    const given = { id: 'kiosk', description: 'Ours', factoryTag: 'K', metadata: [{ key: 'a', value: 'b' }] };
    const created = await graph.send('POST', templates, given);
    expect([created.status, created.body.default]).toEqual([201, false]);
    expect(created.body).toMatchObject(given);
    expect((await graph.send('POST', templates, { id: 'Kiosk' })).status).toBe(409);
    expect((await graph.send('PUT', `${templates}/nope`, {})).status).toBe(404);

    const { schema } = created.body;
    schema.synchronizationRules[0].name = 'OURS';
    expect((await graph.send('PUT', `${templates}/kiosk/schema`, schema)).status).toBe(204);
    const job = await graph.send('POST', `${base}/jobs`, { templateId: 'kiosk' });
    const ruleName = async () =>
      (await graph.get(`${base}/jobs/${job.body.id}/schema`)).body.synchronizationRules[0].name;
    expect(await ruleName()).toBe('OURS');

    expect((await graph.send('PUT', `${templates}/kiosk`, { factoryTag: 'L' })).status).toBe(204);
    const replaced = (await graph.get(`${templates}/kiosk`)).body;
    expect(replaced).toMatchObject({ description: null, factoryTag: 'L', metadata: [] });
    expect((await graph.send('DELETE', `${base}/jobs/${job.body.id}/schema`)).status).toBe(204);
    expect(await ruleName()).not.toBe('OURS');
    await graph.send('DELETE', `${base}/jobs/${job.body.id}`);
  });

  it('an application that isn’t in the gallery has scim and customappsso (G-25, G-29)', async () => {
    const made = await graph.send(
      'POST',
      '/v1.0/applicationTemplates/8adf8e6e-67b2-4cf2-a259-e3dc5476c621/instantiate',
      { displayName: 'Mine' },
    );
    expect(made.status).toBe(201);
    const path = `/v1.0/servicePrincipals/${made.body.servicePrincipal.id}/synchronization`;
    const all = (await graph.get(`${path}/templates`)).body.value;
    expect(all.map((each: { id: string; default: boolean }) => [each.id, each.default])).toEqual([
      ['scim', true],
      ['customappsso', false],
    ]);
    expect((await graph.get(`${path}/templates?$filter=factoryTag eq 'SCIM'`)).body.value).toMatchObject([
      { id: 'scim' },
    ]);
    const job = await graph.send('POST', `${path}/jobs`, { templateId: 'scim' });
    const schema = (await graph.get(`${path}/jobs/${job.body.id}/schema`)).body;
    expect(schema.directories.map(({ name }: { name: string }) => name)).toEqual([
      'Microsoft Entra ID',
      'customappsso',
    ]);
  });

  it('the gallery is listed and filtered by name (G-23)', async () => {
    const { body } = await graph.get(`/v1.0/applicationTemplates?$filter=displayName eq 'Sign In Enterprise'`);
    expect(body.value).toMatchObject([{ displayName: 'Sign In Enterprise', supportedProvisioningTypes: ['sync'] }]);
    expect((await graph.get(`/v1.0/applicationTemplates/${body.value[0].id}`)).body.displayName).toBe(
      'Sign In Enterprise',
    );
    expect((await graph.send('POST', '/v1.0/applicationTemplates/nope/instantiate', {})).status).toBe(404);
  });
});

describe('applications', () => {
  it('are changed, owned and deleted with everything that is theirs (G-132)', async () => {
    const { body } = await graph.send('POST', '/v1.0/applications', { displayName: 'Mine' });
    const path = `/v1.0/applications/${body.id}`;
    const sp = await graph.send('POST', '/v1.0/servicePrincipals', { appId: body.appId });
    expect([sp.status, sp.body.appId]).toEqual([201, body.appId]);
    expect((await graph.send('PATCH', path, { displayName: 'Yours', signInAudience: 'AzureADMyOrg' })).status).toBe(
      204,
    );
    expect((await graph.get(`/v1.0/applications?$filter=displayName eq 'yours'`)).body.value).toHaveLength(1);
    expect((await graph.send('PATCH', path, { signInAudience: 'AzureADMultipleOrgs' })).status).toBe(501);
    expect((await graph.send('PATCH', path, { nope: 1 })).status).toBe(400);
    const ada = graph.sim.addUser({ displayName: 'Ada' });
    const owner = { '@odata.id': `https://graph.microsoft.com/v1.0/users/${ada.id}` };
    expect((await graph.send('POST', `${path}/owners/$ref`, owner)).status).toBe(204);
    expect((await graph.send('POST', `${path}/owners/$ref`, owner)).status).toBe(400);
    expect((await graph.get(`${path}/owners`)).body.value).toMatchObject([{ id: ada.id }]);
    await graph.send('POST', `/v1.0/servicePrincipals/${sp.body.id}/synchronization/jobs`, { templateId: 'scim' });
    expect(graph.simulator.jobs()).toHaveLength(2);
    expect((await graph.send('DELETE', path)).status).toBe(204);
    expect((await graph.get(`/v1.0/servicePrincipals/${sp.body.id}`)).status).toBe(404);
    expect(graph.simulator.jobs()).toHaveLength(1);
  });

  it('add directory extensions, which then can be set, selected and filtered by (G-138)', async () => {
    const path = `/v1.0/applications/${graph.sim.application.id}/extensionProperties`;
    const made = await graph.send('POST', path, { name: 'desk', dataType: 'String', targetObjects: ['User'] });
    const name = `extension_${graph.sim.application.appId.replaceAll('-', '')}_desk`;
    expect([made.status, made.body.name]).toEqual([201, name]);
    const ada = graph.sim.addUser({ displayName: 'Ada' });
    expect((await graph.send('PATCH', `/v1.0/users/${ada.id}`, { [name]: 'D7' })).status).toBe(204);
    const found = await graph.get(`/v1.0/users?$filter=${name} eq 'd7'&$select=id,${name}`);
    expect(found.body.value).toEqual([{ id: ada.id, [name]: 'D7' }]);
    const available = await graph.send('POST', '/v1.0/directoryObjects/getAvailableExtensionProperties');
    expect(available.body.value.map((each: { name: string }) => each.name)).toEqual([name]);
    expect((await graph.send('POST', path, { name: 'desk', dataType: 'String', targetObjects: ['User'] })).status).toBe(
      400,
    );
    expect((await graph.send('DELETE', `${path}/${made.body.id}`)).status).toBe(204);
  });
});
