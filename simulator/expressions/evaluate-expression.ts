/** One evaluation for a caller who has no schema: the library, the command line, the page's builder. */
import { chance } from '../chance.ts';
import type { SourceAttributes } from '../model/values.ts';
import { TIME_EXPECTED, timeOrNull } from '../parse-time.ts';
import { asExpressionError, compileExpression, compileTree } from './compile.ts';
import { ExpressionError } from './errors.ts';
import type { EvaluationContext } from './function-definition.ts';
import { parseExpression } from './parse.ts';
import { formatExpression } from './structured.ts';
import type { ExpressionTree } from './tree.ts';
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

const DEFAULT_NOW = '2026-01-05T08:00:00Z';

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
  const context = contextOf(options);
  try {
    return resultOf(compiled.evaluate(attributes, context));
  } catch (error) {
    throw asExpressionError(error);
  }
}

export interface ExplainedStep {
  /** The text of the sub-expression. */
  expression: string;
  /** Where it stands in the text. */
  offset: number;
  result: ExpressionResult;
  /** Why it has no result. */
  error: string | null;
}

/**
 * One evaluation step by step: each sub-expression with its value, in the order in which they were done, the whole
 * last. Constants aren't told, nor what IIF and Switch passed over. Throws ExpressionError only for a mistake
 * in the text.
 */
export function explainExpression(
  expression: string,
  attributes: SourceAttributes,
  options: EvaluateOptions = {},
): ExplainedStep[] {
  return explainTree(parseExpression(expression), attributes, contextOf(options));
}

/** The same for a tree, in surroundings of the caller's own. */
export function explainTree(
  tree: ExpressionTree,
  attributes: SourceAttributes,
  context: EvaluationContext,
): ExplainedStep[] {
  const steps: ExplainedStep[] = [];
  const evaluate = compileTree(tree, (node, outcome) => {
    if (node.type === 'constant' && node !== tree) return;
    const failed = 'error' in outcome;
    steps.push({
      expression: formatExpression(node),
      offset: node.offset,
      result: failed ? null : resultOf(outcome.value),
      error: failed ? asExpressionError(outcome.error).message : null,
    });
  });
  try {
    evaluate(attributes, context);
  } catch (error) {
    // The last step tells it.
    asExpressionError(error);
  }
  return steps;
}

export function resultOf(value: Value): ExpressionResult {
  if (value === undefined || value === null) return value;
  if (isList(value)) return value.filter((item) => !isNothing(item)).map(canonicalText);
  return canonicalText(value);
}

function contextOf(options: EvaluateOptions): EvaluationContext {
  const { now = DEFAULT_NOW, seed = 1, defaultDomain, existing, lenientIif } = options;
  const nowMs = now instanceof Date ? now.getTime() : timeOrNull(now);
  if (nowMs === null || Number.isNaN(nowMs)) {
    const message = `The time '${String(now)}' can't be read; expected ${TIME_EXPECTED}.`;
    throw new ExpressionError('TIME_INVALID', message, null);
  }
  return {
    nowMs,
    chance: chance(seed, 'evaluate'),
    ...(defaultDomain === undefined ? {} : { defaultDomain }),
    ...(existing ? { isUsedInTarget: existing } : {}),
    ...(lenientIif ? { lenientIif } : {}),
  };
}
