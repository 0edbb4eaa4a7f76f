/**
 * Every profile against a target that has exactly its attributes, filters and required values: the sample app with
 * its face. One tenant of 20 users and 3 groups serves all; each application has a job and a target of its own.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadProfile, profileIds } from '../../simulator/applications/index.ts';
import { evaluateExpression } from '../../simulator/expressions/index.ts';
import { createFirstApplication } from '../../simulator/first-application.ts';
import type { Job } from '../../simulator/jobs/index.ts';
import type { Group, User } from '../../simulator/model/directory.ts';
import { profilesDirectory } from '../../simulator/profiles-directory.ts';
import { SampleApps } from '../../simulator/sample-apps.ts';
import {
  expandProfile,
  inspectSchema,
  objectMappingFor,
  parseAttributePath,
  readSchema,
} from '../../simulator/schema/index.ts';
import { Simulator } from '../../simulator/simulator.ts';
import type { ApplicationRecord } from '../../simulator/storage/index.ts';
import { unmangleGuestName, userAttributes } from '../../simulator/tenant/index.ts';

const ids = await profileIds(profilesDirectory);

interface Provisioned {
  application: ApplicationRecord;
  job: Job;
}

let simulator: Simulator;
let sampleApps: SampleApps;
const provisioned = new Map<string, Provisioned>();

beforeAll(async () => {
  simulator = await Simulator.open({ seed: 4 });
  sampleApps = new SampleApps(simulator);
  simulator.populate(20, 3);
});

afterAll(async () => {
  await simulator.close();
  await sampleApps.close();
});

async function provision(profile: string): Promise<Provisioned> {
  const { application, job } = await createFirstApplication(simulator, { profile, endpoint: null, syncAll: true });
  await sampleApps.attachInProcess(application);
  const made = { application, job };
  provisioned.set(profile, made);
  return made;
}

/** Who is disabled already when the job begins is never created (E-415). */
const users = () => simulator.tenant.users.list({ limit: 1000 }).filter(({ user }) => user.accountEnabled);
const groups = () => simulator.tenant.groups.list({ limit: 1000 });

function contentOf({ servicePrincipalId }: ApplicationRecord) {
  const content = sampleApps.view(servicePrincipalId);
  if (!content) throw new Error('There is no sample app.');
  return {
    ...content,
    hostOf: (userName: string) => content.hosts.find((host) => host.userName === userName),
    hostGroupOf: (displayName: string) => content.hostGroups.find((group) => group.displayName === displayName),
  };
}

/** What a target holds at a mapping's target attribute, as text; null for nothing. */
function valueAt(resource: Record<string, unknown>, attribute: string): string | null {
  const path = parseAttributePath(attribute);
  if (!path) throw new Error(`'${attribute}' is no path.`);
  const holder = path.schema === null ? resource : (resource[path.schema] as Record<string, unknown> | undefined);
  const key = Object.keys(holder ?? {}).find((each) => each.toLowerCase() === path.name.toLowerCase());
  let value = key === undefined ? undefined : holder?.[key];
  if (path.filter && Array.isArray(value)) {
    const { attribute: by, value: wanted } = path.filter;
    value = value.find((item) => String(item[by]).toLowerCase() === wanted.toLowerCase());
  }
  const sub = path.sub ?? 'value';
  if (typeof value === 'object' && value !== null) value = (value as Record<string, unknown>)[sub];
  return value === undefined || value === null ? null : String(value);
}

/** Every user attribute that the job maps, as the tenant has it: `userName: a@b`. */
function expectedOf(
  user: User,
  managerId: string | null,
  { application, job }: Provisioned,
  isLater = false,
): Record<string, string | null> {
  const schema = application.jobs.find(({ id }) => id === job.id)?.schema;
  const mappings = (schema && objectMappingFor(schema, 'User')?.mapping.attributeMappings) ?? [];
  const attributes = { ...userAttributes(user, managerId), IsSoftDeleted: false };
  const expected: Record<string, string | null> = {};
  for (const { targetAttributeName, source, flowType } of mappings) {
    if (isLater && flowType === 'ObjectAddOnly') continue;
    const expression = source?.expression ?? '';
    // Nobody has a role here: all users are in scope without an assignment.
    if (expression === '' || expression.includes('AppRoleAssignment')) continue;
    expected[targetAttributeName] =
      expression === '[manager]'
        ? managerAtTarget(managerId, application)
        : asText(evaluateExpression(expression, attributes));
  }
  return expected;
}

function managerAtTarget(managerId: string | null, application: ApplicationRecord): string | null {
  if (managerId === null) return null;
  const { userPrincipalName } = simulator.tenant.users.get(managerId).user;
  return contentOf(application).hostOf(unmangleGuestName(userPrincipalName))?.id ?? null;
}

/** Booleans are written `True` and `False` by expressions; nothing and the empty text are the same to a target. */
function asText(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  return value === 'True' || value === 'False' ? value.toLowerCase() : String(value);
}

function checkHosts(made: Provisioned, lacking: ReadonlySet<string>, isLater = false): void {
  const content = contentOf(made.application);
  for (const { user, managerId } of users()) {
    if (lacking.has(user.id)) continue;
    const host = content.hostOf(unmangleGuestName(user.userPrincipalName));
    if (!host) throw new Error(`${user.userPrincipalName} did not arrive.`);
    const expected = expectedOf(user, managerId, made, isLater);
    const held = Object.fromEntries(Object.keys(expected).map((name) => [name, valueAt(host.attributes, name)]));
    expect(held).toEqual(expected);
  }
}

/** Ids at the target of those members that are there. */
function membersAtTarget(group: Group, { application }: Provisioned): string[] {
  const content = contentOf(application);
  return simulator.tenant.groups
    .members(group.id)
    .map(({ id }) => {
      const user = simulator.tenant.users.find(id)?.user;
      return user
        ? content.hostOf(unmangleGuestName(user.userPrincipalName))?.id
        : content.hostGroupOf(simulator.tenant.groups.get(id).group.displayName)?.id;
    })
    .filter((id) => id !== undefined)
    .sort();
}

describe.each(ids)('%s', (id) => {
  it('expands to a schema that comes back from its export as it was', async () => {
    const schema = expandProfile(await loadProfile(profilesDirectory, id), { schemaId: id });
    expect(inspectSchema(schema)).toEqual({ problems: [], findings: [] });
    const text = JSON.stringify(schema);
    expect(JSON.stringify(readSchema(JSON.parse(text)))).toBe(text);
  });

  it('20 users and 3 groups arrive at a target with just its attributes and filters; who lacks a required value fails', async () => {
    const made = await provision(id);
    const summary = await made.job.runCycle();
    const { users: usersOfProfile, groups: groupsOfProfile } = await simulator.applications.profile(made.application);
    const required = usersOfProfile.attributes.filter((each) => each.required).map(({ name }) => name);
    const lacking = users().filter(({ user, managerId }) => {
      const expected = expectedOf(user, managerId, made);
      return required.some((name) => expected[name] === null);
    });
    const failed = simulator.escrows(made.job.id).all();
    expect(failed.map(({ sourceId }) => sourceId).sort()).toEqual(lacking.map(({ user }) => user.id).sort());
    expect(summary).toMatchObject({
      state: lacking.length === 0 ? 'Succeeded' : 'EntryLevelErrors',
      counts: { failed: lacking.length },
    });
    // Nobody of a made-up tenant lacks more than a department or a phone, which some applications insist on.
    expect(lacking.length).toBeLessThan(users().length / 2);
    checkHosts(made, new Set(lacking.map(({ user }) => user.id)));
    const content = contentOf(made.application);
    expect(content.hosts).toHaveLength(users().length - lacking.length);
    expect(content.hostGroups.map(({ displayName }) => displayName).sort()).toEqual(
      groupsOfProfile
        ? groups()
            .map(({ group }) => group.displayName)
            .sort()
        : [],
    );
    if (!groupsOfProfile) return;
    for (const { group } of groups()) {
      const members = content.hostGroupOf(group.displayName)?.members.map((member) => member.id) ?? [];
      expect(members.sort()).toEqual(membersAtTarget(group, made));
    }
  });

  it('has nothing left to write in the next cycle', async () => {
    const made = provisioned.get(id) as Provisioned;
    const summary = await made.job.runCycle();
    expect(summary?.counts).toMatchObject({ created: 0, updated: 0, deleted: 0, disabled: 0 });
  });
});

describe('then people and groups come, change and go', () => {
  const gone: { user: User | null; group: Group | null } = { user: null, group: null };

  beforeAll(() => {
    const { tenant } = simulator;
    const managers = new Set(users().map(({ managerId }) => managerId));
    const [leaver, mover] = users().filter(({ user }) => !managers.has(user.id));
    const [first] = groups();
    if (!leaver || !mover || !first) throw new Error('The tenant is empty.');
    gone.user = leaver.user;
    gone.group = first.group;
    tenant.users.update(mover.user.id, { department: 'Research', jobTitle: 'Lead', displayName: 'Somebody Else' });
    tenant.users.delete(leaver.user.id);
    tenant.groups.delete(first.group.id);
  });

  it.each(ids)('%s follows, and disables or deletes as its profile says (E-408 to E-411)', async (id) => {
    const made = provisioned.get(id) as Provisioned;
    const profile = await simulator.applications.profile(made.application);
    const userName = unmangleGuestName(gone.user?.userPrincipalName ?? '');
    expect(contentOf(made.application).hostOf(userName)?.active).toBe(true);
    await made.job.runCycle();
    const content = contentOf(made.application);
    const left = content.hostOf(userName);
    if (profile.capabilities.includes('delete-users')) expect(left).toBeUndefined();
    else expect(left?.active).toBe(!profile.users.attributes.some(({ name }) => name === 'active'));
    expect(content.hostGroupOf(gone.group?.displayName ?? '')).toBeUndefined();
    const lacking = simulator.escrows(made.job.id).all();
    checkHosts(made, new Set(lacking.map(({ sourceId }) => sourceId)), true);
  });
});
