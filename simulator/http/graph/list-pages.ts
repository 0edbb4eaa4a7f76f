/** Pages of a short list by position; the token is the number of elements before the page. Pure. */
import {
  filterToPredicate,
  odataError,
  orderObjects,
  pageSize,
  parseSelect,
  type QueryOptions,
  selectProperties,
  wantsCount,
} from '../odata/index.ts';
import type { Page } from './answer.ts';

const PAGE = { byDefault: 100, most: 999 };

/** Filtered, ordered, counted and cut to a page. Throws what those options refuse. */
export function rowsPage<T extends object>(
  list: readonly T[],
  query: QueryOptions,
  properties: readonly string[],
): Page<T> {
  const found = filtered(list, query, properties);
  const ordered = query.$orderby ? orderObjects(found, query.$orderby, properties) : found;
  return { ...pageOf(ordered, query), count: wantsCount(query.$count) ? found.length : undefined };
}

/** The same, and cut to the properties asked for. */
export function listPage<T extends object>(
  list: readonly T[],
  query: QueryOptions,
  properties: readonly string[],
): Page<object> {
  const page = rowsPage(list, query, properties);
  return { ...page, value: page.value.map((view) => selected(view, query.$select)) };
}

/** One object, cut to what `$select` names. Throws OPTION_VALUE_INVALID. */
export function selected<T extends object>(view: T, select: string | undefined): object {
  const names = parseSelect(select);
  return names ? selectProperties(view as Record<string, unknown>, names) : view;
}

/** Of `$count`, which takes a filter. Throws FILTER_INVALID. */
export function filtered<T extends object>(
  list: readonly T[],
  query: QueryOptions,
  properties: readonly string[],
): T[] {
  return query.$filter ? list.filter(filterToPredicate(query.$filter, properties)) : [...list];
}

export function pageOf<T>(
  list: readonly T[],
  query: Pick<QueryOptions, '$top' | '$skiptoken'>,
): { value: T[]; skipToken: string | null } {
  const start = query.$skiptoken === undefined ? 0 : Number(query.$skiptoken);
  if (!Number.isInteger(start) || start < 0) throw odataError('SKIP_TOKEN_INVALID', { token: query.$skiptoken ?? '' });
  const end = start + pageSize(query.$top, PAGE);
  return { value: list.slice(start, end), skipToken: end < list.length ? String(end) : null };
}
