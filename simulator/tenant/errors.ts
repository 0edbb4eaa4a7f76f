/** The errors of the tenant: what a change to users, groups and assignments can be refused for. */
import { defineErrors, errorKind } from '../errors.ts';

export const tenantError = defineErrors({
  OBJECT_NOT_FOUND: errorKind<{ kind: string; id: string }>(
    404,
    1,
    ({ kind, id }) =>
      `Resource '${id}' does not exist or one of its queried reference-property objects are not present. ` +
      `(There is no such ${kind} in the tenant; list them to find its id.)`,
  ),
  USER_PRINCIPAL_NAME_TAKEN: errorKind<{ userPrincipalName: string }>(
    400,
    1,
    ({ userPrincipalName }) =>
      `Another object with the same value for property userPrincipalName already exists. ` +
      `(Given: '${userPrincipalName}'; choose another name.)`,
  ),
  PROPERTY_INVALID: errorKind<{ property: string; value: unknown; expected: string }>(
    400,
    1,
    ({ property, value, expected }) =>
      `Invalid value specified for property '${property}' of resource. Given: ${JSON.stringify(value)}; expected ${expected}.`,
  ),
  MEMBER_EXISTS: errorKind<{ groupId: string; memberId: string }>(
    400,
    1,
    ({ groupId, memberId }) =>
      `One or more added object references already exist for the following modified properties: 'members'. ` +
      `(${memberId} is a member of group ${groupId} already.)`,
  ),
  MEMBER_MISSING: errorKind<{ groupId: string; memberId: string }>(
    404,
    1,
    ({ groupId, memberId }) =>
      `Resource '${memberId}' does not exist or one of its queried reference-property objects are not present. ` +
      `(It is not a member of group ${groupId}.)`,
  ),
  ROLE_NOT_FOUND: errorKind<{ appRoleId: string; application: string }>(
    400,
    1,
    ({ appRoleId, application }) =>
      `Permission being assigned was not found on application '${application}'. (Given role: ${appRoleId}; see its appRoles.)`,
  ),
  ASSIGNMENT_EXISTS: errorKind<{ principalId: string }>(
    400,
    1,
    ({ principalId }) =>
      `Permission being assigned already exists on the object. (${principalId} has this role of this application.)`,
  ),
  EXTENSION_EXISTS: errorKind<{ name: string }>(
    400,
    1,
    ({ name }) => `An extension property with the name '${name}' exists already. Use it, or choose another name.`,
  ),
});
