/** A profile: what an application's SCIM endpoint has and takes, compact and readable. One file for each. */

import type { Static } from 'typebox';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { schemaError } from './errors.ts';

const AttributeTypes = Type.Union(
  (['String', 'Boolean', 'Integer', 'DateTime', 'Binary', 'Reference'] as const).map((name) => Type.Literal(name)),
);

const ProfileAttribute = Type.Object(
  {
    name: Type.String({ minLength: 1, description: 'As a mapping’s target: userName, emails[type eq "work"].value' }),
    type: Type.Optional(AttributeTypes),
    filterable: Type.Optional(
      Type.Boolean({ description: 'May be used for matching; left out when nobody documents it' }),
    ),
    required: Type.Optional(Type.Boolean()),
    multivalued: Type.Optional(Type.Boolean()),
    caseExact: Type.Optional(Type.Boolean()),
    source: Type.Optional(
      Type.String({
        description: 'Expression of the default mapping; left out: by the documented rules; empty: not mapped',
      }),
    ),
    default: Type.Optional(Type.String({ description: 'Default value if null' })),
    match: Type.Optional(Type.Integer({ minimum: 1, description: 'Matching precedence' })),
    onlyOnCreate: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

const ProfileObject = Type.Object(
  {
    attributes: Type.Array(ProfileAttribute, { minItems: 1 }),
    softDelete: Type.Optional(Type.Boolean({ description: 'Leaving the scope disables instead of deleting' })),
  },
  { additionalProperties: false },
);

export const ProfileShape = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]*$' }),
    name: Type.String({ minLength: 1 }),
    description: Type.Optional(Type.String()),
    source: Type.Object(
      { document: Type.String(), date: Type.Union([Type.String(), Type.Null()]) },
      { additionalProperties: false, description: 'Where the facts are from, and its date' },
    ),
    capabilities: Type.Array(Type.String()),
    connection: Type.Object(
      {
        auth: Type.String(),
        tenantUrl: Type.Union([Type.String(), Type.Null()]),
        notes: Type.Optional(Type.String()),
      },
      { additionalProperties: false },
    ),
    dialect: Type.Optional(Type.String({ description: 'Named dialect; legacy when left out' })),
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
    groups: Type.Union([ProfileObject, Type.Null()]),
    specifics: Type.Optional(Type.Array(Type.String())),
  },
  { additionalProperties: false, title: 'provsim profile' },
);

export type Profile = Static<typeof ProfileShape>;
export type ProfileObject = Static<typeof ProfileObject>;
export type ProfileAttribute = Static<typeof ProfileAttribute>;

const check = Compile(ProfileShape);

/** Throws PROFILE_INVALID with all problems. */
export function readProfile(document: unknown, label: string): Profile {
  if (!check.Check(document)) {
    const problems = [...check.Errors(document)]
      .slice(0, 10)
      .map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
    throw schemaError('PROFILE_INVALID', { profile: label, problems });
  }
  const profile = document as Profile;
  const problems = [profile.users, profile.groups].flatMap((object) => (object ? problemsOf(object) : []));
  if (problems.length > 0) throw schemaError('PROFILE_INVALID', { profile: label, problems });
  return profile;
}

function problemsOf(object: ProfileObject): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const { name, match, filterable } of object.attributes) {
    if (seen.has(name)) problems.push(`attribute ${name} is listed twice`);
    seen.add(name);
    if (match !== undefined && filterable === false) {
      problems.push(`${name} can't be a matching attribute: the target can't filter on it`);
    }
  }
  return problems;
}
