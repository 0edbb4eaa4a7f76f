/** What every resource of the Graph surface is registered with, and the addresses it answers with. */
import { AsyncLocalStorage } from 'node:async_hooks';
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

const outerAddress = new AsyncLocalStorage<string>();

/** Requests that come inside another one, as those of a batch, are answered with the address of that one. */
export function answeredAt<T>(address: string, answer: () => Promise<T>): Promise<T> {
  return outerAddress.run(address, answer);
}

/** The address the client used, so that links keep working through a forwarded port or HTTPS (G-05). */
export function publicAddress(options: Pick<GraphOptions, 'baseUrl'>, request: FastifyRequest): string {
  const outer = outerAddress.getStore();
  if (outer !== undefined) return outer;
  return request.headers.host ? `${request.protocol}://${request.headers.host}` : options.baseUrl();
}

/** The address of a path below the version: `/users/{id}`. */
export function graphUrl(options: GraphOptions, request: FastifyRequest, path: string): string {
  return `${publicAddress(options, request)}/${options.version}${path}`;
}
