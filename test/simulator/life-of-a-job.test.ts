import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSimulator, type TestSimulator } from '../../simulator/index.ts';
import { Simulator } from '../../simulator/simulator.ts';
import { openSingleApplication } from '../../simulator/single-application.ts';
import { type ScimHandlerTarget, scimHandler } from './scim-handler.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let sim: TestSimulator;
let target: ScimHandlerTarget;

async function begin(
  users: number,
  settings: { name: string; value: string }[] = [],
  secrets: Record<string, string> = {},
) {
  target = scimHandler();
  sim = await createSimulator({
    profile: 'custom',
    scope: 'all',
    users,
    target: { handler: target.handler, token: 't' },
  });
  await sim.simulator.applications.updateJob(sim.job.id, (job) => job.settings.push(...settings));
  await sim.simulator.applications.setSecrets(sim.application.servicePrincipalId, secrets);
}

beforeEach(() => begin(0));
afterEach(() => sim.close());

const status = () => sim.job.view({ User: 0, Group: 0 }).status;
const mails = () => sim.simulator.notifier.outbox(100);
const notification = (settings: object) => ({ SyncNotificationSettings: JSON.stringify(settings) });

describe('a target that refuses the token', () => {
  it('quarantines at once; tries after 6, 12, 24 hours, then daily; disabled after 28 days; one mail (E-501, E-542, E-546, W-35, W-121, W-122)', async () => {
    await begin(50, [], notification({ Enabled: true, Recipients: 'ops@woodgrove.example' }));
    const tries: number[] = [];
    const start = sim.simulator.clock.nowMs();
    target.override = ({ url }) => {
      if (url.includes('/Users?')) tries.push((sim.simulator.clock.nowMs() - start) / HOUR);
      return 401;
    };
    await sim.job.start();
    await sim.advance('PT1M');
    expect(status()).toMatchObject({
      code: 'Quarantine',
      quarantine: {
        reason: 'EncounteredQuarantineException',
        error: { code: 'SystemForCrossDomainIdentityManagementInvalidCredentials' },
      },
      lastExecution: { state: 'Failed' },
    });
    await sim.advance('P27D');
    expect(sim.job.phase).toBe('quarantined');
    const audited = () => sim.simulator.audit.list({ limit: 10 }).map((entry) => entry.activityDisplayName);
    expect(audited()).toContain('Quarantine');
    await sim.advance('P30D');
    expect(audited()).toContain('Quarantine ended, job disabled');
    expect(tries.slice(0, 6)).toEqual([0, 6, 12, 24, 48, 72]);
    expect(tries.at(-1)).toBe(28 * 24);
    expect(sim.job.phase).toBe('quarantineEnded');
    expect(sim.job.view({ User: 0, Group: 0 }).schedule.state).toBe('Disabled');
    expect(mails().map(({ to, subject }) => [to, subject])).toEqual([
      [['ops@woodgrove.example'], "We've detected an error while synchronizing to Custom"],
    ]);

    target.override = null;
    await sim.job.start();
    await sim.advance('PT1M');
    expect(status()).toMatchObject({ code: 'Active', quarantine: null, countSuccessiveCompleteFailures: 0 });
    expect(target.resources.size).toBeGreaterThanOrEqual(49);
  });

  it('restarted during the last try: the job was never disabled, and nothing says so (E-206, E-546)', async () => {
    await begin(1);
    const turns: string[] = [];
    sim.simulator.events.on((event) => {
      if (event.type === 'quarantine') turns.push(event.event);
    });
    const start = sim.simulator.clock.nowMs();
    let asked: Promise<void> | null = null;
    target.override = () => {
      if (sim.simulator.clock.nowMs() - start >= 28 * DAY) asked ??= sim.job.restart('QuarantineState');
      return 401;
    };
    await sim.job.start();
    await sim.advance('P28DT1H');
    await asked;
    expect(turns).not.toContain('disabled');
    // Kept by the try, lifted by the restart, and imposed again because its cause is still there.
    expect(turns.slice(-3)).toEqual(['kept', 'lifted', 'entered']);
    const audited = sim.simulator.audit.list({ limit: 20 }).map((entry) => entry.activityDisplayName);
    expect(audited).not.toContain('Quarantine ended, job disabled');
    expect(sim.job.phase).toBe('quarantined');
    expect(sim.job.isStarted).toBe(true);
  });

  it('a try that succeeds lifts the quarantine by itself, back to every 40 minutes (E-544, W-122)', async () => {
    await begin(5);
    target.override = () => 401;
    await sim.job.start();
    await sim.advance('PT1H');
    target.override = null;
    await sim.advance('PT6H');
    expect(status()).toMatchObject({ code: 'Active', quarantine: null });
    expect(sim.job.nextRunMs()).toBeLessThanOrEqual(sim.simulator.clock.nowMs() + 40 * 60_000);
  });
});

describe('failing objects', () => {
  it('go to escrow and are tried in the next cycle, after 6, 12, 24 hours, then daily (E-511, E-514, W-121)', async () => {
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    const start = sim.simulator.clock.nowMs();
    const tries: number[] = [];
    target.override = ({ method }) => {
      if (method !== 'POST') return null;
      tries.push(Math.round((sim.simulator.clock.nowMs() - start) / 60_000));
      return 500;
    };
    await sim.job.start();
    await sim.advance('P3D');
    expect(tries).toEqual([0, 40, 360, 720, 1440, 2880, 4320]);
    const [first, second] = sim.logs({ sourceId: ada.id });
    expect(first?.provisioningStatusInfo.errorInformation).toMatchObject({
      errorCode: 'InternalServerError',
      reason: expect.stringMatching(
        /This operation was retried 0 times. It will be retried again after this date: 2026-01-05T08:40:00.0000000Z UTC$/,
      ),
    });
    expect(second?.provisioningStatusInfo.errorInformation?.reason).toMatch(/was retried 1 times/);
    expect(second?.provisioningSteps[0]?.name).toBe('EntryEscrowRetry');
    target.override = null;
    sim.simulator.tenant.users.update(ada.id, { jobTitle: 'Lead' });
    await sim.advance('PT40M');
    expect(target.resources.size).toBe(1);
    expect(sim.simulator.escrows(sim.job.id).counts()).toEqual({ object: 0, reference: 0 });
  });

  it('an escrow is dropped after 28 days (E-512, W-121)', async () => {
    sim.addUser({ displayName: 'Ada Reyes' });
    target.override = ({ method }) => (method === 'POST' ? 500 : null);
    await sim.job.start();
    await sim.advance('P27D');
    expect(sim.simulator.escrows(sim.job.id).all()).toHaveLength(1);
    await sim.advance('P2D');
    expect(sim.simulator.escrows(sim.job.id).all()).toEqual([]);
  });

  it.each([
    { failing: 4, fine: 0, reason: null },
    { failing: 5, fine: 0, reason: 'EncounteredEscrowProportionThreshold' },
    { failing: 45, fine: 5, reason: 'EncounteredBaseEscrowThreshold' },
    { failing: 30, fine: 5, reason: 'EncounteredEscrowProportionThreshold' },
    { failing: 20, fine: 100, reason: null },
    { failing: 40, fine: 200, reason: null },
    // 6 of 16 are 37.5 %: those that never had a link take nothing away from those who are fine (E-535).
    { failing: 6, fine: 10, reason: null },
    { failing: 7, fine: 10, reason: 'EncounteredEscrowProportionThreshold' },
  ])(
    '$failing of $failing + $fine under the scaled thresholds: $reason (E-531 to E-536, W-122)',
    async ({ failing, fine, reason }) => {
      await begin(0, [{ name: 'provsim.thresholdSet', value: 'scaled' }]);
      for (let i = 0; i < failing; i++) sim.addUser({ displayName: `Fails ${i}` });
      for (let i = 0; i < fine; i++) sim.addUser({ displayName: `Fine ${i}` });
      target.override = ({ method, body }) => (method === 'POST' && body?.includes('"Fails ') ? 400 : null);
      await sim.runCycle();
      expect(status().quarantine?.reason ?? null).toBe(reason);
      expect(status().escrowsPruned).toBe(reason !== null);
    },
  );

  it('the audit entry of a quarantine names the thresholds that are not the real ones (E-531 to E-534, E-547)', async () => {
    const quarantinedWith = async (settings: { name: string; value: string }[]) => {
      await sim.close();
      await begin(6, settings);
      target.override = ({ method }) => (method === 'POST' ? 400 : null);
      await sim.runCycle();
      const [entry] = sim.simulator.audit.list({ activity: 'Quarantine', limit: 1 });
      return Object.fromEntries(entry?.additionalDetails.map(({ key, value }) => [key, value]) ?? []);
    };
    expect(await quarantinedWith([{ name: 'provsim.thresholdSet', value: 'scaled' }])).toMatchObject({
      event: 'entered',
      thresholdSet: 'scaled',
    });
    expect(await quarantinedWith([{ name: 'provsim.baseFailures', value: '2' }])).toMatchObject({
      reason: 'EncounteredBaseEscrowThreshold',
      thresholdSet: 'entra',
      baseFailures: '2',
    });
    await sim.close();
    await begin(0);
    target.override = () => 401;
    await sim.runCycle();
    const [entry] = sim.simulator.audit.list({ activity: 'Quarantine', limit: 1 });
    expect(JSON.stringify(entry)).not.toContain('thresholdSet');
  });

  it('ten requests in a row without an answer end the cycle and quarantine (E-502)', async () => {
    await sim.close();
    sim = await createSimulator({
      profile: 'custom',
      scope: 'all',
      users: 30,
      target: { url: 'http://127.0.0.1:9/scim', token: 't' },
    });
    const summary = await sim.runCycle();
    expect(summary).toMatchObject({ state: 'Failed', error: { code: 'CredentialValidationUnavailable' } });
  });
});

describe('the accidental deletion guard', () => {
  const guard = {
    DeleteThresholdEnabled: true,
    DeleteThresholdValue: 500,
    Enabled: true,
    Recipients: 'ops@woodgrove.example',
  };

  it('600 of 1,000 deleted: nothing goes, 600 staged entries, mail; allow deletes carries all out (E-601 to E-607, W-99)', async () => {
    await begin(0, [], notification(guard));
    const users = Array.from({ length: 1000 }, (_, i) => sim.addUser({ displayName: `User ${i}` }));
    await sim.runCycle();
    expect(target.resources.size).toBe(1000);
    for (const user of users.slice(0, 600)) sim.simulator.tenant.users.delete(user.id);
    const before = target.requests.length;
    const held = await sim.runCycle();
    expect(held).toMatchObject({ heldBack: 600, counts: { staged: 600, disabled: 0, deleted: 0 } });
    expect(target.requests.slice(before).every(({ method }) => method === 'GET')).toBe(true);
    expect(status().quarantine?.reason).toBe('TooManyDeletes');
    const staged = sim
      .logs({ cycleId: held.cycleId })
      .filter(({ provisioningAction }) => provisioningAction.startsWith('staged'));
    expect(staged).toHaveLength(600);
    expect(mails()[0]).toMatchObject({
      subject: 'Provisioning to Custom is held: too many deletions',
      to: ['ops@woodgrove.example'],
    });

    await sim.job.restart('ForceDeletes, QuarantineState');
    const allowed = await sim.runCycle();
    expect(allowed.heldBack).toBe(0);
    expect(allowed.counts.disabled).toBe(600);
    expect([...target.resources.values()].filter(({ active }) => active === false)).toHaveLength(600);
    expect(status().code).not.toBe('Quarantine');
  });

  it('exactly the threshold does not trip it (E-604, C-11, W-99)', async () => {
    await begin(0, [], notification({ ...guard, DeleteThresholdValue: 3 }));
    const users = Array.from({ length: 4 }, (_, i) => sim.addUser({ displayName: `User ${i}` }));
    await sim.runCycle();
    for (const user of users.slice(0, 3)) sim.simulator.tenant.users.delete(user.id);
    expect(await sim.runCycle()).toMatchObject({ heldBack: 0, counts: { disabled: 3 } });
  });

  it('rejecting: what is restored is in scope again and nothing is lost (E-608)', async () => {
    await begin(0, [], notification({ ...guard, DeleteThresholdValue: 1 }));
    const users = Array.from({ length: 4 }, (_, i) => sim.addUser({ displayName: `User ${i}` }));
    await sim.runCycle();
    for (const user of users.slice(0, 3)) sim.simulator.tenant.users.delete(user.id);
    expect((await sim.runCycle()).heldBack).toBe(3);
    for (const user of users.slice(0, 3)) sim.simulator.tenant.users.restore(user.id);
    await sim.job.restart();
    expect(await sim.runCycle()).toMatchObject({ heldBack: 0, counts: { disabled: 0, failed: 0 } });
    expect(status().quarantine).toBeNull();
    expect([...target.resources.values()].every(({ active }) => active === true)).toBe(true);
  });
});

describe('restart', () => {
  it('keeps the links by default: everything is evaluated, nothing is created twice (E-201, C-15)', async () => {
    sim.addUser({ displayName: 'Ada Reyes' });
    await sim.runCycle();
    await sim.job.restart();
    expect(await sim.runCycle()).toMatchObject({ kind: 'initial', counts: { imported: 1, created: 0, skipped: 1 } });
  });

  it('Full forgets the links: every object is matched by query again (E-207, W-124)', async () => {
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    await sim.runCycle();
    await sim.job.restart('Full');
    const before = target.requests.length;
    await sim.runCycle();
    const filters = target.requests
      .slice(before)
      .filter(({ url }) => decodeURIComponent(url).includes(ada.userPrincipalName));
    expect(filters).toHaveLength(1);
    expect(target.resources.size).toBe(1);
  });

  it('None starts a job that does not run, lifts a quarantine, and changes nothing on one that runs (E-203)', async () => {
    sim.addUser({ displayName: 'Ada Reyes' });
    await sim.job.start();
    await sim.advance('PT1M');
    const { watermark } = sim.job.state;
    await sim.job.restart('None');
    expect([sim.job.phase, sim.job.state.dueNow, sim.job.state.watermark]).toEqual(['active', false, watermark]);
    for (const halt of [() => sim.job.pause(), () => sim.job.stop()]) {
      await halt();
      await sim.job.restart('none');
      expect([sim.job.phase, sim.job.state.dueNow]).toEqual(['active', true]);
      await sim.advance('PT1M');
      expect(sim.job.cycles(1)[0]?.kind).toBe('incremental');
    }
    target.override = () => 401;
    await sim.advance('PT1H');
    expect(status().code).toBe('Quarantine');
    await sim.job.restart('None');
    expect(status().code).toBe('Active');
    const [lifted] = sim.simulator.audit
      .list({ limit: 5 })
      .filter(({ activityDisplayName }) => activityDisplayName.startsWith('Enable/restart'));
    expect(lifted?.additionalDetails).toContainEqual({ key: 'resetScope', value: 'None' });
  });

  it('asked for during a cycle is carried out after it, also when the process ended in between (E-231, E-207)', async () => {
    const data = mkdtempSync(join(tmpdir(), 'provsim-restart-'));
    const options = { data, speed: 0, startTime: '2026-01-05T08:00:00Z' };
    const first = await openSingleApplication({
      ...options,
      profile: 'custom',
      scope: 'all',
      users: 20,
      target: { handler: target.handler, token: 't' },
    });
    const { servicePrincipalId } = first.application;
    let asked: Promise<void> | null = null;
    let interrupted: Promise<void> | null = null;
    target.override = ({ method }) => {
      if (method === 'POST') {
        asked ??= first.job.restart('Full');
        interrupted ??= first.job.interrupt();
      }
      return null;
    };
    await first.job.start();
    expect(await first.job.runCycle()).toBeNull();
    await asked;
    await interrupted;
    await first.simulator.close();
    target.override = null;

    const second = await Simulator.open(options);
    try {
      second.targets.handlers.set(servicePrincipalId, target.handler);
      const job = second.job(first.job.id);
      expect(await job.runCycle()).toMatchObject({ kind: 'initial', state: 'Succeeded' });
      expect(second.connectorData(job.id).counts()).toEqual({ User: 0, Group: 0 });
      expect(job.nextRunMs()).toBe(second.clock.nowMs());
      expect(await job.runCycle()).toMatchObject({ kind: 'initial', counts: { created: 0, failed: 0 } });
      expect(await job.runCycle()).toMatchObject({ kind: 'incremental' });
    } finally {
      await second.close();
      rmSync(data, { recursive: true, force: true });
    }
  });

  it('a saved schema makes the next cycle an initial one (E-231)', async () => {
    sim.addUser({ displayName: 'Ada Reyes' });
    await sim.runCycle();
    await sim.job.schemaSaved();
    expect((await sim.runCycle()).kind).toBe('initial');
  });

  it('pause keeps everything; start goes on with an incremental cycle and nothing is lost (E-231, E-232)', async () => {
    sim.addUser({ displayName: 'Ada Reyes' });
    await sim.job.start();
    await sim.advance('PT1M');
    await sim.job.pause();
    sim.addUser({ displayName: 'Bob Stone' });
    await sim.advance('P1D');
    expect(target.resources.size).toBe(1);
    await sim.job.start();
    await sim.advance('PT1M');
    expect(target.resources.size).toBe(2);
    expect(sim.job.cycles(1)[0]?.kind).toBe('incremental');
  });
});

describe('a vanished account', () => {
  it('is matched anew when its user is evaluated, and created again (E-307, C-5)', async () => {
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    await sim.runCycle();
    target.resources.clear();
    sim.simulator.tenant.users.update(ada.id, { jobTitle: 'Lead' });
    expect((await sim.runCycle()).counts.created).toBe(1);
  });

  it('fails with InvalidAnchor when re-matching is off (E-308, W-123)', async () => {
    await sim.close();
    target = scimHandler();
    sim = await createSimulator({
      profile: 'custom',
      scope: 'all',
      target: { handler: target.handler, token: 't' },
      quirks: { rematchOnMissing: false },
    });
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    await sim.runCycle();
    target.resources.clear();
    sim.simulator.tenant.users.update(ada.id, { jobTitle: 'Lead' });
    await sim.runCycle();
    expect(sim.logs().at(-1)?.provisioningStatusInfo.errorInformation?.errorCode).toBe('InvalidAnchor');
  });
});

describe('a vanished group', () => {
  it('is created again and sent all its members, not the new ones alone (E-307, E-440)', async () => {
    const team = sim.addGroup({ displayName: 'Team' }, [sim.addUser({ displayName: 'Ada Reyes' })]);
    await sim.runCycle();
    target.resources.delete('groups-2');
    sim.simulator.tenant.groups.update(team.id, { description: 'Again' });
    sim.simulator.tenant.groups.addMember(team.id, sim.addUser({ displayName: 'Ben Ode' }).id);
    await sim.runCycle();
    const patches = sim.exchanges().filter(({ url }) => url.endsWith('/Groups/groups-4'));
    expect(patches.map(({ requestBody }) => requestBody).join()).toMatch(/users-1.*users-3/);
  });
});

describe('two source users for one account', () => {
  it('the second fails with DuplicateSourceEntries, also within one cycle (E-309, C-6)', async () => {
    const schema = sim.simulator.applications.findJob(sim.job.id)?.job.schema;
    const [first] = schema?.synchronizationRules[0]?.objectMappings[0]?.attributeMappings ?? [];
    if (first?.source) Object.assign(first.source, { expression: '[employeeId]', name: 'employeeId' });
    sim.addUser({ displayName: 'Ada Reyes', employeeId: '7' });
    await sim.runCycle();
    sim.addUser({ displayName: 'Ada Twin', employeeId: '7' });
    const second = await sim.runCycle();
    expect(second.counts.failed).toBe(1);
    expect(sim.logs().at(-1)?.provisioningStatusInfo.errorInformation?.errorCode).toBe('DuplicateSourceEntries');
  });
});

describe('log retention', () => {
  it('takes old exchanges along that belong to no entry, and keeps young ones (E-1060)', async () => {
    await sim.job.start();
    await sim.advance('PT1H');
    // An empty tenant: every cycle sends its probe and has nothing to log.
    expect(sim.logs()).toEqual([]);
    const began = sim.exchanges()[0]?.startedAtMs ?? 0;
    await sim.advance('P40D');
    const kept = sim.exchanges().map(({ startedAtMs }) => startedAtMs);
    expect(Math.min(...kept)).toBeGreaterThan(began + 8 * DAY);
    expect(Math.max(...kept)).toBeGreaterThan(sim.simulator.clock.nowMs() - HOUR);
    expect(sim.simulator.audit.list({ limit: 10 })).toEqual([]);
  });
});

describe('an advance', () => {
  it('waits for a cycle that someone began by hand, and forgets none that falls due after it', async () => {
    const began = sim.simulator.clock.nowMs();
    await sim.job.start();
    const byHand = sim.job.runCycle();
    const { events } = await sim.advance('PT2H');
    await byHand;
    expect(events).toBe(3);
    expect(sim.job.cycles(10).map(({ beganAtMs }) => (beganAtMs - began) / 60_000)).toEqual([120, 80, 40, 0]);
  });

  it('goes past a job whose cycle can not begin, once for each time that it falls due', async () => {
    await sim.simulator.applications.setSecrets(sim.application.servicePrincipalId, { BaseAddress: 'no address' });
    const errors: string[] = [];
    sim.simulator.events.on((event) => {
      if (event.type === 'error') errors.push(event.message);
    });
    await sim.job.start();
    const { events, bounded } = await sim.advance('P2D');
    expect(bounded).toBe(false);
    expect(events).toBe(1);
    expect(errors).toHaveLength(1);
    expect(sim.simulator.scheduler.advanceStatus.last).toMatchObject({ outcome: 'reached', events: 1 });
  });
});
