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
  return encodeURIComponent(wellFormed(id)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Half a character, which has no UTF-8, becomes the sign for something unreadable. */
export function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
