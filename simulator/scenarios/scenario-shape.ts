/**
 * The form of a scenario file: who is there, how the application is connected, what happens, and what must be seen.
 * `docs/scenario.schema.json` is this shape written out for editors.
 */
import { type Static, Type } from 'typebox';
import { dialectNames } from '../model/dialects.ts';
import { ExpectShape } from './expect-shape.ts';
import { FaultShape, GroupShape, Name, Names, OneOrMore, QuirksShape, UserShape } from './parts-shape.ts';

const closed = { additionalProperties: false };

const Document = Type.Record(Type.String(), Type.Unknown());
const SchemaShape = Type.Union([Type.String(), Document], {
  description: "A synchronization schema in Graph's JSON, in a file beside this one or as it is",
});
const ScopeShape = Type.Enum(['assigned', 'all']);
const SettingsShape = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]), {
  description: 'Job settings, such as thresholdSet: scaled',
});
const SettingsChange = Type.Record(
  Type.String(),
  Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
  { description: 'Job settings that get another value; null goes back to the default' },
);
const NotificationsShape = Type.Object(
  {
    recipients: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
    deletionThreshold: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  closed,
);

const Changes = Type.Record(Name, Type.Record(Type.String(), Type.Unknown()), {
  description: 'By name: the properties that get another value; null clears one, manager names a user',
});

/** What each step is given, by the word it begins with. */
export const stepShapes = {
  add: Type.Object(
    { users: Type.Optional(Type.Record(Name, UserShape)), groups: Type.Optional(Type.Record(Name, GroupShape)) },
    { ...closed, description: 'New users and groups in the tenant' },
  ),
  change: Changes,
  delete: { ...Names, description: 'Deletes in the tenant: users softly, groups for good' },
  restore: { ...Names, description: 'Restores users deleted less than 30 days ago' },
  purge: { ...Names, description: 'Deletes soft-deleted users for good' },
  members: Type.Record(
    Name,
    Type.Object({ add: Type.Optional(Names), remove: Type.Optional(Names) }, { ...closed, minProperties: 1 }),
    { description: 'By group: members that join and leave' },
  ),
  assign: Type.Union([
    Names,
    Type.Object({ who: Names, role: Type.String({ description: 'Name or id of a role' }) }, closed),
  ]),
  unassign: Names,
  cycle: Type.Union([Type.Integer({ minimum: 1, maximum: 1000 }), Type.Null()], {
    description: 'Runs that many cycles now; one when nothing is given',
  }),
  advance: Type.String({ description: 'Moves time by an ISO 8601 span; a started job runs what falls due' }),
  onDemand: Type.Union([
    Name,
    Type.Object({ of: Name, members: Type.Array(Name, { minItems: 1, maxItems: 5 }) }, closed),
  ]),
  start: Type.Null(),
  pause: Type.Null(),
  stop: Type.Null(),
  restart: Type.Union([Type.String(), Type.Null()], { description: 'Reset scope, such as Full or Escrows' }),
  fault: Type.Record(Type.String({ minLength: 1 }), FaultShape, { description: 'By name: faults to switch on' }),
  clearFaults: Type.Union([OneOrMore(Type.String()), Type.Null()], { description: 'By name; all when none is given' }),
  quirks: { ...QuirksShape, description: 'The deviations from the dialect from now on; those it does not name end' },
  configure: Type.Object(
    {
      schema: Type.Optional(SchemaShape),
      scope: Type.Optional(ScopeShape),
      settings: Type.Optional(SettingsChange),
      notifications: Type.Optional(NotificationsShape),
    },
    { ...closed, minProperties: 1, description: 'Saves another mapping, scope, job settings or notifications' },
  ),
  token: Type.Union([Type.String(), Type.Null()], {
    description: 'Another bearer token, such as a wrong one; null sets the right one again',
  }),
  inTarget: Type.Object(
    {
      delete: Type.Optional(Name),
      change: Type.Optional(Type.Object({ of: Name, set: Type.Record(Type.String(), Type.Unknown()) }, closed)),
      create: Type.Optional(
        Type.Object(
          { kind: Type.Enum(['User', 'Group']), resource: Type.Record(Type.String(), Type.Unknown()) },
          closed,
        ),
      ),
    },
    { ...closed, minProperties: 1, description: 'What somebody does in the target, past the provisioning service' },
  ),
  expect: ExpectShape,
} as const;

export type StepName = keyof typeof stepShapes;
export const stepNames = Object.keys(stepShapes) as StepName[];

/** Steps that can be written as a bare word. */
export const bareSteps = ['cycle', 'start', 'pause', 'stop', 'restart', 'clearFaults'] as const satisfies StepName[];

const headProperties = {
  $schema: Type.Optional(Type.String()),
  name: Type.String({ minLength: 1, maxLength: 120 }),
  about: Type.Optional(Type.String({ description: 'The story: what happens and why it matters' })),
  cause: Type.Optional(Type.String({ description: 'What is to be thought of first when an expectation fails' })),
  seed: Type.Optional(Type.Integer({ minimum: 0, maximum: 0xffffffff })),
  startTime: Type.Optional(Type.String({ description: 'Virtual time at the start, ISO 8601' })),
  profile: Type.Optional(
    Type.Union([Type.String(), Document], {
      description: 'Id of a profile, a file beside this one, or the profile itself',
    }),
  ),
  schema: Type.Optional(SchemaShape),
  scope: Type.Optional(ScopeShape),
  connection: Type.Optional(
    Type.Object(
      {
        url: Type.String({ description: 'SCIM base address; the built-in sample app without it' }),
        tokenVariable: Type.Optional(Type.String({ description: 'Environment variable that holds the token' })),
        token: Type.Optional(Type.String({ description: 'The token itself: for made-up ones only' })),
      },
      closed,
    ),
  ),
  quirks: Type.Optional(QuirksShape),
  settings: Type.Optional(SettingsShape),
  notifications: Type.Optional(NotificationsShape),
  faults: Type.Optional(Type.Record(Type.String({ minLength: 1 }), FaultShape)),
  population: Type.Optional(
    Type.Object(
      {
        users: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000, description: 'Made-up users' })),
        groups: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000, description: 'Made-up groups' })),
        madeAt: Type.Optional(
          Type.String({ description: 'Their dates of creation and hiring lie before it, ISO 8601; else startTime' }),
        ),
      },
      closed,
    ),
  ),
  users: Type.Optional(Type.Record(Name, UserShape)),
  groups: Type.Optional(Type.Record(Name, GroupShape)),
  variants: Type.Optional(
    Type.Record(
      Type.String({ minLength: 1 }),
      Type.Object({ quirks: Type.Optional(QuirksShape), profile: Type.Optional(Type.String()) }, closed),
      { description: `The same steps once for each, such as dialects (${dialectNames.join(', ')})`, minProperties: 2 },
    ),
  ),
  differ: Type.Optional(
    Type.Array(Type.Object({ method: Type.String(), path: Type.String() }, closed), {
      description: 'The requests whose bodies differ between variants; all others must be the same',
    }),
  ),
};

export const HeadShape = Type.Object({ ...headProperties, steps: Type.Array(Type.Unknown(), { minItems: 1 }) }, closed);

const StepShape = Type.Union([
  Type.Enum([...bareSteps]),
  ...stepNames.map((name) => Type.Object({ [name]: stepShapes[name] }, closed)),
]);

/** The whole, as editors want it. */
export const ScenarioShape = Type.Object(
  { ...headProperties, steps: Type.Array(StepShape, { minItems: 1 }) },
  { ...closed, title: 'A scenario of provsim' },
);

/** What a step of a kind is given. */
export type Given<K extends StepName> = Static<(typeof stepShapes)[K]>;
/** A step as it is carried out, with the line it stands on. */
export type Step = { [K in StepName]: { word: K; given: Given<K>; line: number } }[StepName];
export type Scenario = Omit<Static<typeof HeadShape>, 'steps'> & { steps: Step[]; file: string };
