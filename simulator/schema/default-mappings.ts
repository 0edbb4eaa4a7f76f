/**
 * Which source attribute a target attribute gets when a profile says nothing: the default mapping of a new
 * non-gallery application and Microsoft's documented examples, by the name of the target (section 16 of the wire's
 * rules). What isn't here isn't mapped.
 */

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:';

/** The mapping of `active`, which also follows unassignment (W-93). */
export const ACTIVE_EXPRESSION = 'Switch([IsSoftDeleted], , "False", "True", "True", "False")';

const userSources: Readonly<Record<string, string>> = {
  username: '[userPrincipalName]',
  active: ACTIVE_EXPRESSION,
  displayname: '[displayName]',
  title: '[jobTitle]',
  'emails[type eq "work"].value': '[mail]',
  // Several other mails may be known and the element takes one: the first.
  'emails[type eq "other"].value': 'IgnoreFlowIfNullOrEmpty(Word(Join(" ", [otherMails]), 1, " "))',
  preferredlanguage: '[preferredLanguage]',
  'name.givenname': '[givenName]',
  'name.familyname': '[surname]',
  'name.formatted': 'Join(" ", [givenName], [surname])',
  nickname: '[mailNickname]',
  'addresses[type eq "work"].formatted': '[physicalDeliveryOfficeName]',
  'addresses[type eq "other"].formatted': '[physicalDeliveryOfficeName]',
  'addresses[type eq "work"].streetaddress': '[streetAddress]',
  'addresses[type eq "work"].locality': '[city]',
  'addresses[type eq "work"].region': '[state]',
  'addresses[type eq "work"].postalcode': '[postalCode]',
  'addresses[type eq "work"].country': '[country]',
  'phonenumbers[type eq "work"].value': '[telephoneNumber]',
  'phonenumbers[type eq "mobile"].value': '[mobile]',
  'phonenumbers[type eq "fax"].value': '[facsimileTelephoneNumber]',
  externalid: '[mailNickname]',
  usertype: '[employeeType]',
  locale: '[preferredLanguage]',
  'roles[primary eq "true"].value': 'SingleAppRoleAssignment([appRoleAssignments])',
  roles: 'AppRoleAssignmentsComplex([appRoleAssignments])',
  [`${ENTERPRISE}employeenumber`.toLowerCase()]: '[employeeId]',
  [`${ENTERPRISE}department`.toLowerCase()]: '[department]',
  [`${ENTERPRISE}organization`.toLowerCase()]: '[companyName]',
  [`${ENTERPRISE}division`.toLowerCase()]: '[employeeOrgData.division]',
  [`${ENTERPRISE}costcenter`.toLowerCase()]: '[employeeOrgData.costCenter]',
  [`${ENTERPRISE}manager`.toLowerCase()]: '[manager]',
};

const groupSources: Readonly<Record<string, string>> = {
  displayname: '[displayName]',
  externalid: '[objectId]',
  members: '[members]',
};

/** The expression, or null when the attribute isn't mapped by default. Names are compared in any case. */
export function defaultSource(kind: 'User' | 'Group', targetAttribute: string): string | null {
  const sources = kind === 'User' ? userSources : groupSources;
  return sources[targetAttribute.toLowerCase()] ?? null;
}

/** The first of these that the target has and can filter on is the matching attribute (M-21, M-23). */
export const matchingCandidates: Readonly<Record<'User' | 'Group', readonly string[]>> = {
  User: ['userName', 'externalId', 'emails[type eq "work"].value'],
  Group: ['displayName', 'externalId'],
};
