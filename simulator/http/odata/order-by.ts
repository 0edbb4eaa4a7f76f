/** `$orderby` read into terms, checked against a property map (G-102). Pure. */
import { odataError } from './errors.ts';
import type { FilterProperty, PropertyMap } from './property-map.ts';

export interface OrderTerm {
  path: string;
  direction: 'ASC' | 'DESC';
  /** SQL expression of the value, never null. */
  sql: string;
}

/** Throws ORDER_INVALID. No text gives no terms. */
export function parseOrderBy(orderby: string | undefined, map: PropertyMap): OrderTerm[] {
  if (orderby === undefined || orderby.trim() === '') return [];
  return orderby.split(',').map((part) => {
    const [path = '', direction = 'asc', ...more] = part.trim().split(/\s+/);
    const fail = (reason: string) => odataError('ORDER_INVALID', { orderby, reason });
    const property = map.property(path);
    if (!property || property.comparison === 'object') throw fail(`there is no property '${path}' to order by`);
    const word = direction.toLowerCase();
    if ((word !== 'asc' && word !== 'desc') || more.length > 0)
      throw fail(`'${part.trim()}' ends in neither asc nor desc`);
    return { path, direction: word === 'asc' ? 'ASC' : 'DESC', sql: neverNull(property) };
  });
}

/** What has no value comes first, as in Graph; a keyset needs something to compare with. */
function neverNull({ sql: expression, comparison, shared }: FilterProperty): string {
  const sql = shared ? `(SELECT ${expression} FROM ${shared.table} WHERE num = ${shared.column})` : expression;
  // A plain column of these tables is never null, and an index serves it only as it stands.
  if (/^\w+$/.test(sql)) return comparison === 'anyCase' ? `${sql} COLLATE NOCASE` : sql;
  const nothing = comparison === 'number' || comparison === 'boolean' || comparison === 'time' ? '-1e300' : "''";
  const value = `coalesce(${sql}, ${nothing})`;
  return comparison === 'anyCase' ? `${value} COLLATE NOCASE` : value;
}
