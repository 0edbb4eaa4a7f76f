/** Matching, exact case and what can be mapped at all, as whole cycles show it (section 3 of the mappings' rules). */
import { afterEach, describe, expect, it } from 'vitest';
import { createSimulator, type TestSimulator } from '../../simulator/index.ts';
import type {
  AttributeMapping,
  ObjectDefinition,
  ObjectMapping,
  SynchronizationSchema,
} from '../../simulator/model/schema.ts';
import { sourceDirectory } from '../../simulator/schema/index.ts';
import { type ScimHandlerTarget, scimHandler } from '../simulator/scim-handler.ts';

let sim: TestSimulator;
let target: ScimHandlerTarget;
afterEach(() => sim?.close());

type Change = (mapping: ObjectMapping, object: ObjectDefinition, schema: SynchronizationSchema) => void;

async function start(change: Change = () => undefined) {
  target = scimHandler();
  sim = await createSimulator({ profile: 'custom', target: { handler: target.handler, token: 't' } });
  await sim.simulator.applications.updateJob(sim.job.id, ({ schema }) => {
    const mapping = schema.synchronizationRules
      .flatMap(({ objectMappings }) => objectMappings)
      .find(({ sourceObjectName }) => sourceObjectName === 'User');
    const object = schema.directories
      .flatMap(({ objects }) => objects)
      .find(({ name }) => name === mapping?.targetObjectName);
    if (!mapping || !object) throw new Error('The profile maps no users.');
    change(mapping, object, schema);
  });
}

function mappingOf(mapping: ObjectMapping, name: string): AttributeMapping {
  const found = mapping.attributeMappings.find(({ targetAttributeName }) => targetAttributeName === name);
  if (!found) throw new Error(`Nothing is mapped to ${name}.`);
  return found;
}

/** Method and filter of the requests about users since the last call, without the connection check. */
function asked(): string[] {
  const requests = target.requests.splice(0).filter(({ url }) => url.includes('/Users'));
  return requests
    .map(({ method, url }) => [method, new URL(url, 'http://x').searchParams.get('filter')].filter(Boolean).join(' '))
    .filter((text) => !/^GET \S+ eq "[0-9a-f-]{36}"$/.test(text));
}

const put = (resource: Record<string, unknown> & { id: string }) => target.resources.set(resource.id, resource);

describe('matching', () => {
  const byTitleThenName = (mapping: ObjectMapping) => {
    mappingOf(mapping, 'title').matchingPriority = 1;
    mappingOf(mapping, 'userName').matchingPriority = 2;
  };

  it('asks by the lowest precedence first, goes on to the next, and creates when none finds one (M-17, M-18)', async () => {
    await start(byTitleThenName);
    const [ada, bob] = [
      sim.addUser({ displayName: 'Ada Reyes', jobTitle: 'Pilot' }),
      sim.addUser({ displayName: 'Bob Stone', jobTitle: 'Cook' }),
    ];
    put({ id: 'users-9', userName: ada.userPrincipalName });
    sim.assign(ada);
    await sim.runCycle();
    expect(asked()).toEqual(['GET title eq "Pilot"', `GET userName eq "${ada.userPrincipalName}"`, 'PATCH']);
    sim.assign(bob);
    await sim.runCycle();
    expect(asked()).toEqual(['GET title eq "Cook"', `GET userName eq "${bob.userPrincipalName}"`, 'POST']);
  });

  it('ends with the first attribute that finds one (M-17)', async () => {
    await start(byTitleThenName);
    put({ id: 'users-9', title: 'Pilot' });
    sim.assign(sim.addUser({ displayName: 'Ada Reyes', jobTitle: 'Pilot' }));
    await sim.runCycle();
    expect(asked()).toEqual(['GET title eq "Pilot"', 'PATCH']);
  });

  it('that finds more than one is an error, and nothing is changed (M-20)', async () => {
    await start();
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    for (const id of ['users-8', 'users-9']) put({ id, userName: ada.userPrincipalName });
    sim.assign(ada);
    const { counts } = await sim.runCycle();
    expect(counts).toMatchObject({ created: 0, updated: 0, failed: 1 });
    expect(asked()).toEqual([`GET userName eq "${ada.userPrincipalName}"`]);
    expect(sim.logs()[0]?.provisioningStatusInfo.errorInformation).toMatchObject({
      errorCode: 'DuplicateTargetEntries',
    });
  });

  it('is done once: a linked object is written by the id that was found, also under a new name (M-24)', async () => {
    await start();
    const ada = sim.addUser({ displayName: 'Ada Reyes' });
    sim.assign(ada);
    await sim.runCycle();
    asked();
    sim.simulator.tenant.users.update(ada.id, { userPrincipalName: 'ada.stone@woodgrove.example' });
    await sim.runCycle();
    expect(asked().filter((text) => text.includes(' eq '))).toEqual([]);
    expect([...target.resources.values()][0]).toMatchObject({ userName: 'ada.stone@woodgrove.example' });
  });
});

describe('exact case', () => {
  const loud = async (caseExact: boolean) => {
    await start((_mapping, object) => {
      for (const attribute of object.attributes) if (attribute.name === 'title') attribute.caseExact = caseExact;
    });
    const ada = sim.addUser({ displayName: 'Ada Reyes', jobTitle: 'Pilot' });
    sim.assign(ada);
    await sim.runCycle();
    asked();
    sim.simulator.tenant.users.update(ada.id, { jobTitle: 'PILOT' });
    await sim.runCycle();
    return asked().filter((text) => text === 'PATCH').length;
  };

  it('off: a value that differs in case alone is no update (M-36, X-118)', async () => {
    expect(await loud(false)).toBe(0);
  });

  it('on: it is (M-36, X-118)', async () => {
    expect(await loud(true)).toBe(1);
  });
});

describe('the objects of a mapping', () => {
  it('are User and Group in the source, and schema URNs in a SCIM target (M-04)', async () => {
    let mappings: ObjectMapping[] = [];
    await start((_mapping, _object, schema) => {
      mappings = schema.synchronizationRules.flatMap(({ objectMappings }) => objectMappings);
    });
    expect(mappings.map(({ sourceObjectName, targetObjectName }) => [sourceObjectName, targetObjectName])).toEqual([
      ['User', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],
      ['Group', 'urn:ietf:params:scim:schemas:core:2.0:Group'],
    ]);
  });

  it('offer no photo, entitlement or password but the initial one (M-33)', () => {
    const names = sourceDirectory().objects.flatMap(({ attributes }) => attributes.map(({ name }) => name));
    expect(names.filter((name) => /photo|entitlement|password/i.test(name))).toEqual(['passwordProfile.password']);
  });
});
