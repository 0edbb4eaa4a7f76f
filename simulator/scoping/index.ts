/** Scoping filters: operators, evaluation with its explanation, checks. */
export { checkFilter, type FilterProblem } from './check-filter.ts';
export {
  type ClauseResult,
  type CompiledFilter,
  compileFilter,
  explainScope,
  type GroupList,
  type GroupResult,
  isInScope,
  type ScopeResult,
} from './compile-filter.ts';
export { type FilterOperator, filterOperators, graphFilterOperators } from './operators.ts';
