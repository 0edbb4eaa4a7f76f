/** The query of a filter request, encoded character by character as the service's library does it (W-28 to W-31). */
import type { ObjectKind } from '../../model/exchange.ts';
import type { WireSettings } from '../settings/wire-settings.ts';

/** What a filter compares a value with; booleans are written as the mapping spells them, so as text. */
export type FilterSettings = Pick<WireSettings, 'filterEscaping'>;

/** Letters, digits and marks that stay as they are. */
const PLAIN = /^[A-Za-z0-9\-._~!*()]*$/;
/** Written with lower-case hex digits; the rest is left to the URI class, which writes upper case. */
const RESERVED = new Set(';/?:@&=+$,#[]\'"');
const KEPT = /[A-Za-z0-9\-._~!*()]/;
const HEX = '0123456789ABCDEF';

/** Users carry no attribute list, groups always leave their members out (W-30). */
export function filterQuery(kind: ObjectKind, filter: string): string {
  return kind === 'Group' ? `excludedAttributes=members&filter=${filter}` : `filter=${filter}`;
}

/** `userName+eq+%22ada%40example.com%22`. */
export function equals(attribute: string, value: string, settings: FilterSettings): string {
  const strict = settings.filterEscaping === 'strict';
  const text = strict ? value.replace(/[\\"]/g, '\\$&') : value;
  return `${encodeForFilter(attribute, strict)}+eq+%22${encodeForFilter(text, strict)}%22`;
}

export function and(left: string, right: string): string {
  return `${left}+and+${right}`;
}

export function encodeForFilter(text: string, strict: boolean): string {
  if (PLAIN.test(text)) return text;
  let encoded = '';
  for (let index = 0; index < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(index) as number);
    encoded += encodeCharacter(character, text, index, strict);
    index += character.length;
  }
  return encoded;
}

function encodeCharacter(character: string, text: string, index: number, strict: boolean): string {
  if (character === ' ') return '+';
  if (KEPT.test(character)) return character;
  if (RESERVED.has(character)) return `%${character.charCodeAt(0).toString(16)}`;
  // The library doesn't encode %, so what looks like a percent code already goes out as it is (W-28, KNOWN).
  if (character === '%' && !strict && /^%[0-9A-Fa-f]{2}/.test(text.slice(index, index + 3))) return '%';
  let encoded = '';
  for (const byte of Buffer.from(character, 'utf8')) encoded += `%${HEX[byte >> 4]}${HEX[byte & 15]}`;
  return encoded;
}
