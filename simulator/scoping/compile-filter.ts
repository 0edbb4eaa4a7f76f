/**
 * Scoping filters: in or out of scope, and the clause that decided (S-01 to S-06, S-13, S-18 to S-20). Pure; a filter
 * is compiled once and evaluated for every object.
 */
import { isList, isNullOrEmpty } from '../expressions/index.ts';
import type { Filter, FilterClause, FilterGroup } from '../model/schema.ts';
import type { AttributeValue, SourceAttributes } from '../model/values.ts';
import { checkFilter } from './check-filter.ts';
import { scopingError } from './errors.ts';
import { type FilterOperator, operatorNamed } from './operators.ts';

export interface ClauseResult {
  /** `department EQUALS Sales`. */
  text: string;
  attribute: string;
  held: boolean;
  /** What the object had. */
  actual: AttributeValue;
}

export type GroupList = 'groups' | 'inputFilterGroups' | 'categoryFilterGroups';

export interface GroupResult {
  /** The scoping filter title. */
  name: string | null;
  /** Which of the filter's three lists it stands in (S-02). */
  list: GroupList;
  held: boolean;
  clauses: ClauseResult[];
}

export interface ScopeResult {
  inScope: boolean;
  /** Failing these keeps an object out without deprovisioning it (S-06). */
  passesInputFilters: boolean;
  groups: GroupResult[];
  /** The clause that put the object in (the last of the group that held) or kept it out (the first that failed). */
  decidedBy: ClauseResult | null;
}

export interface CompiledFilter {
  evaluate(attributes: SourceAttributes): ScopeResult;
  isEmpty: boolean;
}

type CompiledClause = (attributes: SourceAttributes) => ClauseResult;
interface CompiledGroup {
  name: string | null;
  list: GroupList;
  clauses: CompiledClause[];
}

const EVERYTHING: ScopeResult = { inScope: true, passesInputFilters: true, groups: [], decidedBy: null };

export function compileFilter(filter: Filter | null): CompiledFilter {
  const groups = compileGroups(filter, 'groups');
  const input = compileGroups(filter, 'inputFilterGroups');
  const category = compileGroups(filter, 'categoryFilterGroups');
  if (groups.length + input.length + category.length === 0) {
    return { evaluate: () => ({ ...EVERYTHING, groups: [] }), isEmpty: true };
  }
  return {
    isEmpty: false,
    evaluate: (attributes) => {
      const main = evaluateGroups(groups, attributes);
      const restrictions = [input, category].map((each) => evaluateGroups(each, attributes));
      const passesInputFilters = restrictions.every(({ held }) => held);
      const failed = restrictions.find(({ held }) => !held);
      return {
        inScope: main.held && passesInputFilters,
        passesInputFilters,
        groups: [...main.results, ...restrictions.flatMap(({ results }) => results)],
        decidedBy: failed ? failed.decidedBy : main.decidedBy,
      };
    },
  };
}

/** Throws FILTER_INVALID for an operator or an operand that can't be judged. */
export function isInScope(filter: Filter | null, attributes: SourceAttributes): boolean {
  return explainScope(filter, attributes).inScope;
}

/** Each clause with whether it held, and the one that decided. Throws FILTER_INVALID. */
export function explainScope(filter: Filter | null, attributes: SourceAttributes): ScopeResult {
  // An attribute that is refused when a schema is saved can still be judged here (S-18).
  const problems = checkFilter(filter, null).filter(
    ({ path, severity }) => severity === 'error' && !path.endsWith('.sourceOperandName'),
  );
  if (problems.length > 0) throw scopingError('FILTER_INVALID', { problems });
  return compileFilter(filter).evaluate(attributes);
}

/** A group without clauses says nothing and is passed over (S-04). */
function compileGroups(filter: Filter | null, list: GroupList): CompiledGroup[] {
  const groups: readonly FilterGroup[] = filter?.[list] ?? [];
  return groups
    .filter(({ clauses }) => (clauses ?? []).length > 0)
    .map(({ name, clauses }) => ({ name: name ?? null, list, clauses: clauses.map(compileClause) }));
}

function compileClause(clause: FilterClause): CompiledClause {
  const operator = operatorNamed(clause.operatorName);
  const operands = clause.targetOperand?.values ?? [];
  const attribute = clause.sourceOperandName;
  const text = [attribute, clause.operatorName, ...(operands.length > 0 ? [operands.join(', ')] : [])].join(' ');
  return (attributes) => {
    // What every object of JavaScript has is no attribute.
    const actual = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
    return { text, attribute, held: operator !== undefined && clauseHolds(operator, actual, operands), actual };
  };
}

function clauseHolds(operator: FilterOperator, actual: AttributeValue, operands: readonly string[]): boolean {
  if (operator.name === 'IS NULL') return isNullOrEmpty(actual);
  // A missing value makes a clause false, whatever the operator (S-13).
  if (isNullOrEmpty(actual)) return false;
  const values = isList(actual) ? actual : [actual];
  const wanted = operator.arity === 'Unary' || operands.length === 0 ? [''] : operands;
  // All values have to satisfy the clause (S-18); of several operands any, or for the negative ones all (S-19).
  return values.every((value) =>
    operator.negative
      ? wanted.every((operand) => operator.holds(value, operand))
      : wanted.some((operand) => operator.holds(value, operand)),
  );
}

function evaluateGroups(
  groups: readonly CompiledGroup[],
  attributes: SourceAttributes,
): { held: boolean; results: GroupResult[]; decidedBy: ClauseResult | null } {
  if (groups.length === 0) return { held: true, results: [], decidedBy: null };
  const results = groups.map(({ name, list, clauses }): GroupResult => {
    const judged = clauses.map((clause) => clause(attributes));
    return { name, list, held: judged.every(({ held }) => held), clauses: judged };
  });
  const winner = results.find(({ held }) => held);
  const decidedBy = winner
    ? (winner.clauses.at(-1) ?? null)
    : (results.flatMap(({ clauses }) => clauses).find(({ held }) => !held) ?? null);
  return { held: winner !== undefined, results, decidedBy };
}
