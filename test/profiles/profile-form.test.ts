import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { profilesDirectory } from '../../simulator/profiles-directory.ts';
import {
  expandProfile,
  objectMappingFor,
  type ProfileAttribute,
  ProfileShape,
  readProfile,
} from '../../simulator/schema/index.ts';

const frame = {
  id: 'x',
  name: 'X',
  source: { document: 'x.md', date: '05/14/2026' },
  capabilities: [],
  connection: { auth: 'bearer', tenantUrl: null },
  groups: null,
};
const userName = { name: 'userName' };
const profileWith = (...attributes: ProfileAttribute[]) => ({ ...frame, users: { attributes } });

/** The mapping and the definition that an attribute of a profile becomes. */
function expandedFrom(attribute: ProfileAttribute) {
  const schema = expandProfile(readProfile(profileWith(userName, attribute), 'x'), { schemaId: 'x' });
  const found = objectMappingFor(schema, 'User');
  return {
    mapping: found?.mapping.attributeMappings.find((each) => each.targetAttributeName === attribute.name),
    definition: found?.targetObject.attributes.find((each) => each.name === attribute.name),
  };
}

const matchOf = (...attributes: ProfileAttribute[]) =>
  objectMappingFor(expandProfile(readProfile(profileWith(...attributes), 'x'), { schemaId: 'x' }), 'User')
    ?.mapping.attributeMappings.filter(({ matchingPriority }) => matchingPriority > 0)
    .map(({ targetAttributeName, matchingPriority }) => [targetAttributeName, matchingPriority]);

describe('the form of a profile', () => {
  it('is written out as a JSON Schema, for editors', () => {
    const text = readFileSync(join(profilesDirectory, 'profile.schema.json'), 'utf8');
    const { $schema, ...shape } = JSON.parse(text);
    expect($schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(shape, 'profiles/profile.schema.json has to say what simulator/schema/profile.ts says').toEqual(
      JSON.parse(JSON.stringify(ProfileShape)),
    );
  });

  it.each<[string, unknown, RegExp]>([
    ['no object', 'x', /\/ must be object/],
    ['no users', { ...frame }, /users/],
    ['a capability that isn’t one', { ...profileWith(userName), capabilities: ['fly'] }, /\/capabilities\/0/],
    ['a key that isn’t one', { ...profileWith(userName), colour: 'red' }, /colour|additional/i],
    [
      'a key deep inside that isn’t one, once and with its place',
      profileWith({ ...userName, colour: 'red' } as never),
      /can't be used: \/users\/attributes\/0\/colour is not a key of this form\. Its form/,
    ],
    ['an expression that can’t be read', profileWith({ ...userName, source: 'ToLowr([mail])' }), /userName: .*ToLower/],
    ['an unknown source attribute', profileWith({ ...userName, source: '[Mail]' }), /users, userName: .*'mail'/],
    ['an attribute listed twice', profileWith(userName, userName), /'userName' is listed twice/],
    ['a name that is no attribute', profileWith(userName, { name: 'a b', source: '[mail]' }), /'a b' is no SCIM/],
    [
      'nothing to match by',
      profileWith({ ...userName, filterable: false }),
      /users: no attribute is used for matching/,
    ],
    [
      'a matching attribute that doesn’t filter',
      profileWith({ ...userName, filterable: false, match: 1 }),
      /users, userName: 'userName' can't be a matching attribute/,
    ],
  ])('%s is refused, with the reason', (_what, document, message) => {
    expect(() => readProfile(document, 'x')).toThrow(expect.objectContaining({ code: 'PROFILE_INVALID' }));
    expect(() => readProfile(document, 'x')).toThrow(message);
  });
});

describe('what an attribute of a profile becomes', () => {
  it('without a word: a text by the documented rules, nothing known of its filter', () => {
    expect(expandedFrom({ name: 'displayName' })).toMatchObject({
      mapping: { source: { expression: '[displayName]' }, flowType: 'Always', defaultValue: null },
      definition: { type: 'String', required: false, multivalued: false, metadata: [] },
    });
  });

  it('with a source, a default, only on creation', () => {
    const attribute = { name: 'nickName', source: 'Left([mail], 3)', default: 'none', onlyOnCreate: true };
    expect(expandedFrom(attribute).mapping).toMatchObject({
      source: { name: 'Left', type: 'Function' },
      defaultValue: 'none',
      flowType: 'ObjectAddOnly',
    });
  });

  it('with a default and no source: a mapping of type None (M-11)', () => {
    const primary = { name: 'emails[type eq "work"].primary', default: 'True' };
    expect(expandedFrom(primary).mapping).toMatchObject({ source: null, defaultValue: 'True' });
    expect(expandedFrom({ name: 'displayName', source: '', default: 'x' }).mapping?.source).toBeNull();
  });

  it('with an empty source, or none that is documented: in the list, not mapped', () => {
    for (const attribute of [{ name: 'displayName', source: '' }, { name: 'timezone' }]) {
      const { mapping, definition } = expandedFrom(attribute);
      expect(mapping).toBeUndefined();
      expect(definition?.name).toBe(attribute.name);
    }
  });

  it('whether it filters stands in its metadata under a key of our own', () => {
    expect(expandedFrom({ name: 'displayName', filterable: false }).definition?.metadata).toEqual([
      { key: 'provsim.Filterable', value: 'false' },
    ]);
  });

  it('references point to users, or to what the profile says; the manager is one whatever a table prints', () => {
    const manager = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager';
    const referenced = (attribute: ProfileAttribute) =>
      expandedFrom(attribute).definition?.referencedObjects.map(({ referencedObjectName }) =>
        referencedObjectName.split(':').at(-1),
      );
    expect(expandedFrom({ name: manager, type: 'String' }).definition?.type).toBe('Reference');
    expect(referenced({ name: manager })).toEqual(['User']);
    expect(referenced({ name: 'team', type: 'Reference', referencedObjects: ['Group'] })).toEqual(['Group']);
  });

  it('attributes of the enterprise extension in SCIM 1 spelling have the same sources', () => {
    const department = { name: 'urn:scim:schemas:extension:enterprise:1.0.department' };
    expect(expandedFrom(department).mapping?.source?.expression).toBe('[department]');
  });

  it('the primary key is there anyway; a table that lists it adds nothing (M-09)', () => {
    const { mapping, definition } = expandedFrom({ name: 'id', required: true, filterable: true });
    expect(mapping).toBeUndefined();
    expect(definition).toMatchObject({ anchor: true, mutability: 'ReadOnly', required: false });
  });
});

describe('what users are matched by (M-21, M-23)', () => {
  it('what the profile says', () => {
    expect(matchOf(userName, { name: 'externalId', match: 1 }, { name: 'displayName', match: 2 })).toEqual([
      ['externalId', 1],
      ['displayName', 2],
    ]);
  });

  it('else userName, externalId or the work e-mail, the first that may filter', () => {
    expect(matchOf({ name: 'externalId' }, userName)).toEqual([['userName', 1]]);
    expect(matchOf({ ...userName, filterable: false }, { name: 'externalId' })).toEqual([['externalId', 1]]);
  });

  it('else the first that is known to filter', () => {
    const attributes = [
      { ...userName, filterable: false },
      { name: 'title' },
      { name: 'displayName', filterable: true },
    ];
    expect(matchOf(...attributes)).toEqual([['displayName', 1]]);
  });
});

describe('leaving the scope', () => {
  const softDeletion = (more: object) => {
    const schema = expandProfile(readProfile({ ...profileWith(userName), ...more }, 'x'), { schemaId: 'x' });
    return schema.directories[1]?.objects[0]?.metadata.find(({ key }) => key === 'IsSoftDeletionSupported')?.value;
  };

  it('disables users, deletes them where removal is documented to delete, or goes by what is said (E-410)', () => {
    expect(softDeletion({})).toBe('true');
    expect(softDeletion({ capabilities: ['delete-users'] })).toBe('false');
    expect(softDeletion({ users: { attributes: [userName], softDelete: false } })).toBe('false');
  });
});
