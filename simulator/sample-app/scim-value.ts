/** JSON as the sample app holds it, and the look-ups SCIM asks for: attribute names have no case (RFC 7643, 2.1). */

export type ScimValue = string | number | boolean | ScimValue[] | ScimObject;

export interface ScimObject {
  [name: string]: ScimValue;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isScimObject(value: ScimValue | undefined): value is ScimObject {
  return isObject(value);
}

/** The key of an object under which a name stands, in whatever case; undefined when there is none. */
export function keyIn(object: object, name: string): string | undefined {
  if (Object.hasOwn(object, name)) return name;
  const wanted = name.toLowerCase();
  return Object.keys(object).find((key) => key.toLowerCase() === wanted);
}

/** One value or several, as a list; nothing as an empty one. */
export function listOf(value: ScimValue | undefined): readonly ScimValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
