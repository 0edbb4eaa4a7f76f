/** One evaluation for a caller who has no schema: the library, the command line, the page's builder. */
import { chance } from '../chance.ts';
import type { SourceAttributes } from '../model/values.ts';
import { asExpressionError, compileExpression, compileNode } from './compile.ts';
import type { EvaluationContext } from './function-definition.ts';
import { formatExpression } from './structured.ts';
import { type ExpressionTree, visit } from './tree.ts';
import { canonicalText, isList, isNothing, type Value } from './values.ts';

export interface EvaluateOptions {
  /** Virtual time, ISO 8601 or a Date. Default 2026-01-05T08:00:00Z. */
  now?: string | Date;
  /** Seed of Guid and RandomString. Default 1. */
  seed?: number;
  defaultDomain?: string;
  /** Whether the target uses a value already (SelectUniqueValue). */
  existing?: (value: string) => boolean;
  lenientIif?: boolean;
}

/** The canonical text, a list of them, null for nothing, undefined for not flowed. */
export type ExpressionResult = string | string[] | null | undefined;

/**
 * Evaluates an expression for one object. Throws ExpressionError with `code` and `position`.
 *
 * @example evaluateExpression('Join("@", [mailNickname], "a.example")', { mailNickname: 'ada' }) // 'ada@a.example'
 */
export function evaluateExpression(
  expression: string,
  attributes: SourceAttributes,
  options: EvaluateOptions = {},
): ExpressionResult {
  const compiled = compileExpression(expression);
  try {
    return resultOf(compiled.evaluate(attributes, contextOf(options)));
  } catch (error) {
    throw asExpressionError(error);
  }
}

export interface ExplainedStep {
  /** The text of the sub-expression. */
  expression: string;
  offset: number;
  result: ExpressionResult;
  /** Why it has no result. */
  error: string | null;
}

/** Each sub-expression with its value, inner ones first; those that IIF and Switch passed over are evaluated too. */
export function explainExpression(
  expression: string,
  attributes: SourceAttributes,
  options: EvaluateOptions = {},
): ExplainedStep[] {
  const nodes: ExpressionTree[] = [];
  visit(compileExpression(expression).tree, (node) => {
    if (node.type !== 'constant') nodes.unshift(node);
  });
  const environment = { ...contextOf(options), attributes };
  return nodes.map((node) => {
    const step = { expression: formatExpression(node), offset: node.offset };
    try {
      return { ...step, result: resultOf(compileNode(node)(environment)), error: null };
    } catch (error) {
      return { ...step, result: null, error: asExpressionError(error).message };
    }
  });
}

export function resultOf(value: Value): ExpressionResult {
  if (value === undefined || value === null) return value;
  if (isList(value)) return value.filter((item) => !isNothing(item)).map(canonicalText);
  return canonicalText(value);
}

function contextOf(options: EvaluateOptions): EvaluationContext {
  const now = options.now instanceof Date ? options.now.getTime() : Date.parse(options.now ?? '2026-01-05T08:00:00Z');
  return {
    nowMs: now,
    chance: chance(options.seed ?? 1, 'evaluate'),
    ...(options.defaultDomain === undefined ? {} : { defaultDomain: options.defaultDomain }),
    ...(options.existing ? { isUsedInTarget: options.existing } : {}),
    ...(options.lenientIif ? { lenientIif: true } : {}),
  };
}
