/** Texts that grow piece by piece, and stop where no directory value is longer: a mapping can't eat the memory. */
import { evaluationFailure } from './errors.ts';

/** Characters of a result, or of all the values of a list together. */
export const LONGEST_RESULT = 1_000_000;

export interface BoundedText {
  readonly text: string;
  /** Throws ExpressionError. */
  add(piece: string): void;
}

export function boundedText(functionName: string): BoundedText {
  let text = '';
  return {
    get text() {
      return text;
    },
    add(piece) {
      checkLength(functionName, text.length + piece.length);
      text += piece;
    },
  };
}

/** Throws ExpressionError when a result would have more characters than any value. */
export function checkLength(functionName: string, length: number): void {
  if (length <= LONGEST_RESULT) return;
  throw evaluationFailure(functionName, `Its result has more than ${LONGEST_RESULT} characters.`);
}
