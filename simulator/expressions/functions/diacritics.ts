/** NormalizeDiacritics. */

/** Letters that aren't a base letter with marks. */
const special: Readonly<Record<string, string>> = {
  æ: 'ae',
  ǣ: 'ae',
  Æ: 'AE',
  Ǣ: 'AE',
  ø: 'oe',
  œ: 'oe',
  Ø: 'OE',
  Œ: 'OE',
  ß: 'ss',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
  İ: 'I',
};

/** The letters whose marks are taken away. */
const BASE = new Set('acdegilnorstuyzACDEGILNORSTUYZ');
const MARK = /\p{M}/u;

export function normalizeDiacritics(text: string): string {
  let result = '';
  for (const char of text.normalize('NFC')) result += plainForm(char);
  // A mark may follow a special letter that has no composed form: ø with a macron.
  return result.normalize('NFC').replace(/(?<=[acdegilnorstuyz])\p{M}+/giu, '');
}

function plainForm(char: string): string {
  const known = special[char];
  if (known !== undefined) return known;
  const [base, ...marks] = char.normalize('NFD');
  if (base === undefined || marks.length === 0 || !marks.every((mark) => MARK.test(mark))) return char;
  return BASE.has(base) ? base : (special[base] ?? char);
}
