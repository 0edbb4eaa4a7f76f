import { afterEach, beforeEach, expect, it } from 'vitest';
import { Simulator } from '../../../simulator/simulator.ts';
import { type ControlServer, serveSampleApp } from './control-server.ts';

let simulator: Simulator;
let app: ControlServer['app'];
let close: ControlServer['close'];
let jobId: string;
let servicePrincipalId: string;

beforeEach(async () => {
  simulator = await Simulator.open({ seed: 4 });
  simulator.populate(130, 3);
  ({ app, close, servicePrincipalId, jobId } = await serveSampleApp(simulator, { syncAll: true }));
});
afterEach(() => close());

interface Entry {
  kind: string;
  state: string;
  name: string;
  targetId: string | null;
  differences: { attribute: string; expected: string | null; held: string | null }[];
}

async function drift() {
  const answer = await app.inject({ method: 'POST', url: `/control/jobs/${encodeURIComponent(jobId)}/drift` });
  expect(answer.statusCode).toBe(200);
  return answer.json<{ counts: Record<'User' | 'Group', Record<string, number>>; value: Entry[] }>();
}

/** What somebody does in the target, past the provisioning service. */
async function inTarget(method: 'POST' | 'PATCH' | 'DELETE', path: string, body: object | null) {
  const context = await simulator.contextFor(jobId);
  const { answer } = await context.connection.send({
    operation: 'update',
    kind: 'User',
    method,
    path,
    query: '',
    body: body === null ? null : JSON.stringify(body),
  });
  if (!('status' in answer) || answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
}

it('before the first cycle everybody in scope is missing', async () => {
  const { counts, value } = await drift();
  expect(counts.User).toMatchObject({ held: 0, equal: 0 });
  expect(counts.User.missing).toBe(counts.User.expected);
  expect(value.every(({ state }) => state === 'missing')).toBe(true);
});

it('after a cycle target and tenant agree, page by page, with references and members', async () => {
  await simulator.job(jobId).runCycle();
  const { counts, value } = await drift();
  expect(counts.User.held).toBeGreaterThan(100);
  expect(counts.User.equal).toBe(counts.User.expected);
  expect(counts.Group.equal).toBe(3);
  expect(value.filter(({ state }) => state !== 'hidden')).toEqual([]);
});

it('what somebody changed, deleted and added in the target is told; nothing is changed by asking', async () => {
  await simulator.job(jobId).runCycle();
  const context = await simulator.contextFor(jobId);
  const [first, second, third] = context.connectorData.page('User', '', 3, false);
  const [group] = context.connectorData.page('Group', '', 1, false);
  if (!first || !second || !third || !group) throw new Error('Nobody was provisioned.');
  const patch = (operations: object[]) => ({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: operations,
  });
  await inTarget(
    'PATCH',
    `/Users/${first.targetId}`,
    patch([{ op: 'replace', path: 'name.familyName', value: 'Nobody' }]),
  );
  await inTarget('DELETE', `/Users/${second.targetId}`, null);
  await inTarget('PATCH', `/Users/${third.targetId}`, patch([{ op: 'replace', path: 'active', value: false }]));
  await inTarget('POST', '/Users', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: 'stranger@example.com',
    externalId: 'stranger',
    name: { givenName: 'Some', familyName: 'Stranger' },
    emails: [{ type: 'work', value: 'stranger@example.com' }],
    active: true,
  });
  const members = [...context.connectorData.exportedMembers(group.sourceId).values()];
  const gone = members.find((id) => id !== second.targetId);
  await inTarget('PATCH', `/Groups/${group.targetId}`, patch([{ op: 'remove', path: `members[value eq "${gone}"]` }]));
  const logged = simulator.log.count();
  const { value } = await drift();
  const of = (targetId: string) => value.find((entry) => entry.targetId === targetId);
  expect(of(first.targetId)).toMatchObject({
    state: 'different',
    differences: [{ attribute: 'name.familyName', held: 'Nobody' }],
  });
  expect(value.find(({ name, state }) => name === second.name && state === 'missing')).toMatchObject({
    targetId: null,
  });
  expect(of(third.targetId)?.differences).toContainEqual({ attribute: 'active', expected: 'True', held: 'False' });
  expect(value.find(({ name }) => name === 'stranger@example.com')).toMatchObject({ state: 'extra', sourceId: null });
  const lost = context.connectorData.findByTarget('User', gone ?? '');
  const [members1] = of(group.targetId)?.differences ?? [];
  expect(members1).toMatchObject({ attribute: 'members', held: null });
  expect(members1?.expected).toContain(lost?.name ?? '?');
  expect(simulator.log.count()).toBe(logged);
});

it('who left the scope and was disabled is hidden, who is still active is extra', async () => {
  await simulator.job(jobId).runCycle();
  const context = await simulator.contextFor(jobId);
  const [leaver] = context.connectorData.page('User', '', 1, false);
  if (!leaver) throw new Error('Nobody was provisioned.');
  simulator.tenant.users.update(leaver.sourceId, { accountEnabled: false });
  const before = (await drift()).value.find(({ targetId }) => targetId === leaver.targetId);
  expect(before).toMatchObject({ state: 'extra', name: leaver.name });
  await simulator.job(jobId).runCycle();
  const after = (await drift()).value.find(({ targetId }) => targetId === leaver.targetId);
  expect(after).toMatchObject({ state: 'hidden' });
});

it('a target that can’t be listed is an error that says what to do, and a job that is missing one of its own', async () => {
  await simulator.applications.setSecrets(servicePrincipalId, { SecretToken: 'wrong' });
  const answer = await app.inject({ method: 'POST', url: `/control/jobs/${encodeURIComponent(jobId)}/drift` });
  expect(answer.statusCode).toBe(502);
  expect(answer.json().error.message).toContain('StatusCode: Unauthorized. Test the connection');
  expect((await app.inject({ method: 'POST', url: '/control/jobs/none/drift' })).statusCode).toBe(404);
});
