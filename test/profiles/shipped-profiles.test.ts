import { describe, expect, it } from 'vitest';
import { listProfiles, loadProfile, profileIds } from '../../simulator/applications/index.ts';
import { createSimulator } from '../../simulator/index.ts';
import { profilesDirectory } from '../../simulator/profiles-directory.ts';
import {
  expandProfile,
  filterableOf,
  inspectSchema,
  objectMappingFor,
  readSchema,
  SCIM_RULE_ID,
} from '../../simulator/schema/index.ts';
import { scimHandler } from '../simulator/scim-handler.ts';

const expanded = async (id: string) => expandProfile(await loadProfile(profilesDirectory, id), { schemaId: 'job' });
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** `userName ← [userPrincipalName]`, with the matching precedence where there is one. */
async function rowsOf(id: string, kind: 'User' | 'Group'): Promise<string[]> {
  const mappings = objectMappingFor(await expanded(id), kind)?.mapping.attributeMappings ?? [];
  return mappings.map(({ targetAttributeName, source, matchingPriority }) => {
    const match = matchingPriority > 0 ? ` (${matchingPriority})` : '';
    return `${targetAttributeName} ← ${source?.expression}${match}`;
  });
}

const ids = await profileIds(profilesDirectory);

describe.each(ids)('the profile %s', (id) => {
  it('is named as its file and expands to a schema that can be saved as it is, without a finding', async () => {
    const profile = await loadProfile(profilesDirectory, id);
    expect(profile.id).toBe(id);
    const schema = expandProfile(profile, { schemaId: 'job' });
    expect(inspectSchema(schema)).toEqual({ problems: [], findings: [] });
    expect(JSON.stringify(readSchema(JSON.parse(JSON.stringify(schema))))).toBe(JSON.stringify(schema));
  });

  it('says which document it is derived from, and of which date', async () => {
    const { source } = await loadProfile(profilesDirectory, id);
    expect(source).toEqual({
      document: expect.stringMatching(/^[\w-]+\.md$/),
      date: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
    });
  });

  it('has a source for everything that its application requires (M-27)', async () => {
    const schema = await expanded(id);
    for (const kind of ['User', 'Group'] as const) {
      const found = objectMappingFor(schema, kind);
      const mapped = found?.mapping.attributeMappings.map(({ targetAttributeName }) => targetAttributeName) ?? [];
      const required = found?.targetObject.attributes.filter((each) => each.required && !each.anchor) ?? [];
      expect(mapped).toEqual(expect.arrayContaining(required.map(({ name }) => name)));
    }
  });
});

describe('the dialect of an application', () => {
  it('is the gallery’s, but for those that stand for an endpoint of one’s own or are none of the gallery (W-02)', async () => {
    const others = (await listProfiles(profilesDirectory)).filter(({ dialect }) => dialect !== 'gallery');
    expect(others.map(({ id, dialect }) => [id, dialect])).toEqual([
      ['custom', undefined],
      ['entra-validator', undefined],
      ['sign-in-enterprise', undefined],
    ]);
  });

  it('is kept with an application however it is made, beside the quirks that are given (W-02)', async () => {
    const sim = await createSimulator();
    const made = async (id: string, quirks = {}) => {
      const profile = await loadProfile(profilesDirectory, id);
      const application = await sim.simulator.applications.create({ profile, sampleApp: false, quirks });
      return { dialect: application.dialect, quirks: application.quirks };
    };
    expect(await made('slack')).toEqual({ dialect: 'gallery', quirks: {} });
    const quirks = { dialect: 'compliant' };
    expect(await made('slack', quirks)).toEqual({ dialect: 'gallery', quirks });
    expect(await made('sign-in-enterprise')).toEqual({ dialect: null, quirks: {} });
    await sim.close();
  });

  it('holds whatever flag its address carries, and can be chosen otherwise (W-02, W-126)', async () => {
    const patched = async (profile: string, url: string, quirks = {}) => {
      const { handler } = scimHandler();
      const sim = await createSimulator({ profile, target: { url, handler, token: 't' }, quirks });
      const ada = sim.addUser({ displayName: 'Ada Reyes', jobTitle: 'Engineer' });
      sim.assign(ada);
      await sim.runCycle();
      sim.updateUser(ada, { jobTitle: 'Lead', surname: 'Stone', givenName: 'Adela' });
      const bodies = sim.exchanges(await sim.runCycle()).map(({ requestBody }) => requestBody ?? '');
      await sim.close();
      return bodies.join('').match(/"op":"\w+"(,"path")?/g) ?? [];
    };
    const url = 'https://target.example/scim?aadOptscim062020';
    const own = await patched('slack', url);
    expect(own.length).toBeGreaterThan(1);
    expect(new Set(own)).toEqual(new Set(['"op":"replace","path"']));
    expect(await patched('slack', url, { dialect: 'compliant' })).toContain('"op":"replace"');
    expect(new Set(await patched('slack', url, { dialect: 'legacy' }))).toEqual(new Set(['"op":"Replace","path"']));
    expect(await patched('custom', url)).toContain('"op":"replace"');
  });
});

describe('the folder', () => {
  it('is listed in the order of the ids, without the form and the description', async () => {
    expect((await listProfiles(profilesDirectory)).map(({ id }) => id)).toEqual(ids);
    expect(ids).toEqual(expect.arrayContaining(['custom', 'sign-in-enterprise']));
    expect(ids).not.toContain('profile.schema');
  });

  it('has the 94 applications of the gallery, a new non-gallery application and the SCIM Validator', () => {
    expect(ids).toHaveLength(96);
    expect(ids).toEqual(expect.arrayContaining(['custom', 'entra-validator']));
  });

  it('a profile that isn’t there is refused with the nearest name', async () => {
    await expect(loadProfile(profilesDirectory, 'sign-in-enterprize')).rejects.toMatchObject({
      code: 'PROFILE_NOT_FOUND',
      message: expect.stringContaining("Did you mean 'sign-in-enterprise'?"),
    });
  });

  it('a file that isn’t there is told as a file', async () => {
    await expect(loadProfile(profilesDirectory, './acme.json')).rejects.toMatchObject({
      code: 'PROFILE_NOT_FOUND',
      message: expect.stringMatching(/^There is no file '\.\/acme\.json' that could be read as a profile/),
    });
  });
});

describe('Sign In Enterprise', () => {
  it('has the documented attributes, filters and required values', async () => {
    const schema = await expanded('sign-in-enterprise');
    const facts = (kind: 'User' | 'Group') =>
      objectMappingFor(schema, kind)
        ?.targetObject.attributes.filter(({ anchor }) => !anchor)
        .map((each) => [each.name, filterableOf(each) ? 'filters' : '', each.required ? 'required' : '']);
    expect(facts('User')).toEqual([
      ['userName', 'filters', 'required'],
      ['active', '', ''],
      ['emails[type eq "work"].value', '', 'required'],
      ['name.givenName', '', 'required'],
      ['name.familyName', '', 'required'],
      ['phoneNumbers[type eq "work"].value', '', ''],
      ['phoneNumbers[type eq "mobile"].value', '', ''],
      [`${ENTERPRISE}:organization`, '', ''],
      [`${ENTERPRISE}:department`, '', ''],
      ['emails[type eq "other"].value', '', ''],
    ]);
    expect(facts('Group')).toEqual([
      ['displayName', 'filters', 'required'],
      ['members', '', ''],
    ]);
  });

  it('has sensible sources, and matches by what filters', async () => {
    expect(await rowsOf('sign-in-enterprise', 'User')).toEqual([
      'userName ← [userPrincipalName] (1)',
      'active ← Switch([IsSoftDeleted], , "False", "True", "True", "False")',
      'emails[type eq "work"].value ← Coalesce([mail], [userPrincipalName])',
      'name.givenName ← Coalesce([givenName], [displayName])',
      'name.familyName ← Coalesce([surname], [displayName])',
      'phoneNumbers[type eq "work"].value ← [telephoneNumber]',
      'phoneNumbers[type eq "mobile"].value ← [mobile]',
      `${ENTERPRISE}:organization ← [companyName]`,
      `${ENTERPRISE}:department ← [department]`,
      'emails[type eq "other"].value ← IgnoreFlowIfNullOrEmpty(Word(Join(" ", [otherMails]), 1, " "))',
    ]);
    expect(await rowsOf('sign-in-enterprise', 'Group')).toEqual([
      'displayName ← [displayName] (1)',
      'members ← [members]',
    ]);
  });

  it('disables hosts and deletes host groups (G-83, E-450)', async () => {
    const [, target] = (await expanded('sign-in-enterprise')).directories;
    expect(target?.objects.map(({ metadata }) => metadata)).toEqual([
      [
        { key: 'PropertyNameAccountEnabled', value: 'active' },
        { key: 'IsSoftDeletionSupported', value: 'true' },
      ],
      [{ key: 'IsSoftDeletionSupported', value: 'false' }],
    ]);
  });
});

describe('a new non-gallery application', () => {
  it('has the default mapping of a real tenant, row by row and in its order (W section 16)', async () => {
    expect(await rowsOf('custom', 'User')).toEqual([
      'userName ← [userPrincipalName] (1)',
      'active ← Switch([IsSoftDeleted], , "False", "True", "True", "False")',
      'displayName ← [displayName]',
      'title ← [jobTitle]',
      'emails[type eq "work"].value ← [mail]',
      'preferredLanguage ← [preferredLanguage]',
      'name.givenName ← [givenName]',
      'name.familyName ← [surname]',
      'name.formatted ← Join(" ", [givenName], [surname])',
      'addresses[type eq "work"].formatted ← [physicalDeliveryOfficeName]',
      'addresses[type eq "work"].streetAddress ← [streetAddress]',
      'addresses[type eq "work"].locality ← [city]',
      'addresses[type eq "work"].region ← [state]',
      'addresses[type eq "work"].postalCode ← [postalCode]',
      'addresses[type eq "work"].country ← [country]',
      'phoneNumbers[type eq "work"].value ← [telephoneNumber]',
      'phoneNumbers[type eq "mobile"].value ← [mobile]',
      'phoneNumbers[type eq "fax"].value ← [facsimileTelephoneNumber]',
      'externalId ← [mailNickname]',
      `${ENTERPRISE}:employeeNumber ← [employeeId]`,
      `${ENTERPRISE}:department ← [department]`,
      `${ENTERPRISE}:manager ← [manager]`,
    ]);
    expect(await rowsOf('custom', 'Group')).toEqual([
      'displayName ← [displayName] (1)',
      'externalId ← [objectId]',
      'members ← [members]',
    ]);
  });

  it('has the names, rule and source directory that clients look for (G-72, G-73, G-81, G-82)', async () => {
    const schema = await expanded('custom');
    expect(schema.directories.map(({ id, name }) => [id === '66e4a8cc-1b7b-435e-95f8-f06cea133828', name])).toEqual([
      [true, 'Microsoft Entra ID'],
      [false, 'customappsso'],
    ]);
    expect(schema.synchronizationRules).toMatchObject([{ id: SCIM_RULE_ID, targetDirectoryName: 'customappsso' }]);
    expect(schema.synchronizationRules[0]?.objectMappings.map(({ targetObjectName }) => targetObjectName)).toEqual([
      ENTERPRISE,
      'urn:ietf:params:scim:schemas:core:2.0:Group',
    ]);
  });
});
