/** What every resource of the Graph surface is registered with, and the addresses it answers with. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import type { Simulator } from '../../simulator.ts';
import type { GraphQuirks } from './graph-quirks.ts';

export interface GraphOptions {
  simulator: Simulator;
  /** The server's own address, for a request that doesn't say which it used. */
  baseUrl: () => string;
  version: 'v1.0' | 'beta';
  /** Checks token, expiry and permission (G-21). */
  strict?: boolean;
  /** Oddities of the real Graph; none where left out. */
  quirks?: GraphQuirks;
}

export type GraphResource = FastifyPluginAsyncTypebox<GraphOptions>;

/** The address the client used, so that links keep working through a forwarded port or HTTPS (G-05). */
export function publicAddress(options: Pick<GraphOptions, 'baseUrl'>, request: FastifyRequest): string {
  return request.headers.host ? `${request.protocol}://${request.headers.host}` : options.baseUrl();
}

/** The address of a path below the version: `/users/{id}`. */
export function graphUrl(options: GraphOptions, request: FastifyRequest, path: string): string {
  return `${publicAddress(options, request)}/${options.version}${path}`;
}
