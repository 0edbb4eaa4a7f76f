/** Entities and collections in Graph's envelope (G-04, G-05). */
import type { FastifyRequest } from 'fastify';
import { nextLink } from '../odata/index.ts';
import { type GraphOptions, graphUrl } from './graph-options.ts';

/** `path` is what stands after `#`: `users/$entity`. */
export function contextUrl(options: GraphOptions, request: FastifyRequest, path: string): string {
  return graphUrl(options, request, `/$metadata#${path}`);
}

export function entity<T extends object>(options: GraphOptions, request: FastifyRequest, path: string, value: T) {
  return { '@odata.context': contextUrl(options, request, path), ...value };
}

export interface Page<T> {
  value: readonly T[];
  /** Of the row after which the next page begins; null on the last page. */
  skipToken?: string | null;
  /** Given when the client asked for it. */
  count?: number | undefined;
}

export function collection<T>(options: GraphOptions, request: FastifyRequest, path: string, page: Page<T>) {
  const [pathname = ''] = request.url.split('?');
  const address = graphUrl(options, request, pathname.slice(options.version.length + 1));
  return {
    '@odata.context': contextUrl(options, request, path),
    ...(page.count === undefined ? {} : { '@odata.count': page.count }),
    ...(page.skipToken ? { '@odata.nextLink': nextLink(address, request.query as object, page.skipToken) } : {}),
    value: page.value,
  };
}

/** A key as it stands in a context: quotes are doubled. */
export function keyOf(id: string): string {
  return `('${id.replaceAll("'", "''")}')`;
}
