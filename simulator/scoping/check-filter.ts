/** What is wrong with a scoping filter when it is saved (S-11 to S-18, E-1210). Pure. */
import { nearest } from '../expressions/index.ts';
import type { AttributeDefinition, Filter } from '../model/schema.ts';
import { filterOperators, operatorNamed } from './operators.ts';

export interface FilterProblem {
  /** Below the filter: `groups[0].clauses[1].operatorName`. */
  path: string;
  message: string;
  /** A warning is saved all the same. */
  severity: 'error' | 'warning';
}

/** Named by the documentation as not usable in filters (S-18). */
const refusedAttributes = new Set([
  'appRoleAssignments',
  'userType',
  'manager',
  'members',
  'StatusHireDate',
  'startDate',
  'endDate',
  'StatusTerminationDate',
  'accountExpires',
]);

/** `attributes` are those of the source object; null checks all that needs no schema. */
export function checkFilter(filter: Filter | null, attributes: readonly AttributeDefinition[] | null): FilterProblem[] {
  const problems: FilterProblem[] = [];
  if (filter === null) return problems;
  const known = attributes ? new Map(attributes.map((attribute) => [attribute.name, attribute])) : null;
  for (const list of ['groups', 'inputFilterGroups', 'categoryFilterGroups'] as const) {
    for (const [groupIndex, group] of (filter[list] ?? []).entries()) {
      const groupPath = `${list}[${groupIndex}]`;
      const error = (path: string, message: string) =>
        problems.push({ path: `${groupPath}.${path}`, message, severity: 'error' });
      if ((group.clauses ?? []).length === 0) {
        const message = `The scoping filter '${group.name ?? ''}' has no clauses, so it is passed over.`;
        problems.push({ path: groupPath, message, severity: 'warning' });
      }
      for (const [clauseIndex, clause] of (group.clauses ?? []).entries()) {
        const path = `clauses[${clauseIndex}]`;
        const operator = operatorNamed(clause.operatorName ?? '');
        const name = clause.sourceOperandName;
        if (!operator) {
          const suggestion = nearest(
            clause.operatorName ?? '',
            filterOperators.map((each) => each.name),
          );
          const hint = suggestion
            ? ` Did you mean ${suggestion}?`
            : ` Known: ${filterOperators.map((each) => each.name).join(', ')}.`;
          error(`${path}.operatorName`, `'${clause.operatorName}' is no operator.${hint}`);
        }
        const attribute = known?.get(name);
        if (known && !attribute) {
          const suggestion = nearest(name, known.keys());
          error(
            `${path}.sourceOperandName`,
            `There is no source attribute '${name}'.${suggestion ? ` Did you mean ${suggestion}?` : ''}`,
          );
        }
        if (
          refusedAttributes.has(name) ||
          attribute?.multivalued ||
          attribute?.type === 'Reference' ||
          attribute?.type === 'DateTime'
        ) {
          error(
            `${path}.sourceOperandName`,
            `'${name}' can't be used in a scoping filter: references, dates and multi-valued attributes are not supported.`,
          );
        }
        if (!operator) continue;
        const operands = clause.targetOperand?.values ?? [];
        if (operator.arity === 'Binary' && operands.length === 0) {
          error(`${path}.targetOperand.values`, `${operator.name} needs a value to compare with.`);
        }
        for (const [valueIndex, operand] of operands.entries()) {
          const problem = operator.problemWith?.(operand);
          if (problem) error(`${path}.targetOperand.values[${valueIndex}]`, problem);
        }
      }
    }
  }
  return problems;
}
