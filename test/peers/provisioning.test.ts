/** The engine against SCIM servers that aren't ours: afterwards each holds what the tenant says it should. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSimulator, type TestSimulator } from '../../simulator/index.ts';
import type { Peer } from './servers/peer.ts';
import { startSamlJackson } from './servers/saml-jackson.ts';
import { startScimmyRouters } from './servers/scimmy-routers.ts';

type Resource = Record<string, unknown>;

interface PeerCase {
  name: string;
  start: () => Promise<Peer>;
  query: string;
  quirks: Record<string, string>;
  /** False: it answers 200 and forgets what is said of groups; a test of its own below shows how that is told. */
  keepsGroups: boolean;
}

/**
 * Each server in both dialects. scimmy takes neither Entra's string booleans nor a manager as a plain text: the quirks
 * that it needs stand here, and what it does without them is a test of its own below.
 */
const peers: PeerCase[] = [
  {
    name: 'scimmy-routers, legacy with typed values',
    start: startScimmyRouters,
    query: '',
    quirks: { patchValues: 'typed', managerValue: 'object' },
    keepsGroups: true,
  },
  {
    name: 'scimmy-routers, compliant',
    start: startScimmyRouters,
    query: '?aadOptscim062020',
    quirks: { managerValue: 'object' },
    keepsGroups: true,
  },
  { name: 'SAML Jackson, legacy', start: startSamlJackson, query: '', quirks: {}, keepsGroups: false },
  {
    name: 'SAML Jackson, compliant',
    start: startSamlJackson,
    query: '?aadOptscim062020',
    quirks: {},
    keepsGroups: true,
  },
];

describe.each(peers)('$name', ({ start, query, quirks, keepsGroups }) => {
  describe('holds afterwards what the tenant says', () => {
    let peer: Peer;
    let sim: TestSimulator;
    beforeEach(async () => {
      peer = await start();
      sim = await createSimulator({
        profile: 'custom',
        target: { url: `${peer.url}${query}`, token: peer.token },
        quirks,
      });
    });
    afterEach(async () => {
      await sim.close();
      await peer.close();
    });

    const failures = () =>
      sim
        .logs()
        .filter(({ provisioningStatusInfo }) => provisioningStatusInfo.status === 'failure')
        .map(({ provisioningStatusInfo }) => provisioningStatusInfo.errorInformation);
    const users = async () =>
      ((await peer.state()).users as Resource[]).map((user) => [user.userName, isTrue(user.active)]).sort();

    it('creates, updates, disables, restores and deletes (W-38 to W-46, W-92 to W-96)', async () => {
      const ada = sim.addUser({
        displayName: 'Ada Reyes',
        mail: 'ada@woodgrove.example',
        department: 'Design',
        jobTitle: 'Lead',
      });
      const bob = sim.addUser({ displayName: 'Bob Stone', mail: 'bob@woodgrove.example' });
      sim.assign(ada);
      sim.assign(bob);
      await sim.runCycle();
      expect(failures()).toEqual([]);
      expect(await users()).toEqual([
        [ada.userPrincipalName, true],
        [bob.userPrincipalName, true],
      ]);

      sim.simulator.tenant.users.update(ada.id, { jobTitle: 'Head', userPrincipalName: 'ada.stone@woodgrove.example' });
      sim.unassign(bob);
      const second = await sim.runCycle();
      expect(failures()).toEqual([]);
      expect(second.counts).toMatchObject({ updated: 1, disabled: 1 });
      expect(await users()).toEqual([
        ['ada.stone@woodgrove.example', true],
        [bob.userPrincipalName, false],
      ]);

      sim.assign(bob);
      sim.simulator.tenant.users.delete(ada.id);
      const third = await sim.runCycle();
      expect(third.counts).toMatchObject({ updated: 1, disabled: 1 });
      sim.simulator.tenant.users.purge(ada.id);
      const fourth = await sim.runCycle();
      expect(failures()).toEqual([]);
      expect(fourth.counts.deleted).toBe(1);
      expect(await users()).toEqual([[bob.userPrincipalName, true]]);
      expect((await sim.runCycle()).counts.requests).toBe(2);
    });

    if (keepsGroups) {
      it('creates groups, renames them, keeps their members and deletes them (W-81 to W-90)', async () => {
        const people = ['Ada Reyes', 'Bob Stone', 'Cleo Park'].map((displayName) => sim.addUser({ displayName }));
        const team = sim.addGroup({ displayName: 'Team' }, people.slice(0, 2));
        sim.assign(team);
        await sim.runCycle();
        expect(failures()).toEqual([]);
        const membersOf = async () => {
          const state = await peer.state();
          const names = new Map((state.users as Resource[]).map((user) => [user.id, user.userName]));
          const [group] = state.groups as Resource[];
          const members = (group?.members ?? []) as { value: string }[];
          return { name: group?.displayName, members: members.map(({ value }) => names.get(value)).sort() };
        };
        expect(await membersOf()).toEqual({
          name: 'Team',
          members: ['ada.reyes@woodgrove.example', 'bob.stone@woodgrove.example'],
        });

        sim.simulator.tenant.groups.update(team.id, { displayName: 'Crew' });
        sim.simulator.tenant.groups.addMember(team.id, people[2]?.id as string);
        sim.simulator.tenant.groups.removeMember(team.id, people[0]?.id as string);
        await sim.runCycle();
        expect(failures()).toEqual([]);
        expect(await membersOf()).toEqual({
          name: 'Crew',
          members: ['bob.stone@woodgrove.example', 'cleo.park@woodgrove.example'],
        });

        sim.unassign(team);
        await sim.runCycle();
        expect(failures()).toEqual([]);
        expect((await peer.state()).groups).toEqual([]);
        expect((await users()).every(([, active]) => active === false)).toBe(true);
      });
    }

    it('a made-up tenant arrives whole', async () => {
      sim.simulator.populate(40, 5);
      for (const { group } of sim.simulator.tenant.groups.list({ limit: 10 })) {
        if (group.securityEnabled) sim.assign(group);
      }
      const summary = await sim.runCycle();
      expect(failures()).toEqual([]);
      const state = await peer.state();
      expect(state.users.length + state.groups.length).toBe(summary.counts.created);
    });
  });
});

describe('scimmy-routers in the plain legacy dialect', () => {
  it('refuses the disable, since it takes no string for a boolean; Entra would log and retry it (W-71, W-115)', async () => {
    const peer = await startScimmyRouters();
    const sim = await createSimulator({ profile: 'custom', target: { url: peer.url, token: peer.token } });
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(ada);
    await sim.runCycle();
    sim.unassign(ada);
    const second = await sim.runCycle();
    expect(second).toMatchObject({ state: 'EntryLevelErrors', counts: { failed: 1, disabled: 0 } });
    const [entry] = sim.logs({ cycleId: second.cycleId });
    expect(entry).toMatchObject({
      provisioningAction: 'disable',
      provisioningStatusInfo: {
        errorInformation: { errorCode: 'SystemForCrossDomainIdentityManagementServiceIncompatible' },
      },
    });
    expect(entry?.provisioningStatusInfo.errorInformation?.reason).toContain("'active' expected value type 'boolean'");
    await sim.close();
    await peer.close();
  });
});

describe('SAML Jackson in the legacy dialect', () => {
  it('answers 200 to what it doesn’t do with a group: success to Entra, and findings that tell it (W-89, W-111)', async () => {
    const peer = await startSamlJackson();
    const sim = await createSimulator({ profile: 'custom', target: { url: peer.url, token: peer.token } });
    const [ada, bob] = ['Ada Reyes', 'Bob Stone'].map((displayName) => sim.addUser({ displayName }));
    if (!ada || !bob) throw new Error('Nobody was added.');
    const team = sim.addGroup({ displayName: 'Team' }, [ada, bob]);
    sim.assign(team);
    await sim.runCycle();
    sim.updateGroup(team, { displayName: 'Crew' });
    sim.setManager(ada, bob);
    const second = await sim.runCycle();

    expect(second.counts.failed).toBe(0);
    expect((await peer.state()).groups).toMatchObject([{ displayName: 'Team', members: [] }]);
    const told = sim.findings().map(({ rule, subject, received }) => `${rule} ${subject}: ${received}`);
    expect(told).toContain('W-89 members: 0 members');
    expect(told).toContain('W-111 displayName: Team');
    expect(told).toContain('W-111 externalId: nothing');
    expect(told).toContain('W-111 urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager: nothing');

    sim.unassign(team);
    await sim.runCycle();
    expect((await peer.state()).groups).toEqual([]);
    await sim.close();
    await peer.close();
  });
});

/** A server may keep Entra's text as it was sent. */
function isTrue(value: unknown): boolean {
  return String(value).toLowerCase() === 'true';
}
