/** What is wrong with a scoping filter when it is saved (S-04, S-11 to S-18, E-1210). Pure. */
import { nearest } from '../expressions/index.ts';
import type { AttributeDefinition, Filter, FilterClause, FilterGroup } from '../model/schema.ts';
import { type FilterOperator, filterOperators, operatorNamed } from './operators.ts';

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

/** Shown in the portal's list, but not supported there either (S-12). */
const UNSUPPORTED = 'ISMEMBEROF';

type Attributes = ReadonlyMap<string, AttributeDefinition>;

/** `attributes` are those of the source object; null checks all that needs no schema. */
export function checkFilter(filter: Filter | null, attributes: readonly AttributeDefinition[] | null): FilterProblem[] {
  if (filter === null) return [];
  const known = attributes && new Map(attributes.map((attribute) => [attribute.name, attribute]));
  return (['groups', 'inputFilterGroups', 'categoryFilterGroups'] as const).flatMap((list) =>
    (filter[list] ?? []).flatMap((group, index) => checkGroup(group, `${list}[${index}]`, known)),
  );
}

function checkGroup(group: FilterGroup, path: string, known: Attributes | null): FilterProblem[] {
  const clauses = group.clauses ?? [];
  if (clauses.length > 0) {
    return clauses.flatMap((clause, index) => checkClause(clause, `${path}.clauses[${index}]`, known));
  }
  const message = `The scoping filter '${group.name ?? ''}' has no clauses, so it is passed over.`;
  return [{ path, message, severity: 'warning' }];
}

function checkClause(clause: FilterClause, path: string, known: Attributes | null): FilterProblem[] {
  const name = clause.operatorName ?? '';
  const operator = operatorNamed(name);
  return [
    ...checkAttribute(clause.sourceOperandName, operator, `${path}.sourceOperandName`, known),
    ...(operator
      ? [...checkOperator(operator, `${path}.operatorName`), ...checkOperands(clause, operator, path)]
      : [{ path: `${path}.operatorName`, message: unknownOperator(name), severity: 'error' as const }]),
  ];
}

function unknownOperator(name: string): string {
  if (name.toUpperCase() === UNSUPPORTED) return `The operator ${name} is shown in the portal, but not supported.`;
  const names = filterOperators.map((each) => each.name);
  const suggestion = nearest(name, names);
  return `'${name}' is no operator. ${suggestion ? `Did you mean ${suggestion}?` : `Known: ${names.join(', ')}.`}`;
}

function checkAttribute(
  name: string,
  operator: FilterOperator | undefined,
  path: string,
  known: Attributes | null,
): FilterProblem[] {
  const attribute = known?.get(name);
  if (known && !attribute) {
    const suggestion = nearest(name, known.keys());
    const hint = suggestion ? ` Did you mean ${suggestion}?` : '';
    return [{ path, message: `There is no source attribute '${name}'.${hint}`, severity: 'error' }];
  }
  const isUnfit = attribute?.multivalued || attribute?.type === 'Reference' || attribute?.type === 'DateTime';
  if (refusedAttributes.has(name) || isUnfit) {
    const message = `'${name}' can't be used in a scoping filter: references, dates and multi-valued attributes are not supported.`;
    return [{ path, message, severity: 'error' }];
  }
  if (!attribute || !operator || operator.types.includes(attribute.type)) return [];
  const message = `${operator.name} is for ${operator.types.join(', ')}, but '${name}' is of type ${attribute.type}.`;
  return [{ path, message, severity: 'warning' }];
}

function checkOperator({ name, listed }: FilterOperator, path: string): FilterProblem[] {
  if (listed) return [];
  const message = `What ${name} does is hardly documented, so Entra may judge otherwise; use another operator (S-16).`;
  return [{ path, message, severity: 'warning' }];
}

function checkOperands({ targetOperand }: FilterClause, operator: FilterOperator, path: string): FilterProblem[] {
  const operands = targetOperand?.values ?? [];
  const isComparing = operator.arity === 'Binary';
  const needsValue = `${operator.name} needs a value to compare with.`;
  if (isComparing && operands.length === 0) {
    return [{ path: `${path}.targetOperand.values`, message: needsValue, severity: 'error' }];
  }
  return operands.flatMap((operand, index): FilterProblem[] => {
    // Compared with nothing, a clause keeps everybody out or lets everybody in: IS NULL and IS NOT NULL say it (S-13).
    const message = isComparing && operand === '' ? needsValue : operator.problemWith?.(operand);
    return message ? [{ path: `${path}.targetOperand.values[${index}]`, message, severity: 'error' }] : [];
  });
}
