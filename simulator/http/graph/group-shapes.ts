/** What a group can be created with and changed to (G-121, G-124). */
import { Type } from 'typebox';

const Text = Type.Union([Type.String(), Type.Null()]);
const References = Type.Array(Type.String({ examples: ['https://localhost/v1.0/directoryObjects/{id}'] }), {
  maxItems: 20,
});

const writable = {
  displayName: Type.String({ minLength: 1 }),
  mailEnabled: Type.Boolean(),
  mailNickname: Type.String({ minLength: 1 }),
  securityEnabled: Type.Boolean(),
  description: Text,
  groupTypes: Type.Array(Type.String()),
  visibility: Text,
  isAssignableToRole: Type.Union([Type.Boolean(), Type.Null()]),
  'members@odata.bind': References,
};

const optional = Type.Partial(Type.Object(writable));
const annotations = { '@odata.type': Type.Optional(Type.String()) };

export const NewGroupShape = Type.Object(
  {
    ...annotations,
    ...optional.properties,
    'owners@odata.bind': Type.Optional(References),
    displayName: writable.displayName,
    mailEnabled: writable.mailEnabled,
    mailNickname: writable.mailNickname,
    securityEnabled: writable.securityEnabled,
  },
  { additionalProperties: false },
);

export const GroupChangeShape = Type.Object(
  { ...annotations, ...optional.properties },
  { additionalProperties: false },
);

export const ReferenceShape = Type.Object({
  '@odata.id': Type.String({ examples: ['https://localhost/v1.0/directoryObjects/{id}'] }),
});
