/** Words and signs of an expression. */
import { ExpressionError, positionIn } from './errors.ts';

export type TokenType = 'attribute' | 'string' | 'number' | 'name' | '(' | ')' | ',' | 'comparator' | 'end';

export interface Token {
  type: TokenType;
  /** The value: a string without its quotation marks, a number as decimal text. */
  text: string;
  offset: number;
}

const WHITE_SPACE = /[ \t\r\n]/;
const NUMBER = /[+-]?\d+(?:\.\d+)?/y;
const HEXADECIMAL = /&[Hh][0-9A-Fa-f]+/y;
const NAME = /[\p{L}_][\p{L}\p{Nd}_]*/uy;
const NOT_OF_A_NAME = /[^\p{L}\p{M}\p{Nd}_\-.: ]/u;
const COMPARATOR = /<>|<=|>=|=|<|>/y;

export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? null;
  };
  while (at < text.length) {
    const char = text[at] as string;
    if (WHITE_SPACE.test(char)) {
      at++;
      continue;
    }
    const offset = at;
    if (char === '[') {
      at = readAttribute(text, offset, tokens);
    } else if (char === '"') {
      at = readString(text, offset, tokens);
    } else if (char === '(' || char === ')' || char === ',') {
      tokens.push({ type: char, text: char, offset });
      at++;
    } else {
      at += readWord(text, offset, tokens, match);
    }
  }
  tokens.push({ type: 'end', text: '', offset: text.length });
  return tokens;
}

function readWord(text: string, offset: number, tokens: Token[], match: (pattern: RegExp) => string | null): number {
  const hexadecimal = match(HEXADECIMAL);
  if (hexadecimal) {
    // `&HF7` is the decimal text 247.
    tokens.push({ type: 'number', text: BigInt(`0x${hexadecimal.slice(2)}`).toString(), offset });
    return hexadecimal.length;
  }
  const number = match(NUMBER);
  if (number) {
    tokens.push({ type: 'number', text: number, offset });
    return number.length;
  }
  const comparator = match(COMPARATOR);
  if (comparator) {
    tokens.push({ type: 'comparator', text: comparator, offset });
    return comparator.length;
  }
  const name = match(NAME);
  if (name) {
    tokens.push({ type: 'name', text: name, offset });
    return name.length;
  }
  const char = String.fromCodePoint(text.codePointAt(offset) as number);
  const hint =
    char === "'"
      ? ' Strings stand in double quotation marks.'
      : char === '&'
        ? ' Join texts with Join or Append.'
        : char === ']'
          ? ' It closes no bracket.'
          : '';
  throw new ExpressionError(
    'EXPRESSION_SYNTAX',
    `Unexpected character ${JSON.stringify(char)}.${hint}`,
    positionIn(text, offset),
  );
}

/** Everything up to the next `]`. */
function readAttribute(text: string, offset: number, tokens: Token[]): number {
  const end = text.indexOf(']', offset);
  if (end < 0) {
    throw new ExpressionError(
      'EXPRESSION_SYNTAX',
      `The bracket that opens here is never closed; expected ']'.`,
      positionIn(text, offset),
    );
  }
  const name = text.slice(offset + 1, end);
  const odd = NOT_OF_A_NAME.exec(name);
  if (odd) {
    throw new ExpressionError(
      'EXPRESSION_SYNTAX',
      `The name of an attribute can't hold ${JSON.stringify(odd[0])}; expected letters, digits, _ - . : or spaces up to ']'.`,
      positionIn(text, offset + 1 + odd.index),
    );
  }
  if (name.trim() === '') {
    throw new ExpressionError(
      'EXPRESSION_SYNTAX',
      'Empty brackets: expected the name of an attribute.',
      positionIn(text, offset),
    );
  }
  tokens.push({ type: 'attribute', text: name, offset });
  return end + 1;
}

/** `\"` and `\\` are escapes; a backslash before anything else stays (X-04, X-05). */
function readString(text: string, offset: number, tokens: Token[]): number {
  let value = '';
  for (let at = offset + 1; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '"') {
      tokens.push({ type: 'string', text: value, offset });
      return at + 1;
    }
    const next = text[at + 1];
    if (char === '\\' && (next === '"' || next === '\\')) {
      value += next;
      at++;
    } else {
      value += char;
    }
  }
  throw new ExpressionError(
    'EXPRESSION_SYNTAX',
    'The string that begins here is never closed; expected a quotation mark.',
    positionIn(text, offset),
  );
}
