/** The mapping language: text to tree to closures, and its functions as a table. */
export { asExpressionError, type CompiledExpression, compileExpression } from './compile.ts';
export { ExpressionError, type ExpressionErrorCode, type Position, positionIn } from './errors.ts';
export {
  type EvaluateOptions,
  type ExplainedStep,
  type ExpressionResult,
  evaluateExpression,
  explainExpression,
  explainTree,
  resultOf,
} from './evaluate-expression.ts';
export type { EvaluationContext, Example, Parameter } from './function-definition.ts';
export { functionTable, graphFunctions, type TableFunction } from './function-table.ts';
export { assignedRoles } from './functions/roles.ts';
export { nearest } from './nearest.ts';
export { netRegex } from './net-regex/index.ts';
export { parseExpression } from './parse.ts';
export { formatExpression, fromSource, toSource } from './structured.ts';
export { type ExpressionTree, isComparator, visit } from './tree.ts';
export {
  asBigInteger,
  canonicalText,
  isList,
  isNothing,
  isNullOrEmpty,
  type Value,
} from './values.ts';
