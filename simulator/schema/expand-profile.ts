/** A profile expanded to a whole synchronization schema: directories, rule, object mappings (G-72 to G-84). Pure. */
import { parseExpression, toSource } from '../expressions/index.ts';
import type {
  AttributeDefinition,
  AttributeMapping,
  ObjectDefinition,
  ObjectMapping,
  SynchronizationSchema,
} from '../model/schema.ts';
import { defaultSource, isManager, matchingPriorities } from './default-mappings.ts';
import { attributeDefinition, attributeMapping, objectMapping } from './definitions.ts';
import { filterableMetadata } from './filterable.ts';
import type { Profile, ProfileAttribute, ProfileObject } from './profile.ts';
import { directoryIdFor, SOURCE_DIRECTORY_NAME, sourceDirectory } from './source-directory.ts';

type Kind = 'User' | 'Group';

const objectNames: Readonly<Record<Kind, string>> = {
  User: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  Group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
};

/** The rule of SCIM applications has this id in every tenant (G-72). */
export const SCIM_RULE_ID = '03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8';

/** `schemaId` is the job's id, or the template's for its own schema. */
export function expandProfile(profile: Profile, { schemaId }: { schemaId: string }): SynchronizationSchema {
  const target = profile.directoryName ?? profile.name;
  const { users, groups } = profile;
  return {
    id: schemaId,
    version: 'v1.0',
    synchronizationRules: [
      {
        editable: true,
        id: SCIM_RULE_ID,
        name: groups ? 'USERGROUP_OUTBOUND_USERGROUP' : 'USER_OUTBOUND_USER',
        priority: 1,
        sourceDirectoryName: SOURCE_DIRECTORY_NAME,
        targetDirectoryName: target,
        metadata: [{ key: 'supportsProvisionOnDemand', value: 'true' }],
        objectMappings: [mappingOf('User', users), ...(groups ? [mappingOf('Group', groups)] : [])],
      },
    ],
    directories: [
      sourceDirectory(),
      {
        id: directoryIdFor(target),
        name: target,
        readOnly: false,
        version: null,
        discoverabilities: 'None',
        discoveryDateTime: null,
        objects: [
          targetObject('User', users, users.softDelete ?? !profile.capabilities.includes('delete-users')),
          ...(groups ? [targetObject('Group', groups, groups.softDelete ?? false)] : []),
        ],
        metadata: [],
      },
    ],
  };
}

/** The primary key is always there and never mapped, so a table that lists it says nothing new (M-09). */
function attributesOf({ attributes }: ProfileObject): ProfileAttribute[] {
  return attributes.filter(({ name }) => name !== 'id');
}

function targetObject(kind: Kind, object: ProfileObject, isSoftDeletable: boolean): ObjectDefinition {
  return {
    name: objectNames[kind],
    attributes: [
      attributeDefinition('id', { anchor: true, mutability: 'ReadOnly' }),
      ...attributesOf(object).map((attribute) => definitionOf(kind, attribute)),
    ],
    metadata: [
      ...(isSoftDeletable ? [{ key: 'PropertyNameAccountEnabled', value: 'active' }] : []),
      { key: 'IsSoftDeletionSupported', value: String(isSoftDeletable) },
    ],
    supportedApis: null,
  };
}

function definitionOf(kind: Kind, attribute: ProfileAttribute): AttributeDefinition {
  const { name } = attribute;
  const isMembers = kind === 'Group' && name.toLowerCase() === 'members';
  const isReference = attribute.type === 'Reference' || isMembers || isManager(name);
  const referenced = attribute.referencedObjects ?? (isMembers ? (['User', 'Group'] as const) : (['User'] as const));
  return attributeDefinition(name, {
    type: isReference ? 'Reference' : (attribute.type ?? 'String'),
    required: attribute.required ?? false,
    multivalued: attribute.multivalued ?? (isMembers || name === 'roles'),
    caseExact: attribute.caseExact ?? false,
    referencedObjects: isReference
      ? referenced.map((each) => ({ referencedObjectName: objectNames[each], referencedProperty: null }))
      : [],
    metadata: filterableMetadata(attribute.filterable),
  });
}

function mappingOf(kind: Kind, object: ProfileObject): ObjectMapping {
  const attributes = attributesOf(object);
  const matching = matchingPriorities(kind, attributes);
  return objectMapping({
    name: `Provision ${SOURCE_DIRECTORY_NAME} ${kind}s`,
    sourceObjectName: kind,
    targetObjectName: objectNames[kind],
    attributeMappings: attributes.flatMap((attribute) => attributeMappingOf(kind, attribute, matching)),
  });
}

/** None for an attribute without source and default. */
function attributeMappingOf(
  kind: Kind,
  { name, source, default: defaultValue, onlyOnCreate, required }: ProfileAttribute,
  matching: ReadonlyMap<string, number>,
): AttributeMapping[] {
  const duties = { isRequired: required ?? false, isMatching: matching.has(name) };
  const expression = source ?? defaultSource(kind, name, duties) ?? '';
  if (expression === '' && defaultValue === undefined) return [];
  return [
    attributeMapping(name, expression === '' ? null : toSource(parseExpression(expression)), {
      defaultValue: defaultValue ?? null,
      flowType: onlyOnCreate ? 'ObjectAddOnly' : 'Always',
      matchingPriority: matching.get(name) ?? 0,
    }),
  ];
}
