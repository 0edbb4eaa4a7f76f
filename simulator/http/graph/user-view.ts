/** A user as Graph prints it: few properties by default, every other one when it is selected (G-114). Pure. */
import type { User } from '../../model/directory.ts';

const byDefault = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
] as const;

/** Every property, with what it is when nothing was set. */
const nothing: Readonly<Record<string, unknown>> = {
  id: null,
  deletedDateTime: null,
  accountEnabled: null,
  ageGroup: null,
  businessPhones: [],
  city: null,
  companyName: null,
  consentProvidedForMinor: null,
  country: null,
  createdDateTime: null,
  creationType: null,
  department: null,
  displayName: null,
  employeeHireDate: null,
  employeeId: null,
  employeeOrgData: null,
  employeeType: null,
  externalUserState: null,
  faxNumber: null,
  givenName: null,
  imAddresses: [],
  jobTitle: null,
  legalAgeGroupClassification: null,
  mail: null,
  mailNickname: null,
  mobilePhone: null,
  officeLocation: null,
  onPremisesDistinguishedName: null,
  onPremisesDomainName: null,
  onPremisesExtensionAttributes: null,
  onPremisesImmutableId: null,
  onPremisesLastSyncDateTime: null,
  onPremisesSamAccountName: null,
  onPremisesSecurityIdentifier: null,
  onPremisesSyncEnabled: null,
  onPremisesUserPrincipalName: null,
  otherMails: [],
  passwordPolicies: null,
  postalCode: null,
  preferredLanguage: null,
  proxyAddresses: [],
  showInAddressList: null,
  state: null,
  streetAddress: null,
  surname: null,
  usageLocation: null,
  userPrincipalName: null,
  userType: 'Member',
};

/** Whether a user can have a property of this name. */
export function isUserProperty(name: string): boolean {
  const [first = ''] = name.split('/');
  return Object.hasOwn(nothing, first) || first.startsWith('extension_');
}

/** `names` null gives the default properties. Names that a user can't have are left out. */
export function userView(user: User, names: readonly string[] | null = null): Record<string, unknown> {
  const given = user as unknown as Record<string, unknown>;
  const view: Record<string, unknown> = {};
  for (const name of names === null ? byDefault : new Set(names.map((path) => path.split('/')[0] ?? ''))) {
    if (name === 'onPremisesExtensionAttributes') view[name] = extensionAttributes(user);
    else if (isUserProperty(name)) view[name] = given[name] ?? nothing[name] ?? null;
  }
  return view;
}

/** Every property a user can have; with the directory extensions that this one has. */
export function fullUserView(user: User): Record<string, unknown> {
  const extensions = Object.keys(user).filter((name) => name.startsWith('extension_'));
  return userView(user, [...Object.keys(nothing), ...extensions]);
}

function extensionAttributes(user: User): Record<string, string | null> {
  const attributes = Array.from({ length: 15 }, (_, index) => `extensionAttribute${index + 1}`);
  return Object.fromEntries(attributes.map((name) => [name, user.onPremisesExtensionAttributes?.[name] ?? null]));
}
