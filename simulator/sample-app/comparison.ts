/**
 * The comparison operators of RFC 7644, 3.4.2.2. Text is compared without regard to case unless the attribute is
 * case-exact (W-109); a boolean also equals its quoted spelling, as Entra writes `primary eq "True"` (W-69).
 */
import type { Compare } from 'scim2-parse-filter';
import type { ScimValue } from './scim-value.ts';

/** Whether any of the values fulfils the comparison. `ne` also holds where there is no value. */
export function compares(
  op: Compare['op'],
  values: readonly ScimValue[],
  wanted: Compare['compValue'],
  caseExact: boolean,
): boolean {
  if (op === 'ne') return !compares('eq', values, wanted, caseExact);
  if (wanted === null) return op === 'eq' && values.length === 0;
  return values.some((value) => holds(op, value, wanted, caseExact));
}

function holds(op: Compare['op'], value: ScimValue, wanted: string | number | boolean, caseExact: boolean): boolean {
  if (typeof value === 'boolean') return op === 'eq' && String(value) === String(wanted).toLowerCase();
  if (typeof value === 'number') return holdsInOrder(op, value, Number(wanted));
  if (typeof value !== 'string') return false;
  const [left, right] = caseExact ? [value, String(wanted)] : [value.toLowerCase(), String(wanted).toLowerCase()];
  switch (op) {
    case 'co':
      return left.includes(right);
    case 'sw':
      return left.startsWith(right);
    case 'ew':
      return left.endsWith(right);
    default:
      return holdsInOrder(op, left, right);
  }
}

function holdsInOrder<T extends string | number>(op: Compare['op'], left: T, right: T): boolean {
  switch (op) {
    case 'eq':
      return left === right;
    case 'gt':
      return left > right;
    case 'ge':
      return left >= right;
    case 'lt':
      return left < right;
    case 'le':
      return left <= right;
    default:
      return false;
  }
}
