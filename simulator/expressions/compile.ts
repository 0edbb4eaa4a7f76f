/**
 * Tree to closures: compiled once, evaluated for every object. A value that is nothing gives nothing and a list is
 * worked on value by value, unless a function says otherwise.
 */
import type { Finding, SourceAttributes } from '../model/values.ts';
import { parameterPlace } from './arguments.ts';
import { attributeReader } from './attribute-reader.ts';
import { checkLength } from './bounded-text.ts';
import { ExpressionError, evaluationFailure } from './errors.ts';
import type { Argument, Compiled, EvaluationContext, StrictFunction } from './function-definition.ts';
import { functionNamed } from './function-table.ts';
import { lintExpression } from './lint.ts';
import { parseExpression } from './parse.ts';
import { type Comparator, type ExpressionTree, visit } from './tree.ts';
import { canonicalText, compareNumbers, isList, isNothing, type Value } from './values.ts';

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

/** Told of each sub-expression as it is evaluated: what it gave, or why it failed. */
export type Trace = (tree: ExpressionTree, outcome: { value: Value } | { error: unknown }) => void;

/** Throws ExpressionError for a mistake in the text. */
export function compileExpression(treeOrText: ExpressionTree | string): CompiledExpression {
  const tree = typeof treeOrText === 'string' ? parseExpression(treeOrText) : treeOrText;
  const attributeNames = new Set<string>();
  const functionNames = new Set<string>();
  visit(tree, (node) => {
    if (node.type === 'attribute') attributeNames.add(node.name);
    if (node.type === 'call') functionNames.add(node.name);
  });
  return {
    tree,
    evaluate: compileTree(tree),
    attributeNames: [...attributeNames],
    functionNames: [...functionNames],
    redacts: functionNames.has('Redact'),
    lint: lintExpression(tree),
  };
}

export function compileTree(tree: ExpressionTree, trace?: Trace): Compiled {
  const compiled = compileNode(tree, trace);
  if (!trace) return compiled;
  return (attributes, context) => {
    try {
      const value = compiled(attributes, context);
      trace(tree, { value });
      return value;
    } catch (error) {
      trace(tree, { error });
      throw error;
    }
  };
}

function compileNode(tree: ExpressionTree, trace: Trace | undefined): Compiled {
  switch (tree.type) {
    case 'attribute':
      return attributeReader(tree.name);
    case 'constant': {
      const { value, written } = tree;
      return written === 'word' ? compileWord(value) : () => value;
    }
    case 'comparison':
      return compileComparison(tree.comparator, compileTree(tree.left, trace), compileTree(tree.right, trace));
    case 'call':
      return compileCall(tree, trace);
  }
}

/** As results both leave the attribute out; that the object isn't exported at all is a matter of HR. */
function compileWord(word: string): Compiled {
  if (word === 'IgnoreAttributeFlow') return () => undefined;
  if (word !== 'IgnoreObjectFlow') return () => word;
  return (_attributes, { onFinding }) => {
    onFinding?.({
      rule: 'X-41',
      message:
        'IgnoreObjectFlow leaves out this attribute only; that it leaves out the object belongs to HR provisioning',
    });
    return undefined;
  };
}

function compileCall(tree: Extract<ExpressionTree, { type: 'call' }>, trace: Trace | undefined): Compiled {
  const description = functionNamed(tree.name);
  if (!description) throw new ExpressionError('FUNCTION_UNKNOWN', `There is no function '${tree.name}'.`, null);
  const { parameters } = description;
  const given = tree.args.map((arg): Argument | null => arg && { tree: arg, evaluate: compileTree(arg, trace) });
  if ('compile' in description) return description.compile(given);
  // Arguments of a function that repeats none stand at the places of their parameters.
  const repeats = parameters.some(({ allowMultipleOccurrences }) => allowMultipleOccurrences);
  const evaluators = new Array<Compiled | null>(Math.max(given.length, repeats ? 0 : parameters.length)).fill(null);
  for (const [index, arg] of given.entries()) {
    evaluators[repeats ? index : parameterPlace(description, index, given.length)] = arg?.evaluate ?? null;
  }
  return compileStrict(description, evaluators);
}

function compileStrict(description: StrictFunction, evaluators: readonly (Compiled | null)[]): Compiled {
  const { name, call, main = 0, takesNothing = false, takesLists = false } = description;
  const count = evaluators.length;
  const mindsNothing = !takesNothing && main < count;
  return (attributes, context) => {
    const values = new Array<Value>(count);
    for (let place = 0; place < count; place++) {
      // Nothing in a given place is null; undefined is "not given".
      values[place] = evaluators[place] ? ((evaluators[place] as Compiled)(attributes, context) ?? null) : undefined;
    }
    const first = values[main];
    if (mindsNothing && first === null) return null;
    if (!takesLists && isList(first)) return callForEach(description, first, values, context);
    const value = call(values, context);
    if (typeof value === 'string') checkLength(name, value.length);
    return value;
  };
}

/** Values that a value gives are values of the one list; what gives nothing has none. */
function callForEach(
  { name, call, main = 0, takesNothing = false }: StrictFunction,
  list: readonly Value[],
  values: readonly Value[],
  context: EvaluationContext,
): Value {
  const results: Value[] = [];
  let length = 0;
  for (const item of list) {
    if (!takesNothing && isNothing(item)) continue;
    const given = call(values.with(main, item), context);
    for (const value of isList(given) ? given : [given]) {
      length += typeof value === 'string' ? value.length : 1;
      checkLength(name, length);
      results.push(value);
    }
  }
  return results;
}

function compileComparison(comparator: Comparator, left: Compiled, right: Compiled): Compiled {
  const holds = comparisons[comparator];
  return (attributes, context) => {
    const a = canonicalText(left(attributes, context));
    const b = canonicalText(right(attributes, context));
    // Numbers by their text compare as numbers, anything else by code unit.
    return holds(compareNumbers(a, b) ?? (a === b ? 0 : a < b ? -1 : 1));
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
