/**
 * Upper and lower case as .NET has them: one character for one, by the invariant culture or by Turkish rules.
 * Other cultures differ from the invariant one in the two Turkish letters only.
 */

/** Most text: no character of it has an exception. */
const ASCII = /^[ -~]*$/;

const DOTTED_CAPITAL = 'İ';
const DOTLESS_SMALL = 'ı';

/** `turkish` has the dotted and the dotless i; `other` is any culture that is named; invariant when none is. */
export type CaseRules = 'invariant' | 'turkish' | 'other';

const exceptions: Record<CaseRules, { lower: Record<string, string>; upper: Record<string, string> }> = {
  invariant: {
    lower: { [DOTTED_CAPITAL]: DOTTED_CAPITAL },
    upper: { [DOTLESS_SMALL]: DOTLESS_SMALL },
  },
  turkish: {
    lower: { [DOTTED_CAPITAL]: 'i', I: DOTLESS_SMALL },
    upper: { [DOTLESS_SMALL]: 'I', i: DOTTED_CAPITAL },
  },
  other: { lower: { [DOTTED_CAPITAL]: 'i' }, upper: {} },
};

export function lower(text: string, rules: CaseRules = 'invariant'): string {
  if (rules !== 'turkish' && ASCII.test(text)) return text.toLowerCase();
  return mapCharacters(text, exceptions[rules].lower, (char) => char.toLowerCase());
}

export function upper(text: string, rules: CaseRules = 'invariant'): string {
  if (rules !== 'turkish' && ASCII.test(text)) return text.toUpperCase();
  return mapCharacters(text, exceptions[rules].upper, (char) => char.toUpperCase());
}

/** The lower-case form of one UTF-16 unit, invariant. */
export function lowerUnit(unit: number): number {
  const char = String.fromCharCode(unit);
  const changed = char === DOTTED_CAPITAL ? char : char.toLowerCase();
  return changed.length === 1 ? changed.charCodeAt(0) : unit;
}

/** What would become several characters (`ß`) stays as it is. */
function mapCharacters(text: string, special: Record<string, string>, change: (char: string) => string): string {
  let result = '';
  for (const char of text) {
    const changed = special[char] ?? change(char);
    result += changed.length === char.length ? changed : char;
  }
  return result;
}
