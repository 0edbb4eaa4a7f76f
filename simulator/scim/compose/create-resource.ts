/**
 * Builds the resource of a POST from mapped attributes, in mapping order: sub-objects, one item for each filter of
 * a list, extensions below their URN (W-55 to W-61). `compose-create.ts` puts the keys in order.
 */
import type { TargetAttribute, TargetValue } from '../../model/values.ts';
import { type AttributePath, parseAttributePath } from '../../schema/index.ts';
import type { WireSettings } from '../settings/wire-settings.ts';
import { ENTERPRISE_USER } from '../urns.ts';
import { ROLE_TYPE, roleObject } from './roles.ts';

export type Fields = Record<string, unknown>;

/** Lists whose items always say whether they are the primary one (W-56). */
const WITH_PRIMARY = new Set(['emails', 'phoneNumbers', 'addresses', 'ims', 'photos']);

export function createResource(attributes: readonly TargetAttribute[], settings: WireSettings): Fields {
  const resource: Fields = {};
  for (const attribute of attributes) {
    const path = parseAttributePath(attribute.attribute);
    if (!path || isLeftOut(attribute, path)) continue;
    const container = path.schema === null ? resource : childOf(resource, extensionKey(path.schema));
    place(container, path, attribute, settings);
  }
  return resource;
}

/** Nothing, an empty text and an empty list are left out; only roles may be an empty list (W-58). */
function isLeftOut({ value }: TargetAttribute, { name }: AttributePath): boolean {
  return value === '' || value === undefined || (Array.isArray(value) && value.length === 0 && name !== 'roles');
}

/** The enterprise URN in its usual case, so that two spellings of it make one extension. */
function extensionKey(urn: string): string {
  return urn.toLowerCase() === ENTERPRISE_USER.toLowerCase() ? ENTERPRISE_USER : urn;
}

function place(container: Fields, path: AttributePath, attribute: TargetAttribute, settings: WireSettings): void {
  const { name, filter, sub } = path;
  if (filter) {
    const item = itemOf(container, path, attribute, settings);
    if (name === 'roles' && sub === 'type') return;
    nest(item, sub ?? 'value', attribute.value);
  } else if (sub !== null) {
    nest(childOf(container, name), sub, attribute.value);
  } else if (attribute.roles && attribute.roles.function !== 'SingleAppRoleAssignment') {
    container[name] = attribute.roles.roles.map((role) => inLayout(roleObject(role), settings));
  } else {
    container[name] = plainValue(path, attribute.value, settings);
  }
}

/** The item of a list that a filter chooses, made when it isn't there yet (W-57). */
function itemOf(container: Fields, path: AttributePath, attribute: TargetAttribute, settings: WireSettings): Fields {
  const { name } = path;
  const filter = path.filter as NonNullable<AttributePath['filter']>;
  container[name] ??= [];
  const items = container[name] as Fields[];
  const key = filter.attribute;
  const chosen = chosenValue(name, filter, attribute, settings);
  const found = items.find((item) => String(item[key]).toLowerCase() === String(chosen).toLowerCase());
  if (found) return found;
  const made: Fields = { [key]: chosen };
  if (name === 'roles') made.type ??= ROLE_TYPE;
  if (WITH_PRIMARY.has(name) && key === 'type' && !isPrimaryOmitted(name, chosen, settings)) {
    made.primary = String(chosen).toLowerCase() === 'work';
  }
  items.push(made);
  return made;
}

/** Assignments mapped without a function: captured as XML, documented as JSON text (W-61, X-45). */
const RAW_ROLE = /^(?:<|\{"id":)/;

/**
 * Booleans of a filter become JSON booleans, except that roles mapped without a function were captured with the
 * text "True", and that the Validator always writes texts (W-61, §17).
 */
function chosenValue(
  list: string,
  { attribute, value }: NonNullable<AttributePath['filter']>,
  { value: mapped, roles }: TargetAttribute,
  settings: WireSettings,
): string | boolean {
  if (!/^(true|false)$/i.test(value) || attribute.toLowerCase() !== 'primary') return value;
  const isTrue = value.toLowerCase() === 'true';
  const isRawRole = list === 'roles' && !roles && typeof mapped === 'string' && RAW_ROLE.test(mapped);
  return isRawRole || (list === 'roles' && settings.createLayout === 'validator')
    ? isTrue
      ? 'True'
      : 'False'
    : isTrue;
}

/** The Validator leaves `primary` away for telephone numbers other than work (W-56). */
function isPrimaryOmitted(list: string, type: string | boolean, settings: WireSettings): boolean {
  return settings.createLayout === 'validator' && list === 'phoneNumbers' && type !== 'work';
}

function plainValue({ name }: AttributePath, value: TargetValue, settings: WireSettings): unknown {
  // `active` is a JSON boolean in a POST whatever the mapping made of it (W-54).
  if (name === 'active' && typeof value === 'string' && /^(true|false)$/i.test(value)) {
    return value.toLowerCase() === 'true';
  }
  // A plain string (W-59); the Validator writes an object.
  if (name === 'manager' && typeof value === 'string' && settings.managerValue === 'object') return { value };
  return value;
}

function inLayout(role: Record<string, string | boolean>, settings: WireSettings): Fields {
  if (settings.createLayout === 'service') return role;
  const { primary, ...rest } = role;
  return { ...rest, primary: primary === true ? 'True' : 'False' };
}

/** Sets a value below dots: `name.givenName`, and deeper in custom extensions. */
function nest(into: Fields, path: string, value: unknown): void {
  const parts = path.split('.');
  const last = parts.pop() as string;
  let at = into;
  for (const part of parts) at = childOf(at, part);
  at[last] = value;
}

function childOf(parent: Fields, key: string): Fields {
  const held = parent[key];
  if (typeof held === 'object' && held !== null && !Array.isArray(held)) return held as Fields;
  const made: Fields = {};
  parent[key] = made;
  return made;
}
