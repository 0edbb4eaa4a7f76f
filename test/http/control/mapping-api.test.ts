import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { functionTable, graphFunctions } from '../../../simulator/expressions/index.ts';
import { createFirstApplication } from '../../../simulator/first-application.ts';
import { buildServer } from '../../../simulator/http/index.ts';
import { SampleApps } from '../../../simulator/sample-apps.ts';
import { Simulator } from '../../../simulator/simulator.ts';

let simulator: Simulator;
let app: Awaited<ReturnType<typeof buildServer>>;
let jobId: string;
let ada: string;

beforeAll(async () => {
  simulator = await Simulator.open({});
  const { application, job } = await createFirstApplication(simulator, {
    profile: 'sign-in-enterprise',
    endpoint: null,
    syncAll: false,
  });
  jobId = job.id;
  const people = [
    ['Ada Reyes', 'Sales', true],
    ['Bob Stone', 'Sales', true],
    ['Cleo Park', 'Research', true],
    ['Dev Rao', null, false],
  ] as const;
  const ids = people.map(([displayName, department, assigned]) => {
    const [givenName = '', surname = ''] = displayName.split(' ');
    const { id } = simulator.tenant.users.create({
      displayName,
      givenName,
      surname,
      department,
      accountEnabled: true,
      mailNickname: givenName.toLowerCase(),
      userPrincipalName: `${givenName.toLowerCase()}@woodgrove.example`,
    });
    if (assigned) simulator.tenant.assignments.assign(application, id);
    return id;
  });
  ada = ids[0] ?? '';
  app = await buildServer({ simulator, sampleApps: new SampleApps(simulator) });
});
afterAll(async () => {
  await app.close();
  await simulator.close();
});

const post = async (path: string, payload: object) => {
  const answer = await app.inject({ method: 'POST', url: `/control/jobs/${jobId}/${path}`, payload });
  return { status: answer.statusCode, body: answer.json() };
};

describe('an expression is tried', () => {
  const tryIt = (expression: string, objectId: string | null = ada) =>
    post('try-expression', { kind: 'User', expression, objectId });

  it('step by step for a user, the whole last, with the attributes that it reads', async () => {
    const { body } = await tryIt('Join(" ", ToUpper([surname]), [givenName])');
    expect(
      body.steps.map(({ expression, result }: { expression: string; result: unknown }) => [expression, result]),
    ).toEqual([
      ['[surname]', 'Reyes'],
      ['ToUpper([surname])', 'REYES'],
      ['[givenName]', 'Ada'],
      ['Join(" ", ToUpper([surname]), [givenName])', 'REYES Ada'],
    ]);
    expect(body.used).toEqual([
      { name: 'surname', value: 'Reyes' },
      { name: 'givenName', value: 'Ada' },
    ]);
    expect(body.diagnostics).toEqual([]);
  });

  it('IsSoftDeleted is what the engine would compute for the application (M-44)', async () => {
    const active = 'Switch([IsSoftDeleted], , "False", "True", "True", "False")';
    expect((await tryIt(active)).body.steps.at(-1)).toMatchObject({ result: 'True', flow: 'value' });
  });

  it('tells no value apart from "not flowed" (X-30)', async () => {
    expect((await tryIt('[jobTitle]')).body.steps.at(-1)).toMatchObject({ flow: 'nothing', result: null });
    expect((await tryIt('IgnoreFlowIfNullOrEmpty([jobTitle])')).body.steps.at(-1)).toMatchObject({ flow: 'notFlowed' });
  });

  it('a mistake is an answer with its place, and so is an unknown attribute', async () => {
    const broken = await tryIt('ToUpper([mail]');
    expect(broken.status).toBe(200);
    expect(broken.body.diagnostics).toMatchObject([{ severity: 'error', from: 14 }]);
    const misspelt = await tryIt('Join(" ", ToUper([mail]))');
    expect(misspelt.body.diagnostics).toMatchObject([
      { from: 10, to: 16, message: "There is no function 'ToUper'. Did you mean ToUpper? (line 1, column 11)" },
    ]);
    const unknown = await tryIt('ToUpper([maill])', null);
    expect(unknown.body).toMatchObject({ steps: [], diagnostics: [{ severity: 'error', from: 8, to: 15 }] });
    expect(unknown.body.diagnostics[0].message).toContain("did you mean 'mail'? (line 1, column 9)");
  });

  it('a failure on the object stands at the step that failed', async () => {
    const { body } = await tryIt('Mid([givenName], 1, ToUpper("y"))');
    expect(body.steps.at(-1)).toMatchObject({ flow: null, result: null });
    expect(body.steps.at(-1).error).not.toBe('');
  });

  it('an object or a job that is not there is 404, and says what to do', async () => {
    const { status, body } = await tryIt('[mail]', 'nobody');
    expect(status).toBe(404);
    expect(body.error.message).toContain('Choose another one');
    const none = await app.inject({
      method: 'POST',
      url: '/control/jobs/none/try-expression',
      payload: { kind: 'User', expression: '[mail]' },
    });
    expect(none.statusCode).toBe(404);
  });
});

describe('a scoping filter is tried', () => {
  const clause = (sourceOperandName: string, operatorName: string, ...values: string[]) => ({
    sourceOperandName,
    operatorName,
    targetOperand: { values },
  });
  const tryScope = (groups: object[], objectId: string | null = null) =>
    post('try-scope', { kind: 'User', scope: { groups }, objectId });

  it('counts who passes, of all and of the assigned, and who would leave (S-03, S-05)', async () => {
    const { body } = await tryScope([{ name: 'Sales', clauses: [clause('department', 'EQUALS', 'Sales')] }]);
    expect(body.count).toEqual({ total: 4, passing: 2, assigned: 3, assignedPassing: 2, leaving: 1, joining: 0 });
    expect(body.problems).toEqual([]);
    expect(body.object).toBeNull();
    const all = await post('try-scope', { kind: 'User', scope: null });
    expect(all.body.count).toMatchObject({ total: 4, passing: 4, leaving: 0 });
  });

  it('names the clause that decided for a user, in either spelling of the operator (S-12, S-20)', async () => {
    const filter = [
      { name: 'Research', clauses: [clause('department', 'equals', 'Research')] },
      { name: 'A', clauses: [clause('givenName', 'Includes', 'd'), clause('surname', 'IS_NOT_NULL')] },
    ];
    const { scope } = (await tryScope(filter, ada)).body.object;
    expect(scope).toMatchObject({ inScope: true, decidedBy: { attribute: 'surname', held: true } });
    expect(scope.groups.map(({ held }: { held: boolean }) => held)).toEqual([false, true]);
    const out = (await tryScope(filter.slice(0, 1), ada)).body.object.scope;
    expect(out).toMatchObject({ inScope: false, decidedBy: { attribute: 'department', actual: 'Sales' } });
  });

  it('tells what is wrong with a clause and where (S-18)', async () => {
    const { body } = await tryScope([
      { name: 'x', clauses: [clause('manager', 'EQUALS', 'x'), clause('mail', 'LIKES')] },
    ]);
    expect(body.problems).toMatchObject([
      { path: 'groups[0].clauses[0].sourceOperandName', severity: 'error' },
      { path: 'groups[0].clauses[1].operatorName', severity: 'error' },
    ]);
  });

  it('a pattern that can’t be read is told at its clause, and nobody is counted by it (X-42, S-15)', async () => {
    const { status, body } = await tryScope([{ name: 'x', clauses: [clause('department', 'REGEX MATCH', '(')] }], ada);
    expect(status).toBe(200);
    expect(body).toMatchObject({ count: null, object: null });
    expect(body.problems[0]).toMatchObject({ path: 'groups[0].clauses[0].targetOperand.values[0]', severity: 'error' });
  });
});

describe('what the editors are told', () => {
  it('every function has a signature and documentation, every operator its types and both spellings', async () => {
    const { functions, operators } = (await app.inject('/control/mapping-language')).json();
    const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
    expect(names(functions)).toEqual(names(functionTable));
    expect(names(functions)).toEqual(names(graphFunctions()));
    for (const { name, signature, doc } of functions) {
      expect(signature.startsWith(`${name}(`)).toBe(true);
      expect(doc).not.toBe('');
    }
    expect(operators).toContainEqual(
      expect.objectContaining({ name: 'GREATER_THAN', portalName: 'Greater_Than', types: ['Integer'] }),
    );
  });

  it('a schema is checked by JSON path and not saved (G-64)', async () => {
    const before = structuredClone(simulator.applications.findJob(jobId)?.job.schema);
    const edited = structuredClone(before);
    const mapping = edited?.synchronizationRules[0]?.objectMappings[0]?.attributeMappings[0];
    if (!mapping) throw new Error('The schema maps nothing.');
    mapping.targetAttributeName = 'nope';
    const { body } = await post('check-schema', edited ?? {});
    expect(body.problems.map(({ path }: { path: string }) => path)).toContain(
      '$.synchronizationRules[0].objectMappings[0].attributeMappings[0].targetAttributeName',
    );
    expect(simulator.applications.findJob(jobId)?.job.schema).toEqual(before);
  });

  it('a user is shown under the names that mappings use (M-42)', async () => {
    const user = (await app.inject(`/control/jobs/${jobId}/source-objects/User/${ada}`)).json();
    expect(user).toMatchObject({ name: 'Ada Reyes', attributes: { userPrincipalName: 'ada@woodgrove.example' } });
    expect(user.attributes.IsSoftDeleted).toBe(false);
  });
});
