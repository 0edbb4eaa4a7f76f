/**
 * Sends through an undici dispatcher: the connection's own pool (W-10, W-17: connections are kept, redirects not
 * followed), or one that was handed in. The whole answer has to come within the time-out, counted from writing.
 */
import { buildConnector, type Dispatcher, Pool } from 'undici';
import type { ScimAnswer } from '../judge/answer.ts';
import { withExactHead } from './exact-head.ts';
import { MAXIMUM_ANSWER_BYTES, type Transport, type WireRequest } from './transport.ts';
import { failureOf, GivenUp, timeoutFailure, tooLargeFailure } from './transport-failure.ts';

/** Certificates for endpoints in a laboratory. */
export interface TlsOptions {
  /** PEM of the authorities to trust instead of the system's. */
  ca?: string;
  /** False takes any certificate, which Entra never does. */
  rejectUnauthorized?: boolean;
}

export function poolTransport(
  origin: string,
  { concurrency, timeoutMs, tls = {} }: { concurrency: number; timeoutMs: number; tls?: TlsOptions },
): Transport {
  const connect = withExactHead(buildConnector({ timeout: timeoutMs, minVersion: 'TLSv1.2', ...tls }));
  const pool = new Pool(origin, {
    connections: concurrency,
    pipelining: 1,
    connect,
    // The time-out is our own, for the whole answer.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return dispatcherTransport(pool, origin, { timeoutMs, close: () => pool.close() });
}

/** A dispatcher that was handed in stays open unless `close` says otherwise. */
export function dispatcherTransport(
  dispatcher: Dispatcher,
  origin: string,
  { timeoutMs, close = async () => undefined }: { timeoutMs: number; close?: () => Promise<void> },
): Transport {
  return {
    send: ({ method, path, headers, body }: WireRequest) =>
      new Promise((resolve) => {
        const options = { origin, method: method as Dispatcher.HttpMethod, path, headers: headers as string[], body };
        try {
          dispatcher.dispatch(options, new AnswerHandler(resolve, timeoutMs));
        } catch (error) {
          resolve(failureOf(error));
        }
      }),
    close,
  };
}

/** Collects one answer. */
class AnswerHandler implements Dispatcher.DispatchHandler {
  readonly #resolve: (answer: ScimAnswer) => void;
  readonly #timeoutMs: number;
  #timer: NodeJS.Timeout | null = null;
  #status = 0;
  #headers: Record<string, string> = {};
  #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(resolve: (answer: ScimAnswer) => void, timeoutMs: number) {
    this.#resolve = resolve;
    this.#timeoutMs = timeoutMs;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#timer ??= setTimeout(() => controller.abort(new GivenUp(timeoutFailure(this.#timeoutMs))), this.#timeoutMs);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: AnswerHeaders): void {
    // An informational answer (1xx) is followed by the real one.
    this.#status = status;
    this.#headers = joined(headers);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > MAXIMUM_ANSWER_BYTES) controller.abort(new GivenUp(tooLargeFailure()));
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#settle({ status: this.#status, headers: this.#headers, body: textOf(this.#chunks) });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#settle(failureOf(error));
  }

  #settle(answer: ScimAnswer): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#resolve(answer);
  }
}

type AnswerHeaders = Record<string, string | string[] | undefined>;

/** A header that came several times is one with a list of values. */
export function joined(headers: AnswerHeaders): Record<string, string> {
  const result: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) result[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return result;
}

function textOf(chunks: readonly Buffer[]): string {
  const [first] = chunks;
  if (!first) return '';
  return (chunks.length === 1 ? first : Buffer.concat(chunks)).toString('utf8');
}
