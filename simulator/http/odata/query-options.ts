/** The system query options a resource takes, and links to the next page. Pure. */
import { odataError } from './errors.ts';

export interface QueryOptions {
  $filter?: string;
  $orderby?: string;
  $top?: string | number;
  $skiptoken?: string;
  $count?: string | boolean;
  $select?: string;
  $expand?: string;
  $search?: string;
}

/** Throws OPTION_UNSUPPORTED for a `$` option that the resource doesn't take; others are none of OData's business. */
export function checkOptions(query: object, known: readonly string[]): void {
  for (const option of Object.keys(query)) {
    if (option === '$format') checkFormat(query);
    else if (option.startsWith('$') && !known.includes(option)) {
      throw odataError('OPTION_UNSUPPORTED', { option, known });
    }
  }
}

/** JSON is all there is, and what an answer is anyhow. */
function checkFormat(query: object): void {
  const value = String((query as { $format?: unknown }).$format);
  if (/^(application\/)?json(;.*)?$/i.test(value)) return;
  throw odataError('OPTION_VALUE_INVALID', { option: '$format', value, expected: 'json' });
}

export interface PageLimits {
  byDefault: number;
  most: number;
  /** More than the most is an error, as for users and groups (G-116), and not cut down to it. */
  isStrict?: boolean;
}

/** Rows of one page. Throws OPTION_VALUE_INVALID. */
export function pageSize(top: string | number | undefined, { byDefault, most, isStrict }: PageLimits): number {
  if (top === undefined) return byDefault;
  const size = Number(top);
  if (!Number.isInteger(size) || size < 1 || (isStrict && size > most)) {
    const expected = `a whole number from 1${isStrict ? ` to ${most}` : ''}`;
    throw odataError('OPTION_VALUE_INVALID', { option: '$top', value: String(top), expected });
  }
  return Math.min(size, most);
}

export function wantsCount(count: string | boolean | undefined): boolean {
  return String(count ?? false).toLowerCase() === 'true';
}

/** The same query with another skip token; every other option is repeated (G-96). */
export function nextLink(address: string, query: object, skipToken: string): string {
  const options = Object.entries({ ...query, $skiptoken: skipToken });
  return `${address}?${options.map(([name, value]) => `${encodeName(name)}=${encodeURIComponent(String(value))}`).join('&')}`;
}

function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll('%24', '$');
}
