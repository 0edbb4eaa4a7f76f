/**
 * The profile that a schema amounts to, such as one exported from a real tenant: it gives the sample app its face and
 * stands behind the application's template. Pure.
 */
import { formatExpression, fromSource } from '../expressions/index.ts';
import type { AttributeDefinition, AttributeMapping, SynchronizationSchema } from '../model/schema.ts';
import { schemaError } from './errors.ts';
import { filterableOf } from './filterable.ts';
import { objectMappingFor } from './object-mapping-for.ts';
import type { Profile, ProfileAttribute, ProfileObject } from './profile.ts';

/** Throws PROFILE_INVALID for a schema that provisions no users. */
export function profileFromSchema(schema: SynchronizationSchema, name: string): Profile {
  const users = objectOf(schema, 'User');
  if (!users) {
    const problems = ['the schema maps no users of Microsoft Entra ID to the target'];
    throw schemaError('PROFILE_INVALID', { profile: name, problems });
  }
  const groups = objectOf(schema, 'Group');
  const found = objectMappingFor(schema, 'User');
  return {
    id: 'custom',
    name,
    ...(found ? { directoryName: found.rule.targetDirectoryName } : {}),
    source: { document: 'schema of a synchronization job', date: null },
    capabilities: [
      'create-users',
      users.softDelete ? 'deactivate-users' : 'delete-users',
      'sync-attributes',
      ...(groups ? (['groups', 'delete-groups'] as const) : []),
    ],
    connection: { auth: 'bearer', tenantUrl: null },
    users,
    groups,
  };
}

function objectOf(schema: SynchronizationSchema, kind: 'User' | 'Group'): ProfileObject | null {
  const found = objectMappingFor(schema, kind);
  if (!found) return null;
  const { targetObject, mapping } = found;
  const attributes = targetObject.attributes
    .filter(({ anchor, name }) => !anchor && name !== 'id')
    .map((definition) => {
      const mapped = mapping.attributeMappings.find(
        ({ targetAttributeName }) => targetAttributeName === definition.name,
      );
      return attributeOf(definition, mapped);
    });
  const softDeletion = targetObject.metadata.find(({ key }) => key === 'IsSoftDeletionSupported')?.value;
  return { softDelete: softDeletion?.toLowerCase() === 'true', attributes };
}

function attributeOf(definition: AttributeDefinition, mapping: AttributeMapping | undefined): ProfileAttribute {
  const filterable = filterableOf(definition);
  return {
    name: definition.name,
    type: definition.type,
    required: definition.required,
    multivalued: definition.multivalued,
    caseExact: definition.caseExact,
    ...(filterable === null ? {} : { filterable }),
    // An attribute that the schema doesn't map stays so, whatever the rules would give it.
    source: mapping?.source ? formatExpression(fromSource(mapping.source)) : '',
    ...(mapping && mapping.defaultValue !== null ? { default: mapping.defaultValue } : {}),
    ...(mapping && mapping.matchingPriority > 0 ? { match: mapping.matchingPriority } : {}),
    ...(mapping?.flowType === 'ObjectAddOnly' ? { onlyOnCreate: true } : {}),
  };
}
