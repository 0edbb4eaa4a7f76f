/** PCase. */

/** The documented default: separators, controls, formats, punctuation and symbols, the apostrophe among them. */
const DEFAULT_SEPARATOR =
  /[\p{Zs}\p{Zl}\p{Zp}\p{Cc}\p{Cf}\p{Pc}\p{Pd}\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Po}\p{Sm}\p{Sc}\p{Sk}\p{So}]/u;

export function properCase(text: string, separators: string | null): string {
  const given = separators === null ? null : new Set(separators);
  let result = '';
  let isFirst = true;
  for (const char of text) {
    const lowered = char.toLowerCase();
    const raised = char.toUpperCase();
    result += isFirst
      ? raised.length === char.length
        ? raised
        : char
      : lowered.length === char.length
        ? lowered
        : char;
    isFirst = given ? given.has(char) : DEFAULT_SEPARATOR.test(char);
  }
  return result;
}
