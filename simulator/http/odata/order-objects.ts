/** `$orderby` over plain objects, for small collections: texts in any case, what has no value first (G-102). Pure. */
import { parseOrderBy } from './order-by.ts';
import { valueAt } from './value-at.ts';

/** Throws ORDER_INVALID, also for a property that isn't among `properties`. */
export function orderObjects<T extends object>(
  list: readonly T[],
  orderby: string | undefined,
  properties: readonly string[],
): T[] {
  const known = { sql: '', comparison: 'anyCase' } as const;
  const terms = parseOrderBy(orderby, {
    property: (path) => (properties.includes(path.split('/')[0] ?? '') ? known : null),
    collection: () => null,
  });
  return [...list].sort((left, right) => {
    for (const { path, direction } of terms) {
      const order = compare(comparable(valueAt(left, path)), comparable(valueAt(right, path)));
      if (order !== 0) return direction === 'ASC' ? order : -order;
    }
    return 0;
  });
}

type Comparable = string | number;

function comparable(value: unknown): Comparable | null {
  if (typeof value === 'string') return value.toLowerCase();
  return typeof value === 'number' || typeof value === 'boolean' ? Number(value) : null;
}

function compare(left: Comparable | null, right: Comparable | null): number {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  return left < right ? -1 : 1;
}
