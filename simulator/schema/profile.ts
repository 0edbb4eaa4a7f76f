/**
 * The form of a profile: what an application's SCIM endpoint has and takes, compact and readable, one file for each.
 * `profiles/profile.schema.json` is this shape written out for editors.
 */
import type { Static } from 'typebox';
import { Type } from 'typebox';
import { dialectNames } from '../model/dialects.ts';

const ProfileAttribute = Type.Object(
  {
    name: Type.String({
      minLength: 1,
      description: 'As the target of a mapping: userName, emails[type eq "work"].value',
    }),
    type: Type.Optional(
      Type.Enum(['String', 'Boolean', 'Integer', 'DateTime', 'Binary', 'Reference'], {
        description: 'String when left out',
      }),
    ),
    filterable: Type.Optional(
      Type.Boolean({ description: 'Whether it may be used for matching; left out where nobody documents it' }),
    ),
    required: Type.Optional(Type.Boolean({ description: 'No object is created without a value' })),
    multivalued: Type.Optional(Type.Boolean()),
    caseExact: Type.Optional(Type.Boolean({ description: 'Values that differ only in case are different' })),
    referencedObjects: Type.Optional(
      Type.Array(Type.Enum(['User', 'Group'], { description: 'What a reference points to' }), {
        minItems: 1,
        description: 'For references; left out: users, and for members of groups also groups',
      }),
    ),
    source: Type.Optional(
      Type.String({
        description: 'Expression of the default mapping; left out: by the documented rules; empty: no source',
      }),
    ),
    default: Type.Optional(
      Type.String({ description: 'Default value if null; without a source it makes a mapping of type None' }),
    ),
    match: Type.Optional(Type.Integer({ minimum: 1, description: 'Matching precedence' })),
    onlyOnCreate: Type.Optional(Type.Boolean({ description: 'Apply this mapping only during object creation' })),
  },
  { additionalProperties: false },
);

const ProfileObject = Type.Object(
  {
    attributes: Type.Array(ProfileAttribute, { minItems: 1, description: 'In the order of the mappings' }),
    softDelete: Type.Optional(
      Type.Boolean({
        description: 'Leaving the scope disables instead of deleting; left out: users that can be deactivated',
      }),
    ),
  },
  { additionalProperties: false },
);

export const ProfileShape = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]*$', description: 'The name of the file' }),
    name: Type.String({ minLength: 1 }),
    directoryName: Type.Optional(
      Type.String({ minLength: 1, description: 'Name of the target directory in schemas; the name when left out' }),
    ),
    description: Type.Optional(Type.String()),
    categories: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), { description: 'Where the gallery lists it, as Security or Travel' }),
    ),
    source: Type.Object(
      { document: Type.String(), date: Type.Union([Type.String(), Type.Null()]) },
      { additionalProperties: false, description: 'Where the facts are from, and its date' },
    ),
    capabilities: Type.Array(
      Type.Enum(
        [
          'create-users',
          'deactivate-users',
          'delete-users',
          'sync-attributes',
          'groups',
          'delete-groups',
          'sso',
          'import',
        ],
        { description: 'What the application documents; delete-users: removal deletes the account' },
      ),
    ),
    connection: Type.Object(
      {
        auth: Type.Enum(['bearer', 'oauth-code', 'oauth-client-credentials', 'basic', 'other'], {
          description: 'How requests are authorized',
        }),
        tenantUrl: Type.Union([Type.String(), Type.Null()], { description: 'As documented, with {placeholders}' }),
        notes: Type.Optional(Type.String()),
      },
      { additionalProperties: false },
    ),
    dialect: Type.Optional(
      Type.Enum([...dialectNames], {
        description:
          'What the connector speaks; left out, the flag of the tenant URL decides, and without one legacy holds',
      }),
    ),
    appRoles: Type.Optional(
      Type.Array(
        Type.Object({
          id: Type.String(),
          displayName: Type.String(),
          value: Type.Union([Type.String(), Type.Null()]),
          description: Type.String(),
          isEnabled: Type.Boolean(),
          allowedMemberTypes: Type.Array(Type.String()),
        }),
      ),
    ),
    users: ProfileObject,
    groups: Type.Union([ProfileObject, Type.Null()], { description: 'Null: groups are not provisioned' }),
    specifics: Type.Optional(Type.Array(Type.String({ description: 'A limit or quirk, in a sentence' }))),
  },
  { additionalProperties: false, title: 'provsim profile' },
);

export type Profile = Static<typeof ProfileShape>;
export type ProfileObject = Static<typeof ProfileObject>;
export type ProfileAttribute = Static<typeof ProfileAttribute>;
