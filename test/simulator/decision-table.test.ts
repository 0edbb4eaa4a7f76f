/** The decisions of section 4: what becomes of a user in each state, what is sent, and what the log calls it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSimulator, type TestSimulator } from '../../simulator/index.ts';
import { type ScimHandlerTarget, scimHandler } from './scim-handler.ts';

let sim: TestSimulator;
let target: ScimHandlerTarget;

beforeEach(async () => {
  target = scimHandler();
  sim = await createSimulator({ profile: 'custom', target: { handler: target.handler, token: 't' } });
});
afterEach(() => sim.close());

type User = ReturnType<TestSimulator['addUser']>;

/** Ada as she is once provisioned. */
async function provisioned(): Promise<User> {
  const ada = sim.addUser({ displayName: 'Ada Reyes' });
  sim.assign(ada);
  await sim.runCycle();
  return ada;
}

/** Runs a cycle: what was written to the target for a user, and what the log says of it. */
async function cycleFor(user: { id: string }): Promise<string[]> {
  const before = target.requests.length;
  const { cycleId } = await sim.runCycle();
  const written = target.requests.slice(before).filter(({ method }) => method !== 'GET');
  const logged = sim.logs({ cycleId, sourceId: user.id }).map((entry) => {
    const reason = entry.provisioningSteps.findLast(({ status }) => status === 'skipped')?.details.SkipReason;
    return [entry.provisioningAction, entry.provisioningStatusInfo.status, ...(reason ? [reason] : [])].join(' ');
  });
  return [...written.map(({ method }) => method), ...logged];
}

describe('a user (E-401)', () => {
  it('in scope without a match is created; with nothing to change it is skipped (E-402, E-406)', async () => {
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(ada);
    expect(await cycleFor(ada)).toEqual(['POST', 'create success']);
    await sim.job.restart();
    expect(await cycleFor(ada)).toEqual(['other skipped RedundantExport']);
  });

  it('in scope with a match is linked and updated (E-403)', async () => {
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    target.resources.set('users-9', { id: 'users-9', userName: ada.userPrincipalName });
    sim.assign(ada);
    expect(await cycleFor(ada)).toEqual(['PATCH', 'update success']);
    expect(target.resources.size).toBe(1);
  });

  it('that differs is updated (E-405)', async () => {
    const ada = await provisioned();
    sim.updateUser(ada, { displayName: 'Ada King' });
    expect(await cycleFor(ada)).toEqual(['PATCH', 'update success']);
  });

  it('that was never in scope is skipped without a question to the target (E-407, E-415)', async () => {
    await provisioned();
    const bob = sim.addUser({ displayName: 'Bob Stone' });
    const cem = sim.addUser({ displayName: 'Cem Oz', accountEnabled: false });
    sim.assign(cem);
    const before = target.requests.length;
    expect(await cycleFor(bob)).toEqual(['create skipped NotEffectivelyEntitled']);
    const asked = target.requests.slice(before).map(({ url }) => decodeURIComponent(url));
    for (const { userPrincipalName } of [bob, cem]) expect(asked.join()).not.toContain(userPrincipalName);
    expect(sim.logs({ sourceId: cem.id })[0]?.provisioningSteps.at(-1)?.details.SkipReason).toBe(
      'NotEffectivelyEntitled',
    );
  });

  it.each<[string, (ada: User) => unknown]>([
    ['unassigned', (ada) => sim.unassign(ada)],
    ['disabled', (ada) => sim.disableUser(ada)],
    ['soft-deleted', (ada) => sim.deleteUser(ada)],
  ])('that is %s is disabled (E-408)', async (_state, leave) => {
    const ada = await provisioned();
    leave(ada);
    expect(await cycleFor(ada)).toEqual(['PATCH', 'disable success']);
    expect(target.resources.size).toBe(1);
  });

  it('that is hard-deleted is deleted, 30 days after it was deleted softly (E-411)', async () => {
    const ada = await provisioned();
    sim.deleteUser(ada);
    await sim.runCycle();
    await sim.advance('P31D');
    expect(await cycleFor(ada)).toEqual(['DELETE', 'delete success']);
  });

  it('that was unassigned before it was deleted is left alone (E-412, E-418, E-1208)', async () => {
    const ada = await provisioned();
    sim.unassign(ada);
    await sim.runCycle();
    sim.deleteUser(ada);
    await sim.runCycle();
    await sim.advance('P31D');
    await sim.runCycle();
    expect(target.requests.filter(({ method }) => method === 'DELETE')).toEqual([]);
  });

  it.each<[string, (ada: User) => unknown, (ada: User) => unknown]>([
    ['restored', (ada) => sim.deleteUser(ada), (ada) => sim.restoreUser(ada)],
    ['enabled again', (ada) => sim.disableUser(ada), (ada) => sim.updateUser(ada, { accountEnabled: true })],
    ['assigned again', (ada) => sim.unassign(ada), (ada) => sim.assign(ada)],
  ])('that is %s gets the same account back, active, and no second one (E-413, E-414)', async (_state, leave, back) => {
    const ada = await provisioned();
    leave(ada);
    await sim.runCycle();
    back(ada);
    expect(await cycleFor(ada)).toEqual(['PATCH', 'update success']);
    expect(target.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
});
