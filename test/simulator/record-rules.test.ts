/** On demand, status and log: sections 7, 9 and 10 of the engine's rules, as a whole simulator records them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSimulator, type TestSimulator } from '../../simulator/index.ts';
import type { ProvisioningObjectSummary } from '../../simulator/model/log.ts';
import { type ScimHandlerTarget, scimHandler } from './scim-handler.ts';

let sim: TestSimulator;
let target: ScimHandlerTarget;

beforeEach(async () => {
  target = scimHandler();
  sim = await createSimulator({ profile: 'custom', target: { handler: target.handler, token: 't' } });
});
afterEach(() => sim.close());

const assigned = (given: Parameters<TestSimulator['addUser']>[0] = { displayName: 'Ada Reyes' }) => {
  const user = sim.addUser(given);
  sim.assign(user);
  return user;
};
const status = () => sim.job.view(sim.simulator.connectorData(sim.job.id).counts()).status;
const typesOf = ({ provisioningSteps }: ProvisioningObjectSummary) =>
  provisioningSteps.map(({ name, provisioningStepType }) => `${provisioningStepType} ${name}`);

describe('on demand', () => {
  it('asks the check, the match, then writes; a linked user is asked for by query too (E-702, E-803)', async () => {
    const ada = assigned();
    const run = async () => {
      const before = target.requests.length;
      await sim.provisionOnDemand(ada);
      return target.requests
        .slice(before)
        .map(({ method, url }) => `${method} ${url.includes('filter=') ? 'query' : 'id'}`);
    };
    expect(await run()).toEqual(['GET query', 'GET query', 'GET query', 'POST id']);
    sim.updateUser(ada, { jobTitle: 'Lead' });
    expect(await run()).toEqual(['GET query', 'GET query', 'GET query', 'PATCH id']);
  });

  it('tells the parts of the scope, what was found, and what it tried to write, also in vain (E-703 to E-705)', async () => {
    const ada = assigned();
    target.override = ({ method }) => (method === 'POST' ? 409 : null);
    const [entry] = (await sim.provisionOnDemand(ada)).entries;
    const steps = entry?.provisioningSteps ?? [];
    expect(steps.find(({ provisioningStepType }) => provisioningStepType === 'scoping')?.details).toMatchObject({
      IsActive: 'True',
      Assigned: 'True',
      ScopeSyncAll: 'False',
      IsEffectivelyEntitledForProvisioning: 'True',
    });
    expect(steps.find(({ name }) => name === 'EntryImportObjectNotFound')?.details.JoiningProperty).toContain(
      'userName eq',
    );
    expect(steps.at(-1)).toMatchObject({ status: 'failure', details: { displayName: 'Ada Reyes' } });
  });

  it('differs from a cycle: no watermark, no escrow, no count for the guard, a person who asked (E-715, E-718)', async () => {
    await sim.simulator.applications.setSecrets(sim.application.servicePrincipalId, {
      SyncNotificationSettings: JSON.stringify({ DeleteThresholdEnabled: true, DeleteThresholdValue: 0 }),
    });
    const ada = assigned();
    target.override = ({ method }) => (method === 'POST' ? 500 : null);
    expect((await sim.provisionOnDemand(ada)).result).toBe('Failure');
    expect([sim.job.state.watermark, sim.simulator.escrows(sim.job.id).all()]).toEqual([null, []]);
    await sim.runCycle();
    expect(sim.simulator.escrows(sim.job.id).all()).toHaveLength(1);
    target.override = null;
    const { result, entries } = await sim.provisionOnDemand(ada);
    expect([result, entries[0]?.initiatedBy.initiatorType]).toEqual(['Success', 'user']);
    expect(sim.simulator.escrows(sim.job.id).all()).toEqual([]);
    expect(sim.logs({ sourceId: ada.id })[1]?.initiatedBy).toMatchObject({ initiatorType: 'system' });
    sim.unassign(ada);
    expect((await sim.provisionOnDemand(ada)).entries[0]?.provisioningAction).toBe('disable');
    expect([...target.resources.values()][0]?.active).toBe(false);
    expect(status().quarantine).toBeNull();
  });
});

describe('the connection check', () => {
  it('asks for a user and, with its mapping on, a group that can not exist, and reads no description (E-801, E-802, E-804)', async () => {
    await sim.runCycle();
    const guid = '[\\da-f]{8}(-[\\da-f]{4}){3}-[\\da-f]{12}';
    const asked = target.requests.map(({ url }) => decodeURIComponent(url.replaceAll('+', ' ')));
    expect(asked).toEqual([
      expect.stringMatching(new RegExp(`/Users\\?filter=userName eq "${guid}"$`)),
      expect.stringMatching(new RegExp(`/Groups\\?excludedAttributes=members&filter=displayName eq "${guid}"$`)),
    ]);
    await sim.simulator.applications.updateJob(sim.job.id, ({ schema }) => {
      for (const mapping of schema.synchronizationRules[0]?.objectMappings ?? []) {
        if (mapping.sourceObjectName === 'Group') mapping.enabled = false;
      }
    });
    await sim.runCycle();
    expect(target.requests).toHaveLength(3);
  });
});

describe('the status', () => {
  it('shows the kind of a running cycle and its progress in pages (E-901, E-902, E-908)', async () => {
    for (let number = 0; number < 250; number++) assigned({ displayName: `Person ${number}` });
    const seen: { completedUnits: number; totalUnits: number; units: string }[] = [];
    sim.simulator.events.on((event) => {
      if (event.type !== 'progress') return;
      expect(sim.job.progress?.kind).toBe('initial');
      seen.push(...(status().progress as typeof seen));
    });
    await sim.runCycle();
    // Nothing is known of the first pages before they are counted.
    expect(seen[0]?.completedUnits).toBe(0);
    expect(seen.map(({ completedUnits, totalUnits, units }) => [completedUnits, totalUnits, units])).toContainEqual([
      2,
      3,
      'pages',
    ]);
    expect(seen.at(-1)).toMatchObject({ completedUnits: 3, totalUnits: 3 });
    expect(status().progress).toEqual([]);
  });

  it('counts objects that never shrink, and anew after the links are forgotten (E-903, E-906)', async () => {
    const [ada] = [assigned(), assigned({ displayName: 'Bob Stone' })];
    await sim.runCycle();
    const users = () => status().synchronizedEntryCountByType.find(({ key }) => key.startsWith('User'))?.value;
    expect(users()).toBe(2);
    sim.deleteUser(ada);
    await sim.runCycle();
    sim.simulator.tenant.users.purge(ada.id);
    await sim.runCycle();
    expect([target.resources.size, users()]).toEqual([1, 2]);
    await sim.job.restart('Full');
    await sim.runCycle();
    expect(users()).toBe(1);
  });

  it('keeps the last execution, the last without errors and the last of those with exports (E-904 to E-906)', async () => {
    const ada = assigned();
    const first = await sim.runCycle();
    const quiet = await sim.runCycle();
    target.override = ({ method }) => (method === 'PATCH' ? 500 : null);
    sim.updateUser(ada, { jobTitle: 'Lead' });
    const failed = await sim.runCycle();
    expect(status()).toMatchObject({
      lastExecution: {
        activityIdentifier: failed.cycleId,
        state: 'EntryLevelErrors',
        countEscrowed: 1,
        countExported: 0,
        countExports: 1,
      },
      lastSuccessfulExecution: { activityIdentifier: quiet.cycleId, state: 'Succeeded' },
      lastSuccessfulExecutionWithExports: { activityIdentifier: first.cycleId, countExported: 1 },
      steadyStateFirstAchievedTime: new Date(first.endedAtMs).toISOString(),
      steadyStateLastAchievedTime: new Date(quiet.endedAtMs).toISOString(),
      countSuccessiveCompleteFailures: 0,
    });
    target.override = () => 401;
    await sim.runCycle();
    expect(status()).toMatchObject({ lastExecution: { state: 'Failed' }, countSuccessiveCompleteFailures: 1 });
  });

  it('counts who is entitled beside who passes the filters too, and references beside objects (E-905)', async () => {
    const clause = { sourceOperandName: 'department', operatorName: 'EQUALS', targetOperand: { values: ['Sales'] } };
    await sim.simulator.applications.updateJob(sim.job.id, ({ schema }) => {
      const [users] = schema.synchronizationRules[0]?.objectMappings ?? [];
      if (users) users.scope = { ...users.scope, groups: [{ name: 'Sales', clauses: [clause] }] } as typeof users.scope;
    });
    const ada = assigned({ displayName: 'Ada Reyes', department: 'Sales' });
    assigned({ displayName: 'Bob Stone', department: 'Design' });
    const team = sim.addGroup({ displayName: 'Team' }, [ada]);
    sim.assign(team);
    await sim.runCycle();
    expect(status().lastExecution).toMatchObject({
      countImported: 3,
      countEntitled: 3,
      countEntitledForProvisioning: 2,
      countImportedDeltas: 0,
      countImportedReferenceDeltas: 0,
    });
    sim.removeMember(team, ada);
    await sim.runCycle();
    expect(status().lastExecution).toMatchObject({ countImportedReferenceDeltas: 1, countExported: 1 });
  });
});

describe('an entry of the log', () => {
  it('has ids of its own, of its cycle and its job, and never lacks an id where it may lack a name (E-1002, E-1003, E-1007)', async () => {
    const ada = assigned();
    const team = sim.addGroup({ displayName: 'Team' }, [ada]);
    sim.assign(team);
    await sim.runCycle();
    sim.deleteGroup(team);
    await sim.runCycle();
    const entries = sim.logs();
    expect(new Set(entries.map(({ changeId }) => changeId)).size).toBe(entries.length);
    expect(new Set(entries.map(({ cycleId }) => cycleId)).size).toBe(2);
    expect(new Set(entries.map(({ jobId }) => jobId))).toEqual(new Set([sim.job.id]));
    const gone = entries.at(-1);
    expect(gone?.sourceIdentity).toMatchObject({ id: team.id, displayName: '', identityType: 'Group' });
    expect(gone?.targetSystem.details).toEqual({
      ApplicationId: sim.application.appId,
      ServicePrincipalId: sim.application.servicePrincipalId,
      ServicePrincipalDisplayName: 'Custom',
    });
    expect(entries[0]?.targetIdentity.identityType).toBe('urn:ietf:params:scim:schemas:extension:enterprise:2.0:User');
  });

  it('has the words of Graph, and the bare error code (E-1004 to E-1006, E-1051)', async () => {
    const ada = assigned();
    target.override = ({ method }) => (method === 'POST' ? 409 : null);
    await sim.runCycle();
    const [entry] = sim.logs({ sourceId: ada.id });
    expect(entry).toMatchObject({
      provisioningAction: 'create',
      provisioningStatusInfo: {
        status: 'failure',
        errorInformation: { errorCode: 'EntryConflict', errorCategory: 'nonServiceFailure' },
      },
      initiatedBy: { initiatorType: 'system' },
      targetIdentity: { id: '' },
    });
  });

  it('has its steps in the order of the log, the match of a linked object before its scope (E-1010, E-1011, C-13)', async () => {
    const ada = assigned();
    await sim.runCycle();
    sim.updateUser(ada, { jobTitle: 'Lead' });
    await sim.runCycle();
    await sim.job.restart();
    await sim.runCycle();
    const bob = sim.addUser({ displayName: 'Bob Stone' });
    await sim.runCycle();
    const [created, updated, redundant] = sim.logs({ sourceId: ada.id }).map(typesOf);
    expect(created).toEqual([
      'import EntryImportAdd',
      'scoping EntrySynchronizationScoping',
      'matching EntryImportObjectNotFound',
      'matching EntrySynchronizationAdd',
      'export EntryExportAdd',
    ]);
    expect(updated).toEqual([
      'import EntryImport',
      'matching EntryImport',
      'scoping EntrySynchronizationScoping',
      'matching EntrySynchronizationUpdate',
      'export EntryExportUpdate',
    ]);
    expect(redundant).toEqual([
      'import EntryImportAdd',
      'matching EntryImport',
      'scoping EntrySynchronizationScoping',
      'export EntrySynchronizationSkip',
    ]);
    expect(sim.logs({ sourceId: bob.id }).map(typesOf)).toEqual([
      ['import EntryImportAdd', 'scoping EntrySynchronizationScoping', 'export EntrySynchronizationSkip'],
    ]);
  });

  it('has modified properties: new ones on creation, old and new on an update, redacted where the mapping says so (E-1055, E-1056)', async () => {
    await sim.simulator.applications.updateJob(sim.job.id, ({ schema }) => {
      const mappings = schema.synchronizationRules[0]?.objectMappings[0]?.attributeMappings ?? [];
      const language = mappings.find(({ targetAttributeName }) => targetAttributeName === 'preferredLanguage');
      const expression = 'Redact([preferredLanguage])';
      if (language?.source) Object.assign(language.source, { type: 'Function', name: 'Redact', expression });
    });
    const ada = assigned({ displayName: 'Ada Reyes', jobTitle: 'Engineer', preferredLanguage: 'tlh-KL' });
    await sim.runCycle();
    sim.updateUser(ada, { jobTitle: 'Lead' });
    await sim.runCycle();
    const [created, updated] = sim.logs({ sourceId: ada.id });
    expect(created?.modifiedProperties).toContainEqual({ displayName: 'title', oldValue: null, newValue: 'Engineer' });
    expect(created?.modifiedProperties).toContainEqual({
      displayName: 'preferredLanguage',
      oldValue: null,
      newValue: '[Redact]',
    });
    expect(updated?.modifiedProperties).toEqual([{ displayName: 'title', oldValue: 'Engineer', newValue: 'Lead' }]);
    expect(JSON.stringify(created?.modifiedProperties)).not.toContain('tlh-KL');
  });
});
