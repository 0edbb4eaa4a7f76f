/** Where the mapping of users or groups stands in a schema, and changes to it. Pure; a schema is never changed itself. */
import type {
  AttributeMapping,
  AttributeMappingSource,
  ObjectDefinition,
  ObjectMapping,
  SynchronizationSchema,
} from '../../../../simulator/model/schema.ts';
import type { MappedKind } from '../../api/schema.ts';

export interface FoundMapping {
  kind: MappedKind;
  mapping: ObjectMapping;
  source: ObjectDefinition;
  target: ObjectDefinition;
  targetDirectory: string;
  /** JSON paths, as problems name them. */
  path: string;
  targetPath: string;
}

/** The names of the tenant's directory, today and before 2023 (G-81). */
const sourceNames = ['Microsoft Entra ID', 'Azure Active Directory'];

/** The first enabled one by the priority of the rules, else the first; null when such objects aren't mapped. */
export function findMapping(schema: SynchronizationSchema, kind: MappedKind): FoundMapping | null {
  const found: FoundMapping[] = [];
  const rules = schema.synchronizationRules.map((rule, index) => ({ rule, index }));
  for (const { rule, index } of rules.sort((a, b) => a.rule.priority - b.rule.priority)) {
    if (!sourceNames.includes(rule.sourceDirectoryName)) continue;
    const from = schema.directories.find(({ name }) => sourceNames.includes(name));
    const toIndex = schema.directories.findIndex(({ name }) => name === rule.targetDirectoryName);
    const to = schema.directories[toIndex];
    for (const [place, mapping] of rule.objectMappings.entries()) {
      const source = from?.objects.find(({ name }) => name === kind);
      const targetIndex = to?.objects.findIndex(({ name }) => name === mapping.targetObjectName) ?? -1;
      const target = to?.objects[targetIndex];
      if (mapping.sourceObjectName !== kind || !to || !source || !target) continue;
      found.push({
        kind,
        mapping,
        source,
        target,
        targetDirectory: to.name,
        path: `$.synchronizationRules[${index}].objectMappings[${place}]`,
        targetPath: `$.directories[${toIndex}].objects[${targetIndex}]`,
      });
    }
  }
  return found.find(({ mapping }) => mapping.enabled) ?? found[0] ?? null;
}

/** The schema with the mapping changed. */
export function withMapping(
  schema: SynchronizationSchema,
  kind: MappedKind,
  change: (mapping: ObjectMapping) => ObjectMapping,
): SynchronizationSchema {
  const before = findMapping(schema, kind)?.mapping;
  return {
    ...schema,
    synchronizationRules: schema.synchronizationRules.map((rule) => ({
      ...rule,
      objectMappings: rule.objectMappings.map((mapping) => (mapping === before ? change(mapping) : mapping)),
    })),
  };
}

/** The schema with the target's attribute list changed. */
export function withTarget(
  schema: SynchronizationSchema,
  kind: MappedKind,
  change: (target: ObjectDefinition) => ObjectDefinition,
): SynchronizationSchema {
  const before = findMapping(schema, kind)?.target;
  return {
    ...schema,
    directories: schema.directories.map((directory) => ({
      ...directory,
      objects: directory.objects.map((object) => (object === before ? change(object) : object)),
    })),
  };
}

export type MappingType = 'Direct' | 'Constant' | 'Expression' | 'None';

export function mappingTypeOf({ source }: Pick<AttributeMapping, 'source'>): MappingType {
  if (source === null) return 'None';
  if (source.type === 'Attribute') return 'Direct';
  return source.type === 'Constant' && !isComparison(source) ? 'Constant' : 'Expression';
}

/** Graph has no form for a comparison: it stands as a constant whose expression is its name. */
function isComparison({ expression, name }: AttributeMappingSource): boolean {
  return expression === name && expression !== '';
}

/** What the table shows of a source: the attribute, the expression, or the constant in quotes (P-510). */
export function sourceText(mapping: AttributeMapping): string {
  const { source, defaultValue } = mapping;
  switch (mappingTypeOf(mapping)) {
    case 'None':
      return defaultValue ?? '';
    case 'Direct':
      return source?.name ?? '';
    case 'Constant':
      return `"${source?.name ?? ''}"`;
    case 'Expression':
      return source?.expression ?? '';
  }
}

/** `text` is the attribute's name, the constant, or the expression. */
export function sourceOf(type: MappingType, text: string): AttributeMappingSource | null {
  switch (type) {
    case 'None':
      return null;
    case 'Direct':
      return { expression: `[${text}]`, name: text, type: 'Attribute', parameters: [] };
    case 'Constant': {
      const quoted = `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
      return { expression: quoted, name: text, type: 'Constant', parameters: [] };
    }
    case 'Expression':
      // The simulator makes the structure from the text when it saves (G-77).
      return { expression: text } as AttributeMappingSource;
  }
}

/** The text of a source as its field shows it. */
export function fieldText({ source }: Pick<AttributeMapping, 'source'>, type: MappingType): string {
  if (source === null) return '';
  return type === 'Expression' ? source.expression : source.name;
}

export function newMapping(targetAttributeName: string): AttributeMapping {
  return {
    defaultValue: null,
    exportMissingReferences: false,
    flowBehavior: 'FlowWhenChanged',
    flowType: 'Always',
    matchingPriority: 0,
    targetAttributeName,
    source: sourceOf('Direct', ''),
  };
}

export const actions = ['Add', 'Update', 'Delete'] as const;
export type Action = (typeof actions)[number];

export function actionsOf({ flowTypes }: ObjectMapping): Record<Action, boolean> {
  const flags = flowTypes.split(',').map((flag) => flag.trim().toLowerCase());
  return Object.fromEntries(actions.map((action) => [action, flags.includes(action.toLowerCase())])) as Record<
    Action,
    boolean
  >;
}

/** As Graph writes them; none of them is `None` (M-02). */
export function flowTypesOf(chosen: Record<Action, boolean>): string {
  return actions.filter((action) => chosen[action]).join(', ') || 'None';
}
