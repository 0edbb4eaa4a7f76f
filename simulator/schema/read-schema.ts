/**
 * Schemas as they come in: a document from a real tenant, from a script, from the page. Defaults are filled in,
 * unknown keys are kept, what can't work is refused with all problems at once (G-61 to G-66, G-85, M-47). Pure.
 */
import { formatExpression, fromSource, toSource } from '../expressions/index.ts';
import type {
  AttributeMapping,
  AttributeMappingSource,
  DirectoryDefinition,
  Filter,
  ObjectMapping,
  SynchronizationRule,
  SynchronizationSchema,
} from '../model/schema.ts';
import type { Finding } from '../model/values.ts';
import { checkSchema, type SchemaProblem } from './check-schema.ts';
import { attributeDefinition, attributeMapping } from './definitions.ts';
import { schemaError } from './errors.ts';

type Loose = Record<string, unknown>;

export interface ReadOptions {
  /** The schema it replaces; its directories are kept when the document has none (G-65). */
  current?: SynchronizationSchema;
}

/** Throws SCHEMA_INVALID with `given.problems`. */
export function readSchema(document: unknown, options: ReadOptions = {}): SynchronizationSchema {
  const { schema, problems } = readLoosely(document, options);
  if (problems.length === 0) problems.push(...checkSchema(schema).problems);
  if (problems.length > 0) throw schemaError('SCHEMA_INVALID', { problems });
  return schema;
}

/** What would be refused, and what would only be warned of. */
export function inspectSchema(
  document: unknown,
  options: ReadOptions = {},
): { problems: SchemaProblem[]; findings: Finding[] } {
  const { schema, problems } = readLoosely(document, options);
  if (problems.length > 0) return { problems, findings: [] };
  return checkSchema(schema);
}

function readLoosely(
  document: unknown,
  { current }: ReadOptions,
): { schema: SynchronizationSchema; problems: SchemaProblem[] } {
  const problems: SchemaProblem[] = [];
  const empty: SynchronizationSchema = { id: '', version: '', synchronizationRules: [], directories: [] };
  if (!isObject(document)) {
    return { schema: empty, problems: [{ path: '$', message: 'expected an object, the schema' }] };
  }
  const rules = listAt(document, 'synchronizationRules', '$', problems);
  const directories = listAt(document, 'directories', '$', problems);
  const schema: SynchronizationSchema = {
    ...document,
    id: typeof document.id === 'string' ? document.id : (current?.id ?? ''),
    version: typeof document.version === 'string' ? document.version : (current?.version ?? 'v1.0'),
    synchronizationRules: rules.map((rule, index) => readRule(rule, `$.synchronizationRules[${index}]`, problems)),
    directories:
      directories.length === 0 && current
        ? current.directories
        : directories.map((directory, index) => readDirectory(directory, `$.directories[${index}]`, problems)),
  };
  return { schema, problems };
}

function readRule(given: unknown, path: string, problems: SchemaProblem[]): SynchronizationRule {
  const rule = objectAt(given, path, problems);
  return {
    ...rule,
    editable: rule.editable !== false,
    id: textOf(rule.id, ''),
    name: textOf(rule.name, ''),
    priority: typeof rule.priority === 'number' ? rule.priority : 1,
    sourceDirectoryName: textOf(rule.sourceDirectoryName, ''),
    targetDirectoryName: textOf(rule.targetDirectoryName, ''),
    metadata: listAt(rule, 'metadata', path, problems) as SynchronizationRule['metadata'],
    objectMappings: listAt(rule, 'objectMappings', path, problems).map((mapping, index) =>
      readObjectMapping(mapping, `${path}.objectMappings[${index}]`, problems),
    ),
  };
}

function readObjectMapping(given: unknown, path: string, problems: SchemaProblem[]): ObjectMapping {
  const mapping = objectAt(given, path, problems);
  return {
    ...mapping,
    enabled: mapping.enabled !== false,
    flowTypes: textOf(mapping.flowTypes, 'Add,Update,Delete'),
    name: typeof mapping.name === 'string' ? mapping.name : null,
    scope: readScope(mapping.scope),
    sourceObjectName: textOf(mapping.sourceObjectName, ''),
    targetObjectName: textOf(mapping.targetObjectName, ''),
    attributeMappings: listAt(mapping, 'attributeMappings', path, problems).map((each, index) =>
      readAttributeMapping(each, `${path}.attributeMappings[${index}]`, problems),
    ),
    metadata: listAt(mapping, 'metadata', path, problems) as ObjectMapping['metadata'],
  };
}

/** Scopes of another form, seen in the wild with `filterGroups`, are no scope (M-47). */
function readScope(given: unknown): Filter | null {
  if (!isObject(given)) return null;
  const groups = (key: string) => (Array.isArray(given[key]) ? (given[key] as Filter['groups']) : []);
  return {
    ...given,
    groups: groups('groups'),
    inputFilterGroups: groups('inputFilterGroups'),
    categoryFilterGroups: groups('categoryFilterGroups'),
  };
}

function readAttributeMapping(given: unknown, path: string, problems: SchemaProblem[]): AttributeMapping {
  const mapping = objectAt(given, path, problems);
  const name = textOf(mapping.targetAttributeName, '');
  const source = isObject(mapping.source) ? readSource(mapping.source, `${path}.source`, problems) : null;
  const filled = attributeMapping(name, source);
  return {
    ...mapping,
    defaultValue: typeof mapping.defaultValue === 'string' ? mapping.defaultValue : null,
    exportMissingReferences: mapping.exportMissingReferences === true,
    flowBehavior: choiceOf(mapping.flowBehavior, ['FlowWhenChanged', 'FlowAlways'], filled.flowBehavior),
    flowType: choiceOf(
      mapping.flowType,
      ['Always', 'ObjectAddOnly', 'MultiValueAddOnly', 'ValueAddOnly', 'AttributeAddOnly'],
      filled.flowType,
    ),
    matchingPriority: typeof mapping.matchingPriority === 'number' ? mapping.matchingPriority : 0,
    targetAttributeName: name,
    source,
  };
}

/**
 * A source that says everything is kept as it is, to the byte; what is missing is filled in (G-76, G-77). Where text
 * and tree disagree the text wins.
 */
function readSource(given: Loose, path: string, problems: SchemaProblem[]): AttributeMappingSource {
  const source = given as unknown as Partial<AttributeMappingSource>;
  const isWhole = source.type !== undefined && source.name !== undefined && typeof source.expression === 'string';
  try {
    const tree = fromSource(source);
    if (isWhole) {
      const parameters = Array.isArray(source.parameters) ? source.parameters : [];
      const agrees =
        source.type !== 'Function' || parameters.length > 0 || tree.type !== 'call' || tree.args.length === 0;
      if (agrees) return { ...(source as AttributeMappingSource), parameters };
    }
    const filled = toSource(tree);
    return { ...given, ...filled, expression: source.expression ?? formatExpression(tree) };
  } catch (error) {
    problems.push({ path: `${path}.expression`, message: (error as Error).message });
    return {
      expression: source.expression ?? '',
      name: source.name ?? '',
      type: source.type ?? 'Function',
      parameters: [],
    };
  }
}

function readDirectory(given: unknown, path: string, problems: SchemaProblem[]): DirectoryDefinition {
  const directory = objectAt(given, path, problems);
  return {
    ...directory,
    id: textOf(directory.id, ''),
    name: textOf(directory.name, ''),
    readOnly: directory.readOnly === true,
    version: typeof directory.version === 'string' ? directory.version : null,
    discoverabilities: textOf(directory.discoverabilities, 'None'),
    discoveryDateTime: typeof directory.discoveryDateTime === 'string' ? directory.discoveryDateTime : null,
    objects: listAt(directory, 'objects', path, problems).map((each, index) => {
      const object = objectAt(each, `${path}.objects[${index}]`, problems);
      return {
        ...object,
        name: textOf(object.name, ''),
        attributes: listAt(object, 'attributes', `${path}.objects[${index}]`, problems).map((attribute, place) => {
          const definition = objectAt(attribute, `${path}.objects[${index}].attributes[${place}]`, problems);
          return attributeDefinition(textOf(definition.name, ''), withoutNulls(definition));
        }),
        metadata: listAt(object, 'metadata', path, problems) as DirectoryDefinition['metadata'],
        supportedApis: typeof object.supportedApis === 'string' ? object.supportedApis : null,
      };
    }),
    metadata: listAt(directory, 'metadata', path, problems) as DirectoryDefinition['metadata'],
  };
}

/** Null and missing mean the same (G-13), but for what may be null. */
function withoutNulls(given: Loose): Loose {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectAt(value: unknown, path: string, problems: SchemaProblem[]): Loose {
  if (isObject(value)) return value;
  problems.push({ path, message: 'expected an object' });
  return {};
}

function listAt(parent: Loose, key: string, path: string, problems: SchemaProblem[]): unknown[] {
  const value = parent[key];
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  problems.push({ path: `${path}.${key}`, message: 'expected a list' });
  return [];
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

/** Enum values come in any case (G-12). */
function choiceOf<C extends string>(value: unknown, choices: readonly C[], otherwise: C): C {
  return (
    choices.find((choice) => typeof value === 'string' && choice.toLowerCase() === value.toLowerCase()) ?? otherwise
  );
}
