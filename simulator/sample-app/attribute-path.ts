/**
 * Reads attribute paths as Entra writes them (W-69): plain, with a sub-attribute, with a value filter, behind the
 * URN of a schema with a colon, or behind an old URN with a dot. The sample app stands for somebody else's server,
 * so it reads paths on its own and shares no code with the side that writes them.
 */

export interface AttributePath {
  /** The schema's URN as written; null when the path has none. */
  urn: string | null;
  /** Empty when the path is a URN alone: the whole extension. */
  attribute: string;
  /** The text between the brackets. */
  filter: string | null;
  sub: string | null;
}

const inner = /^([^.[\]]+)(?:\[(.*)\])?(?:\.([^.[\]]+))?$/s;

/** Null when the text is no path. `urns` are the schemas known, the longest first. */
export function parseAttributePath(text: string, urns: readonly string[]): AttributePath | null {
  const trimmed = text.trim();
  if (!/^urn:/i.test(trimmed)) return parseInner(null, trimmed);
  const lower = trimmed.toLowerCase();
  for (const known of urns) {
    if (!lower.startsWith(known.toLowerCase())) continue;
    const urn = trimmed.slice(0, known.length);
    const rest = trimmed.slice(known.length);
    if (rest === '') return { urn, attribute: '', filter: null, sub: null };
    if (rest[0] === ':' || rest[0] === '.') return parseInner(urn, rest.slice(1));
  }
  return splitUnknownUrn(trimmed);
}

/** The attribute stands behind the last colon, or, after a bare version, behind a dot: `urn:…:1.0.department`. */
function splitUnknownUrn(text: string): AttributePath | null {
  const bracket = text.indexOf('[');
  const head = bracket < 0 ? text : text.slice(0, bracket);
  const colon = head.lastIndexOf(':');
  const version = /^\d+\.\d+(?=\.)/.exec(text.slice(colon + 1));
  const end = version ? colon + 1 + version[0].length : colon;
  return parseInner(text.slice(0, end), text.slice(end + 1));
}

function parseInner(urn: string | null, text: string): AttributePath | null {
  const match = inner.exec(text);
  if (!match) return null;
  return { urn, attribute: match[1] as string, filter: match[2] ?? null, sub: match[3] ?? null };
}
