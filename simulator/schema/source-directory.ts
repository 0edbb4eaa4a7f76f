/** Microsoft Entra ID as the source directory of every schema: its object types and attributes (M-42, G-81, G-83). */
import { chance } from '../chance.ts';
import type { AttributeDefinition, AttributeType, DirectoryDefinition, ObjectDefinition } from '../model/schema.ts';
import { attributeDefinition } from './definitions.ts';

export const SOURCE_DIRECTORY_ID = '66e4a8cc-1b7b-435e-95f8-f06cea133828';
export const SOURCE_DIRECTORY_NAME = 'Microsoft Entra ID';
/** Before 2023 the directory had another name; schemas of that time keep it (G-81). */
const OLD_SOURCE_NAME = 'Azure Active Directory';

export function isSourceDirectory(directory: { id?: string; name: string }): boolean {
  return (
    directory.id === SOURCE_DIRECTORY_ID ||
    directory.name === SOURCE_DIRECTORY_NAME ||
    directory.name === OLD_SOURCE_NAME
  );
}

/** By its name; the two names of the source directory are one (G-81). */
export function directoryNamed(
  directories: readonly DirectoryDefinition[],
  name: string,
): DirectoryDefinition | undefined {
  return (
    directories.find((directory) => directory.name === name) ??
    (isSourceDirectory({ name }) ? directories.find(isSourceDirectory) : undefined)
  );
}

/** A directory that comes without an id gets one that is the same for the same name. */
export function directoryIdFor(name: string): string {
  return isSourceDirectory({ name }) ? SOURCE_DIRECTORY_ID : chance(0, `directory:${name}`).guid();
}

type Row = [name: string, type?: AttributeType, more?: Partial<AttributeDefinition>];

const manyTexts = { multivalued: true };
const userReference = { referencedObjects: [{ referencedObjectName: 'User', referencedProperty: null }] };

const userRows: readonly Row[] = [
  ['objectId', 'String', { anchor: true }],
  ['IsSoftDeleted', 'Boolean'],
  ['accountEnabled', 'Boolean'],
  ['appRoleAssignments', 'Reference', { multivalued: true }],
  ['alternativeSecurityIds'],
  ['city'],
  ['companyName'],
  ['country'],
  ['department'],
  ['dirSyncEnabled', 'Boolean'],
  ['displayName'],
  ['employeeHireDate', 'DateTime'],
  ['employeeId'],
  ['employeeLeaveDateTime', 'DateTime'],
  ['employeeOrgData.costCenter'],
  ['employeeOrgData.division'],
  ['employeeType'],
  ...Array.from({ length: 15 }, (_, index): Row => [`extensionAttribute${index + 1}`]),
  ['facsimileTelephoneNumber'],
  ['givenName'],
  ['immutableId'],
  ['jobTitle'],
  ['mail'],
  ['mailNickname'],
  ['manager', 'Reference', userReference],
  ['mobile'],
  ['onPremisesSecurityIdentifier'],
  ['originalUserPrincipalName'],
  ['otherMails', 'String', manyTexts],
  ['passwordProfile.password'],
  ['physicalDeliveryOfficeName'],
  ['postalCode'],
  ['preferredDataLocation'],
  ['preferredLanguage'],
  ['proxyAddresses', 'String', manyTexts],
  ['showInAddressList', 'Boolean'],
  ['sipProxyAddress'],
  ['state'],
  ['streetAddress'],
  ['surname'],
  ['telephoneNumber'],
  ['usageLocation'],
  ['userPrincipalName'],
];

const groupRows: readonly Row[] = [
  ['objectId', 'String', { anchor: true }],
  ['appRoleAssignments', 'Reference', { multivalued: true }],
  ['description'],
  ['displayName'],
  ['mail'],
  ['mailEnabled', 'Boolean'],
  ['mailNickname'],
  [
    'members',
    'Reference',
    {
      multivalued: true,
      referencedObjects: [
        { referencedObjectName: 'User', referencedProperty: null },
        { referencedObjectName: 'Group', referencedProperty: null },
      ],
    },
  ],
  ['onPremisesSecurityIdentifier'],
  ['proxyAddresses', 'String', manyTexts],
  ['securityEnabled', 'Boolean'],
];

function objectOf(name: string, rows: readonly Row[], metadata: ObjectDefinition['metadata']): ObjectDefinition {
  return {
    name,
    attributes: rows.map(([attribute, type = 'String', more = {}]) =>
      attributeDefinition(attribute, { type, ...more }),
    ),
    metadata,
    supportedApis: null,
  };
}

/** A fresh copy for each schema. */
export function sourceDirectory(): DirectoryDefinition {
  return {
    id: SOURCE_DIRECTORY_ID,
    name: SOURCE_DIRECTORY_NAME,
    readOnly: false,
    version: null,
    discoverabilities: 'None',
    discoveryDateTime: null,
    objects: [
      objectOf('User', userRows, [
        { key: 'PropertyNameAccountEnabled', value: 'accountEnabled' },
        { key: 'PropertyNameSoftDeleted', value: 'IsSoftDeleted' },
        { key: 'IsSoftDeletionSupported', value: 'true' },
        { key: 'IsSynchronizeAllSupported', value: 'true' },
      ]),
      objectOf('Group', groupRows, [{ key: 'IsSynchronizeAllSupported', value: 'true' }]),
    ],
    metadata: [],
  };
}
