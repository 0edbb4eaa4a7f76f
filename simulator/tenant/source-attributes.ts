/**
 * Directory objects under Entra's classic attribute names, which mappings and scoping filters use (M-42, G-87).
 * What is computed for each application (`IsSoftDeleted`, `appRoleAssignments`) is added by the engine.
 */
import type { Group, User } from '../model/directory.ts';
import type { AttributeValue } from '../model/values.ts';

/** Attributes of users under the same name in Graph and in mappings. */
export const sameUserNames = [
  'accountEnabled',
  'city',
  'companyName',
  'country',
  'department',
  'displayName',
  'employeeHireDate',
  'employeeId',
  'employeeType',
  'givenName',
  'jobTitle',
  'mail',
  'mailNickname',
  'otherMails',
  'postalCode',
  'preferredLanguage',
  'proxyAddresses',
  'state',
  'streetAddress',
  'surname',
  'usageLocation',
] as const satisfies readonly (keyof User)[];

/** Attributes of users that have another name in Graph than in mappings, which is the key. */
export const renamedUserNames = {
  mobile: 'mobilePhone',
  physicalDeliveryOfficeName: 'officeLocation',
  facsimileTelephoneNumber: 'faxNumber',
  dirSyncEnabled: 'onPremisesSyncEnabled',
  immutableId: 'onPremisesImmutableId',
} as const satisfies Readonly<Record<string, keyof User>>;

/** Attributes of groups; all have the same name in Graph and in mappings. */
export const groupNames = [
  'displayName',
  'description',
  'mail',
  'mailEnabled',
  'mailNickname',
  'securityEnabled',
  'proxyAddresses',
] as const satisfies readonly (keyof Group)[];

const renamed = Object.entries(renamedUserNames) as [
  string,
  (typeof renamedUserNames)[keyof typeof renamedUserNames],
][];

export function userAttributes(user: User, managerId: string | null): Record<string, AttributeValue> {
  const attributes: Record<string, AttributeValue> = { objectId: user.id };
  for (const name of sameUserNames) attributes[name] = user[name];
  for (const [name, property] of renamed) attributes[name] = user[property];
  attributes.telephoneNumber = user.businessPhones?.[0];
  attributes.userPrincipalName = unmangleGuestName(user.userPrincipalName);
  attributes.originalUserPrincipalName = user.userPrincipalName;
  attributes['employeeOrgData.division'] = user.employeeOrgData?.division;
  attributes['employeeOrgData.costCenter'] = user.employeeOrgData?.costCenter;
  attributes.manager = managerId;
  if (user.onPremisesExtensionAttributes) Object.assign(attributes, user.onPremisesExtensionAttributes);
  for (const name in user) {
    if (name.startsWith('extension_')) attributes[name] = user[name as `extension_${string}`];
  }
  return attributes;
}

export function groupAttributes(group: Group): Record<string, AttributeValue> {
  const attributes: Record<string, AttributeValue> = { objectId: group.id };
  for (const name of groupNames) attributes[name] = group[name];
  return attributes;
}

/** `alias_their.example#EXT#@tenant` becomes `alias@their.example` (E-118, M-45). */
export function unmangleGuestName(userPrincipalName: string): string {
  const end = userPrincipalName.search(/#EXT#/i);
  if (end < 0) return userPrincipalName;
  const mangled = userPrincipalName.slice(0, end);
  const at = mangled.lastIndexOf('_');
  return at < 0 ? mangled : `${mangled.slice(0, at)}@${mangled.slice(at + 1)}`;
}
