/** `parseExpression`: a text read, and evaluated where an object is given; a mistake in it is an answer, no error (G-69). Pure. */
import { type Static, Type } from 'typebox';
import {
  asExpressionError,
  compileExpression,
  type EvaluationContext,
  parseExpression,
  resultOf,
  toSource,
} from '../../expressions/index.ts';
import type { AttributeValue } from '../../model/values.ts';

const Value = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null(), Type.Array(Type.String())]);

export const ParseExpressionShape = Type.Object({
  expression: Type.String({ examples: ['Join(" ", [givenName], [surname])'] }),
  targetAttributeDefinition: Type.Optional(Type.Unknown()),
  testInputObject: Type.Optional(
    Type.Union([
      Type.Null(),
      Type.Object({
        definition: Type.Optional(Type.Unknown()),
        properties: Type.Optional(Type.Array(Type.Object({ key: Type.String(), value: Type.Optional(Value) }))),
      }),
    ]),
  ),
});

type ParseExpressionRequest = Static<typeof ParseExpressionShape>;

export function parseExpressionAnswer(request: ParseExpressionRequest, context: EvaluationContext) {
  const failed = { parsingSucceeded: false, evaluationSucceeded: false, evaluationResult: [] as string[] };
  try {
    const tree = parseExpression(request.expression);
    const { expression: _, ...source } = toSource(tree);
    const parsedExpression = { expression: request.expression, ...source };
    const parsed = { ...failed, parsingSucceeded: true, error: null, parsedExpression };
    return request.testInputObject ? { ...parsed, ...evaluated(request, context) } : parsed;
  } catch (error) {
    return { ...failed, error: errorOf(error), parsedExpression: null };
  }
}

function evaluated({ expression, testInputObject }: ParseExpressionRequest, context: EvaluationContext) {
  const attributes: Record<string, AttributeValue> = {};
  for (const { key, value } of testInputObject?.properties ?? []) {
    const before = attributes[key];
    // A key that comes again is one more value of a multi-valued attribute.
    if (before === undefined || before === null) attributes[key] = value ?? null;
    else attributes[key] = [...(Array.isArray(before) ? before : [before]), value ?? null];
  }
  try {
    const result = resultOf(compileExpression(expression).evaluate(attributes, context));
    const evaluationResult = result === null || result === undefined ? [] : [result].flat();
    return { evaluationSucceeded: true, evaluationResult, error: null };
  } catch (error) {
    return { evaluationSucceeded: false, evaluationResult: [], error: errorOf(error) };
  }
}

function errorOf(error: unknown) {
  const { code, message } = asExpressionError(error);
  return { code, message, tenantActionable: true };
}
