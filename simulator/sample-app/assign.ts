/**
 * Sets, adds to and removes from a resource at a path, in place. The bodies of POST and the operations of PATCH
 * both end here, so they treat values alike.
 */
import { itemsOf, withAdded, withoutChosen, withoutKey, withoutSame, withValues } from './list-items.ts';
import { holderIn, type ResolvedPath, resolvePath } from './resolve-path.ts';
import type { Declared, DeclaredSchema, ResourceShape } from './resource-shape.ts';
import { isObject, isScimObject, type ScimObject, type ScimValue } from './scim-value.ts';
import { readItem, readValue } from './values.ts';

export type AssignVerb = 'add' | 'replace';

/**
 * Each key of the object is a path: a plain name, the dotted and URN keys of the compliant dialect (W-72), or an
 * extension's URN with an object. Keys that aren't declared are ignored, `id` and `schemas` among them.
 */
export function assignObject(
  shape: ResourceShape,
  resource: ScimObject,
  verb: AssignVerb,
  value: Record<string, unknown>,
): void {
  for (const [key, given] of Object.entries(value)) {
    const path = resolvePath(shape, key);
    if (path) assign(shape, resource, verb, path, given);
  }
}

/** A null value removes what is there when it replaces, and changes nothing when it is added. */
export function assign(
  shape: ResourceShape,
  resource: ScimObject,
  verb: AssignVerb,
  path: ResolvedPath,
  value: unknown,
): void {
  const { schema, attribute } = path;
  if (!attribute) {
    if (isObject(value)) assignExtension(shape, resource, verb, schema, value);
    return;
  }
  const held = holderIn(resource, schema)?.[attribute.name];
  const given = givenAt(path, attribute, value);
  if (given !== undefined) setAt(resource, schema, attribute, assigned(held, verb, path, attribute, given));
  else if (verb === 'replace') removeAt(resource, path, undefined);
}

/** With `value`, only such items of a list go; for what isn't a list, the old value that Entra adds is ignored (W-67). */
export function removeAt(resource: ScimObject, path: ResolvedPath, value: unknown): void {
  const { schema, attribute } = path;
  if (!attribute) {
    delete resource[schema.urn];
    return;
  }
  const held = holderIn(resource, schema)?.[attribute.name];
  if (held !== undefined) setAt(resource, schema, attribute, remaining(held, path, attribute, value));
}

function assignExtension(
  shape: ResourceShape,
  resource: ScimObject,
  verb: AssignVerb,
  schema: DeclaredSchema,
  value: Record<string, unknown>,
): void {
  for (const [key, given] of Object.entries(value)) {
    const path = resolvePath(shape, `${schema.urn}:${key}`);
    if (path?.attribute) assign(shape, resource, verb, path, given);
  }
}

/** The value in declared form; for a sub-attribute, or within a list, an object that holds it. */
function givenAt({ filter, sub }: ResolvedPath, attribute: Declared, value: unknown): ScimValue | undefined {
  if (sub) {
    const read = readValue(sub, value);
    return read === undefined ? undefined : { [sub.name]: read };
  }
  return filter ? readItem(attribute, value) : readValue(attribute, value);
}

function assigned(
  held: ScimValue | undefined,
  verb: AssignVerb,
  path: ResolvedPath,
  attribute: Declared,
  given: ScimValue,
): ScimValue {
  if (attribute.multiValued) {
    if (isScimObject(given)) return withValues(itemsOf(held), path, attribute, given);
    return verb === 'add' ? withAdded(itemsOf(held), itemsOf(given)) : given;
  }
  // Sub-attributes that aren't given stay (RFC 7644, 3.5.2.3).
  return isScimObject(given) && isScimObject(held) ? { ...held, ...given } : given;
}

function remaining(held: ScimValue, path: ResolvedPath, attribute: Declared, value: unknown): ScimValue | undefined {
  const { filter, sub } = path;
  if (attribute.multiValued) {
    if (filter || sub) return withoutChosen(itemsOf(held), path);
    const removed = value === '' ? undefined : readValue(attribute, value);
    return removed === undefined ? undefined : withoutSame(itemsOf(held), itemsOf(removed));
  }
  if (!isScimObject(held)) return undefined;
  if (filter && !filter.matches(held)) return held;
  return sub ? withoutKey(held, sub.name) : undefined;
}

/** What is empty isn't kept, neither an attribute nor an extension. */
function setAt(resource: ScimObject, schema: DeclaredSchema, attribute: Declared, value: ScimValue | undefined): void {
  const holder = schema.isCore ? resource : { ...holderIn(resource, schema) };
  if (value === undefined || (typeof value === 'object' && Object.keys(value).length === 0)) {
    delete holder[attribute.name];
  } else {
    holder[attribute.name] = value;
  }
  if (schema.isCore) return;
  if (Object.keys(holder).length > 0) resource[schema.urn] = holder;
  else delete resource[schema.urn];
}
