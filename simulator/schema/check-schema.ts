/** What makes a schema impossible to save, with the place of each problem, and what is only warned of (G-64). Pure. */
import { compileExpression, fromSource, nearest } from '../expressions/index.ts';
import type {
  AttributeDefinition,
  ObjectDefinition,
  ObjectMapping,
  SynchronizationRule,
  SynchronizationSchema,
} from '../model/schema.ts';
import type { Finding } from '../model/values.ts';
import { checkFilter } from '../scoping/index.ts';
import { FILTERABLE_KEY } from './expand-profile.ts';
import { isSourceDirectory } from './source-directory.ts';

export interface SchemaProblem {
  /** JSON path: `$.synchronizationRules[0].objectMappings[1].attributeMappings[2].targetAttributeName`. */
  path: string;
  message: string;
}

export function checkSchema(schema: SynchronizationSchema): { problems: SchemaProblem[]; findings: Finding[] } {
  const problems: SchemaProblem[] = [];
  const findings: Finding[] = [];
  for (const [index, directory] of schema.directories.entries()) {
    for (const [place, object] of directory.objects.entries()) {
      checkObject(object, `$.directories[${index}].objects[${place}]`, problems);
    }
  }
  for (const [index, rule] of schema.synchronizationRules.entries()) {
    checkRule(schema, rule, `$.synchronizationRules[${index}]`, problems, findings);
  }
  return { problems, findings };
}

function checkObject(object: ObjectDefinition, path: string, problems: SchemaProblem[]): void {
  const seen = new Set<string>();
  for (const [index, { name }] of object.attributes.entries()) {
    if (name === '') problems.push({ path: `${path}.attributes[${index}].name`, message: 'an attribute needs a name' });
    if (seen.has(name))
      problems.push({ path: `${path}.attributes[${index}].name`, message: `'${name}' is listed twice` });
    seen.add(name);
  }
  if (object.attributes.filter(({ anchor }) => anchor).length > 1) {
    problems.push({ path: `${path}.attributes`, message: 'more than one attribute is the anchor; exactly one may be' });
  }
}

function checkRule(
  schema: SynchronizationSchema,
  rule: SynchronizationRule,
  path: string,
  problems: SchemaProblem[],
  findings: Finding[],
): void {
  const source = directoryNamed(schema, rule.sourceDirectoryName);
  const target = directoryNamed(schema, rule.targetDirectoryName);
  for (const [key, found] of [
    ['sourceDirectoryName', source],
    ['targetDirectoryName', target],
  ] as const) {
    if (found) continue;
    const known = schema.directories.map(({ name }) => name).join(', ') || 'none';
    problems.push({
      path: `${path}.${key}`,
      message: `there is no directory '${rule[key]}'; the schema has: ${known}`,
    });
  }
  if (!source || !target) return;
  for (const [index, mapping] of rule.objectMappings.entries()) {
    // Disabled helper mappings name no source object; nothing of them is used.
    if (!mapping.enabled) continue;
    const mappingPath = `${path}.objectMappings[${index}]`;
    const from = source.objects.find(({ name }) => name === mapping.sourceObjectName);
    const to = target.objects.find(({ name }) => name === mapping.targetObjectName);
    if (!from)
      problems.push({
        path: `${mappingPath}.sourceObjectName`,
        message: `directory '${source.name}' has no object '${mapping.sourceObjectName}'`,
      });
    if (!to)
      problems.push({
        path: `${mappingPath}.targetObjectName`,
        message: `directory '${target.name}' has no object '${mapping.targetObjectName}'`,
      });
    if (from && to) checkMapping(mapping, from, to, mappingPath, isSourceDirectory(source), problems, findings);
  }
}

function directoryNamed(schema: SynchronizationSchema, name: string) {
  // The two names of the source directory are one (G-81).
  return (
    schema.directories.find((directory) => directory.name === name) ??
    (isSourceDirectory({ name }) ? schema.directories.find(isSourceDirectory) : undefined)
  );
}

function checkMapping(
  mapping: ObjectMapping,
  source: ObjectDefinition,
  target: ObjectDefinition,
  path: string,
  isOutbound: boolean,
  problems: SchemaProblem[],
  findings: Finding[],
): void {
  const targets = new Map(target.attributes.map((attribute) => [attribute.name, attribute]));
  const mapped = new Set<string>();
  const priorities = new Map<number, string>();
  for (const [index, attribute] of mapping.attributeMappings.entries()) {
    const name = attribute.targetAttributeName;
    const at = `${path}.attributeMappings[${index}]`;
    const definition = targets.get(name);
    if (!definition) {
      const suggestion = nearest(name, targets.keys());
      problems.push({
        path: `${at}.targetAttributeName`,
        message: `the target has no attribute '${name}'${suggestion ? `; did you mean '${suggestion}'?` : '; add it to the attribute list first'}`,
      });
    }
    if (mapped.has(name)) problems.push({ path: `${at}.targetAttributeName`, message: `'${name}' is mapped twice` });
    mapped.add(name);
    if (definition?.anchor && isOutbound)
      problems.push({
        path: `${at}.targetAttributeName`,
        message: `'${name}' is the primary key of the target and can't be written`,
      });
    if (attribute.matchingPriority > 0) {
      const other = priorities.get(attribute.matchingPriority);
      if (other)
        problems.push({
          path: `${at}.matchingPriority`,
          message: `'${name}' and '${other}' have the same matching precedence ${attribute.matchingPriority}`,
        });
      priorities.set(attribute.matchingPriority, name);
      if (definition && filterableOf(definition) === false) {
        problems.push({
          path: `${at}.matchingPriority`,
          message: `'${name}' can't be a matching attribute: the target can't filter on it`,
        });
      }
    }
    checkSource(attribute, source, at, isOutbound, problems, findings);
  }
  if (isOutbound && priorities.size === 0 && mapping.attributeMappings.length > 0) {
    problems.push({
      path: `${path}.attributeMappings`,
      message: 'no attribute is used for matching; give one a matching precedence',
    });
  }
  for (const { path: below, message, severity } of checkFilter(mapping.scope, source.attributes)) {
    if (severity === 'error') problems.push({ path: `${path}.scope.${below}`, message });
    else findings.push({ rule: 'S-04', message, subject: `${path}.scope.${below}` });
  }
}

/** Whether the target can filter by an attribute; null when nobody has said. */
export function filterableOf(definition: AttributeDefinition): boolean | null {
  const stated = definition.metadata.find(({ key }) => key === FILTERABLE_KEY)?.value;
  return stated === undefined ? null : stated === 'true';
}

function checkSource(
  { source, matchingPriority, targetAttributeName }: ObjectMapping['attributeMappings'][number],
  object: ObjectDefinition,
  path: string,
  isOutbound: boolean,
  problems: SchemaProblem[],
  findings: Finding[],
): void {
  if (source === null) return;
  try {
    const compiled = compileExpression(fromSource(source));
    for (const finding of compiled.lint) findings.push({ ...finding, subject: targetAttributeName });
    if (matchingPriority > 0 && compiled.functionNames.includes('SelectUniqueValue')) {
      problems.push({ path: `${path}.source`, message: 'SelectUniqueValue is not allowed for a matching attribute' });
    }
    const known = new Map(object.attributes.map((attribute) => [attribute.name, attribute]));
    for (const name of isOutbound ? compiled.attributeNames : []) {
      if (known.has(name) || name.startsWith('extension_')) continue;
      const suggestion = nearest(name, known.keys());
      problems.push({
        path: `${path}.source.expression`,
        message: `there is no source attribute '${name}'${suggestion ? `; did you mean '${suggestion}'?` : ''} (names mind case)`,
      });
    }
  } catch (error) {
    problems.push({ path: `${path}.source.expression`, message: (error as Error).message });
  }
}
