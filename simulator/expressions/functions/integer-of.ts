/** Arguments that have to be integers. */
import { evaluationFailure } from '../errors.ts';
import { asInteger, canonicalText, type Value } from '../values.ts';

/** Throws ExpressionError. */
export function integerOf(functionName: string, parameter: string, value: Value): number {
  const text = canonicalText(value);
  const found = asInteger(text);
  if (found === null) throw evaluationFailure(functionName, `${parameter} must be an integer, but is '${text}'.`);
  return found;
}
