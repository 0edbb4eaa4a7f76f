/**
 * Pages by keyset: a skip token holds the sort values of the last row of its page, so that rows which arrive
 * meanwhile neither repeat nor shift what follows (G-96). Every table that is paged has a column `num`, which
 * breaks ties. Pure.
 */
import { odataError } from './errors.ts';
import type { SqlCondition } from './filter-sql.ts';
import type { OrderTerm } from './order-by.ts';

type SortValue = string | number;

/** The text of `ORDER BY`, ties by `num` in the direction of the last term. */
export function orderSql(terms: readonly OrderTerm[]): string {
  return [...terms.map(({ sql, direction }) => `${sql} ${direction}`), `num ${tieDirection(terms)}`].join(', ');
}

/** Columns to select beside the row, to make its token of. */
export function keyColumns(terms: readonly OrderTerm[]): string {
  return [...terms.map(({ sql }, index) => `${sql} AS k${index}`), 'num'].join(', ');
}

export function skipTokenOf(terms: readonly OrderTerm[], row: Readonly<Record<string, unknown>>): string {
  const values = [...terms.map((_, index) => row[`k${index}`]), row.num];
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** The rows that come after a token's row. Throws SKIP_TOKEN_INVALID. */
export function afterToken(terms: readonly OrderTerm[], token: string): SqlCondition {
  const values = valuesOf(terms, token);
  const columns = [...terms, { sql: 'num', direction: tieDirection(terms) }];
  const parameters: SortValue[] = [];
  const value = (index: number): SortValue => values[index] as SortValue;
  const symbol = (index: number): string => (columns[index]?.direction === 'ASC' ? '>' : '<');
  // One direction for all columns is a row comparison, which an index serves; else it is spelled out.
  if (columns.every(({ direction }) => direction === columns[0]?.direction)) {
    parameters.push(...values);
    const left = columns.map(({ sql }) => sql).join(', ');
    return { sql: `(${left}) ${symbol(0)} (${columns.map(() => '?').join(', ')})`, parameters };
  }
  const alternatives = columns.map((_, last) => {
    const equal = columns.slice(0, last).map(({ sql }, index) => {
      parameters.push(value(index));
      return `${sql} = ?`;
    });
    parameters.push(value(last));
    return `(${[...equal, `${columns[last]?.sql} ${symbol(last)} ?`].join(' AND ')})`;
  });
  return { sql: `(${alternatives.join(' OR ')})`, parameters };
}

function valuesOf(terms: readonly OrderTerm[], token: string): SortValue[] {
  const invalid = () => odataError('SKIP_TOKEN_INVALID', { token: token.slice(0, 200) });
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    throw invalid();
  }
  const isSortValue = (value: unknown) => typeof value === 'string' || typeof value === 'number';
  if (!Array.isArray(values) || values.length !== terms.length + 1 || !values.every(isSortValue)) throw invalid();
  return values as SortValue[];
}

function tieDirection(terms: readonly OrderTerm[]): 'ASC' | 'DESC' {
  return terms.at(-1)?.direction ?? 'ASC';
}
