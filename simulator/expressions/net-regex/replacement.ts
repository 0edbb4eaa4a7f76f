/** .NET's replacement texts (X-43): `${name}`, `$1`, `$&`, `$$`, `` $` ``, `$'`, `$+`, `$_`; the unknown stays. */
import { type BoundedText, boundedText } from '../bounded-text.ts';
import { groupOf, type NetRegex, type RegexMatch } from './index.ts';

const REFERENCE = /\$(?:\$|&|`|'|\+|_|\{([\p{L}\p{Mn}\p{Nd}\p{Pc}]+)\}|(\d+))/gu;

export function replaceMatches(regex: NetRegex, text: string, replacement: string): string {
  const result: BoundedText = boundedText('Replace');
  let last = 0;
  for (const match of regex.matches(text)) {
    result.add(text.slice(last, match.start));
    result.add(replacement.includes('$') ? expand(regex, match, text, replacement) : replacement);
    last = match.end;
  }
  result.add(text.slice(last));
  return result.text;
}

function expand(regex: NetRegex, match: RegexMatch, text: string, replacement: string): string {
  const result: BoundedText = boundedText('Replace');
  let last = 0;
  for (const written of replacement.matchAll(REFERENCE)) {
    result.add(replacement.slice(last, written.index));
    result.add(referredText(regex, match, text, written));
    last = written.index + written[0].length;
  }
  result.add(replacement.slice(last));
  return result.text;
}

function referredText(regex: NetRegex, match: RegexMatch, text: string, written: RegExpExecArray): string {
  const [whole, name, number] = written;
  switch (whole) {
    case '$$':
      return '$';
    case '$&':
      return match.text;
    case '$`':
      return text.slice(0, match.start);
    case "$'":
      return text.slice(match.end);
    case '$+':
      return match.groups.at(-1)?.text ?? '';
    case '$_':
      return text;
  }
  const group = groupOf(regex, match, (name ?? number) as string);
  return group === undefined ? whole : (group?.text ?? '');
}
