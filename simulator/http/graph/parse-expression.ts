/** `parseExpression`: a text read, and evaluated where an object is given; a mistake in it is an answer, no error (G-69). Pure. */
import { type Static, Type } from 'typebox';
import {
  asExpressionError,
  compileExpression,
  type EvaluationContext,
  formatExpression,
  parseExpression,
  resultOf,
  toSource,
} from '../../expressions/index.ts';
import type { AttributeValue } from '../../model/values.ts';
import { sourceDirectory } from '../../schema/index.ts';

const Value = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null(), Type.Array(Type.String())]);

/** What is used of an objectDefinition: the attributes with their types. */
const Definition = Type.Union([
  Type.Null(),
  Type.Object({
    attributes: Type.Optional(
      Type.Array(Type.Object({ name: Type.Optional(Type.String()), type: Type.Optional(Type.String()) })),
    ),
  }),
]);

export const ParseExpressionShape = Type.Object({
  expression: Type.String({ examples: ['Join(" ", [givenName], [surname])'] }),
  targetAttributeDefinition: Type.Optional(Type.Unknown()),
  testInputObject: Type.Optional(
    Type.Union([
      Type.Null(),
      Type.Object({
        definition: Type.Optional(Definition),
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
    // As it would be written, not as it was typed.
    const parsedExpression = { ...toSource(tree), expression: formatExpression(tree) };
    const parsed = { ...failed, parsingSucceeded: true, error: null, parsedExpression };
    return request.testInputObject ? { ...parsed, ...evaluated(request, context) } : parsed;
  } catch (error) {
    return { ...failed, error: errorOf(error), parsedExpression: null };
  }
}

function evaluated({ expression, testInputObject }: ParseExpressionRequest, context: EvaluationContext) {
  const attributes: Record<string, AttributeValue> = {};
  const isBoolean = booleansOf(testInputObject?.definition);
  for (const { key, value } of testInputObject?.properties ?? []) {
    const before = attributes[key];
    // A key that comes again is one more value of a multi-valued attribute.
    const given = isBoolean(key) ? booleanOf(value) : (value ?? null);
    if (before === undefined || before === null) attributes[key] = given;
    else attributes[key] = [...(Array.isArray(before) ? before : [before]), given];
  }
  try {
    const result = resultOf(compileExpression(expression).evaluate(attributes, context));
    const evaluationResult = result === null || result === undefined ? [] : [result].flat();
    return { evaluationSucceeded: true, evaluationResult, error: null };
  } catch (error) {
    return { evaluationSucceeded: false, evaluationResult: [], error: errorOf(error) };
  }
}

/** By the object's definition; without one, the attributes of a tenant's users and groups. */
function booleansOf(definition: Static<typeof Definition> | undefined): (name: string) => boolean {
  const attributes = definition?.attributes ?? sourceDirectory().objects.flatMap((object) => object.attributes);
  const names = new Set(attributes.filter(({ type }) => type === 'Boolean').map(({ name }) => name));
  return (name) => names.has(name);
}

/** A boolean comes as the text of one. */
function booleanOf(value: AttributeValue): AttributeValue {
  const text = String(value).toLowerCase();
  return text === 'true' || text === 'false' ? text === 'true' : (value ?? null);
}

function errorOf(error: unknown) {
  const { code, message } = asExpressionError(error);
  return { code, message, tenantActionable: true };
}
