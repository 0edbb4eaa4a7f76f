/**
 * Tree to closures: compiled once, evaluated for every object. A value that is nothing gives nothing and a list is
 * worked on value by value, unless a function says otherwise.
 */
import type { Finding, SourceAttributes } from '../model/values.ts';
import { ExpressionError, evaluationFailure } from './errors.ts';
import type { Argument, Compiled, Environment, EvaluationContext, StrictFunction } from './function-definition.ts';
import { functionNamed } from './function-table.ts';
import { lintExpression } from './lint.ts';
import { parseExpression } from './parse.ts';
import { type Comparator, type ExpressionTree, visit } from './tree.ts';
import { asNumber, canonicalText, isList, isNothing, type Value } from './values.ts';

/** No directory value is longer; keeps a mapping from eating the memory. */
const LONGEST_RESULT = 1_000_000;

export interface CompiledExpression {
  tree: ExpressionTree;
  /** Null is nothing, undefined "not flowed". Throws ExpressionError. */
  evaluate(attributes: SourceAttributes, context: EvaluationContext): Value;
  attributeNames: readonly string[];
  functionNames: readonly string[];
  /** Its values are shown as [Redact] in the log. */
  redacts: boolean;
  lint: readonly Finding[];
}

/** Throws ExpressionError for a mistake in the text. */
export function compileExpression(treeOrText: ExpressionTree | string): CompiledExpression {
  const tree = typeof treeOrText === 'string' ? parseExpression(treeOrText) : treeOrText;
  const compiled = compileNode(tree);
  const attributeNames = new Set<string>();
  const functionNames = new Set<string>();
  visit(tree, (node) => {
    if (node.type === 'attribute') attributeNames.add(node.name);
    if (node.type === 'call') functionNames.add(node.name);
  });
  return {
    tree,
    evaluate: (attributes, context) => {
      // The context belongs to this evaluation, and a copy of it would cost more than most functions.
      const environment = context as Environment;
      environment.attributes = attributes;
      const value = compiled(environment);
      if (typeof value === 'string' && value.length > LONGEST_RESULT) {
        throw new ExpressionError(
          'EVALUATION_FAILED',
          `The result has ${value.length} characters; at most ${LONGEST_RESULT} are allowed.`,
          null,
        );
      }
      return value;
    },
    attributeNames: [...attributeNames],
    functionNames: [...functionNames],
    redacts: functionNames.has('Redact'),
    lint: lintExpression(tree),
  };
}

export function compileNode(tree: ExpressionTree): Compiled {
  switch (tree.type) {
    case 'attribute': {
      const { name } = tree;
      return ({ attributes }) => attributes[name] ?? null;
    }
    case 'constant': {
      const { value, written } = tree;
      // As a result IgnoreAttributeFlow is "not flowed"; IgnoreObjectFlow is read and reported only.
      if (written === 'word' && value === 'IgnoreAttributeFlow') return () => undefined;
      return () => value;
    }
    case 'comparison':
      return compileComparison(tree.comparator, compileNode(tree.left), compileNode(tree.right));
    case 'call':
      return compileCall(tree);
  }
}

function compileCall(tree: Extract<ExpressionTree, { type: 'call' }>): Compiled {
  const description = functionNamed(tree.name);
  if (!description) throw new ExpressionError('FUNCTION_UNKNOWN', `There is no function '${tree.name}'.`, null);
  const places = Math.max(tree.args.length, description.parameters.length);
  const args: (Argument | null)[] = Array.from({ length: places }, (_, place) => {
    const arg = tree.args[place];
    return arg ? { tree: arg, evaluate: compileNode(arg) } : null;
  });
  if ('compile' in description) return description.compile(args.slice(0, tree.args.length));
  return compileStrict(description, args);
}

function compileStrict(description: StrictFunction, args: readonly (Argument | null)[]): Compiled {
  const { call, takesNothing = false, takesLists = false } = description;
  const evaluators = args.map((arg) => arg?.evaluate ?? null);
  const count = evaluators.length;
  const hasFirst = count > 0 && evaluators[0] !== null;
  return (environment) => {
    const values = new Array<Value>(count);
    for (let place = 0; place < count; place++) {
      const evaluate = evaluators[place];
      // Nothing in a given place is null; undefined is "not given".
      if (evaluate) values[place] = evaluate(environment) ?? null;
    }
    const first = values[0];
    if (hasFirst && !takesNothing && first === null) return null;
    if (!takesLists && isList(first)) {
      return first.map((item) => callForItem(call, item, values, environment, takesNothing));
    }
    return call(values, environment);
  };
}

function callForItem(
  call: StrictFunction['call'],
  item: Value,
  values: readonly Value[],
  environment: Environment,
  takesNothing: boolean,
): Value {
  if (!takesNothing && isNothing(item)) return null;
  return call([item, ...values.slice(1)], environment);
}

function compileComparison(comparator: Comparator, left: Compiled, right: Compiled): Compiled {
  const holds = comparisons[comparator];
  return (environment) => {
    const [a, b] = [canonicalText(left(environment)), canonicalText(right(environment))];
    const [x, y] = [asNumber(a), asNumber(b)];
    // Numbers by their text compare as numbers, anything else by code unit.
    return x !== null && y !== null ? holds(x - y) : holds(a === b ? 0 : a < b ? -1 : 1);
  };
}

const comparisons: Record<Comparator, (order: number) => boolean> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** What an evaluation threw, as an ExpressionError. */
export function asExpressionError(error: unknown): ExpressionError {
  if (error instanceof ExpressionError) return error;
  if (error instanceof RangeError)
    return evaluationFailure('(expression)', 'It is nested too deep or its result is too large.');
  throw error;
}
