/**
 * Reads a .NET regular expression: options, named groups, look-around, lazy quantifiers, comments. What the
 * matcher doesn't know is refused with a reason, never read as something else. Pure.
 */
import { ExpressionError } from '../errors.ts';
import { type CharacterSet, setOf } from './character-set.ts';
import { numberGroups } from './group-numbers.ts';
import { PatternScanner } from './pattern-scanner.ts';
import type { AnchorKind, Pattern, PatternNode } from './pattern-tree.ts';
import { readClass } from './read-class.ts';
import { readCharacter, readSetEscape } from './read-escape.ts';

/** As long as an expression may be. */
const LONGEST_PATTERN = 10_000;
const DEEPEST_GROUPS = 200;
const HIGHEST_COUNT = 2_147_483_647;
const LINE_FEED = 0x0a;

/** Those of .NET that can stand inside a pattern. */
interface Options {
  ignoresCase: boolean;
  multiline: boolean;
  dotTakesAll: boolean;
  explicitCapture: boolean;
  ignoresWhiteSpace: boolean;
}

const optionLetters: Readonly<Record<string, keyof Options>> = {
  i: 'ignoresCase',
  m: 'multiline',
  s: 'dotTakesAll',
  n: 'explicitCapture',
  x: 'ignoresWhiteSpace',
};

const noOptions: Options = {
  ignoresCase: false,
  multiline: false,
  dotTakesAll: false,
  explicitCapture: false,
  ignoresWhiteSpace: false,
};

const anchors: Readonly<Record<string, AnchorKind>> = {
  b: 'boundary',
  B: 'notBoundary',
  A: 'start',
  z: 'end',
  Z: 'endOrFinalLineFeed',
};

export function patternError(pattern: string, reason: string): ExpressionError {
  const shown = pattern.length > 200 ? `${pattern.slice(0, 200)}…` : pattern;
  return new ExpressionError('PATTERN_INVALID', `The pattern '${shown}' can't be used: ${reason}.`, null);
}

/** Throws ExpressionError (PATTERN_INVALID). */
export function parsePattern(text: string): Pattern {
  if (text.length > LONGEST_PATTERN) {
    throw patternError(text, `it has ${text.length} characters, and at most ${LONGEST_PATTERN} are allowed`);
  }
  return new PatternParser(text).parse();
}

/** A group or back-reference before all groups are known: .NET numbers the unnamed ones first. */
type Reference = { node: { number: number }; written: string };

class PatternParser {
  readonly #scan: PatternScanner;
  /** In the order of their opening parentheses; null for unnamed ones. */
  readonly #groups: { name: string | null; node: { number: number } }[] = [];
  readonly #references: Reference[] = [];
  #depth = 0;

  constructor(text: string) {
    this.#scan = new PatternScanner(text, (reason) => patternError(text, reason));
  }

  parse(): Pattern {
    const root = this.#alternation({ ...noOptions });
    if (!this.#scan.isAtEnd) throw this.#scan.error('a parenthesis is closed that was never opened');
    const groupNames = numberGroups(this.#groups);
    for (const { node, written } of this.#references) {
      const named = groupNames.indexOf(written);
      node.number = named >= 0 ? named : Number(written);
      if (!(node.number < groupNames.length))
        throw this.#scan.error(`it refers to a group '${written}' that it hasn't`);
    }
    return { root, groupNames };
  }

  /** Up to the end or a closing parenthesis; options that are set inside hold up to there. */
  #alternation(options: Options): PatternNode {
    const branches: PatternNode[] = [];
    do branches.push(this.#sequence(options));
    while (this.#scan.take('|'));
    return branches.length === 1 ? (branches[0] as PatternNode) : { type: 'alternation', branches };
  }

  #sequence(options: Options): PatternNode {
    const items: PatternNode[] = [];
    for (;;) {
      this.#skipBlanks(options);
      if (this.#scan.isAtEnd || this.#scan.sees('|') || this.#scan.sees(')')) break;
      const item = this.#atom(options);
      if (item) items.push(this.#repeated(item, options));
    }
    return items.length === 1 ? (items[0] as PatternNode) : { type: 'sequence', items };
  }

  /** Null for what only sets options. */
  #atom(options: Options): PatternNode | null {
    const scan = this.#scan;
    if (scan.sees('(')) return this.#group(options);
    if (scan.sees('[')) return { type: 'set', set: readClass(scan, options.ignoresCase) };
    if (scan.sees('\\')) return this.#escape(options);
    if (scan.take('^')) return { type: 'anchor', kind: options.multiline ? 'lineStart' : 'start' };
    if (scan.take('$')) return { type: 'anchor', kind: options.multiline ? 'lineEnd' : 'endOrFinalLineFeed' };
    if (scan.take('.')) return { type: 'set', set: dot(options) };
    if (scan.seesQuantifier) throw scan.error(`the quantifier '${scan.current}' follows nothing that it could repeat`);
    return this.#literal(scan.next().charCodeAt(0), options);
  }

  #literal(unit: number, { ignoresCase }: Options): PatternNode {
    return { type: 'set', set: setOf([{ from: unit, to: unit }], { ignoresCase }) };
  }

  #escape(options: Options): PatternNode {
    const scan = this.#scan;
    const letter = scan.peek(1);
    const kind = anchors[letter];
    if (kind) {
      scan.skip(2);
      return { type: 'anchor', kind };
    }
    if (letter === 'G') throw scan.error('\\G is not supported');
    const set = readSetEscape(scan);
    if (set) return { type: 'set', set: { ...setOf([set]), ignoresCase: options.ignoresCase } };
    const reference = this.#backReference(options);
    return reference ?? this.#literal(readCharacter(scan), options);
  }

  /** `\1`, `\k<name>`, `\k'name'`; a number of several digits that is no group is an octal character. */
  #backReference({ ignoresCase }: Options): PatternNode | null {
    const scan = this.#scan;
    const named = scan.match(/\\k(?:<(\w+)>|'(\w+)')/uy);
    const written = named ? (named[1] ?? named[2]) : scan.match(/\\([1-9]\d*)/y)?.[1];
    if (written === undefined) {
      if (scan.peek(1) === 'k') throw scan.error('\\k wants the name of a group: \\k<name>');
      return null;
    }
    if (!named && written.length > 1 && Number(written) > scan.openingParentheses) return null;
    scan.skip(named ? named[0].length : written.length + 1);
    const node: PatternNode = { type: 'backReference', number: 0, ignoresCase };
    this.#references.push({ node, written });
    return node;
  }

  #group(options: Options): PatternNode | null {
    const scan = this.#scan;
    const kind = scan.match(/\((?:\?(?:<[=!]|[:=!>]))?/y)?.[0] as string;
    if (kind !== '(') {
      scan.skip(kind.length);
      const child = this.#inside({ ...options });
      if (kind === '(?:') return child;
      if (kind === '(?>') return { type: 'atomic', child };
      return { type: 'look', isBehind: kind.includes('<'), isNegated: kind.endsWith('!'), child };
    }
    if (scan.peek(1) !== '?') {
      scan.skip(1);
      return options.explicitCapture ? this.#inside({ ...options }) : this.#capture(null, options);
    }
    const name = scan.match(/\(\?(?:<([\p{L}_][\p{L}\p{Mn}\p{Nd}\p{Pc}]*)>|'([\p{L}_][\p{L}\p{Mn}\p{Nd}\p{Pc}]*)')/uy);
    if (name) {
      scan.skip(name[0].length);
      return this.#capture((name[1] ?? name[2]) as string, options);
    }
    return this.#optionsGroup(options);
  }

  /** `(?im-s)` for what follows, `(?im-s:…)` for its inside. */
  #optionsGroup(options: Options): PatternNode | null {
    const scan = this.#scan;
    const written = scan.match(/\(\?([imnsx]*)(?:-([imnsx]*))?([:)])/y);
    if (!written) throw scan.error(unknownGroup(scan));
    scan.skip(written[0].length);
    const [, on = '', off = '', end] = written;
    const changed = end === ')' ? options : { ...options };
    for (const letter of on) changed[optionLetters[letter] as keyof Options] = true;
    for (const letter of off) changed[optionLetters[letter] as keyof Options] = false;
    if (end === ':') return this.#inside(changed);
    if (scan.seesQuantifier) throw scan.error('a quantifier follows options, which it can’t repeat');
    return null;
  }

  #capture(name: string | null, options: Options): PatternNode {
    const node: PatternNode & { number: number } = { type: 'group', number: 0, child: { type: 'sequence', items: [] } };
    this.#groups.push({ name, node });
    node.child = this.#inside({ ...options });
    return node;
  }

  #inside(options: Options): PatternNode {
    if (++this.#depth > DEEPEST_GROUPS)
      throw this.#scan.error(`its groups are nested more than ${DEEPEST_GROUPS} deep`);
    const child = this.#alternation(options);
    if (!this.#scan.take(')')) throw this.#scan.error('a parenthesis is never closed');
    this.#depth--;
    return child;
  }

  #repeated(child: PatternNode, options: Options): PatternNode {
    const scan = this.#scan;
    this.#skipBlanks(options);
    const written = scan.match(/[*+?]|\{(\d+)(?:(,)(\d*))?\}/y);
    if (!written) return child;
    scan.skip(written[0].length);
    const [least, most] = countsOf(written);
    if (least > most) throw scan.error(`the quantifier ${written[0]} has its numbers the wrong way round`);
    if (least > HIGHEST_COUNT) throw scan.error(`the number in the quantifier ${written[0]} is too high`);
    this.#skipBlanks(options);
    const isLazy = scan.take('?');
    this.#skipBlanks(options);
    if (scan.seesQuantifier) throw scan.error(`a quantifier follows a quantifier: '${scan.current}'`);
    return { type: 'repeat', child, least, most, isLazy };
  }

  /** Comments; with the option x also white space, and what follows a # up to the end of its line. */
  #skipBlanks({ ignoresWhiteSpace }: Options): void {
    const scan = this.#scan;
    for (;;) {
      const blanks = ignoresWhiteSpace ? scan.match(/(?:[\t\n\v\f\r ]|#[^\n]*)+/y) : null;
      const blank = blanks ?? scan.match(/\(\?#[^)]*\)/y);
      if (!blank) break;
      scan.skip(blank[0].length);
    }
    if (scan.sees('(?#')) throw scan.error('a comment is never closed');
  }
}

function dot({ dotTakesAll }: Options): CharacterSet {
  return dotTakesAll
    ? setOf([{ from: 0, to: 0xffff }])
    : setOf([{ from: LINE_FEED, to: LINE_FEED }], { isNegated: true });
}

function countsOf([sign, least, comma, most]: RegExpExecArray): [number, number] {
  if (sign === '*') return [0, Number.POSITIVE_INFINITY];
  if (sign === '+') return [1, Number.POSITIVE_INFINITY];
  if (sign === '?') return [0, 1];
  return [Number(least), comma ? (most ? Number(most) : Number.POSITIVE_INFINITY) : Number(least)];
}

function unknownGroup(scan: PatternScanner): string {
  if (scan.match(/\(\?\(/y)) return 'conditions, (?(…)…), are not supported';
  if (scan.match(/\(\?[<'][^>']*-/y)) return 'balancing groups, (?<a-b>…), are not supported';
  if (scan.match(/\(\?[<']\d/y)) return 'groups with a number for a name are not supported';
  return `'${scan.text.slice(scan.at, scan.at + 4)}' begins no known group`;
}
