/** The PATCH that carries all changed attributes of an object, except references (W-63 to W-77, W-80, W-83). */
import type { ObjectKind, ScimRequest } from '../../model/exchange.ts';
import type { AttributeChange, TargetValue } from '../../model/values.ts';
import { parseAttributePath } from '../../schema/index.ts';
import type { WireSettings } from '../settings/wire-settings.ts';
import { composePatch, operation, type PatchOperation, type Verb } from './patch.ts';
import { listValue, singleValue } from './patch-value.ts';
import { roleObject, roleText } from './roles.ts';

/** Changes come in mapping order (W-66). */
export function composeUpdate(
  kind: ObjectKind,
  id: string,
  changes: readonly AttributeChange[],
  settings: WireSettings,
): ScimRequest {
  const parts: Parts = { filtered: [], plain: [], lists: [], hasSingleRole: false };
  const inOrder: (PatchOperation | Plain)[] = [];
  for (const change of changes) {
    const part = partOf(change, parts, settings);
    if (part) inOrder.push(part);
  }
  const operations = settings.pathlessGrouping
    ? [...parts.filtered, ...grouped(kind, parts.plain, settings), ...parts.lists]
    : inOrder.map((part) => ('verb' in part ? alone(kind, part, parts.plain, settings) : part));
  return composePatch('update', kind, id, operations);
}

/** A single value without a filter in its path: what the compliant dialect groups. */
interface Plain {
  verb: Verb;
  path: string;
  value: TargetValue | null;
}

interface Parts {
  filtered: PatchOperation[];
  plain: Plain[];
  lists: PatchOperation[];
  /** The list form of a single role goes out once, though value, display and type may all be mapped. */
  hasSingleRole: boolean;
}

/** Sorts a change into its part, and gives what it became; null when it went out with another. */
function partOf(change: AttributeChange, parts: Parts, settings: WireSettings): PatchOperation | Plain | null {
  const { roles } = change;
  if (roles?.function === 'SingleAppRoleAssignment' && settings.singleRole === 'list') {
    if (parts.hasSingleRole) return null;
    parts.hasSingleRole = true;
    return pushed(parts.lists, operation('Add', 'roles', roles.roles.map(roleText), settings));
  }
  if (roles && roles.function !== 'SingleAppRoleAssignment') {
    return pushed(parts.lists, rolesOperation(change.attribute, roles, settings));
  }
  const path = wirePath(change.attribute, settings);
  if (change.multivalued || Array.isArray(change.value)) {
    const value = change.value === null ? undefined : listValue(change.value, settings);
    // Custom lists are always added to (W-65).
    return pushed(parts.lists, operation(change.verb === 'Remove' ? 'Remove' : 'Add', path, value, settings));
  }
  if (change.attribute.includes('[')) {
    return pushed(
      parts.filtered,
      operation(change.verb, path, written(change.value ?? change.oldValue, settings), settings),
    );
  }
  const plain: Plain = { verb: change.verb, path, value: change.value ?? change.oldValue };
  parts.plain.push(plain);
  return plain;
}

function pushed(operations: PatchOperation[], added: PatchOperation): PatchOperation {
  operations.push(added);
  return added;
}

function rolesOperation(
  path: string,
  { function: name, roles }: NonNullable<AttributeChange['roles']>,
  settings: WireSettings,
): PatchOperation {
  // Documented in lower case and without a dialect, so the same in all (W-70, W-80).
  if (name === 'AssertiveAppRoleAssignmentsComplex') {
    return { op: 'replace', path, value: roles.map(roleObject) };
  }
  return operation('Add', path, roles.map(settings.complexRoles === 'text' ? roleText : roleObject), settings);
}

/** By verb, add first (W-74): two or more in one operation without a path, one alone with its path (W-72, W-75). */
function grouped(kind: ObjectKind, plain: readonly Plain[], settings: WireSettings): PatchOperation[] {
  return (['Add', 'Replace', 'Remove'] as const).flatMap((verb) => {
    const group = plain.filter((change) => change.verb === verb);
    const [first] = group;
    if (!first) return [];
    if (verb === 'Remove' || group.length === 1) return group.map((change) => alone(kind, change, plain, settings));
    return [
      operation(verb, null, Object.fromEntries(group.map((c) => [c.path, written(c.value, settings)])), settings),
    ];
  });
}

function alone(kind: ObjectKind, change: Plain, all: readonly Plain[], settings: WireSettings): PatchOperation {
  const value = written(change.value, settings);
  if (isPathless(kind, change, all, settings)) return operation(change.verb, null, { [change.path]: value }, settings);
  return operation(change.verb, change.path, value, settings);
}

function isPathless(kind: ObjectKind, change: Plain, all: readonly Plain[], settings: WireSettings): boolean {
  if (change.verb === 'Remove' || all.length > 1) return false;
  if (kind === 'Group' && change.path === 'displayName') return settings.groupRename === 'pathless';
  return settings.pathlessGrouping && settings.singlePlainAttribute === 'pathless' && change.path !== 'active';
}

function written(value: TargetValue | null, settings: WireSettings): TargetValue | object | undefined {
  return value === null ? undefined : singleValue(value, settings);
}

/** The mapping's target name, verbatim (W-69); jobs of 2018 put a dot behind an extension's URN (W-125). */
function wirePath(attribute: string, settings: WireSettings): string {
  if (settings.extensionSeparator === 'colon') return attribute;
  const path = parseAttributePath(attribute);
  if (!path || path.schema === null) return attribute;
  return `${path.schema}.${attribute.slice(path.schema.length + 1)}`;
}
