/** The checks of one enabled object mapping: targets, matching, sources, required attributes, scope. Pure. */
import { type CompiledExpression, compileExpression, fromSource, nearest } from '../expressions/index.ts';
import type { AttributeDefinition, AttributeMapping, ObjectDefinition, ObjectMapping } from '../model/schema.ts';
import { checkFilter } from '../scoping/index.ts';
import { isScimObject, noScimAttribute, parseAttributePath } from './attribute-path.ts';
import { isAddedByHand } from './definitions.ts';
import { filterableOf } from './filterable.ts';
import type { SchemaReport } from './schema-report.ts';

export interface CheckedMapping {
  mapping: ObjectMapping;
  /** The same mapping in the schema that is replaced. */
  before: ObjectMapping | null;
  source: ObjectDefinition;
  target: ObjectDefinition;
  /** JSON path of the mapping. */
  path: string;
  /** From Microsoft Entra ID to an application; only then are the rules of SCIM applications known to hold. */
  isOutbound: boolean;
}

type Definitions = ReadonlyMap<string, AttributeDefinition>;

export function checkObjectMapping(checked: CheckedMapping, report: SchemaReport): void {
  const { mapping, source, target, path, isOutbound } = checked;
  const targets: Definitions = new Map(target.attributes.map((attribute) => [attribute.name, attribute]));
  const sources: Definitions = new Map(source.attributes.map((attribute) => [attribute.name, attribute]));
  checkFlowTypes(checked, report);
  checkTargets(checked, targets, report);
  checkMatching(checked, targets, report);
  for (const [index, attribute] of mapping.attributeMappings.entries()) {
    checkSource(attribute, isOutbound ? sources : null, `${path}.attributeMappings[${index}].source`, report);
  }
  if (isOutbound) {
    checkRequired(checked, report);
    noteCustomAttributes(checked, targets, report);
    noteRoles(checked, targets, report);
  }
  for (const { path: below, message, severity } of checkFilter(mapping.scope, source.attributes)) {
    const at = `${path}.scope.${below}`;
    if (severity === 'error') report.problems.push({ path: at, message });
    else report.findings.push({ rule: 'S-04', message, subject: at });
  }
}

const actions = ['Add', 'Update', 'Delete', 'None'];

function checkFlowTypes({ mapping, path }: CheckedMapping, { problems }: SchemaReport): void {
  for (const flag of mapping.flowTypes.split(',').map((each) => each.trim())) {
    if (flag === '' || actions.some((action) => action.toLowerCase() === flag.toLowerCase())) continue;
    problems.push({ path: `${path}.flowTypes`, message: `'${flag}' is no action; known: ${actions.join(', ')}` });
  }
}

/** A target is in the list, mapped once, not the primary key, and a name that can be written (M-08, M-09, M-34, M-38). */
function checkTargets(
  { mapping, target, path, isOutbound }: CheckedMapping,
  targets: Definitions,
  report: SchemaReport,
) {
  const isScim = isScimObject(target);
  const mapped = new Set<string>();
  for (const [index, { targetAttributeName: name }] of mapping.attributeMappings.entries()) {
    const complain = (message: string) =>
      report.problems.push({ path: `${path}.attributeMappings[${index}].targetAttributeName`, message });
    const definition = targets.get(name);
    if (!definition) {
      const suggestion = nearest(name, targets.keys());
      const hint = suggestion ? `did you mean '${suggestion}'?` : 'add it to the attribute list first';
      complain(`the target has no attribute '${name}'; ${hint}`);
    } else if (isScim && parseAttributePath(name) === null) {
      complain(noScimAttribute(name));
    }
    if (mapped.has(name)) complain(`'${name}' is mapped twice`);
    mapped.add(name);
    if (definition?.anchor && isOutbound) complain(`'${name}' is the primary key of the target and can't be written`);
  }
}

/** Each precedence once, at least one, and only attributes that the target can be asked for (G-75, M-21 to M-23). */
function checkMatching(
  { mapping, path, isOutbound }: CheckedMapping,
  targets: Definitions,
  report: SchemaReport,
): void {
  const byPriority = new Map<number, string>();
  for (const [index, { matchingPriority, targetAttributeName: name }] of mapping.attributeMappings.entries()) {
    const complain = (message: string) =>
      report.problems.push({ path: `${path}.attributeMappings[${index}].matchingPriority`, message });
    if (matchingPriority < 0) complain('a matching precedence is 1 or more; 0 is none');
    if (matchingPriority <= 0) continue;
    const other = byPriority.get(matchingPriority);
    if (other) complain(`'${name}' and '${other}' have the same matching precedence ${matchingPriority}`);
    byPriority.set(matchingPriority, name);
    const definition = targets.get(name);
    if (definition && filterableOf(definition) === false) {
      const usable = [...targets.values()].filter((each) => filterableOf(each)).map((each) => each.name);
      const hint = usable.length > 0 ? `; it can on: ${usable.join(', ')}` : '';
      complain(`'${name}' can't be a matching attribute: the target can't filter on it${hint}`);
    }
  }
  if (isOutbound && byPriority.size === 0) {
    const message = 'no attribute is used for matching; give one a matching precedence';
    report.problems.push({ path: `${path}.attributeMappings`, message });
  }
}

/** `sources` is null where the source isn't Microsoft Entra ID: its names are the other system's own. */
function checkSource(mapping: AttributeMapping, sources: Definitions | null, path: string, report: SchemaReport): void {
  if (mapping.source === null) return;
  let compiled: CompiledExpression;
  try {
    compiled = compileExpression(fromSource(mapping.source));
  } catch (error) {
    // What reading noted already isn't told again in other words.
    if (report.problems.some((problem) => problem.path.startsWith(path))) return;
    report.problems.push({ path: `${path}.expression`, message: (error as Error).message });
    return;
  }
  for (const finding of compiled.lint) report.findings.push({ ...finding, subject: `${path}.expression` });
  if (mapping.matchingPriority > 0 && compiled.functionNames.includes('SelectUniqueValue')) {
    report.problems.push({ path, message: 'SelectUniqueValue is not allowed for a matching attribute' });
  }
  const choosesUnique = compiled.tree.type === 'call' && compiled.tree.name === 'SelectUniqueValue';
  if (mapping.flowType !== 'ObjectAddOnly' && choosesUnique) {
    const message = 'SelectUniqueValue is for "only during object creation"; the value that was chosen then stays';
    report.findings.push({ rule: 'X-78', message, subject: `${path}.expression` });
  }
  if (sources === null) return;
  for (const name of compiled.attributeNames) {
    const message = problemOfSource(name, sources);
    if (message) report.problems.push({ path: `${path}.expression`, message });
  }
  if (compiled.tree.type === 'attribute' && compiled.tree.name === 'appRoleAssignments') {
    const message = 'appRoleAssignments is mapped without a role function, so the target gets each role as JSON text';
    report.findings.push({ rule: 'E-130', message, subject: `${path}.expression` });
  }
}

/** Known to the user object, but never handed out (M-43). */
const unavailable = new Set(['sAMAccountName', 'userType']);

/** What is wrong with a source attribute's name; null when nothing is. `sources` are those of the object, by name. */
export function problemOfSource(name: string, sources: Definitions): string | null {
  const known = sources.get(name);
  if (name.startsWith('extension_')) {
    return known?.multivalued ? `'${name}' has several values; such directory extensions can't be mapped` : null;
  }
  if (known) return null;
  if (unavailable.has(name)) return `'${name}' can't be provisioned; copy it to a directory extension and map that`;
  const suggestion = nearest(name, sources.keys());
  return `there is no source attribute '${name}'; ${suggestion ? `did you mean '${suggestion}'?` : 'names mind case'}`;
}

/** What the application requires stays mapped (M-10); what it requires and nobody mapped is only told (M-27). */
function checkRequired({ mapping, before, target, path }: CheckedMapping, report: SchemaReport): void {
  const namesIn = (each: ObjectMapping) => new Set(each.attributeMappings.map((one) => one.targetAttributeName));
  const mapped = namesIn(mapping);
  const mappedBefore = before ? namesIn(before) : null;
  for (const { name, required, anchor, defaultValue } of target.attributes) {
    if (!required || anchor || mapped.has(name)) continue;
    const at = `${path}.attributeMappings`;
    if (mappedBefore?.has(name)) {
      const message = `'${name}' is required by the application: its mapping can't be deleted`;
      report.problems.push({ path: at, message });
    } else if (!defaultValue) {
      const message = `'${name}' is required and not mapped, so no object can be created`;
      report.findings.push({ rule: 'M-27', message, subject: at });
    }
  }
}

/** What was added to the list by hand is sent, though the real service knows fewer kinds of it (M-31). */
function noteCustomAttributes({ mapping, path }: CheckedMapping, targets: Definitions, { findings }: SchemaReport) {
  for (const [index, { targetAttributeName: name }] of mapping.attributeMappings.entries()) {
    const definition = targets.get(name);
    if (!definition || !isAddedByHand(definition)) continue;
    const kind = definition.type === 'Reference' ? 'a reference' : definition.multivalued ? 'multi-valued' : null;
    if (kind === null || name === 'roles') continue;
    const message = `'${name}' was added by hand and is ${kind}; Entra supports such custom attributes for gallery applications only`;
    findings.push({ rule: 'M-31', message, subject: `${path}.attributeMappings[${index}].targetAttributeName` });
  }
}

/** The functions that give whole role objects belong to the list `roles`, and one mapping writes it (X-96). */
function noteRoles({ mapping, path }: CheckedMapping, targets: Definitions, { findings }: SchemaReport): void {
  const writers = mapping.attributeMappings.flatMap(({ source, targetAttributeName: name }, index) => {
    const isWhole = source?.type === 'Function' && source.name.endsWith('AppRoleAssignmentsComplex');
    return isWhole || /^roles(\[|$)/.test(name) ? [{ name, isWhole, index }] : [];
  });
  for (const { name, index } of writers.filter(({ isWhole }) => isWhole)) {
    const isList = name === 'roles' && targets.get(name)?.multivalued === true;
    if (isList && writers.every((other) => other.name === name)) continue;
    const message = isList
      ? `'roles' is written by other mappings too; only one may write it`
      : `role objects are for the attribute 'roles', a multi-valued String, and not for '${name}'`;
    findings.push({ rule: 'X-96', message, subject: `${path}.attributeMappings[${index}].targetAttributeName` });
  }
}
