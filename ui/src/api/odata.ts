/** The little of OData that the page writes and reads. Pure. */

/** A collection as Graph answers it (G-04). */
export interface Page<T> {
  value: T[];
  '@odata.nextLink'?: string;
}

/** A string literal: quotes are doubled (G-99). */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Appends query options to a path; those without a value are left out. */
export function withOptions(path: string, options: Record<string, string | number | undefined>): string {
  const given = Object.entries(options).filter(([, value]) => value !== undefined && value !== '');
  if (given.length === 0) return path;
  return `${path}?${given.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')}`;
}

/**
 * The link to the next page without its origin: the simulator builds it from its own address (G-05), the page may
 * have been opened under another name for it.
 */
export function nextLinkOf(page: Page<unknown>): string | null {
  const link = page['@odata.nextLink'];
  if (link === undefined) return null;
  const { pathname, search } = new URL(link, 'http://simulator');
  return pathname + search;
}
