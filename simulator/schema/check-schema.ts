/** What makes a schema impossible to save, with the place of each problem, and what is only warned of (G-64). Pure. */
import type {
  DirectoryDefinition,
  ObjectDefinition,
  SynchronizationRule,
  SynchronizationSchema,
} from '../model/schema.ts';
import { isScimObject, noScimAttribute, parseAttributePath } from './attribute-path.ts';
import { checkObjectMapping } from './check-mapping.ts';
import { isAddedByHand } from './definitions.ts';
import type { SchemaReport } from './schema-report.ts';
import { directoryNamed, isSourceDirectory } from './source-directory.ts';

/** `current` is the schema that is replaced: what it maps and the application requires must stay mapped (M-10). */
export function checkSchema(
  schema: SynchronizationSchema,
  current: SynchronizationSchema | null,
  report: SchemaReport,
): void {
  checkNames(schema.directories, '$.directories', 'directory', report);
  for (const [index, directory] of schema.directories.entries()) {
    checkDirectory(directory, `$.directories[${index}]`, report);
  }
  for (const [index, rule] of schema.synchronizationRules.entries()) {
    const before = current?.synchronizationRules.find(({ id }) => id === rule.id) ?? null;
    checkRule(schema, rule, before, `$.synchronizationRules[${index}]`, report);
  }
}

function checkDirectory({ objects }: DirectoryDefinition, path: string, report: SchemaReport): void {
  checkNames(objects, `${path}.objects`, 'object', report);
  for (const [index, object] of objects.entries()) checkObject(object, `${path}.objects[${index}]`, report);
}

function checkObject(object: ObjectDefinition, path: string, report: SchemaReport): void {
  const { attributes } = object;
  checkNames(attributes, `${path}.attributes`, 'attribute', report);
  if (attributes.filter(({ anchor }) => anchor).length > 1) {
    const message = 'more than one attribute is the anchor; exactly one may be';
    report.problems.push({ path: `${path}.attributes`, message });
  }
  if (isScimObject(object)) noteUnmappable(object, path, report);
}

/** What was added by hand under a name that no mapping can write (M-38). */
function noteUnmappable({ attributes }: ObjectDefinition, path: string, { findings }: SchemaReport): void {
  for (const [index, attribute] of attributes.entries()) {
    const { name } = attribute;
    if (name === '' || !isAddedByHand(attribute) || parseAttributePath(name) !== null) continue;
    findings.push({ rule: 'M-38', message: noScimAttribute(name), subject: `${path}.attributes[${index}].name` });
  }
}

/** Every name is there, and there once (M-30). */
function checkNames(named: readonly { name: string }[], path: string, what: string, { problems }: SchemaReport): void {
  const seen = new Set<string>();
  for (const [index, { name }] of named.entries()) {
    const at = `${path}[${index}].name`;
    if (name === '') problems.push({ path: at, message: `the ${what} needs a name` });
    else if (seen.has(name)) problems.push({ path: at, message: `'${name}' is listed twice` });
    seen.add(name);
  }
}

function checkRule(
  { directories }: SynchronizationSchema,
  rule: SynchronizationRule,
  before: SynchronizationRule | null,
  path: string,
  report: SchemaReport,
): void {
  const source = directoryNamed(directories, rule.sourceDirectoryName);
  const target = directoryNamed(directories, rule.targetDirectoryName);
  const known = directories.map(({ name }) => name).join(', ') || 'none';
  const complain = (key: 'sourceDirectoryName' | 'targetDirectoryName') =>
    report.problems.push({
      path: `${path}.${key}`,
      message: `there is no directory '${rule[key]}'; the schema has: ${known}`,
    });
  if (!source) complain('sourceDirectoryName');
  if (!target) complain('targetDirectoryName');
  if (!source || !target) return;
  for (const [index, mapping] of rule.objectMappings.entries()) {
    // Disabled helper mappings name no source object; nothing of them is used.
    if (!mapping.enabled) continue;
    const at = `${path}.objectMappings[${index}]`;
    const from = objectIn(source, mapping.sourceObjectName, `${at}.sourceObjectName`, report);
    const to = objectIn(target, mapping.targetObjectName, `${at}.targetObjectName`, report);
    if (!from || !to) continue;
    const mappedBefore = before?.objectMappings.find(
      ({ sourceObjectName, targetObjectName }) =>
        sourceObjectName === mapping.sourceObjectName && targetObjectName === mapping.targetObjectName,
    );
    const isOutbound = isSourceDirectory(source);
    checkObjectMapping(
      { mapping, before: mappedBefore ?? null, source: from, target: to, path: at, isOutbound },
      report,
    );
  }
}

function objectIn(
  directory: DirectoryDefinition,
  name: string,
  path: string,
  { problems }: SchemaReport,
): ObjectDefinition | undefined {
  const found = directory.objects.find((object) => object.name === name);
  if (!found) {
    const known = directory.objects.map((object) => object.name).join(', ') || 'none';
    problems.push({ path, message: `directory '${directory.name}' has no object '${name}'; it has: ${known}` });
  }
  return found;
}
