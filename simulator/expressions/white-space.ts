/** White space at the ends of a text, as .NET's Trim takes it away: U+0085 is such, U+FEFF is not. */

const WHITE = /[\t\n\v\f\r\x85\p{Z}]/u;

export function trimWhiteSpace(text: string): string {
  return trimStart(trimEnd(text));
}

export function trimStart(text: string): string {
  let start = 0;
  while (start < text.length && WHITE.test(text[start] as string)) start++;
  return text.slice(start);
}

export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && WHITE.test(text[end - 1] as string)) end--;
  return text.slice(0, end);
}
