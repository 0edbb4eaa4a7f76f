/** Character classes of a .NET regular expression: `[a-z]`, `[^\d]`, `[a-z-[aeiou]]`. */
import type { CharacterSet, SetItem } from './character-set.ts';
import type { PatternScanner } from './pattern-scanner.ts';
import { readCharacter, readSetEscape } from './read-escape.ts';

const BACKSPACE = 8;
const DEEPEST_SUBTRACTION = 50;

/** From its opening bracket to after its closing one. */
export function readClass(scan: PatternScanner, ignoresCase: boolean, depth = 0): CharacterSet {
  if (depth > DEEPEST_SUBTRACTION) throw scan.error(`its classes are nested more than ${DEEPEST_SUBTRACTION} deep`);
  scan.skip(1);
  const isNegated = scan.take('^');
  const items: SetItem[] = [];
  let minus: CharacterSet | null = null;
  // A bracket that comes first is a member.
  for (let isFirst = true; isFirst || !scan.sees(']'); isFirst = false) {
    if (scan.isAtEnd) throw scan.error('a bracket is never closed');
    if (!isFirst && scan.sees('-[')) {
      scan.skip(1);
      minus = readClass(scan, ignoresCase, depth + 1);
      if (!scan.sees(']')) throw scan.error('what is subtracted from a class must come last in it');
      break;
    }
    readItem(scan, items);
  }
  scan.skip(1);
  return { items, isNegated, ignoresCase, minus };
}

function readItem(scan: PatternScanner, items: SetItem[]): void {
  if (scan.match(/\[:\w*:\]/y)) throw scan.error('classes such as [:alpha:] are not part of the language');
  const set = scan.sees('\\') ? readSetEscape(scan) : null;
  if (set) {
    items.push(set);
    return;
  }
  const from = readMember(scan);
  const isRange = scan.sees('-') && scan.peek(1) !== '' && scan.peek(1) !== ']' && scan.peek(1) !== '[';
  if (!isRange) {
    items.push({ from, to: from });
    return;
  }
  scan.skip(1);
  if (scan.match(/\\[dDwWsSpP]/y)) throw scan.error('a range ends in a class');
  const to = readMember(scan);
  if (to < from) throw scan.error('a range is the wrong way round');
  items.push({ from, to });
}

function readMember(scan: PatternScanner): number {
  if (scan.take('\\b')) return BACKSPACE;
  return scan.sees('\\') ? readCharacter(scan) : scan.next().charCodeAt(0);
}
