/** Failures, quarantine and the deletion guard in the small: sections 5 and 6 beside life-of-a-job.test.ts. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSimulator, type TestSimulator } from '../../simulator/index.ts';
import { type ScimHandlerTarget, scimHandler } from './scim-handler.ts';

let sim: TestSimulator;
let target: ScimHandlerTarget;

beforeEach(async () => {
  target = scimHandler();
  sim = await createSimulator({ profile: 'custom', scope: 'all', target: { handler: target.handler, token: 't' } });
});
afterEach(() => sim.close());

const status = () => sim.job.view({ User: 0, Group: 0 }).status;
const HOUR = 3_600_000;

describe('an object failure', () => {
  it.each([
    [400, 'SystemForCrossDomainIdentityManagementServiceIncompatible'],
    [401, 'Unauthorized'],
    [403, 'InsufficientRights'],
    [405, 'MethodNotAllowed'],
    [409, 'EntryConflict'],
    [422, 'UnprocessableEntity'],
    [429, 'TooManyRequests'],
    [500, 'InternalServerError'],
    [501, 'NotImplemented'],
    [502, 'InternalServerError'],
    [503, 'InternalServerError'],
    [504, 'InternalServerError'],
  ])('%i on a creation is %s, goes to escrow, and the cycle goes on (E-501, E-502, E-562)', async (code, errorCode) => {
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.addUser({ displayName: 'Bob Stone' });
    target.override = ({ method, body }) => (method === 'POST' && body?.includes('Ada') ? code : null);
    expect(await sim.runCycle()).toMatchObject({ state: 'EntryLevelErrors', counts: { created: 1, failed: 1 } });
    const [entry] = sim.logs({ sourceId: ada.id });
    expect(entry?.provisioningStatusInfo).toMatchObject({ status: 'failure', errorInformation: { errorCode } });
    // Whatever the target answered is not the service's own fault; a failed creation has no target id.
    expect(entry?.provisioningStatusInfo.errorInformation?.errorCategory).toBe('nonServiceFailure');
    expect(entry?.targetIdentity.id).toBe('');
    expect(status().quarantine).toBeNull();
    target.override = null;
    await sim.runCycle();
    expect(target.resources.size).toBe(2);
  });

  it.each([401, 403, 404, 405, 429, 500, 501, 503])(
    '%i on the connection check quarantines at once (E-501, E-502, E-504, E-808)',
    async (code) => {
      target.override = () => code;
      expect(await sim.runCycle()).toMatchObject({ state: 'Failed', counts: { imported: 0 } });
      expect(status().quarantine).toMatchObject({ reason: 'EncounteredQuarantineException' });
      expect(status().quarantine?.error?.message.length).toBeGreaterThan(20);
    },
  );

  it('of a required value that is missing sends nothing (E-505)', async () => {
    await sim.simulator.applications.updateJob(sim.job.id, ({ schema }) => {
      for (const object of schema.directories.flatMap(({ objects }) => objects)) {
        for (const attribute of object.attributes) if (attribute.name === 'title') attribute.required = true;
      }
    });
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    await sim.runCycle();
    const error = sim.logs({ sourceId: ada.id })[0]?.provisioningStatusInfo.errorInformation;
    expect([error?.errorCode, error?.reason]).toEqual(['MandatoryFieldsMissing', expect.stringContaining('title')]);
    expect(target.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('is due at once when its object changes, and keeps the time of its first failure (E-513)', async () => {
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    target.override = ({ method }) => (method === 'POST' ? 500 : null);
    await sim.job.start();
    await sim.advance('PT1H');
    const [first] = sim.simulator.escrows(sim.job.id).all();
    expect(first?.retries).toBe(1);
    sim.updateUser(ada, { jobTitle: 'Lead' });
    await sim.advance('PT40M');
    const [second] = sim.simulator.escrows(sim.job.id).all();
    expect(second).toMatchObject({ retries: 2, firstFailedAtMs: first?.firstFailedAtMs });
  });
});

describe('a quarantine', () => {
  it('counts its tries, keeps its series, and a try is a normal cycle that begins with the check (E-540, E-541, E-543)', async () => {
    const begun = sim.simulator.clock.nowMs();
    sim.addUser({ displayName: 'Ada Reyes' });
    target.override = () => 401;
    await sim.job.start();
    await sim.advance('PT1M');
    const time = (hours: number) => new Date(begun + hours * HOUR).toISOString();
    expect(status()).toMatchObject({
      code: 'Quarantine',
      countSuccessiveCompleteFailures: 1,
      troubleshootingUrl: null,
      quarantine: {
        seriesBegan: time(0),
        currentBegan: time(0),
        nextAttempt: time(6),
        seriesCount: 1,
        error: { code: 'SystemForCrossDomainIdentityManagementInvalidCredentials', tenantActionable: true },
      },
    });
    await sim.advance('PT6H');
    expect(status()).toMatchObject({
      countSuccessiveCompleteFailures: 2,
      quarantine: { seriesBegan: time(0), currentBegan: time(6), nextAttempt: time(12), seriesCount: 2 },
    });
    expect(target.requests.every(({ method, url }) => method === 'GET' && url.includes('/Users?'))).toBe(true);
    target.override = null;
    await sim.advance('PT6H');
    expect(status()).toMatchObject({ code: 'Active', quarantine: null, countSuccessiveCompleteFailures: 0 });
    expect(target.resources.size).toBe(1);
  });

  it('changes its reason inside a series, told once more (E-545)', async () => {
    await sim.simulator.applications.updateJob(sim.job.id, (job) =>
      job.settings.push({ name: 'provsim.baseFailures', value: '1' }),
    );
    for (const displayName of ['Ada Reyes', 'Bob Stone']) sim.addUser({ displayName });
    target.override = () => 401;
    await sim.job.start();
    await sim.advance('PT1M');
    target.override = ({ method }) => (method === 'POST' ? 409 : null);
    await sim.advance('PT6H');
    expect(status().quarantine).toMatchObject({ reason: 'EncounteredBaseEscrowThreshold', seriesCount: 2 });
    const told = sim.simulator.notifier.outbox(10).map(({ notice }) => [notice.kind, notice.reason]);
    expect(told).toEqual([
      ['quarantineReasonChanged', 'EncounteredBaseEscrowThreshold'],
      ['quarantined', 'EncounteredQuarantineException'],
    ]);
  });

  it('leaves on demand usable, which does not lift it (E-549)', async () => {
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    target.override = () => 401;
    await sim.job.start();
    await sim.advance('PT1M');
    target.override = null;
    expect((await sim.provisionOnDemand(ada)).result).toBe('Success');
    expect(target.resources.size).toBe(1);
    expect(status().code).toBe('Quarantine');
  });
});

describe('the deletion guard', () => {
  const guard = (settings: object) =>
    sim.simulator.applications.setSecrets(sim.application.servicePrincipalId, {
      SyncNotificationSettings: JSON.stringify(settings),
    });
  const people = () => Array.from({ length: 4 }, (_, number) => sim.addUser({ displayName: `Person ${number}` }));

  it('is off without its box, whatever the number (E-601)', async () => {
    await guard({ DeleteThresholdEnabled: false, DeleteThresholdValue: 1 });
    const all = people();
    await sim.runCycle();
    for (const user of all) sim.disableUser(user);
    expect(await sim.runCycle()).toMatchObject({ heldBack: 0, counts: { disabled: 4 } });
  });

  it('has its number in the setting of the job as well (E-602)', async () => {
    await guard({ DeleteThresholdEnabled: true, DeleteThresholdValue: 500 });
    await sim.simulator.applications.updateJob(sim.job.id, (job) =>
      job.settings.push({ name: 'QuarantineTooManyDeletesThreshold', value: '1' }),
    );
    const all = people();
    await sim.runCycle();
    for (const user of all) sim.disableUser(user);
    expect((await sim.runCycle()).heldBack).toBe(4);
  });

  it('counts users and groups for whatever cause, begins at zero in each cycle, and lets the rest through (E-603, E-605)', async () => {
    await guard({ DeleteThresholdEnabled: true, DeleteThresholdValue: 2 });
    const [ada, bob, cem, dora] = people();
    const team = sim.addGroup({ displayName: 'Team' });
    if (!ada || !bob || !cem || !dora) throw new Error('There are four.');
    await sim.runCycle();
    // One by one never trips it.
    sim.disableUser(ada);
    expect((await sim.runCycle()).heldBack).toBe(0);
    sim.disableUser(bob);
    sim.deleteUser(cem);
    sim.deleteGroup(team);
    sim.updateUser(dora, { jobTitle: 'Lead' });
    const joiner = sim.addUser({ displayName: 'Joiner' });
    const held = await sim.runCycle();
    expect(held).toMatchObject({ heldBack: 3, counts: { created: 1, updated: 1, disabled: 0, deleted: 0, staged: 3 } });
    const actions = [bob, cem, team].map(
      ({ id }) => sim.logs({ cycleId: held.cycleId, sourceId: id })[0]?.provisioningAction,
    );
    expect(actions).toEqual(['stagedAction', 'stagedAction', 'stagedDelete']);
    expect(sim.simulator.connectorData(sim.job.id).get(joiner.id)).not.toBeNull();
  });

  it('counts anew in each try who is still to go (E-609)', async () => {
    await guard({ DeleteThresholdEnabled: true, DeleteThresholdValue: 2 });
    const all = people();
    await sim.job.start();
    await sim.advance('PT1M');
    for (const user of all) sim.disableUser(user);
    await sim.advance('PT1H');
    expect(sim.job.cycles(1)[0]?.heldBack).toBe(4);
    for (const user of all.slice(0, 3)) sim.updateUser(user, { accountEnabled: true });
    await sim.advance('PT7H');
    expect(sim.job.cycles(20).map(({ heldBack }) => heldBack)).toContain(0);
    expect(status().code).toBe('Active');
    expect([...target.resources.values()].filter(({ active }) => active === false)).toHaveLength(1);
  });
});
