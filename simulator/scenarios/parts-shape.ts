/** Parts of a scenario that stand in several places of it: names, users, groups, faults, quirks. */
import { type TSchema, Type } from 'typebox';

const closed = { additionalProperties: false };

/** A user or group of the file by its name; one of a made-up population by user principal name or display name. */
export const Name = Type.String({ minLength: 1 });

export function OneOrMore<T extends TSchema>(item: T) {
  return Type.Union([item, Type.Array(item, { minItems: 1 })]);
}

export const Names = OneOrMore(Name);

const text = Type.Optional(Type.Union([Type.String(), Type.Null()]));
const texts = Type.Optional(Type.Array(Type.String()));
const flag = Type.Optional(Type.Boolean());

/** Graph's properties of a user; what is left out is filled in. */
export const UserShape = Type.Object(
  {
    id: Type.Optional(Type.String()),
    displayName: Type.String({ minLength: 1 }),
    manager: Type.Optional({ ...Name, description: 'Another user of the file' }),
    assigned: Type.Optional(Type.Boolean({ description: 'Assigned to the application from the start' })),
    accountEnabled: flag,
    userPrincipalName: Type.Optional(Type.String()),
    mailNickname: Type.Optional(Type.String()),
    givenName: text,
    surname: text,
    jobTitle: text,
    department: text,
    companyName: text,
    employeeId: text,
    employeeType: text,
    employeeHireDate: text,
    employeeOrgData: Type.Optional(Type.Unknown()),
    officeLocation: text,
    streetAddress: text,
    city: text,
    state: text,
    postalCode: text,
    country: text,
    usageLocation: text,
    preferredLanguage: text,
    businessPhones: texts,
    mobilePhone: text,
    faxNumber: text,
    mail: text,
    otherMails: texts,
    proxyAddresses: texts,
    userType: Type.Optional(Type.Enum(['Member', 'Guest'])),
    onPremisesSyncEnabled: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
    onPremisesImmutableId: text,
    onPremisesExtensionAttributes: Type.Optional(Type.Unknown()),
    createdDateTime: Type.Optional(Type.String()),
  },
  { ...closed, patternProperties: { '^extension_': {} } },
);

export const GroupShape = Type.Object(
  {
    id: Type.Optional(Type.String()),
    displayName: Type.String({ minLength: 1 }),
    members: Type.Optional(Names),
    assigned: Type.Optional(Type.Boolean({ description: 'Assigned to the application from the start' })),
    description: text,
    mail: text,
    mailEnabled: flag,
    mailNickname: Type.Optional(Type.String()),
    securityEnabled: flag,
    groupTypes: texts,
    visibility: text,
    proxyAddresses: texts,
    createdDateTime: Type.Optional(Type.String()),
  },
  closed,
);

/** The fields are those of a fault rule; its own check says what is wrong with their values. */
export const FaultShape = Type.Object(
  {
    effect: Type.Object({ kind: Type.String() }, { additionalProperties: true }),
    enabled: Type.Optional(Type.Boolean()),
    probability: Type.Optional(Type.Number()),
    methods: Type.Optional(Type.Array(Type.Enum(['GET', 'POST', 'PATCH', 'DELETE']))),
    operations: Type.Optional(
      Type.Array(Type.Enum(['probe', 'match', 'read', 'create', 'update', 'delete', 'reference', 'list', 'discover'])),
    ),
    kinds: Type.Optional(Type.Array(Type.Enum(['User', 'Group']))),
    path: Type.Optional(Type.String()),
    object: Type.Optional(Type.String()),
    skip: Type.Optional(Type.Integer()),
    count: Type.Optional(Type.Integer()),
    from: Type.Optional(Type.String()),
    until: Type.Optional(Type.String()),
  },
  closed,
);

export const QuirksShape = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]), {
  description: "Deviations from the dialect's defaults, such as memberAddOp: replace",
});
