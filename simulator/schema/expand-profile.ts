/** A profile expanded to a whole synchronization schema: directories, rule, object mappings (G-72 to G-84). Pure. */
import { parseExpression, toSource } from '../expressions/index.ts';
import type {
  AttributeDefinition,
  AttributeMapping,
  ObjectDefinition,
  SynchronizationSchema,
} from '../model/schema.ts';
import { defaultSource, matchingCandidates } from './default-mappings.ts';
import { attributeDefinition, attributeMapping, objectMapping } from './definitions.ts';
import type { Profile, ProfileAttribute, ProfileObject } from './profile.ts';
import { SOURCE_DIRECTORY_NAME, sourceDirectory } from './source-directory.ts';

export const USER_OBJECT = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const GROUP_OBJECT = 'urn:ietf:params:scim:schemas:core:2.0:Group';
/** The rule of SCIM applications has this id in every tenant (G-72). */
export const SCIM_RULE_ID = '03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8';
/** Metadata of a target attribute: whether the endpoint can filter by it. The key is ours; Graph has none. */
export const FILTERABLE_KEY = 'provsim.Filterable';

/** `schemaId` is the job's id, or the template's for its own schema. */
export function expandProfile(profile: Profile, { schemaId }: { schemaId: string }): SynchronizationSchema {
  const target = targetName(profile);
  const objectMappings = [
    objectMapping({
      name: `Provision ${SOURCE_DIRECTORY_NAME} Users`,
      sourceObjectName: 'User',
      targetObjectName: USER_OBJECT,
      attributeMappings: mappingsOf('User', profile.users),
    }),
  ];
  if (profile.groups) {
    objectMappings.push(
      objectMapping({
        name: `Provision ${SOURCE_DIRECTORY_NAME} Groups`,
        sourceObjectName: 'Group',
        targetObjectName: GROUP_OBJECT,
        attributeMappings: mappingsOf('Group', profile.groups),
      }),
    );
  }
  return {
    id: schemaId,
    version: 'v1.0',
    synchronizationRules: [
      {
        editable: true,
        id: SCIM_RULE_ID,
        name: profile.groups ? 'USERGROUP_OUTBOUND_USERGROUP' : 'USER_OUTBOUND_USER',
        priority: 1,
        sourceDirectoryName: SOURCE_DIRECTORY_NAME,
        targetDirectoryName: target,
        metadata: [{ key: 'supportsProvisionOnDemand', value: 'true' }],
        objectMappings,
      },
    ],
    directories: [
      sourceDirectory(),
      {
        id: targetDirectoryId(profile.id),
        name: target,
        readOnly: false,
        version: null,
        discoverabilities: 'None',
        discoveryDateTime: null,
        objects: [
          targetObject('User', USER_OBJECT, profile.users),
          ...(profile.groups ? [targetObject('Group', GROUP_OBJECT, profile.groups)] : []),
        ],
        metadata: [],
      },
    ],
  };
}

/** Non-gallery applications have this directory (G-82). */
function targetName(profile: Profile): string {
  return profile.id === 'custom' ? 'customappsso' : profile.name;
}

/** A GUID that is the same for the same profile, from a hash of its id. */
function targetDirectoryId(id: string): string {
  let hash = '';
  for (let round = 0; hash.length < 32; round++) {
    let value = 0x811c9dc5 ^ round;
    for (let i = 0; i < id.length; i++) value = Math.imul(value ^ id.charCodeAt(i), 0x01000193);
    hash += (value >>> 0).toString(16).padStart(8, '0');
  }
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

function targetObject(kind: 'User' | 'Group', name: string, object: ProfileObject): ObjectDefinition {
  const isSoftDeletable = object.softDelete ?? kind === 'User';
  return {
    name,
    attributes: [
      attributeDefinition('id', { anchor: true, mutability: 'ReadOnly' }),
      ...object.attributes.map((attribute) => definitionOf(kind, attribute)),
    ],
    metadata: [
      ...(isSoftDeletable ? [{ key: 'PropertyNameAccountEnabled', value: 'active' }] : []),
      { key: 'IsSoftDeletionSupported', value: String(isSoftDeletable) },
    ],
    supportedApis: null,
  };
}

function definitionOf(kind: 'User' | 'Group', attribute: ProfileAttribute): AttributeDefinition {
  const isReference = attribute.type === 'Reference' || isMembers(kind, attribute) || isManager(attribute);
  return attributeDefinition(attribute.name, {
    type: isReference ? 'Reference' : (attribute.type ?? 'String'),
    required: attribute.required ?? false,
    multivalued: attribute.multivalued ?? (isMembers(kind, attribute) || attribute.name === 'roles'),
    caseExact: attribute.caseExact ?? false,
    referencedObjects: isReference
      ? [
          { referencedObjectName: USER_OBJECT, referencedProperty: null },
          ...(isMembers(kind, attribute) ? [{ referencedObjectName: GROUP_OBJECT, referencedProperty: null }] : []),
        ]
      : [],
    metadata: attribute.filterable === undefined ? [] : [{ key: FILTERABLE_KEY, value: String(attribute.filterable) }],
  });
}

function isMembers(kind: 'User' | 'Group', { name }: ProfileAttribute): boolean {
  return kind === 'Group' && name.toLowerCase() === 'members';
}

/** The manager is a reference, whatever a table prints as its type. */
function isManager({ name }: ProfileAttribute): boolean {
  return /:manager(\.value)?$/i.test(name);
}

function mappingsOf(kind: 'User' | 'Group', object: ProfileObject): AttributeMapping[] {
  const matching = matchingPriorities(kind, object);
  return object.attributes.flatMap((attribute) => {
    const expression = attribute.source ?? defaultSource(kind, attribute.name);
    if (!expression) return [];
    return [
      attributeMapping(attribute.name, toSource(parseExpression(expression)), {
        defaultValue: attribute.default ?? null,
        flowType: attribute.onlyOnCreate ? 'ObjectAddOnly' : 'Always',
        matchingPriority: matching.get(attribute.name) ?? 0,
      }),
    ];
  });
}

/** As the profile says; else the first candidate that isn't known to be unfilterable, else the first filterable one. */
function matchingPriorities(kind: 'User' | 'Group', object: ProfileObject): Map<string, number> {
  const stated = object.attributes.filter(({ match }) => match !== undefined);
  if (stated.length > 0) return new Map(stated.map(({ name, match }) => [name, match as number]));
  const isMapped = ({ name, source }: ProfileAttribute) => (source ?? defaultSource(kind, name) ?? '') !== '';
  const usable = object.attributes.filter((attribute) => attribute.filterable !== false && isMapped(attribute));
  const candidate = matchingCandidates[kind]
    .map((wanted) => usable.find(({ name }) => name.toLowerCase() === wanted.toLowerCase()))
    .find((attribute) => attribute !== undefined);
  const chosen = candidate ?? usable.find(({ filterable }) => filterable === true) ?? usable[0];
  return new Map(chosen ? [[chosen.name, 1]] : []);
}
