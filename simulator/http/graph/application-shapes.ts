/** What applications and service principals are made from and changed to (G-24, G-132). */
import { Type } from 'typebox';

const Text = Type.Union([Type.String(), Type.Null()]);

const AppRoleShape = Type.Object({
  id: Type.String(),
  displayName: Type.String(),
  value: Type.Optional(Text),
  description: Type.Optional(Text),
  isEnabled: Type.Boolean(),
  allowedMemberTypes: Type.Array(Type.String(), { minItems: 1 }),
  origin: Type.Optional(Text),
});

export const NewApplicationShape = Type.Object({ displayName: Type.String({ minLength: 1 }) });

export const InstantiateShape = Type.Object({
  displayName: Type.Optional(Text),
  serviceManagementReference: Type.Optional(Text),
});

export const NewServicePrincipalShape = Type.Object({ appId: Type.String() });

/**
 * What can be changed. Other properties of the resource pass when they say what is there already, and are refused
 * as missing when they don't.
 */
export const ApplicationChangeShape = Type.Object({
  displayName: Type.Optional(Type.String({ minLength: 1 })),
  appRoles: Type.Optional(Type.Array(AppRoleShape)),
  tags: Type.Optional(Type.Array(Type.String())),
  appRoleAssignmentRequired: Type.Optional(Type.Boolean()),
});
