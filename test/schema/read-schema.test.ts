import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { listProfiles, loadProfile } from '../../simulator/applications/index.ts';
import type { ProvsimError } from '../../simulator/errors.ts';
import { profilesDirectory } from '../../simulator/profiles-directory.ts';
import {
  expandProfile,
  inspectSchema,
  objectMappingFor,
  readProfile,
  readSchema,
  SCIM_RULE_ID,
} from '../../simulator/schema/index.ts';

const exported = JSON.parse(
  readFileSync(fileURLToPath(new URL('fixtures/tenant-export.json', import.meta.url)), 'utf8'),
);
const schemaOf = async (id: string) => expandProfile(await loadProfile(profilesDirectory, id), { schemaId: 'job' });

function problemsOf(document: unknown): { path: string; message: string }[] {
  try {
    readSchema(document);
    return [];
  } catch (error) {
    return ((error as ProvsimError).given as { problems: { path: string; message: string }[] }).problems;
  }
}

describe('a schema exported from a tenant', () => {
  it('imports without a problem and comes out with the same rules, mappings and metadata (G-63, G-76, G-78)', () => {
    const schema = readSchema(exported);
    expect(schema.synchronizationRules).toEqual(exported.synchronizationRules);
    expect(JSON.parse(JSON.stringify(schema.synchronizationRules))).toEqual(exported.synchronizationRules);
    expect(readSchema(JSON.parse(JSON.stringify(schema)))).toEqual(schema);
  });

  it('keeps every attribute of its directories with what was said of it (G-85)', () => {
    const schema = readSchema(exported);
    for (const [index, directory] of exported.directories.entries()) {
      for (const [place, object] of directory.objects.entries()) {
        for (const [number, attribute] of object.attributes.entries()) {
          expect(schema.directories[index]?.objects[place]?.attributes[number]).toMatchObject(
            Object.fromEntries(Object.entries(attribute).filter(([, value]) => value !== null)),
          );
        }
      }
    }
  });

  it('keeps keys it doesn’t know, at every level', async () => {
    const schema = JSON.parse(JSON.stringify(await schemaOf('custom')));
    schema['@odata.type'] = '#schema';
    schema.synchronizationRules[0].later = { a: 1 };
    schema.synchronizationRules[0].objectMappings[0].attributeMappings[0].source.hint = 'x';
    expect(readSchema(schema)).toEqual(schema);
  });
});

describe('a sparse document', () => {
  it('is filled in: sources by name or expression alone, missing fields by their defaults (G-77, M-47)', async () => {
    const schema = JSON.parse(JSON.stringify(await schemaOf('custom')));
    const mappings = schema.synchronizationRules[0].objectMappings[0].attributeMappings;
    mappings[2] = { targetAttributeName: 'displayName', source: { type: 'Attribute', name: 'displayName' } };
    mappings[3] = { targetAttributeName: 'title', source: { expression: 'ToUpper([jobTitle])' } };
    const read = readSchema(schema).synchronizationRules[0]?.objectMappings[0]?.attributeMappings;
    expect(read?.[2]).toMatchObject({
      flowType: 'Always',
      matchingPriority: 0,
      defaultValue: null,
      source: { expression: '[displayName]', parameters: [] },
    });
    expect(read?.[3]?.source).toMatchObject({
      type: 'Function',
      name: 'ToUpper',
      parameters: [{ key: 'source', value: { name: 'jobTitle' } }],
    });
  });

  it('without directories keeps the current ones (G-65)', async () => {
    const current = await schemaOf('custom');
    const { directories: _none, ...rest } = current;
    expect(readSchema(rest, { current })).toEqual(current);
  });
});

describe('what can’t work', () => {
  const broken = async (change: (schema: ReturnType<typeof JSON.parse>) => void) => {
    const schema = JSON.parse(JSON.stringify(await schemaOf('sign-in-enterprise')));
    change(schema);
    return problemsOf(schema);
  };
  const mappingsOf = (schema: ReturnType<typeof JSON.parse>) =>
    schema.synchronizationRules[0].objectMappings[0].attributeMappings;

  it('is listed as a whole, each problem with its JSON path (G-64)', async () => {
    const problems = await broken((schema) => {
      mappingsOf(schema)[1].targetAttributeName = 'activ';
      mappingsOf(schema)[2].source = { type: 'Function', name: 'x', expression: 'ToLowr([mail])' };
      mappingsOf(schema)[3].source = { type: 'Attribute', name: 'givenname', expression: '[givenname]' };
    });
    expect(problems.map(({ path }) => path)).toEqual([
      '$.synchronizationRules[0].objectMappings[0].attributeMappings[2].source.expression',
    ]);
    const others = await broken((schema) => {
      mappingsOf(schema)[1].targetAttributeName = 'activ';
      mappingsOf(schema)[3].source = { type: 'Attribute', name: 'givenname', expression: '[givenname]' };
    });
    expect(others).toEqual([
      {
        path: '$.synchronizationRules[0].objectMappings[0].attributeMappings[1].targetAttributeName',
        message: expect.stringContaining("did you mean 'active'?"),
      },
      {
        path: '$.synchronizationRules[0].objectMappings[0].attributeMappings[3].source.expression',
        message: expect.stringContaining("did you mean 'givenName'?"),
      },
    ]);
  });

  it.each<[string, (schema: ReturnType<typeof JSON.parse>) => void, RegExp]>([
    [
      'a directory that isn’t there',
      (s) => void (s.synchronizationRules[0].targetDirectoryName = 'Nowhere'),
      /no directory 'Nowhere'/,
    ],
    [
      'an object that isn’t there',
      (s) => void (s.synchronizationRules[0].objectMappings[0].targetObjectName = 'Person'),
      /has no object 'Person'/,
    ],
    ['a target mapped twice', (s) => void mappingsOf(s).push(mappingsOf(s)[1]), /'active' is mapped twice/],
    ['the primary key as a target', (s) => void (mappingsOf(s)[1].targetAttributeName = 'id'), /primary key/],
    ['no matching attribute', (s) => void (mappingsOf(s)[0].matchingPriority = 0), /no attribute is used for matching/],
    [
      'a matching attribute that the target can’t filter on',
      (s) => void (mappingsOf(s)[2].matchingPriority = 2),
      /can't filter on it/,
    ],
    ['the same precedence twice', (s) => void (mappingsOf(s)[1].matchingPriority = 1), /same matching precedence 1/],
    [
      'two anchors',
      (s) => void (s.directories[1].objects[0].attributes[1].anchor = true),
      /more than one attribute is the anchor/,
    ],
    [
      'a scope with an unknown operator',
      (s) =>
        void (s.synchronizationRules[0].objectMappings[0].scope = {
          groups: [
            {
              name: 'x',
              clauses: [{ sourceOperandName: 'city', operatorName: 'LIKE', targetOperand: { values: ['x'] } }],
            },
          ],
        }),
      /'LIKE' is no operator/,
    ],
    ['a list that is none', (s) => void (s.synchronizationRules = {}), /expected a list/],
  ])('%s is refused (G-64, M-08, M-09, M-22, M-23)', async (_what, change, message) => {
    const problems = await broken(change);
    expect(problems.map((problem) => problem.message).join('\n')).toMatch(message);
  });

  it('no document at all is refused', () => {
    expect(problemsOf('schema')).toEqual([{ path: '$', message: 'expected an object, the schema' }]);
  });
});

describe('a profile', () => {
  it('expands to a schema that passes its own checks, for each that is shipped', async () => {
    const profiles = await listProfiles(profilesDirectory);
    expect(profiles.length).toBeGreaterThanOrEqual(2);
    for (const profile of profiles) {
      const schema = expandProfile(profile, { schemaId: 'job' });
      expect(inspectSchema(schema).problems, profile.id).toEqual([]);
      expect(readSchema(JSON.parse(JSON.stringify(schema)))).toEqual(schema);
    }
  });

  it('Sign In Enterprise has the documented attributes, filters and required values', async () => {
    const schema = await schemaOf('sign-in-enterprise');
    const user = objectMappingFor(schema, 'User');
    expect(user?.rule.id).toBe(SCIM_RULE_ID);
    const facts = user?.targetObject.attributes
      .filter(({ anchor }) => !anchor)
      .map(({ name, required, metadata }) => [name, required, metadata[0]?.value === 'true']);
    expect(facts).toEqual([
      ['userName', true, true],
      ['active', false, false],
      ['emails[type eq "work"].value', true, false],
      ['name.givenName', true, false],
      ['name.familyName', true, false],
      ['phoneNumbers[type eq "work"].value', false, false],
      ['phoneNumbers[type eq "mobile"].value', false, false],
      ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:organization', false, false],
      ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department', false, false],
      ['emails[type eq "other"].value', false, false],
    ]);
    expect(objectMappingFor(schema, 'Group')?.targetObject.attributes.map(({ name }) => name)).toEqual([
      'id',
      'displayName',
      'members',
    ]);
  });

  it('a new non-gallery application has the 22 rows of a real tenant, in their order (W section 16)', async () => {
    const mappings = objectMappingFor(await schemaOf('custom'), 'User')?.mapping.attributeMappings ?? [];
    expect(mappings).toHaveLength(22);
    expect(mappings[0]).toMatchObject({
      targetAttributeName: 'userName',
      matchingPriority: 1,
      source: { name: 'userPrincipalName' },
    });
    expect(mappings[1]?.source?.expression).toBe('Switch([IsSoftDeleted], , "False", "True", "True", "False")');
    expect(mappings.at(-1)).toMatchObject({
      targetAttributeName: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager',
      source: { name: 'manager' },
    });
  });

  it('that doesn’t exist is refused with the nearest name', async () => {
    await expect(loadProfile(profilesDirectory, 'sign-in-enterprize')).rejects.toThrow(
      /no profile 'sign-in-enterprize'. Did you mean 'sign-in-enterprise'\?/,
    );
  });

  it('that asks to match on what can’t be filtered is refused', () => {
    const document = {
      id: 'x',
      name: 'X',
      source: { document: 'd', date: null },
      capabilities: [],
      connection: { auth: 'bearer', tenantUrl: null },
      users: { attributes: [{ name: 'userName', filterable: false, match: 1 }] },
      groups: null,
    };
    expect(() => readProfile(document, 'x')).toThrow(/userName can't be a matching attribute/);
    expect(() => readProfile({ ...document, users: {} }, 'x')).toThrow(/profile 'x' can't be used/);
  });
});
