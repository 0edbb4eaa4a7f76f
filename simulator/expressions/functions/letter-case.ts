/** Upper and lower case as .NET has them: character by character, by a culture or invariant. */
import { evaluationFailure } from '../errors.ts';

/** Most text: no character of it changes its length with its case. */
const ASCII = /^[ -~]*$/;

export function lower(text: string, culture: string | null): string {
  if (culture === null && ASCII.test(text)) return text.toLowerCase();
  const locale = localeOf('ToLower', culture);
  return mapCharacters(text, (char) => (locale ? char.toLocaleLowerCase(locale) : char.toLowerCase()));
}

export function upper(text: string, culture: string | null): string {
  if (culture === null && ASCII.test(text)) return text.toUpperCase();
  const locale = localeOf('ToUpper', culture);
  return mapCharacters(text, (char) => (locale ? char.toLocaleUpperCase(locale) : char.toUpperCase()));
}

/** .NET maps single characters: what would become two (`ß`) stays as it is. */
function mapCharacters(text: string, change: (char: string) => string): string {
  let result = '';
  for (const char of text) {
    const changed = change(char);
    result += changed.length === char.length ? changed : char;
  }
  return result;
}

function localeOf(functionName: string, culture: string | null): string | null {
  if (culture === null || culture === '') return null;
  try {
    const [locale] = Intl.DateTimeFormat.supportedLocalesOf(culture);
    if (locale) return locale;
  } catch {
    // Not the form of a culture's name: the same answer as for one that nobody knows.
  }
  throw evaluationFailure(functionName, `'${culture}' is no known culture; give a name such as en-US, or nothing.`);
}
