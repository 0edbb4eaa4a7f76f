/** Finds what a path means within a shape; what isn't declared resolves to null. */
import { parse } from 'scim2-parse-filter';
import { parseAttributePath } from './attribute-path.ts';
import { type ItemFilter, itemFilterOf } from './item-filter.ts';
import type { Declared, DeclaredSchema, ResourceShape } from './resource-shape.ts';
import { isScimObject, keyIn, listOf, type ScimObject, type ScimValue } from './scim-value.ts';

export interface ResolvedPath {
  schema: DeclaredSchema;
  /** Null: the whole extension. */
  attribute: Declared | null;
  filter: ItemFilter | null;
  sub: Declared | null;
}

/**
 * A path without URN is looked for in the core schema first and then, as a kindness, in the extensions: the
 * compliant dialect writes `manager[value eq "…"]` for the enterprise manager (W-78).
 */
export function resolvePath(shape: ResourceShape, text: string): ResolvedPath | null {
  const path = parseAttributePath(text, shape.urns);
  if (!path) return null;
  const schemas = path.urn === null ? [shape.core, ...shape.extensions] : schemasNamed(shape, path.urn);
  for (const schema of schemas) {
    if (path.attribute === '') return { schema, attribute: null, filter: null, sub: null };
    const attribute = schema.attributes.get(path.attribute.toLowerCase());
    if (!attribute) continue;
    const sub = path.sub === null ? null : attribute.subs.get(path.sub.toLowerCase());
    if (sub === undefined) return null;
    return { schema, attribute, filter: path.filter === null ? null : itemFilterOf(parse(path.filter)), sub };
  }
  return null;
}

function schemasNamed({ core, extensions }: ResourceShape, urn: string): DeclaredSchema[] {
  return [core, ...extensions].filter((schema) => schema.urn.toLowerCase() === urn.toLowerCase());
}

/** The object that holds a schema's attributes; undefined when an extension has no values. */
export function holderIn(resource: ScimObject, schema: DeclaredSchema): ScimObject | undefined {
  if (schema.isCore) return resource;
  const held = resource[schema.urn];
  return isScimObject(held) ? held : undefined;
}

/** All scalar values at a path: none, one, or one for each item of a list. Complex values count by their `value`. */
export function valuesAt(resource: ScimObject, { schema, attribute, filter, sub }: ResolvedPath): ScimValue[] {
  const holder = holderIn(resource, schema);
  if (!holder || !attribute) return [];
  const values = listOf(holder[attribute.name]).filter(
    (value) => !filter || (isScimObject(value) && filter.matches(value)),
  );
  return values.flatMap((value) => {
    if (!isScimObject(value)) return sub ? [] : [value];
    const key = keyIn(value, sub?.name ?? 'value');
    return key === undefined ? [] : [...listOf(value[key])];
  });
}
