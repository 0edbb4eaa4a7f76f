/** Why? for each kind of object and state (issue "life of a job"), over the API and in the words of `provsim explain`. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Explained,
  explanationText,
  type Quarantine,
  quarantineText,
} from '../../../simulator/cli/explain-text.ts';
import type { TestSimulator } from '../../../simulator/index.ts';
import { type ScimHandlerTarget, scimHandler } from '../../simulator/scim-handler.ts';
import { type ControlServer, startControl } from './control-server.ts';

let sim: TestSimulator;
let target: ScimHandlerTarget;
let app: ControlServer['app'];
let close: ControlServer['close'];

beforeEach(async () => {
  target = scimHandler();
  const given = { profile: 'custom', target: { handler: target.handler, token: 't' } };
  ({ sim, app, close } = await startControl(given));
});
afterEach(() => close());

const ask = async (object: string) => {
  const before = target.requests.filter(({ method }) => method !== 'GET').length;
  const answer = await app.inject({
    method: 'GET',
    url: `/control/jobs/${sim.job.id}/explain/${encodeURIComponent(object)}`,
  });
  // Asking changes nothing.
  expect(target.requests.filter(({ method }) => method !== 'GET')).toHaveLength(before);
  return { status: answer.statusCode, body: answer.json(), text: explanationText(answer.json() as Explained) };
};
const quarantine = async () => {
  const { body } = await app.inject({ method: 'GET', url: `/control/jobs/${sim.job.id}/quarantine` });
  const { quarantine: found } = JSON.parse(body) as { quarantine: (Quarantine & Record<string, unknown>) | null };
  return { body: found, text: found === null ? null : quarantineText(found) };
};
const settings = (name: string, value: string) =>
  sim.simulator.applications.updateJob(sim.job.id, (job) => job.settings.push({ name: `provsim.${name}`, value }));

describe('a user', () => {
  it('who is not assigned: which part of the scope says no, and nobody asks the target (E-407, E-120)', async () => {
    const bob = sim.addUser({ displayName: 'Bob Stone' });
    const first = await ask(bob.id);
    expect(first.body).toMatchObject({ look: { because: 'notAssigned' } });
    expect(first.text).toContain('is an initial one and passes it over, since it is not assigned');
    await sim.runCycle();
    const asked = target.requests.length;
    const { body, text } = await ask(bob.userPrincipalName);
    expect(target.requests).toHaveLength(asked);
    expect(body).toMatchObject({
      kind: 'User',
      scope: { inScope: false, isActive: true, assigned: false, isInProvisioningScope: true, assignments: [] },
      link: null,
      action: 'create',
      result: 'skipped',
      wouldSend: [],
    });
    expect(text).toMatch(/will be skipped.*not assigned/i);
    expect(text).toContain('  assigned: no');
    expect(text).not.toContain('Would send');
  });

  it('whom a scoping filter stops: which clause decided (E-117, E-120)', async () => {
    const ada = sim.addUser({ displayName: 'Ada Reyes', department: 'Design' });
    sim.assign(ada);
    await sim.simulator.applications.updateJob(sim.job.id, (job) => {
      const [mapping] = job.schema.synchronizationRules[0]?.objectMappings ?? [];
      const clauses = [{ sourceOperandName: 'department', operatorName: 'EQUALS', targetOperand: null }];
      if (mapping) Object.assign(mapping, { scope: { groups: [{ name: 'Sales only', clauses }] } });
      const [clause] = mapping?.scope?.groups[0]?.clauses ?? [];
      if (clause) Object.assign(clause, { targetOperand: { values: ['Sales'] } });
    });
    const { body, text } = await ask(ada.id);
    expect(body.scope).toMatchObject({ inScope: false, assigned: true, isInProvisioningScope: false });
    expect(text).toMatch(/Sales only: department .*: no/);
  });

  it('who has no link yet but an account: the match, the difference, the request (E-403)', async () => {
    const ada = sim.addUser({ displayName: 'Ada Reyes', jobTitle: 'Engineer' });
    target.resources.set('users-9', { id: 'users-9', userName: ada.userPrincipalName, displayName: 'Ada Reyes' });
    sim.assign(ada);
    const { body, text } = await ask(ada.userPrincipalName);
    expect(body).toMatchObject({
      link: null,
      action: 'update',
      result: 'success',
      wouldSend: [{ method: 'PATCH', path: '/Users/users-9' }],
      look: { because: 'initialCycle' },
    });
    expect(body.differences).toContainEqual(expect.objectContaining({ displayName: 'title', newValue: 'Engineer' }));
    expect(text).toContain('title: nothing → Engineer   [jobTitle]');
    expect(text).toContain('PATCH /Users/users-9');
    expect(text).not.toContain('Linked to');
  });

  it('who was unlinked after a first cycle is matched again, when a restart or change makes it (E-318)', async () => {
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(ada);
    await sim.runCycle();
    expect((await ask(ada.id)).body).toMatchObject({ link: { state: 'managed' }, look: { because: 'notDue' } });
    await sim.job.restart('ConnectorDataStore');
    const { body, text } = await ask(ada.id);
    expect(body).toMatchObject({ link: null, wouldSend: [], look: { because: 'notDue' } });
    expect(body.asked[0].url).toContain('filter=userName');
    expect(text).toContain('passes it over, since nothing of it changed');
    expect(text).toContain('What led here, newest first');
  });

  it('whose operation failed: the open failure, its next try, and what would be sent again (E-510 to E-514)', async () => {
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(ada);
    target.override = ({ method }) => (method === 'POST' ? 409 : null);
    await sim.job.start();
    await sim.advance('PT1M');
    const { body, text } = await ask(ada.id);
    expect(body).toMatchObject({
      escrow: { errorCode: 'EntryConflict', retries: 0, nextAttemptAtMs: Date.parse('2026-01-05T08:40:00Z') },
      look: { because: 'retry' },
      wouldSend: [{ method: 'POST', path: '/Users' }],
    });
    expect(body.history[0].provisioningStatusInfo.status).toBe('failure');
    expect(text).toContain('Open failure: EntryConflict, tried again 0 times, next 2026-01-05T08:40:00.000Z');
    expect(text).toContain('tries its failed operation again');
  });

  it('who is gone for good, but linked: that the account would be deleted (E-411)', async () => {
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(ada);
    await sim.runCycle();
    sim.deleteUser(ada);
    sim.simulator.tenant.users.purge(ada.id);
    const { body, text } = await ask(ada.id);
    expect(body).toMatchObject({ scope: null, action: 'delete', wouldSend: [{ method: 'DELETE' }] });
    expect(text).toContain('Scope: it is gone from the tenant');
  });

  it('whom the target does not let be looked at: that it would fail, with the code', async () => {
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(ada);
    target.override = () => 401;
    const { status, body, text } = await ask(ada.id);
    expect([status, body.result, body.error.errorCode]).toEqual([200, 'failure', 'Unauthorized']);
    expect(text).toMatch(/would fail\n.*\n {2}Unauthorized: StatusCode: Unauthorized Message:/);
  });

  it('whom nobody knows: what was given, and what can be', async () => {
    const answer = await app.inject({ method: 'GET', url: `/control/jobs/${sim.job.id}/explain/nobody` });
    expect([answer.statusCode, answer.json().error.message]).toEqual([404, expect.stringContaining("'nobody'")]);
  });
});

describe('a group', () => {
  it('assigned, by its name: its own requests and those of its members (E-440, E-445)', async () => {
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    const team = sim.addGroup({ displayName: 'Team' }, [ada]);
    sim.assign(team);
    expect((await ask('team')).body).toMatchObject({ kind: 'Group', action: 'create', name: 'Team' });
    const bob = sim.addUser({ displayName: 'Bob Stone' });
    sim.assign(bob);
    await sim.runCycle();
    const idOf = (displayName: string) =>
      [...target.resources.values()].find((resource) => resource.displayName === displayName)?.id ?? '';
    sim.addMember(team, bob);
    sim.updateGroup(team, { displayName: 'Crew' });
    const { body, text } = await ask('Crew');
    expect(body).toMatchObject({
      kind: 'Group',
      scope: { inScope: true, assigned: true },
      link: { state: 'managed' },
      action: 'update',
      look: { because: 'changed' },
    });
    const toGroup = { method: 'PATCH', path: `/Groups/${idOf('Team')}` };
    expect(body.wouldSend).toMatchObject([
      { ...toGroup, body: expect.stringContaining('"Crew"') },
      { ...toGroup, body: expect.stringContaining(`"${idOf('Bob Stone')}"`) },
    ]);
    expect(body.wouldSend[1].body).not.toContain(idOf('Ada Reyes'));
    expect(text).toContain('Group Crew → Custom');
    expect(text).toMatch(/displayName: Team → Crew/);
    expect(text).toContain(`members: nothing → ${idOf('Bob Stone')}`);
  });

  it('that gives a user the assignment is named (E-111)', async () => {
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(sim.addGroup({ displayName: 'Team' }, [ada]));
    const { body, text } = await ask(ada.id);
    expect(body.scope.assignments).toMatchObject([{ throughGroup: { displayName: 'Team' } }]);
    expect(text).toContain('assigned: yes (group Team)');
  });

  it('that leaves the scope: the DELETE (E-443)', async () => {
    const team = sim.addGroup({ displayName: 'Team' });
    sim.assign(team);
    await sim.runCycle();
    sim.unassign(team);
    expect((await ask('Team')).body).toMatchObject({ action: 'delete', wouldSend: [{ method: 'DELETE' }] });
  });
});

describe('a job', () => {
  it('that is not in quarantine', async () => {
    expect((await quarantine()).body).toBeNull();
  });

  it('in quarantine by a refused token: rule, exchange, next try, end, and what lifts it (E-501, E-542, E-546)', async () => {
    target.override = () => 401;
    await sim.job.start();
    await sim.advance('PT1M');
    const { body, text } = await quarantine();
    expect(body).toMatchObject({
      reason: 'EncounteredQuarantineException',
      error: { code: 'SystemForCrossDomainIdentityManagementInvalidCredentials' },
      exchange: { response: { status: 401 } },
      errorCodes: [],
      nextTry: '2026-01-05T14:00:00.000Z',
      ends: '2026-02-02T08:00:00.000Z',
      otherThresholds: null,
    });
    expect(text).toContain('quarantines at once, whatever the counts (E-501)');
    expect(text).toContain('next try 2026-01-05T14:00:00.000Z');
    expect(text).toContain('A try that passes the connection check');
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(ada);
    expect((await ask(ada.id)).body.look.nextCycleAtMs).toBe(Date.parse('2026-01-05T14:00:00Z'));
  });

  it('in quarantine by counts: the counters at that moment, the codes, the thresholds that are not Entra’s (E-532)', async () => {
    await settings('thresholdSet', 'scaled');
    for (let number = 0; number < 8; number++) sim.assign(sim.addUser({ displayName: `Person ${number}` }));
    target.override = ({ method, body }) => (method === 'POST' && !body?.includes('Person 7') ? 409 : null);
    await sim.runCycle();
    const { body, text } = await quarantine();
    expect(body).toMatchObject({
      reason: 'EncounteredEscrowProportionThreshold',
      counters: { objectFailures: 7, referenceFailures: 0, successes: 1 },
      exchange: null,
      errorCodes: [{ errorCode: 'EntryConflict', count: 7 }],
      otherThresholds: 'thresholdSet: scaled',
    });
    expect(text).toContain('7 of 8 provisioning events failed, 87.5 %: from 5 failures on, more than 40 % quarantines');
    expect(text).toContain("The thresholds are not Entra's: thresholdSet: scaled");
  });

  it('held by the deletion guard: how many, and the two ways on (E-603, E-607, E-608)', async () => {
    await sim.simulator.applications.setSecrets(sim.application.servicePrincipalId, {
      SyncNotificationSettings: JSON.stringify({ DeleteThresholdEnabled: true, DeleteThresholdValue: 1 }),
    });
    const people = Array.from({ length: 3 }, (_, number) => sim.addUser({ displayName: `Person ${number}` }));
    for (const user of people) sim.assign(user);
    await sim.runCycle();
    for (const user of people) sim.unassign(user);
    await sim.runCycle();
    const { body, text } = await quarantine();
    expect(body).toMatchObject({ reason: 'TooManyDeletes', counters: { heldBack: 3 }, exchange: null });
    expect(text).toContain('3 objects were to be disabled or deleted in one cycle, more than the threshold of 1');
    expect(text).toContain('Allow the deletes');
  });
});
