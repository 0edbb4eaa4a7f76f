/**
 * Names of SCIM attributes as mappings spell them: simple, nested, chosen from a list by a filter, or below an
 * extension's URN (M-37, M-38). Pure.
 */

/** A name taken apart: `urn:…:2.0:User` · `emails` · `[type eq "work"]` · `value`. */
export interface AttributePath {
  /** The text as it was given; it goes into a PATCH verbatim (W-69). */
  text: string;
  /** The extension's URN; null for the core schema, spelled out or not. */
  schema: string | null;
  name: string;
  /** The condition that chooses an element of a list; `quoted` tells how a boolean was written. */
  filter: { attribute: string; value: string; quoted: boolean } | null;
  sub: string | null;
}

const CORE_SCHEMA = /^urn:ietf:params:scim:schemas:core:2\.0:(User|Group)$/i;
const VERSION = /^\d+(?:\.\d+)*\./;
const PATH =
  /^([A-Za-z$_][\w$-]*)(?:\[\s*([\w.$-]+)\s+eq\s+(?:"([^"]*)"|([\w.+-]+))\s*\])?(?:\.([A-Za-z$_][\w.$-]*))?$/i;

/** Whether attributes of the object are named as those of SCIM are. */
export function isScimObject({ name }: { name: string }): boolean {
  return name.startsWith('urn:ietf:params:scim:schemas:');
}

/** What is said of a name that is no attribute path. */
export function noScimAttribute(name: string): string {
  return `'${name}' is no SCIM attribute: expected a name, name[type eq "…"].value or urn:…:name`;
}

const parsed = new Map<string, AttributePath | null>();

/** Null when the text is no attribute path. The results are kept: mappings name the same few over and over. */
export function parseAttributePath(text: string): AttributePath | null {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const path = parse(text);
  if (parsed.size < 10_000) parsed.set(text, path);
  return path;
}

function parse(text: string): AttributePath | null {
  const bracket = text.indexOf('[');
  const head = bracket < 0 ? text : text.slice(0, bracket);
  // The last colon outside brackets parts schema and path: the dot in `2.0` is no path separator (M-37).
  const colon = head.startsWith('urn:') ? head.lastIndexOf(':') : -1;
  // URNs of SCIM 1 end in their version, with a dot before the path: `urn:scim:…:enterprise:1.0.department`.
  const version = colon < 0 ? '' : (VERSION.exec(text.slice(colon + 1))?.[0] ?? '');
  const split = colon + 1 + version.length;
  const urn = colon < 0 ? null : text.slice(0, split - 1);
  const match = PATH.exec(text.slice(split));
  if (!match) return null;
  const [, name, filterName, quoted, bare, sub] = match;
  return {
    text,
    schema: urn === null || CORE_SCHEMA.test(urn) ? null : urn,
    name: name as string,
    filter:
      filterName === undefined
        ? null
        : { attribute: filterName, value: quoted ?? bare ?? '', quoted: quoted !== undefined },
    sub: sub ?? null,
  };
}
