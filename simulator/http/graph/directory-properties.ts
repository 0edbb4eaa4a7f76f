/** What users and groups can be filtered and ordered by (G-116), and where it is in `objects`. Any case (G-100). */
import { type FilterProperty, type PropertyMap, propertyMap } from '../odata/index.ts';

const stored = (path: string): FilterProperty => ({
  comparison: 'anyCase',
  sql: `json_extract(objects.json, '$.${path}')`,
});
const storedFlag = (path: string): FilterProperty => ({
  comparison: 'boolean',
  sql: `json_extract(objects.json, '$.${path}')`,
});
/** ISO 8601 with milliseconds and `Z` sorts as text does. */
const storedTime = (path: string): FilterProperty => ({
  comparison: 'time',
  sql: `(unixepoch(json_extract(objects.json, '$.${path}'), 'subsec') * 1000)`,
});
const storedTexts = (path: string) =>
  ({
    sql: `objects.json, '$.${path}'`,
    properties: { '': { comparison: 'anyCase' } },
  }) as const;

const id: FilterProperty = { comparison: 'guid', sql: 'id' };
const displayName: FilterProperty = { comparison: 'anyCase', sql: 'name' };

const extensionAttributes = Object.fromEntries(
  Array.from({ length: 15 }, (_, index) => `onPremisesExtensionAttributes/extensionAttribute${index + 1}`).map(
    (path) => [path, stored(path.replace('/', '.'))],
  ),
);

const userTexts = [
  'ageGroup',
  'city',
  'companyName',
  'consentProvidedForMinor',
  'country',
  'department',
  'employeeId',
  'employeeType',
  'faxNumber',
  'givenName',
  'jobTitle',
  'mail',
  'mailNickname',
  'mobilePhone',
  'officeLocation',
  'onPremisesImmutableId',
  'postalCode',
  'preferredLanguage',
  'state',
  'streetAddress',
  'surname',
  'usageLocation',
];

const users = propertyMap(
  {
    id,
    displayName,
    userPrincipalName: { comparison: 'anyCase', sql: 'upn' },
    accountEnabled: { comparison: 'boolean', sql: 'enabled' },
    ...Object.fromEntries(userTexts.map((name) => [name, stored(name)])),
    userType: { comparison: 'anyCase', sql: `coalesce(json_extract(objects.json, '$.userType'), 'Member')` },
    'employeeOrgData/division': stored('employeeOrgData.division'),
    'employeeOrgData/costCenter': stored('employeeOrgData.costCenter'),
    onPremisesSyncEnabled: storedFlag('onPremisesSyncEnabled'),
    createdDateTime: storedTime('createdDateTime'),
    employeeHireDate: storedTime('employeeHireDate'),
    ...extensionAttributes,
  },
  {
    businessPhones: storedTexts('businessPhones'),
    otherMails: storedTexts('otherMails'),
    proxyAddresses: storedTexts('proxyAddresses'),
  },
);

export const userProperties: PropertyMap = {
  property: (path) => users.property(path) ?? (/^extension_[A-Za-z0-9]+_\w+$/.test(path) ? stored(path) : null),
  collection: (path) => users.collection(path),
};

export const groupProperties: PropertyMap = propertyMap(
  {
    id,
    displayName,
    description: stored('description'),
    mail: stored('mail'),
    mailNickname: stored('mailNickname'),
    visibility: stored('visibility'),
    mailEnabled: storedFlag('mailEnabled'),
    securityEnabled: { comparison: 'boolean', sql: 'enabled' },
    createdDateTime: storedTime('createdDateTime'),
  },
  { groupTypes: storedTexts('groupTypes'), proxyAddresses: storedTexts('proxyAddresses') },
);
