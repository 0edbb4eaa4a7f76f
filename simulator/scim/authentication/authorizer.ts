/**
 * Gives each request its Authorization header (W-20 to W-24): a fixed token, or one that is fetched when there is
 * none or when it has run out, and kept until then. Validity is looked at before each request.
 */
import { Agent, type Dispatcher, request } from 'undici';
import type { TransportFailure } from '../../model/exchange.ts';
import type { Finding } from '../../model/values.ts';
import type { Redactor } from '../connection/redaction.ts';
import { failureOf } from '../connection/transport-failure.ts';
import { scimError } from '../errors.ts';
import type { Issuer } from './issuer.ts';
import { readTokenAnswer } from './token-answer.ts';
import { type ClientCredentials, type Federated, tokenRequest } from './token-request.ts';

export type Authentication =
  /** The secret token of the portal; an empty one sends no header. */
  | { type: 'bearer'; token: string }
  /** No secret: a token of the simulator's own issuer (W-21). */
  | { type: 'blank'; issuer: Issuer }
  | ClientCredentials
  | Federated;

/** The header's value, none, or why there is none. */
export type Authorization = { header: string | null } | { failure: TransportFailure };

export interface Authorizer {
  /** At once as long as a token is valid. Never rejects. */
  authorize(): Authorization | Promise<Authorization>;
  /** The endpoint answered 401: a token that was fetched is fetched anew for the next request. */
  refused(): void;
  close(): Promise<void>;
}

export interface AuthorizerOptions {
  redactor: Redactor;
  nowMs: () => number;
  timeoutMs: number;
  /** Where token requests go through; an agent of its own by default. */
  tokenDispatcher?: Dispatcher | undefined;
  onFinding?: ((finding: Finding) => void) | undefined;
}

const nothing = async (): Promise<void> => undefined;

/** Throws TOKEN_UNSENDABLE, TOKEN_URL_INVALID. */
export function createAuthorizer(authentication: Authentication, options: AuthorizerOptions): Authorizer {
  switch (authentication.type) {
    case 'bearer':
      return fixed(authentication.token, options.redactor);
    case 'blank':
      return issued(authentication.issuer, options.redactor);
    default:
      return fetched(authentication, options);
  }
}

function fixed(token: string, redactor: Redactor): Authorizer {
  if (!/^[\x20-\x7e]*$/.test(token)) throw scimError('TOKEN_UNSENDABLE', { what: 'secret token' });
  redactor.add(token);
  const authorization = { header: token === '' ? null : `Bearer ${token}` };
  return { authorize: () => authorization, refused: () => undefined, close: nothing };
}

function issued(issuer: Issuer, redactor: Redactor): Authorizer {
  let held = { header: '', expiresAtMs: Number.NEGATIVE_INFINITY };
  const authorize = (): Authorization => {
    if (issuer.nowMs() >= held.expiresAtMs) {
      const { token, expiresAtMs } = issuer.blankSecretToken();
      redactor.addToken(token);
      held = { header: `Bearer ${token}`, expiresAtMs };
    }
    return held;
  };
  return { authorize, refused: () => undefined, close: nothing };
}

function fetched(authentication: ClientCredentials | Federated, options: AuthorizerOptions): Authorizer {
  const { tokenUrl } = authentication;
  if (!/^https?:\/\//i.test(tokenUrl) || !URL.canParse(tokenUrl))
    throw scimError('TOKEN_URL_INVALID', { url: tokenUrl });
  if (authentication.type === 'clientCredentials') options.redactor.add(authentication.clientSecret);
  const agent = options.tokenDispatcher ? null : new Agent({ connections: 1, maxResponseSize: 1024 * 1024 });
  let held: { authorization: Authorization; expiresAtMs: number } | null = null;
  let underWay: Promise<Authorization> | null = null;

  const renew = async (): Promise<Authorization> => {
    const dispatcher = options.tokenDispatcher ?? (agent as Dispatcher);
    const result = await fetchToken(authentication, dispatcher, options);
    if ('failure' in result) return result;
    const authorization = { header: `Bearer ${result.token}` };
    held = { authorization, expiresAtMs: options.nowMs() + result.lifetimeSeconds * 1000 };
    return authorization;
  };
  return {
    authorize: () => {
      if (held && options.nowMs() < held.expiresAtMs) return held.authorization;
      // Requests that come while a token is fetched wait for the same one.
      underWay ??= renew().finally(() => {
        underWay = null;
      });
      return underWay;
    },
    refused: () => {
      held = null;
    },
    close: async () => {
      await agent?.close();
    },
  };
}

async function fetchToken(
  authentication: ClientCredentials | Federated,
  dispatcher: Dispatcher,
  { redactor, timeoutMs, onFinding }: AuthorizerOptions,
): Promise<{ token: string; lifetimeSeconds: number } | { failure: TransportFailure }> {
  const { headers, body, secrets } = tokenRequest(authentication);
  for (const secret of secrets) redactor.addToken(secret);
  const failed = (why: string): { failure: TransportFailure } => ({
    failure: { kind: 'token', message: redactor.redact(`No access token from ${authentication.tokenUrl}: ${why}.`) },
  });
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const { tokenUrl } = authentication;
    const answer = await request(tokenUrl, { method: 'POST', headers, body, dispatcher, signal });
    const text = await answer.body.text();
    const reading = readTokenAnswer(answer.statusCode, text);
    if ('why' in reading)
      return failed(answer.statusCode === 200 ? reading.why : `${reading.why}: ${text.slice(0, 500)}`);
    redactor.addToken(reading.token);
    for (const finding of reading.findings) onFinding?.(finding);
    return reading;
  } catch (error) {
    return failed(failureOf(error).message);
  }
}
