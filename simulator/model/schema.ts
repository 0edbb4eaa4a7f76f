/**
 * The synchronization schema in Microsoft Graph's own words (G-71 to G-86). A document read from a real tenant
 * may carry keys that are not named here; they are kept and written back.
 */

export interface KeyValue {
  key: string;
  value: string;
}

export type SourceType = 'Attribute' | 'Constant' | 'Function';

/** Where a mapped value comes from; `expression` and the tree say the same thing. */
export interface AttributeMappingSource {
  expression: string;
  name: string;
  type: SourceType;
  parameters: { key: string; value: AttributeMappingSource }[];
}

/** When a value flows (M-14). */
export type FlowType = 'Always' | 'ObjectAddOnly' | 'MultiValueAddOnly' | 'ValueAddOnly' | 'AttributeAddOnly';
/** Whether an equal value is sent again (M-16). */
export type FlowBehavior = 'FlowWhenChanged' | 'FlowAlways';

export interface AttributeMapping {
  defaultValue: string | null;
  exportMissingReferences: boolean;
  flowBehavior: FlowBehavior;
  flowType: FlowType;
  /** 0: not a matching attribute; 1 is asked first (M-17). */
  matchingPriority: number;
  targetAttributeName: string;
  source: AttributeMappingSource | null;
}

export interface FilterClause {
  operatorName: string;
  sourceOperandName: string;
  targetOperand: { values: string[] } | null;
}

export interface FilterGroup {
  clauses: FilterClause[];
  name: string | null;
}

/** A scope: groups are joined by OR, the clauses of a group by AND (S-03). */
export interface Filter {
  groups: FilterGroup[];
  inputFilterGroups: FilterGroup[];
  categoryFilterGroups: FilterGroup[];
}

export interface ObjectMapping {
  enabled: boolean;
  /** Flags, comma-separated: `Add`, `Update`, `Delete`, `None` (M-02). */
  flowTypes: string;
  name: string | null;
  scope: Filter | null;
  sourceObjectName: string;
  targetObjectName: string;
  attributeMappings: AttributeMapping[];
  metadata: KeyValue[];
}

export interface SynchronizationRule {
  containerFilter?: unknown;
  editable: boolean;
  groupFilter?: unknown;
  id: string;
  name: string;
  priority: number;
  sourceDirectoryName: string;
  targetDirectoryName: string;
  metadata: KeyValue[];
  objectMappings: ObjectMapping[];
}

export type AttributeType = 'String' | 'Boolean' | 'Integer' | 'DateTime' | 'Binary' | 'Reference';
export type Mutability = 'ReadWrite' | 'ReadOnly' | 'Immutable' | 'WriteOnly';

export interface AttributeDefinition {
  anchor: boolean;
  caseExact: boolean;
  defaultValue: string | null;
  flowNullValues: boolean;
  multivalued: boolean;
  mutability: Mutability;
  name: string;
  required: boolean;
  type: AttributeType;
  apiExpressions: unknown[];
  metadata: KeyValue[];
  referencedObjects: { referencedObjectName: string; referencedProperty: string | null }[];
}

export interface ObjectDefinition {
  name: string;
  attributes: AttributeDefinition[];
  metadata: KeyValue[];
  supportedApis: string | null;
}

export interface DirectoryDefinition {
  id: string;
  name: string;
  readOnly: boolean;
  version: string | null;
  discoverabilities: string;
  discoveryDateTime: string | null;
  objects: ObjectDefinition[];
  metadata: KeyValue[];
}

export interface SynchronizationSchema {
  id: string;
  version: string;
  synchronizationRules: SynchronizationRule[];
  directories: DirectoryDefinition[];
}
