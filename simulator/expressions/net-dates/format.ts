/** A .NET date format taken apart (X-69b): fields, texts, and the standard formats of one letter. */

export type FormatElement = { kind: 'text'; text: string } | { kind: 'field'; letter: string; length: number };

export const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
export const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** What a single letter stands for in the invariant culture. */
const standardFormats: Readonly<Record<string, string>> = {
  d: 'MM/dd/yyyy',
  D: 'dddd, dd MMMM yyyy',
  f: 'dddd, dd MMMM yyyy HH:mm',
  F: 'dddd, dd MMMM yyyy HH:mm:ss',
  g: 'MM/dd/yyyy HH:mm',
  G: 'MM/dd/yyyy HH:mm:ss',
  m: 'MMMM dd',
  M: 'MMMM dd',
  o: "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK",
  O: "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK",
  r: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
  R: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
  s: "yyyy'-'MM'-'dd'T'HH':'mm':'ss",
  t: 'HH:mm',
  T: 'HH:mm:ss',
  u: "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
  U: 'dddd, dd MMMM yyyy HH:mm:ss',
  y: 'yyyy MMMM',
  Y: 'yyyy MMMM',
};

const FIELDS = 'yMdHhmsfFtzK';
const MOST_FRACTION_DIGITS = 7;
const MOST_KEPT = 1000;

/** Mappings use the same few. */
const kept = new Map<string, FormatElement[] | null>();

/** Null for what .NET takes for no format. */
export function elementsOf(format: string): FormatElement[] | null {
  let elements = kept.get(format);
  if (elements === undefined) {
    const custom = format.length === 1 ? standardFormats[format] : format;
    elements = custom ? takeApart(custom) : null;
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(format, elements);
  }
  return elements;
}

function takeApart(format: string): FormatElement[] | null {
  const elements: FormatElement[] = [];
  for (let at = 0; at < format.length; ) {
    const element = elementAt(format, at);
    if (!element) return null;
    if (element.element) elements.push(element.element);
    at = element.next;
  }
  return elements;
}

/** `%` stands before a single letter and is nothing itself. */
function elementAt(format: string, at: number): { element: FormatElement | null; next: number } | null {
  const char = format[at] as string;
  if (char === "'" || char === '"') {
    const end = format.indexOf(char, at + 1);
    return end < 0 ? null : { element: { kind: 'text', text: format.slice(at + 1, end) }, next: end + 1 };
  }
  if (char === '\\') {
    const escaped = format[at + 1];
    return escaped === undefined ? null : { element: { kind: 'text', text: escaped }, next: at + 2 };
  }
  if (char === '%') {
    const next = format[at + 1];
    return next === undefined || next === '%' ? null : { element: null, next: at + 1 };
  }
  if (!FIELDS.includes(char)) return { element: { kind: 'text', text: char }, next: at + 1 };
  // Each K stands for itself.
  let length = 1;
  while (char !== 'K' && format[at + length] === char) length++;
  if ((char === 'f' || char === 'F') && length > MOST_FRACTION_DIGITS) return null;
  return { element: { kind: 'field', letter: char, length }, next: at + length };
}
