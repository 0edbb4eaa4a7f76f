/** Text to tree (section 2 of the language's rules). Every mistake names its place and what was expected. */

import { parameterPlace } from './arguments.ts';
import { ExpressionError, positionIn } from './errors.ts';
import { resultWords } from './function-definition.ts';
import { functionNamed, functionNames, type TableFunction } from './function-table.ts';
import { nearest } from './nearest.ts';
import { type Token, tokenize } from './tokens.ts';
import type { Comparator, ExpressionTree } from './tree.ts';

/** As typed, before anything is folded (X-02, E-1209). */
export const LONGEST_EXPRESSION = 10_000;
/** Calls within calls; no real mapping comes near it, and no input can exhaust the stack. */
const DEEPEST_NESTING = 200;

/** Throws ExpressionError. */
export function parseExpression(text: string): ExpressionTree {
  if (text.length > LONGEST_EXPRESSION) {
    const message = `The expression has ${text.length} characters; at most ${LONGEST_EXPRESSION} are allowed. Shorten it.`;
    throw new ExpressionError('EXPRESSION_TOO_LONG', message, null);
  }
  if (text.trim() === '') {
    throw new ExpressionError(
      'EXPRESSION_EMPTY',
      'The expression is empty; expected a function, an attribute or a text.',
      null,
    );
  }
  return new Parser(text, tokenize(text)).parse();
}

class Parser {
  readonly #text: string;
  readonly #tokens: Token[];
  #at = 0;
  #depth = 0;

  constructor(text: string, tokens: Token[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  parse(): ExpressionTree {
    const tree = this.#expression(resultWords);
    if (this.#peek().type !== 'end') throw this.#unexpected('the end of the expression');
    return tree;
  }

  #peek(): Token {
    return this.#tokens[this.#at] as Token;
  }

  /** `words` are the bare words that may stand here. */
  #expression(words: readonly string[]): ExpressionTree {
    if (++this.#depth > DEEPEST_NESTING) {
      const message = `The expression is nested more than ${DEEPEST_NESTING} deep.`;
      throw new ExpressionError('EXPRESSION_TOO_DEEP', message, positionIn(this.#text, this.#peek().offset));
    }
    const left = this.#operand(words);
    let tree = left;
    if (this.#peek().type === 'comparator') {
      if (left.type === 'constant' && left.written === 'word') throw this.#strayWord(left.value, left.offset);
      const { text, offset } = this.#next();
      tree = { type: 'comparison', comparator: text as Comparator, left, right: this.#operand([]), offset };
      if (this.#peek().type === 'comparator') throw this.#unexpected(`',' or ')' (comparisons don't chain)`);
    }
    this.#depth--;
    return tree;
  }

  #operand(words: readonly string[]): ExpressionTree {
    const { type, text, offset } = this.#peek();
    switch (type) {
      case 'attribute':
        this.#next();
        return { type: 'attribute', name: text, offset };
      case 'string':
        this.#next();
        return { type: 'constant', value: text, written: 'string', offset };
      case 'number':
        this.#next();
        return { type: 'constant', value: text, written: 'number', offset };
      case '(': {
        this.#next();
        const inner = this.#expression(words);
        this.#expect(')');
        return inner;
      }
      case 'name':
        return this.#nameOrCall(words);
      default:
        throw this.#unexpected('a function, an attribute in brackets, a text or a number');
    }
  }

  #nameOrCall(words: readonly string[]): ExpressionTree {
    const { text, offset } = this.#next();
    if (this.#peek().type === '(') return this.#call(text, offset);
    if (words.includes(text)) return { type: 'constant', value: text, written: 'word', offset };
    throw this.#strayWord(text, offset);
  }

  #strayWord(text: string, offset: number): ExpressionError {
    const hint = functionNamed(text)
      ? `Functions are followed by their arguments: ${text}(…).`
      : `Texts stand in double quotation marks ("${text}"), attributes in brackets ([${text}]).`;
    return new ExpressionError('EXPRESSION_SYNTAX', `'${text}' is no literal. ${hint}`, positionIn(this.#text, offset));
  }

  #call(name: string, offset: number): ExpressionTree {
    const definition = functionNamed(name);
    if (!definition) {
      const suggestion = nearest(name, functionNames());
      const hint = suggestion ? ` Did you mean ${suggestion}?` : ' See the list of functions.';
      throw new ExpressionError(
        'FUNCTION_UNKNOWN',
        `There is no function '${name}'.${hint}`,
        positionIn(this.#text, offset),
      );
    }
    this.#expect('(');
    const args: (ExpressionTree | null)[] = [];
    if (this.#peek().type === ')') {
      this.#next();
    } else {
      for (;;) {
        const isEmpty = this.#peek().type === ',' || this.#peek().type === ')';
        args.push(isEmpty ? null : this.#expression(wordsFor(definition, args.length)));
        if (this.#peek().type !== ',') break;
        this.#next();
      }
      this.#expect(')');
    }
    const problem = definition.problemWith(args);
    if (problem) {
      const message = `${name}: ${problem} Its form is ${definition.signature}.`;
      throw new ExpressionError('ARGUMENTS_INVALID', message, positionIn(this.#text, offset));
    }
    return { type: 'call', name, args, offset };
  }

  #next(): Token {
    return this.#tokens[this.#at++] as Token;
  }

  #expect(type: '(' | ')'): void {
    if (this.#peek().type !== type) throw this.#unexpected(type === ')' ? `',' or ')'` : `'${type}'`);
    this.#next();
  }

  #unexpected(expected: string): ExpressionError {
    const { type, text, offset } = this.#peek();
    const found = type === 'end' ? 'the end of the expression' : type === 'string' ? `the text "${text}"` : `'${text}'`;
    return new ExpressionError(
      'EXPRESSION_SYNTAX',
      `Expected ${expected}, found ${found}.`,
      positionIn(this.#text, offset),
    );
  }
}

/** How many arguments follow isn't known yet; the words of the last places are the same. */
function wordsFor(definition: TableFunction, argument: number): readonly string[] {
  const place = parameterPlace(definition, argument, Math.max(argument + 1, definition.parameters.length));
  return (definition.parameters[place] ?? definition.parameters.at(-1))?.words ?? [];
}
