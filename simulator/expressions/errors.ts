/** What can be wrong with an expression: a mistake in its text, found when it is saved, or a failure on an object. */
import { ProvsimError } from '../errors.ts';

export interface Position {
  /** From 0. */
  offset: number;
  /** From 1. */
  line: number;
  column: number;
}

export type ExpressionErrorCode =
  | 'EXPRESSION_EMPTY'
  | 'EXPRESSION_TOO_LONG'
  | 'EXPRESSION_TOO_DEEP'
  | 'EXPRESSION_SYNTAX'
  | 'FUNCTION_UNKNOWN'
  | 'ARGUMENTS_INVALID'
  | 'PATTERN_INVALID'
  | 'EVALUATION_FAILED'
  | 'TIME_INVALID';

export class ExpressionError extends ProvsimError {
  /** Null for a failure that has no place of its own. */
  readonly position: Position | null;

  constructor(code: ExpressionErrorCode, message: string, position: Position | null, cause?: unknown) {
    const place = position ? ` (line ${position.line}, column ${position.column})` : '';
    super(code, `${message}${place}`, { status: 400, exitCode: 2, given: { position }, cause });
    this.name = 'ExpressionError';
    this.position = position;
  }
}

export function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { offset, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** A failure on one object, with the opening of the one message of the service that is known, spelt as there. */
export function evaluationFailure(functionName: string, reason: string): ExpressionError {
  const message = `An error occured while evaluating this function: '${functionName}.' ${reason}`;
  return new ExpressionError('EVALUATION_FAILED', message, null);
}
