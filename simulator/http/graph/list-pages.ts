/** Pages of a short list by position; the token is the number of elements before the page. Pure. */
import { odataError, pageSize } from '../odata/index.ts';

const PAGE = { byDefault: 100, most: 999 };

export function pageOf<T>(
  list: readonly T[],
  query: { $top?: string; $skiptoken?: string },
): { value: T[]; skipToken: string | null } {
  const start = query.$skiptoken === undefined ? 0 : Number(query.$skiptoken);
  if (!Number.isInteger(start) || start < 0) throw odataError('SKIP_TOKEN_INVALID', { token: query.$skiptoken ?? '' });
  const end = start + pageSize(query.$top, PAGE);
  return { value: list.slice(start, end), skipToken: end < list.length ? String(end) : null };
}
