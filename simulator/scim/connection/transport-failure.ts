/** Sorts what can go wrong on the way to a target (E-502: time-out, DNS, refused, TLS, reset, protocol). */
import type { TransportFailure } from '../../model/exchange.ts';
import { MAXIMUM_ANSWER_BYTES } from './transport.ts';

/** Why this side gave an answer up. */
export class GivenUp extends Error {
  readonly failure: TransportFailure;

  constructor(failure: TransportFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

export function timeoutFailure(timeoutMs: number): TransportFailure {
  return { kind: 'timeout', message: `The endpoint did not answer within ${timeoutMs} ms.` };
}

export function tooLargeFailure(): TransportFailure {
  const limit = MAXIMUM_ANSWER_BYTES / 1024 / 1024;
  return { kind: 'protocol', message: `The answer is larger than ${limit} MB and was given up.` };
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'EACCES',
  'UND_ERR_CLOSED',
  'UND_ERR_DESTROYED',
]);
const RESET = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'UND_ERR_SOCKET']);
const TLS = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|EPROTO|HOSTNAME_MISMATCH|INVALID_PURPOSE)/;

/** The message is the system's own; no request header is in it. */
export function failureOf(error: unknown): TransportFailure {
  if (error instanceof GivenUp) return error.failure;
  const { code, message } = describe(error);
  return { kind: kindOf(code), message: `An error occurred while sending the request: ${message}` };
}

function kindOf(code: string): TransportFailure['kind'] {
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return 'timeout';
  if (UNREACHABLE.has(code)) return 'unreachable';
  if (RESET.has(code)) return 'reset';
  return TLS.test(code) ? 'tls' : 'protocol';
}

function describe(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  const { code } = error as { code?: unknown };
  // Several addresses were tried: the message is in the parts.
  const inner = error instanceof AggregateError ? error.errors.find((part) => part instanceof Error) : undefined;
  const message = error.message !== '' ? error.message : ((inner as Error | undefined)?.message ?? String(code));
  return { code: typeof code === 'string' ? code : '', message };
}
