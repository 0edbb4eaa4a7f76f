/**
 * Which source attribute a target attribute gets when a profile says nothing: the default mapping of a new
 * non-gallery application and Microsoft's documented examples, by the name of the target (section 16 of the wire's
 * rules); beyond these, rules of ours that docs/profiles.md explains. What isn't here isn't mapped.
 */
import { type AttributePath, parseAttributePath } from './attribute-path.ts';

/** The mapping of `active`, which also follows unassignment (W-93). */
const ACTIVE_EXPRESSION = 'Switch([IsSoftDeleted], , "False", "True", "True", "False")';

const userSources: Readonly<Record<string, string>> = {
  username: '[userPrincipalName]',
  active: ACTIVE_EXPRESSION,
  displayname: '[displayName]',
  title: '[jobTitle]',
  'emails[type eq "work"].value': '[mail]',
  // Several other mails may be known and the element takes one: the first. Item would fail where there is none.
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
};

const groupSources: Readonly<Record<string, string>> = {
  displayname: '[displayName]',
  externalid: '[objectId]',
  members: '[members]',
};

/** Attributes of the enterprise extension, of SCIM 2 or 1. */
const enterpriseSources: Readonly<Record<string, string>> = {
  employeenumber: '[employeeId]',
  department: '[department]',
  organization: '[companyName]',
  division: '[employeeOrgData.division]',
  costcenter: '[employeeOrgData.costCenter]',
  manager: '[manager]',
};

/**
 * What has to have a value, as it is required or matched by, must not depend on an attribute that may be empty. An
 * externalId that is matched by is the one that outlives a rename.
 */
const sturdySources: Readonly<Record<string, string>> = {
  'emails[type eq "work"].value': 'Coalesce([mail], [userPrincipalName])',
  'name.givenname': 'Coalesce([givenName], [displayName])',
  'name.familyname': 'Coalesce([surname], [displayName])',
};

/** Names within an application's own extension, or outside of SCIM's core, without their underscores. */
const ownNames: Readonly<Record<'User' | 'Group', Readonly<Record<string, string>>>> = {
  User: {
    firstname: '[givenName]',
    lastname: '[surname]',
    email: '[mail]',
    userprincipalname: '[userPrincipalName]',
    objectguid: '[objectId]',
    title: '[jobTitle]',
    position: '[jobTitle]',
    department: '[department]',
    company: '[companyName]',
    location: '[physicalDeliveryOfficeName]',
    address: '[streetAddress]',
    city: '[city]',
    state: '[state]',
    stateorprovince: '[state]',
    zipcode: '[postalCode]',
    country: '[country]',
    mobilephone: '[mobile]',
    officephone: '[telephoneNumber]',
  },
  Group: {
    name: '[displayName]',
    description: '[description]',
  },
};

const ENTERPRISE = /:extension:enterprise:(2\.0:User|1\.0)$/i;

/** What an attribute has to do beyond being written. */
export interface AttributeDuties {
  isRequired: boolean;
  isMatching: boolean;
}

const noDuties: AttributeDuties = { isRequired: false, isMatching: false };

/** The expression, or null when the attribute isn't mapped by default. Names are compared in any case. */
export function defaultSource(
  kind: 'User' | 'Group',
  targetAttribute: string,
  { isRequired, isMatching }: AttributeDuties = noDuties,
): string | null {
  const name = targetAttribute.toLowerCase();
  const path = parseAttributePath(targetAttribute);
  if (kind === 'Group') return groupSources[name] ?? ownSource(kind, path);
  if (isMatching && name === 'externalid') return '[objectId]';
  if ((isRequired || isMatching) && sturdySources[name] !== undefined) return sturdySources[name];
  if (path !== null && isEnterprise(path)) return enterpriseSources[path.name.toLowerCase()] ?? null;
  return userSources[name] ?? ownSource(kind, path);
}

function ownSource(kind: 'User' | 'Group', path: AttributePath | null): string | null {
  if (path === null || path.filter !== null || path.sub !== null) return null;
  return ownNames[kind][path.name.toLowerCase().replaceAll('_', '')] ?? null;
}

/** The manager is a reference, whatever a table prints as its type. */
export function isManager(targetAttribute: string): boolean {
  const path = parseAttributePath(targetAttribute);
  return path !== null && isEnterprise(path) && path.name.toLowerCase() === 'manager';
}

function isEnterprise({ schema }: AttributePath): boolean {
  return schema !== null && ENTERPRISE.test(schema);
}

/** What decides on the matching attributes of a profile. */
interface Candidate {
  name: string;
  source?: string;
  match?: number;
  filterable?: boolean;
}

/** The first of these that the target has and can filter on is the matching attribute (M-21, M-23). */
const matchingCandidates: Readonly<Record<'User' | 'Group', readonly string[]>> = {
  User: ['userName', 'externalId', 'emails[type eq "work"].value'],
  Group: ['displayName', 'externalId'],
};

/**
 * Matching precedences by attribute, as the profile says; else the first candidate that isn't known to be
 * unfilterable, else the first filterable one.
 */
export function matchingPriorities(kind: 'User' | 'Group', attributes: readonly Candidate[]): Map<string, number> {
  const stated = attributes.filter(({ match }) => match !== undefined);
  if (stated.length > 0) return new Map(stated.map(({ name, match }) => [name, match as number]));
  const usable = attributes.filter(
    ({ name, source, filterable }) => filterable !== false && (source ?? defaultSource(kind, name) ?? '') !== '',
  );
  const candidate = matchingCandidates[kind]
    .map((wanted) => usable.find(({ name }) => name.toLowerCase() === wanted.toLowerCase()))
    .find((attribute) => attribute !== undefined);
  const chosen = candidate ?? usable.find(({ filterable }) => filterable === true) ?? usable[0];
  return new Map(chosen ? [[chosen.name, 1]] : []);
}
