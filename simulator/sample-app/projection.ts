/** `attributes` and `excludedAttributes` of a query (RFC 7644, 3.9), on a resource as it is about to be answered. */
import { type AttributePath, parseAttributePath } from './attribute-path.ts';
import { isScimObject, keyIn, type ScimObject, type ScimValue } from './scim-value.ts';

export interface Projection {
  /** Leaves out what the query didn't ask for. */
  apply(resource: ScimObject): ScimObject;
  /** Whether the attribute (a plain name) is in the answer at all; spares looking members up. */
  includes(attribute: string): boolean;
}

/** Comma-separated paths each; undefined when the query has none. `urns` are the schemas, the longest first. */
export function projectionOf(
  query: { attributes?: string | undefined; excludedAttributes?: string | undefined },
  urns: readonly string[],
): Projection {
  const wanted = pathsIn(query.attributes, urns);
  const unwanted = pathsIn(query.excludedAttributes, urns);
  const names = (paths: readonly AttributePath[], attribute: string) =>
    paths.some((path) => path.attribute.toLowerCase() === attribute && path.sub === null);
  return {
    apply: (resource) => {
      if (wanted.length > 0) return pick(resource, wanted);
      return unwanted.length > 0 ? omit(resource, unwanted) : resource;
    },
    includes: (attribute) =>
      wanted.length > 0
        ? wanted.some((path) => path.attribute.toLowerCase() === attribute)
        : !names(unwanted, attribute),
  };
}

function pathsIn(list: string | undefined, urns: readonly string[]): AttributePath[] {
  if (!list) return [];
  return list.split(',').flatMap((text) => parseAttributePath(text, urns) ?? []);
}

/** `id` and `schemas` are always in it. */
function pick(resource: ScimObject, wanted: readonly AttributePath[]): ScimObject {
  const picked: ScimObject = {};
  for (const key of ['schemas', 'id']) if (resource[key] !== undefined) picked[key] = resource[key];
  for (const { urn, attribute, sub } of wanted) {
    const place = placeOf(resource, urn);
    if (!place) continue;
    const found = attribute === '' ? place.holder : chosen(place.holder, attribute, sub);
    if (place.key === null) Object.assign(picked, mergeAll(picked, found));
    else picked[place.key] = mergeAll((picked[place.key] ?? {}) as ScimObject, found);
  }
  return picked;
}

/** The attribute alone, or as much of it as the sub-attribute is. */
function chosen(holder: ScimObject, attribute: string, sub: string | null): ScimObject {
  const key = keyIn(holder, attribute);
  if (key === undefined) return {};
  const value = holder[key] as ScimValue;
  return { [key]: sub === null ? value : mapItems(value, (item) => onlyKey(item, sub)) };
}

function omit(resource: ScimObject, unwanted: readonly AttributePath[]): ScimObject {
  const rest = { ...resource };
  for (const { urn, attribute, sub } of unwanted) {
    const place = placeOf(rest, urn);
    if (!place) continue;
    const holder = place.key === null ? rest : { ...place.holder };
    const key = keyIn(holder, attribute);
    if (attribute === '' && place.key !== null) {
      delete rest[place.key];
      continue;
    }
    if (key === undefined || key === 'id' || key === 'schemas') continue;
    if (sub === null) delete holder[key];
    else holder[key] = mapItems(holder[key] as ScimValue, (item) => withoutKey(item, sub));
    if (place.key !== null) rest[place.key] = holder;
  }
  return rest;
}

/** Where the attributes of a schema stand: on top (key null) or under the extension's URN. */
function placeOf(resource: ScimObject, urn: string | null): { holder: ScimObject; key: string | null } | null {
  const key = urn === null ? undefined : keyIn(resource, urn);
  if (key === undefined) return urn === null || /:core:/i.test(urn) ? { holder: resource, key: null } : null;
  const holder = resource[key];
  return isScimObject(holder) ? { holder, key } : null;
}

function mapItems(value: ScimValue, change: (item: ScimObject) => ScimObject): ScimValue {
  if (Array.isArray(value)) return value.map((item) => (isScimObject(item) ? change(item) : item));
  return isScimObject(value) ? change(value) : value;
}

/** Two sub-attributes of the same attribute, asked for one by one, come together again. */
function mergeAll(held: ScimObject, added: ScimObject): ScimObject {
  const merged = { ...held };
  for (const [key, value] of Object.entries(added)) merged[key] = mergeValues(held[key], value);
  return merged;
}

function mergeValues(held: ScimValue | undefined, added: ScimValue): ScimValue {
  if (Array.isArray(held) && Array.isArray(added)) return added.map((item, index) => mergeValues(held[index], item));
  return isScimObject(held) && isScimObject(added) ? { ...held, ...added } : added;
}

function onlyKey(item: ScimObject, name: string): ScimObject {
  const key = keyIn(item, name);
  return key === undefined ? {} : { [key]: item[key] as ScimValue };
}

function withoutKey(item: ScimObject, name: string): ScimObject {
  const key = keyIn(item, name);
  return Object.fromEntries(Object.entries(item).filter(([held]) => held !== key));
}
