/**
 * Translates .NET regular expressions: for the linear engine where the pattern allows, for JavaScript's own,
 * which runs under a time limit, where it needs look-around, back-references or word boundaries. What neither
 * matches as .NET would is refused, never matched wrongly. Pure.
 */
import { ExpressionError } from '../errors.ts';

export interface TranslatedPattern {
  engine: 'linear' | 'limited';
  source: string;
  /** Flags of JavaScript's engine. */
  flags: string;
  /** Names of groups by number, from 1; null for those without one. */
  groupNames: (string | null)[];
}

const WORD = '\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}';
const SPACE = '\\t\\n\\v\\f\\r\\u0085\\p{Z}';
const LINEAR_SPACE = '\\t\\n\\x0b\\f\\r\\x{85}\\p{Z}';

/** Constructs that ask for the engine with a time limit. */
const NEEDS_LIMITED = /\\[bB]|\\[1-9]|\\k<|\(\?(?:=|!|<=|<!)|\\Z|\$/;

const refused: readonly [RegExp, string][] = [
  [/^\(\?>/, 'atomic groups'],
  [/^\(\?\(/, 'conditions'],
  [/^\(\?<\w*-\w*>/, 'balancing groups'],
  [/^\(\?'/, 'group names in single quotation marks; write (?<name>…)'],
  [/^\(\?#/, 'comments'],
];

export function patternError(pattern: string, reason: string): ExpressionError {
  return new ExpressionError('PATTERN_INVALID', `The pattern '${pattern}' can't be used: ${reason}.`, null);
}

/** Throws ExpressionError (PATTERN_INVALID). */
export function translatePattern(pattern: string): TranslatedPattern {
  const limited = NEEDS_LIMITED.test(pattern.replace(/\\[\\$]/g, ''));
  const groupNames: (string | null)[] = [];
  let flags = limited ? 'u' : '';
  let source = '';
  let inClass = false;
  let at = 0;
  const rest = () => pattern.slice(at);

  while (at < pattern.length) {
    const char = pattern[at] as string;
    if (char === '\\') {
      const { text, length } = translateEscape(pattern, at, limited, inClass);
      source += text;
      at += length;
    } else if (inClass) {
      if (char === '-' && pattern[at + 1] === '[')
        throw patternError(pattern, 'character class subtraction is not supported');
      if (char === ']') inClass = false;
      source +=
        char === '['
          ? '\\['
          : limited && /[&|~^]/.test(char) && pattern[at - 1] !== '['
            ? `\\${char}`.replace('\\&', '&').replace('\\~', '~')
            : char;
      at++;
    } else if (char === '[') {
      inClass = true;
      const isNegated = pattern[at + 1] === '^';
      source += isNegated ? '[^' : '[';
      at += isNegated ? 2 : 1;
      // A bracket that comes first is a member of the class.
      if (pattern[at] === ']') {
        source += '\\]';
        at++;
      }
    } else if (char === '(') {
      const opened = openGroup(pattern, rest(), limited, groupNames);
      source += opened.text;
      flags += opened.flags;
      at += opened.length;
    } else if (char === '.') {
      source += flags.includes('s') ? '[\\s\\S]' : '[^\\n]';
      at++;
    } else if (char === '$') {
      source += flags.includes('m') ? '(?=\\n|$(?![\\s\\S]))' : '(?=\\n?$(?![\\s\\S]))';
      at++;
    } else if (char === '+' && /[*+?}]$/.test(source) && pattern[at - 1] !== '\\') {
      throw patternError(pattern, 'possessive quantifiers are not part of the language');
    } else {
      source += limited && (char === ']' || char === '}' || char === '{') ? braceFor(pattern, at, source) : char;
      at++;
    }
  }
  if (inClass) throw patternError(pattern, 'a bracket is never closed');
  return { engine: limited ? 'limited' : 'linear', source, flags: [...new Set(flags)].join(''), groupNames };
}

/** A brace that is no quantifier is itself. */
function braceFor(pattern: string, at: number, source: string): string {
  const char = pattern[at] as string;
  if (char === '{' && /^\{\d+(?:,\d*)?\}/.test(pattern.slice(at))) return char;
  if (char === '}' && /\{\d+(?:,\d*)?$/.test(source)) return char;
  return `\\${char}`;
}

function translateEscape(
  pattern: string,
  at: number,
  limited: boolean,
  inClass: boolean,
): { text: string; length: number } {
  const next = pattern[at + 1];
  if (next === undefined) throw patternError(pattern, 'it ends in a backslash');
  const set = (members: string, negated: boolean) => {
    if (inClass && negated) throw patternError(pattern, `\\${next} inside a class is not supported`);
    return inClass ? members : `[${negated ? '^' : ''}${members}]`;
  };
  const space = limited ? SPACE : LINEAR_SPACE;
  switch (next) {
    case 'd':
    case 'D':
      return { text: set('\\p{Nd}', next === 'D'), length: 2 };
    case 'w':
    case 'W':
      return { text: set(WORD, next === 'W'), length: 2 };
    case 's':
    case 'S':
      return { text: set(space, next === 'S'), length: 2 };
    case 'b':
    case 'B': {
      if (inClass) return { text: '\\x08', length: 2 };
      const [before, after] = [`(?<=[${WORD}])`, `(?=[${WORD}])`];
      const [noBefore, noAfter] = [`(?<![${WORD}])`, `(?![${WORD}])`];
      const text =
        next === 'b' ? `(?:${before}${noAfter}|${noBefore}${after})` : `(?:${before}${after}|${noBefore}${noAfter})`;
      return { text, length: 2 };
    }
    case 'A':
      return { text: limited ? '(?<![\\s\\S])' : '\\A', length: 2 };
    case 'z':
      return { text: limited ? '(?![\\s\\S])' : '\\z', length: 2 };
    case 'Z':
      return { text: '(?=\\n?(?![\\s\\S]))', length: 2 };
    case 'e':
      return { text: '\\x1b', length: 2 };
    case 'a':
      return { text: '\\x07', length: 2 };
    case 'v':
      return { text: '\\x0b', length: 2 };
    case 'G':
      throw patternError(pattern, '\\G is not supported');
    case 'u': {
      const hex = /^[0-9A-Fa-f]{4}/.exec(pattern.slice(at + 2))?.[0];
      if (!hex) throw patternError(pattern, '\\u wants four hexadecimal digits');
      return { text: limited ? `\\u${hex}` : `\\x{${hex}}`, length: 6 };
    }
    case 'k': {
      const name = /^<(\w+)>/.exec(pattern.slice(at + 2));
      if (!name) throw patternError(pattern, '\\k wants <name>');
      return { text: `\\k<${name[1]}>`, length: 2 + name[0].length };
    }
    case 'p':
    case 'P': {
      const name = /^\{(\w+)\}/.exec(pattern.slice(at + 2));
      if (!name || /^Is/.test(name[1] as string))
        throw patternError(pattern, 'only general categories such as \\p{Lu} are supported');
      return { text: `\\${next}{${name[1]}}`, length: 2 + name[0].length };
    }
    default:
      if (/[0-9]/.test(next)) {
        if (inClass || next === '0') throw patternError(pattern, `octal escapes such as \\${next} are not supported`);
        return { text: `\\${next}`, length: 2 };
      }
      if (/[tnrfxc]/.test(next)) return { text: `\\${next}`, length: 2 };
      if (/[A-Za-z_]/.test(next)) throw patternError(pattern, `\\${next} is no escape`);
      return {
        text: /[$()*+.?[\]{}|^\\/-]/.test(next) ? (next === '-' && !inClass ? '-' : `\\${next}`) : next,
        length: 2,
      };
  }
}

function openGroup(
  pattern: string,
  rest: string,
  limited: boolean,
  groupNames: (string | null)[],
): { text: string; length: number; flags: string } {
  for (const [start, what] of refused) if (start.test(rest)) throw patternError(pattern, `${what} are not supported`);
  const named = /^\(\?<([A-Za-z_]\w*)>/.exec(rest);
  if (named) {
    groupNames.push(named[1] as string);
    return { text: limited ? named[0] : `(?P<${named[1]}>`, length: named[0].length, flags: '' };
  }
  const options = /^\(\?([imsnx-]+)(\)|:)/.exec(rest);
  if (options) {
    const [whole, letters] = options as unknown as [string, string];
    if (/[nx]/.test(letters)) throw patternError(pattern, `the option ${letters} is not supported`);
    if (!limited) return { text: whole, length: whole.length, flags: '' };
    // The limited engine knows options for the whole pattern only.
    if (rest !== pattern || letters.includes('-') || whole.endsWith(':')) {
      throw patternError(
        pattern,
        'options inside a pattern with look-around, $ or \\b must stand at its beginning, as (?i)',
      );
    }
    return { text: '', length: whole.length, flags: letters };
  }
  if (/^\(\?(?::|=|!|<=|<!)/.test(rest)) {
    const text = (/^\(\?(?::|=|!|<=|<!)/.exec(rest) as RegExpExecArray)[0];
    return { text, length: text.length, flags: '' };
  }
  if (rest.startsWith('(?')) throw patternError(pattern, `'${rest.slice(0, 4)}' begins no known group`);
  groupNames.push(null);
  return { text: '(', length: 1, flags: '' };
}
