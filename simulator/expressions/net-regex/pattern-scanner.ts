/** Where the reading of a pattern stands. */
import type { ExpressionError } from '../errors.ts';

export class PatternScanner {
  readonly text: string;
  at = 0;
  readonly error: (reason: string) => ExpressionError;

  constructor(text: string, error: (reason: string) => ExpressionError) {
    this.text = text;
    this.error = error;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  get current(): string {
    return this.text[this.at] ?? '';
  }

  /** A brace that begins no count is itself. */
  get seesQuantifier(): boolean {
    return this.match(/[*+?]|\{\d+(?:,\d*)?\}/y) !== null;
  }

  /** More groups than these there can't be. */
  get openingParentheses(): number {
    return this.text.split('(').length - 1;
  }

  peek(ahead: number): string {
    return this.text[this.at + ahead] ?? '';
  }

  sees(text: string): boolean {
    return this.text.startsWith(text, this.at);
  }

  take(text: string): boolean {
    if (!this.sees(text)) return false;
    this.at += text.length;
    return true;
  }

  skip(count: number): void {
    this.at += count;
  }

  next(): string {
    return this.text[this.at++] ?? '';
  }

  /** Tries a sticky regular expression here, without moving. */
  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text);
  }
}
