/** Escapes in a .NET regular expression: sets (`\d`, `\p{L}`) and characters (`\t`, `\x41`, `\.`). */
import { DIGIT, isCategory, type SetItem, SPACE, WORD } from './character-set.ts';
import type { PatternScanner } from './pattern-scanner.ts';

const classes: Readonly<Record<string, string>> = { d: DIGIT, w: WORD, s: SPACE };
const controls: Readonly<Record<string, number>> = { a: 7, e: 27, f: 12, n: 10, r: 13, t: 9, v: 11 };

/** Null when the escape that begins here is a character. */
export function readSetEscape(scan: PatternScanner): SetItem | null {
  const letter = scan.peek(1);
  const category = classes[letter.toLowerCase()];
  if (category) {
    scan.skip(2);
    return { category, isNegated: letter !== letter.toLowerCase() };
  }
  if (letter !== 'p' && letter !== 'P') return null;
  const name = scan.match(/\\[pP]\{([\w-]+)\}/y);
  if (!name) throw scan.error(`\\${letter} wants a category: \\${letter}{L}`);
  const [whole, written] = name as unknown as [string, string];
  if (/^Is/.test(written)) throw scan.error(`Unicode blocks such as \\${letter}{${written}} are not supported`);
  if (!isCategory(written)) throw scan.error(`'${written}' is no general category of Unicode`);
  scan.skip(whole.length);
  return { category: `\\p{${written}}`, isNegated: letter === 'P' };
}

/** The UTF-16 unit that the escape beginning here stands for. */
export function readCharacter(scan: PatternScanner): number {
  const letter = scan.peek(1);
  const read = (pattern: RegExp, base: number, wanted: string): number => {
    const written = scan.match(pattern);
    if (!written) throw scan.error(`\\${letter} wants ${wanted}`);
    scan.skip(written[0].length);
    return Number.parseInt(written[1] as string, base) & 0xff_ff;
  };
  if (letter === '') throw scan.error('it ends in a backslash');
  if (letter === 'x') return read(/\\x([0-9A-Fa-f]{2})/y, 16, 'two hexadecimal digits');
  if (letter === 'u') return read(/\\u([0-9A-Fa-f]{4})/y, 16, 'four hexadecimal digits');
  if (/[0-7]/.test(letter)) return read(/\\([0-7]{1,3})/y, 8, 'octal digits') & 0xff;
  if (letter === 'c') {
    const control = scan.match(/\\c([@-_a-z])/y)?.[1];
    if (!control) throw scan.error('\\c wants the letter of a control character');
    scan.skip(3);
    return control.toUpperCase().charCodeAt(0) - 0x40;
  }
  const unit = controls[letter];
  if (unit === undefined && /[\p{L}\p{Mn}\p{Nd}\p{Pc}]/u.test(letter)) throw scan.error(`\\${letter} is no escape`);
  scan.skip(2);
  return unit ?? letter.charCodeAt(0);
}
