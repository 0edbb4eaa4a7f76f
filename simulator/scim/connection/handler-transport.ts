/**
 * Targets in this process, without a port: a Fastify application, a function of request and response as Node's
 * server calls it, or a plain function from request to answer. For tests that hold their endpoint in their hands.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { duplexPair } from 'node:stream';
import { type buildConnector, Pool } from 'undici';
import type { ScimResponse } from '../../model/exchange.ts';
import type { ScimAnswer } from '../judge/answer.ts';
import { dispatcherTransport, joined } from './dispatcher-transport.ts';
import { withExactHead } from './exact-head.ts';
import { MAXIMUM_ANSWER_BYTES, type Transport, type WireRequest } from './transport.ts';
import { failureOf, timeoutFailure, tooLargeFailure } from './transport-failure.ts';

/** What a plain function gets: `url` is path and query, header names are in lower case. */
export interface HandlerRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | null;
}

export type ScimHandler = (request: HandlerRequest) => ScimResponse | Promise<ScimResponse>;
/** Told from a plain function by taking two parameters or more. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse, next?: () => void) => unknown;
/** What is needed of a Fastify application. */
export interface Injectable {
  inject(request: {
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
    url: string;
    headers: Record<string, string>;
    payload?: string;
  }): PromiseLike<{
    statusCode: number;
    headers: Record<string, string | string[] | number | undefined>;
    payload: string;
  }>;
}

export type TargetHandler = ScimHandler | NodeListener | Injectable;

interface HandlerOptions {
  origin: string;
  concurrency: number;
  timeoutMs: number;
}

export function handlerTransport(handler: TargetHandler, options: HandlerOptions): Transport {
  if (typeof handler !== 'function') return callTransport((request) => inject(handler, request), options);
  if (handler.length >= 2) return listenerTransport(handler as NodeListener, options);
  return callTransport(async (request) => (handler as ScimHandler)(request), options);
}

function callTransport(
  call: (request: HandlerRequest) => Promise<ScimResponse>,
  { origin, timeoutMs }: HandlerOptions,
): Transport {
  const { host } = new URL(origin);
  return {
    async send(request) {
      let timer: NodeJS.Timeout | undefined;
      const givenUp = new Promise<ScimAnswer>((resolve) => {
        timer = setTimeout(() => resolve(timeoutFailure(timeoutMs)), timeoutMs);
      });
      try {
        return await Promise.race([call(handlerRequest(request, host)).then(bounded), givenUp]);
      } catch (error) {
        return failureOf(error);
      } finally {
        clearTimeout(timer);
      }
    },
    close: async () => undefined,
  };
}

function bounded(answer: ScimResponse): ScimAnswer {
  return answer.body.length > MAXIMUM_ANSWER_BYTES ? tooLargeFailure() : answer;
}

function handlerRequest({ method, path, headers, body }: WireRequest, host: string): HandlerRequest {
  const named: Record<string, string> = { host };
  for (let index = 0; index < headers.length; index += 2) {
    named[(headers[index] as string).toLowerCase()] = headers[index + 1] as string;
  }
  if (body !== null) named['content-length'] = String(Buffer.byteLength(body));
  return { method, url: path, headers: named, body };
}

async function inject(app: Injectable, { method, url, headers, body }: HandlerRequest): Promise<ScimResponse> {
  const given = { method: method as 'GET' | 'POST' | 'PATCH' | 'DELETE', url, headers };
  const answer = await app.inject(body === null ? given : { ...given, payload: body });
  const texts: Record<string, string | string[] | undefined> = {};
  for (const [name, value] of Object.entries(answer.headers))
    texts[name] = typeof value === 'number' ? `${value}` : value;
  return { status: answer.statusCode, headers: joined(texts), body: answer.payload };
}

/** Real HTTP over a pair of streams: the listener sees the same bytes as over a socket. */
function listenerTransport(listener: NodeListener, { origin, concurrency, timeoutMs }: HandlerOptions): Transport {
  const server = createServer((request, response) => void listener(request, response));
  const connect: buildConnector.connector = (_options, callback) => {
    const [ours, theirs] = duplexPair();
    server.emit('connection', theirs);
    // What breaks is reported by the request that it breaks.
    ours.on('error', () => undefined);
    // A stream in memory has all that undici asks of a socket; like a socket it connects a little later.
    queueMicrotask(() => callback(null, ours as unknown as Parameters<buildConnector.Callback>[1] & object));
  };
  const pool = new Pool(origin, {
    connections: concurrency,
    pipelining: 1,
    connect: withExactHead(connect),
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return dispatcherTransport(pool, origin, { timeoutMs, close: () => pool.close() });
}
