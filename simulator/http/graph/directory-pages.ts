/** Pages of users and groups: `$filter`, `$search`, `$orderby`, `$top` and skip tokens as one query (G-116). */
import type { ObjectKind } from '../../model/exchange.ts';
import type { Simulator } from '../../simulator.ts';
import {
  afterToken,
  filterToSql,
  keyColumns,
  odataError,
  orderSql,
  type PropertyMap,
  pageSize,
  parseOrderBy,
  type QueryOptions,
  type SqlCondition,
  skipTokenOf,
  wantsCount,
} from '../odata/index.ts';

export const DIRECTORY_OPTIONS = [
  '$filter',
  '$search',
  '$select',
  '$top',
  '$orderby',
  '$count',
  '$skiptoken',
  '$expand',
] as const;

export const COUNT_OPTIONS = ['$filter', '$search'] as const;

const PAGE = { byDefault: 100, most: 999, isStrict: true };

export interface DirectoryPage {
  ids: string[];
  skipToken: string | null;
  count: number | undefined;
}

export function findObjects(
  { tenant }: Simulator,
  kind: ObjectKind,
  map: PropertyMap,
  query: QueryOptions,
): DirectoryPage {
  const terms = parseOrderBy(query.$orderby, map);
  const limit = pageSize(query.$top, PAGE);
  const wanted = wantedBy(query, map);
  const after = query.$skiptoken ? [afterToken(terms, query.$skiptoken)] : [];
  const found = tenant.query.find({
    kind,
    where: [...wanted, ...after],
    orderBy: orderSql(terms),
    keyColumns: keyColumns(terms),
    limit: limit + 1,
  });
  const last = found.length > limit ? found[limit - 1] : undefined;
  return {
    ids: found.slice(0, limit).map(({ id }) => id),
    skipToken: last ? skipTokenOf(terms, last.keys) : null,
    count: wantsCount(query.$count) ? tenant.query.count({ kind, where: wanted }) : undefined,
  };
}

export function countObjects({ tenant }: Simulator, kind: ObjectKind, map: PropertyMap, query: QueryOptions): number {
  return tenant.query.count({ kind, where: wantedBy(query, map) });
}

function wantedBy(query: QueryOptions, map: PropertyMap): SqlCondition[] {
  return [
    ...(query.$filter ? [filterToSql(query.$filter, map)] : []),
    ...(query.$search ? [searchCondition(query.$search, map)] : []),
  ];
}

/** `"displayName:ann"`, joined by AND or OR: words that begin so. */
function searchCondition(search: string, map: PropertyMap): SqlCondition {
  const parameters: string[] = [];
  const parts = search.trim().split(/\s+(AND|OR)\s+/);
  const conditions = parts.map((part, index) => {
    if (index % 2 === 1) return part;
    const [, name = '', text = ''] = /^"?(\w+):(.*?)"?$/.exec(part.trim()) ?? [];
    const property = map.property(name);
    if (property?.comparison !== 'anyCase' || text === '') {
      const expected = `"property:text", such as "displayName:ann"`;
      throw odataError('OPTION_VALUE_INVALID', { option: '$search', value: search, expected });
    }
    const pattern = text.replace(/[\\%_]/g, '\\$&');
    parameters.push(`${pattern}%`, `% ${pattern}%`);
    return `(${property.sql} LIKE ? ESCAPE '\\' OR ${property.sql} LIKE ? ESCAPE '\\')`;
  });
  return { sql: `(${conditions.join(' ')})`, parameters };
}
