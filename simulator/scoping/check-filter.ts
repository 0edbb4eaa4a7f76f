/** What is wrong with a scoping filter when it is saved (S-11 to S-18, E-1210). Pure. */
import { nearest } from '../expressions/index.ts';
import type { AttributeDefinition, Filter, FilterClause } from '../model/schema.ts';
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
  if (filter === null) return [];
  const problems: FilterProblem[] = [];
  const known = attributes ? new Map(attributes.map((attribute) => [attribute.name, attribute])) : null;
  for (const list of ['groups', 'inputFilterGroups', 'categoryFilterGroups'] as const) {
    for (const [index, group] of (filter[list] ?? []).entries()) {
      const path = `${list}[${index}]`;
      const clauses = group.clauses ?? [];
      if (clauses.length === 0) {
        const message = `The scoping filter '${group.name ?? ''}' has no clauses, so it is passed over.`;
        problems.push({ path, message, severity: 'warning' });
      }
      for (const [place, clause] of clauses.entries()) {
        for (const { below, message } of [...attributeProblems(clause, known), ...operatorProblems(clause)]) {
          problems.push({ path: `${path}.clauses[${place}].${below}`, message, severity: 'error' });
        }
      }
    }
  }
  return problems;
}

interface ClauseProblem {
  below: string;
  message: string;
}

function attributeProblems(
  { sourceOperandName: name }: FilterClause,
  known: ReadonlyMap<string, AttributeDefinition> | null,
): ClauseProblem[] {
  const below = 'sourceOperandName';
  const attribute = known?.get(name);
  if (known && !attribute) {
    const suggestion = nearest(name, known.keys());
    const hint = suggestion ? ` Did you mean ${suggestion}?` : '';
    return [{ below, message: `There is no source attribute '${name}'.${hint}` }];
  }
  const isUnfit = attribute?.multivalued || attribute?.type === 'Reference' || attribute?.type === 'DateTime';
  if (!isUnfit && !refusedAttributes.has(name)) return [];
  const message = `'${name}' can't be used in a scoping filter: references, dates and multi-valued attributes are not supported.`;
  return [{ below, message }];
}

function operatorProblems({ operatorName, targetOperand }: FilterClause): ClauseProblem[] {
  const operator = operatorNamed(operatorName ?? '');
  if (!operator) {
    const names = filterOperators.map(({ name }) => name);
    const suggestion = nearest(operatorName ?? '', names);
    const hint = suggestion ? ` Did you mean ${suggestion}?` : ` Known: ${names.join(', ')}.`;
    return [{ below: 'operatorName', message: `'${operatorName}' is no operator.${hint}` }];
  }
  const operands = targetOperand?.values ?? [];
  if (operator.arity === 'Binary' && operands.length === 0) {
    return [{ below: 'targetOperand.values', message: `${operator.name} needs a value to compare with.` }];
  }
  return operands.flatMap((operand, index) => {
    const message = operator.problemWith?.(operand);
    return message ? [{ below: `targetOperand.values[${index}]`, message }] : [];
  });
}
