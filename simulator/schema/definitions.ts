/** Definitions and mappings with the defaults that Graph gives what isn't said (G-85). Pure. */
import type { AttributeDefinition, AttributeMapping, KeyValue, ObjectMapping } from '../model/schema.ts';

export function attributeDefinition(name: string, given: Partial<AttributeDefinition> = {}): AttributeDefinition {
  return {
    anchor: false,
    caseExact: false,
    defaultValue: null,
    flowNullValues: false,
    multivalued: false,
    mutability: 'ReadWrite',
    name,
    required: false,
    type: 'String',
    apiExpressions: [],
    metadata: [],
    referencedObjects: [],
    ...given,
  };
}

export function attributeMapping(
  targetAttributeName: string,
  source: AttributeMapping['source'],
  given: Partial<AttributeMapping> = {},
): AttributeMapping {
  return {
    defaultValue: null,
    exportMissingReferences: false,
    flowBehavior: 'FlowWhenChanged',
    flowType: 'Always',
    matchingPriority: 0,
    targetAttributeName,
    source,
    ...given,
  };
}

/** Whether an attribute was added to the list by the customer, and isn't the application's own. */
export function isAddedByHand({ metadata }: AttributeDefinition): boolean {
  return metadata.some(({ key, value }) => key === 'IsCustomerDefined' && value === 'true');
}

/** The metadata of an ordinary object mapping; enum values carry quotation marks of their own (M-05). */
function objectMappingMetadata(): KeyValue[] {
  return [
    { key: 'IsCustomerDefined', value: 'false' },
    { key: 'DisableMonitoringForChanges', value: 'false' },
    { key: 'Disposition', value: '"Normal"' },
    { key: 'ExcludeFromReporting', value: 'false' },
    { key: 'EscrowBehavior', value: '"Default"' },
    { key: 'Unsynchronized', value: 'false' },
  ];
}

export function objectMapping(
  given: Pick<ObjectMapping, 'name' | 'sourceObjectName' | 'targetObjectName' | 'attributeMappings'>,
): ObjectMapping {
  const { name, sourceObjectName, targetObjectName, attributeMappings } = given;
  // In the order of Graph's keys, which scripts rely on (G-71).
  return {
    enabled: true,
    flowTypes: 'Add,Update,Delete',
    name,
    scope: null,
    sourceObjectName,
    targetObjectName,
    attributeMappings,
    metadata: objectMappingMetadata(),
  };
}
