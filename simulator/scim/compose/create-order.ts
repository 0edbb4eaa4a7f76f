/**
 * Key orders of a POST (W-51, W-55, W-81): those of the data contracts in the service's library, whatever the order
 * of the mapping.
 */

/** Before all others, in this order. */
const FIRST = ['schemas', 'externalId', 'userName'];

/** Core attributes of a user that the service knows; written as null by the jobs of 2018 (W-125). */
export const CORE_USER_ATTRIBUTES = [
  'externalId',
  'userName',
  'active',
  'addresses',
  'displayName',
  'emails',
  'ims',
  'locale',
  'name',
  'nickName',
  'phoneNumbers',
  'preferredLanguage',
  'roles',
  'timezone',
  'title',
  'userType',
] as const;

const SUB_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  name: ['formatted', 'familyName', 'givenName', 'honorificPrefix', 'honorificSuffix'],
  addresses: ['primary', 'type', 'country', 'formatted', 'locality', 'postalCode', 'region', 'streetAddress'],
  roles: ['primary', 'type', 'display', 'value'],
};
const TYPED_ITEM = ['primary', 'type', 'value'];
const ENTERPRISE = ['costCenter', 'department', 'division', 'employeeNumber', 'organization', 'manager'];

/** The resource's own keys: the three first ones, the others by alphabet, extensions (URNs) last as they came. */
export function inResourceOrder(resource: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(resource);
  const extensions = keys.filter((key) => key.includes(':'));
  const others = keys.filter((key) => !key.includes(':') && !FIRST.includes(key)).sort();
  return pick(resource, [...FIRST, ...others, ...extensions]);
}

/** Keys of a sub-object or of an item of a list. */
export function inSubOrder(attribute: string, value: Record<string, unknown>): Record<string, unknown> {
  return pick(value, [...(SUB_ATTRIBUTES[attribute] ?? TYPED_ITEM), ...Object.keys(value)]);
}

export function inEnterpriseOrder(extension: Record<string, unknown>): Record<string, unknown> {
  return pick(extension, [...ENTERPRISE, ...Object.keys(extension)]);
}

/** The keys that are there, each once, in the order given. */
function pick(from: Record<string, unknown>, order: readonly string[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const key of order) if (Object.hasOwn(from, key)) picked[key] = from[key];
  return picked;
}
