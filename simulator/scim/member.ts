/** Looks keys up in what an endpoint answered: names count without regard to case (M-38, W-118's end of section 13). */

export type JsonObject = Record<string, unknown>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The key under which a name is held, in whatever case; null when it isn't there. */
export function heldKey(object: JsonObject, name: string): string | null {
  if (Object.hasOwn(object, name)) return name;
  const lower = name.toLowerCase();
  for (const key in object) {
    if (key.length === name.length && key.toLowerCase() === lower) return key;
  }
  return null;
}
