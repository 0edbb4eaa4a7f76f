/** The path of a resource below the tenant URL (W-26, W-27). */
import type { ObjectKind } from '../../model/exchange.ts';

/** `/Users` or `/Groups`. */
export function collectionPath(kind: ObjectKind): string {
  return kind === 'User' ? '/Users' : '/Groups';
}

/** The id as one segment, encoded as .NET's EscapeDataString does it. */
export function resourcePath(kind: ObjectKind, id: string): string {
  return `${collectionPath(kind)}/${escapeSegment(id)}`;
}

const PLAIN = /^[\w.~-]*$/;

export function escapeSegment(id: string): string {
  if (PLAIN.test(id)) return id;
  return encodeURIComponent(id.replace(LONE_SURROGATE, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
