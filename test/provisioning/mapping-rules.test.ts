/** What a mapping says of an attribute, as the engine carries it out over several cycles. */
import { afterEach, describe, expect, it } from 'vitest';
import { createSimulator, type TestSimulator } from '../../simulator/index.ts';
import type { AppRole } from '../../simulator/model/directory.ts';
import type { AttributeMapping } from '../../simulator/model/schema.ts';
import { scimHandler } from '../simulator/scim-handler.ts';

let sim: TestSimulator;
afterEach(() => sim?.close());

const MANAGER = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager';

async function changeMapping(target: string, change: Partial<AttributeMapping>) {
  await sim.simulator.applications.updateJob(sim.job.id, (job) => {
    const mappings = job.schema.synchronizationRules
      .flatMap(({ objectMappings }) => objectMappings)
      .filter(({ sourceObjectName }) => sourceObjectName === 'User');
    const found = mappings
      .flatMap(({ attributeMappings }) => attributeMappings)
      .find(({ targetAttributeName }) => targetAttributeName === target);
    if (!found) throw new Error(`nothing is mapped to ${target}`);
    Object.assign(found, change);
  });
}

/** What the requests of the next cycle say of the manager. */
async function managersSent(): Promise<string[]> {
  const exchanges = sim.exchanges(await sim.runCycle());
  return exchanges.filter(({ method }) => method === 'PATCH').map(({ requestBody }) => String(requestBody));
}

describe('a manager that is mapped for creation only (M-14)', () => {
  const people = async () => {
    sim = await createSimulator({ profile: 'custom', target: { handler: scimHandler().handler, token: 't' } });
    await changeMapping(MANAGER, { flowType: 'ObjectAddOnly' });
    const [ada, bob, cleo] = ['Ada Reyes', 'Bob Stone', 'Cleo Park'].map((displayName) => sim.addUser({ displayName }));
    if (!ada || !bob || !cleo) throw new Error('no people');
    for (const each of [ada, bob, cleo]) sim.assign(each);
    return { ada, bob, cleo };
  };

  it('is sent once after the account was created, and no change of it after that', async () => {
    const { ada, bob, cleo } = await people();
    sim.simulator.tenant.users.setManager(ada.id, bob.id);
    expect((await managersSent()).filter((body) => body.includes('manager'))).toHaveLength(1);
    sim.simulator.tenant.users.setManager(ada.id, cleo.id);
    expect(await managersSent()).toEqual([]);
    sim.simulator.tenant.users.setManager(ada.id, null);
    expect(await managersSent()).toEqual([]);
  });

  it('is not sent to an account that was there and is matched (M-15)', async () => {
    const { ada, bob } = await people();
    await managersSent();
    sim.simulator.tenant.users.setManager(ada.id, bob.id);
    await sim.job.restart('Full');
    expect((await managersSent()).filter((body) => body.includes('manager'))).toEqual([]);
  });
});

it('a user with several roles fails under SingleAppRoleAssignment if the job says so (X-50)', async () => {
  sim = await createSimulator();
  const roles = ['1', '2'].map((digit) => ({
    ...(sim.application.appRoles[0] as AppRole),
    id: `${digit.repeat(8)}-0000-4000-8000-000000000000`,
    displayName: `Role ${digit}`,
  }));
  await sim.simulator.applications.update(sim.application.servicePrincipalId, ({ appRoles }) => {
    appRoles.push(...roles);
  });
  const ada = sim.addUser({ displayName: 'Ada Reyes' });
  const application = sim.simulator.applications.get(sim.application.servicePrincipalId);
  for (const { id } of roles) sim.simulator.tenant.assignments.assign(application, ada.id, id);
  await changeMapping('name.givenName', {
    source: {
      type: 'Function',
      name: 'SingleAppRoleAssignment',
      expression: 'SingleAppRoleAssignment([appRoleAssignments])',
      parameters: [],
    },
  });
  await sim.simulator.applications.updateJob(sim.job.id, (job) => {
    job.settings.push({ name: 'provsim.singleRoleOnMany', value: 'fail' });
  });
  const summary = await sim.runCycle();
  expect(summary.counts).toMatchObject({ created: 0, failed: 1 });
  expect(sim.logs()[0]?.provisioningStatusInfo.errorInformation).toMatchObject({
    reason: expect.stringContaining('No more than one app role assignment was expected'),
  });
});

it('a Switch with a default is forgotten in an update of another attribute, where the job has that fault; else it is kept (X-84, W-67)', async () => {
  sim = await createSimulator({ profile: 'custom' });
  await changeMapping('title', {
    source: {
      type: 'Function',
      name: 'Switch',
      expression: 'Switch([department], "Staff", "Design", "Designer")',
      parameters: [],
    },
  });
  const ada = sim.addUser({ displayName: 'Ada Reyes', department: 'Design' });
  sim.assign(ada);
  await sim.runCycle();
  const patches = async () =>
    sim
      .exchanges(await sim.runCycle())
      .flatMap(({ method, requestBody }) => (method === 'PATCH' ? JSON.parse(requestBody ?? '{}').Operations : []))
      .filter(({ path }: { path: string }) => path === 'title');

  sim.updateUser(ada, { city: 'Porto' });
  expect(await patches()).toEqual([]);
  await sim.simulator.applications.updateJob(sim.job.id, (job) => {
    job.settings.push({ name: 'provsim.switchForgets', value: 'true' });
  });
  sim.updateUser(ada, { city: 'Braga' });
  expect(await patches()).toEqual([{ op: 'Remove', path: 'title', value: 'Designer' }]);
  sim.updateUser(ada, { department: 'Sales' });
  expect(await patches()).toEqual([{ op: 'Add', path: 'title', value: 'Staff' }]);
  expect(sim.findings().filter(({ rule }) => rule === 'W-111')).toEqual([]);
});

it('a Switch with a default is forgotten in updates of linked objects only, not of one that is just matched (X-84)', async () => {
  const target = scimHandler();
  sim = await createSimulator({ profile: 'custom', target: { handler: target.handler, token: 't' } });
  const expression = 'Switch([department], "Staff", "Design", "Designer")';
  await changeMapping('title', { source: { type: 'Function', name: 'Switch', expression, parameters: [] } });
  await sim.simulator.applications.updateJob(sim.job.id, (job) => {
    job.settings.push({ name: 'provsim.switchForgets', value: 'true' });
  });
  const ada = sim.addUser({ displayName: 'Ada Reyes', department: 'Design' });
  await sim.runCycle();
  target.resources.set('users-9', { id: 'users-9', userName: ada.userPrincipalName, title: 'Designer' });
  const patched = async () =>
    sim
      .exchanges(await sim.runCycle())
      .flatMap(({ method, requestBody }) => (method === 'PATCH' ? JSON.parse(requestBody ?? '{}').Operations : []))
      .map(({ op, path }: { op: string; path: string }) => `${op} ${path}`);
  sim.assign(ada);
  const matched = await patched();
  expect(matched).toContain('Add displayName');
  expect(matched).not.toContain('Remove title');
  sim.updateUser(ada, { displayName: 'Ada Lind' });
  expect(await patched()).toContain('Remove title');
});

it('an empty text is left out of a POST, is no difference to nothing, and replaces a value that was there (W-58, W-75, E-435, X-29)', async () => {
  sim = await createSimulator({ profile: 'custom' });
  await changeMapping('title', {
    source: { type: 'Function', name: 'Join', expression: 'Join("", [department], [jobTitle])', parameters: [] },
  });
  const ada = sim.addUser({ displayName: 'Ada Reyes' });
  sim.assign(ada);
  const written = async () =>
    sim
      .exchanges(await sim.runCycle())
      .flatMap(({ requestBody }) => (requestBody?.includes('"title"') ? [requestBody] : []));
  expect(await written()).toEqual([]);
  sim.updateUser(ada, { city: 'Porto' });
  expect(await written()).toEqual([]);
  sim.updateUser(ada, { jobTitle: 'Lead' });
  expect((await written()).join('')).toContain('{"op":"Add","path":"title","value":"Lead"}');
  sim.updateUser(ada, { jobTitle: null });
  expect((await written()).join('')).toContain('{"op":"Replace","path":"title","value":""}');
});

describe('SelectUniqueValue', () => {
  const nickNames = (...rules: string[]) => ({
    flowType: 'Always' as const,
    source: {
      type: 'Function' as const,
      name: 'SelectUniqueValue',
      expression: `SelectUniqueValue(${rules.join(', ')})`,
      parameters: [],
    },
  });
  const begin = async (...rules: string[]) => {
    const target = scimHandler();
    sim = await createSimulator({
      profile: 'custom',
      target: { handler: target.handler, token: 't' },
      quirks: { concurrency: 1 },
    });
    await changeMapping('title', nickNames(...rules));
    return target;
  };

  it('asks the target for each value by the attribute being mapped, until one is free, and keeps it (X-37, X-77, X-78)', async () => {
    const target = await begin('[mailNickname]', 'Append([mailNickname], "2")', 'Append([mailNickname], "3")');
    target.resources.set('users-8', { id: 'users-8', userName: 'x', title: 'ada.reyes' });
    target.resources.set('users-9', { id: 'users-9', userName: 'y', title: 'ada.reyes2' });
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(ada);
    const asked = sim.exchanges(await sim.runCycle()).flatMap(({ url, requestBody }) => {
      const [, filter] = /filter=(title.*)$/.exec(url) ?? [];
      return filter ?? (requestBody?.includes('"title":"ada.reyes3"') ? ['created with ada.reyes3'] : []);
    });
    expect(asked).toEqual([
      'title+eq+%22ada.reyes%22',
      'title+eq+%22ada.reyes2%22',
      'title+eq+%22ada.reyes3%22',
      'created with ada.reyes3',
    ]);
    sim.updateUser(ada, { city: 'Porto' });
    const later = sim.exchanges(await sim.runCycle());
    expect(later.some(({ url, requestBody }) => url.includes('title') || requestBody?.includes('title'))).toBe(false);
  });

  it('fails the object when all are used, and is tried again with the ladder (X-77)', async () => {
    const target = await begin('"a"', '"b"');
    target.resources.set('users-8', { id: 'users-8', userName: 'x', title: 'a' });
    target.resources.set('users-9', { id: 'users-9', userName: 'y', title: 'b' });
    sim.assign(sim.addUser({ displayName: 'Ada Reyes' }));
    const first = await sim.runCycle();
    expect(first.counts).toMatchObject({ created: 0, failed: 1 });
    expect(sim.logs()[0]?.provisioningStatusInfo.errorInformation?.reason).toMatch(
      /'SelectUniqueValue\.' Every value that its rules give is used/,
    );
    target.resources.delete('users-9');
    await sim.advance('PT40M');
    expect((await sim.runCycle()).counts.failed).toBe(0);
    expect([...target.resources.values()].map(({ title }) => title)).toContain('b');
  });

  it('gives a value to one of two objects in flight, whatever its case (X-77)', async () => {
    const target = await begin('[city]', '[department]', '[country]');
    await sim.simulator.applications.putQuirks(sim.application.servicePrincipalId, { concurrency: 8 });
    sim.assign(sim.addUser({ displayName: 'Ada Reyes', city: 'Porto', department: 'Design' }));
    sim.assign(sim.addUser({ displayName: 'Bob Stone', city: 'Porto', department: 'Sales' }));
    sim.assign(sim.addUser({ displayName: 'Cleo Park', city: 'PORTO', department: 'sales', country: 'Chile' }));
    expect((await sim.runCycle()).counts).toMatchObject({ created: 3, failed: 0 });
    expect([...target.resources.values()].map(({ title }) => title)).toEqual(['Porto', 'Sales', 'Chile']);
  });

  it.each([
    { what: 'a number', type: 'Integer', multivalued: false, sent: '"title":2' },
    { what: 'the one value of a list', type: 'String', multivalued: true, sent: '"title":["2"]' },
  ] as const)('asks for $what too (X-77)', async ({ type, multivalued, sent }) => {
    const target = await begin('"1"', '"2"');
    await sim.simulator.applications.updateJob(sim.job.id, ({ schema }) => {
      const objects = schema.directories.flatMap((directory) => directory.objects);
      const titles = objects.flatMap(({ attributes }) => attributes.filter(({ name }) => name === 'title'));
      for (const title of titles) Object.assign(title, { type, multivalued });
    });
    target.resources.set('users-8', { id: 'users-8', userName: 'x', title: '1' });
    sim.assign(sim.addUser({ displayName: 'Ada Reyes' }));
    const exchanges = sim.exchanges(await sim.runCycle());
    expect(exchanges.flatMap(({ url }) => /filter=(title.*)$/.exec(url)?.[1] ?? [])).toEqual([
      'title+eq+%221%22',
      'title+eq+%222%22',
    ]);
    expect(exchanges.find(({ method }) => method === 'POST')?.requestBody).toContain(sent);
  });

  it('ends when its rules draw lots that are all taken, and when the target refuses the question (X-77)', async () => {
    const target = await begin('RandomString(12, 0, 0, 0, 12)', 'RandomString(12, 0, 0, 0, 12)');
    const answer = target.handler;
    const taken = { id: 'users-9', userName: 'y' };
    target.override = ({ url }) => (url.includes('filter=title') ? 503 : null);
    sim.assign(sim.addUser({ displayName: 'Ada Reyes' }));
    expect((await sim.runCycle()).counts).toMatchObject({ created: 0, failed: 1 });
    await sim.close();

    const body = JSON.stringify({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: 1,
      Resources: [taken],
    });
    const handler: typeof answer = (request) =>
      request.url.includes('filter=title') ? { ...answer(request), status: 200, body } : answer(request);
    target.override = null;
    sim = await createSimulator({ profile: 'custom', target: { handler, token: 't' } });
    await changeMapping('title', nickNames('Guid()', 'Guid()'));
    sim.assign(sim.addUser({ displayName: 'Ada Reyes' }));
    const cycle = await sim.runCycle();
    expect(cycle.counts).toMatchObject({ created: 0, failed: 1 });
    expect(sim.logs()[0]?.provisioningStatusInfo.errorInformation?.reason).toMatch(/Every value/);
    // One for each rule, and never the same twice.
    const asked = sim.exchanges(cycle).filter(({ url }) => url.includes('filter=title'));
    expect(new Set(asked.map(({ url }) => url)).size).toBe(2);
    expect(asked).toHaveLength(2);
  });
});
