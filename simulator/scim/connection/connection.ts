/**
 * The connection to one endpoint: takes composed requests, adds address, headers and authentication, and gives the
 * answer with its record. Never throws for what the target does; secrets are taken out of the record.
 */
import type { Dispatcher } from 'undici';
import type { Clock } from '../../clock.ts';
import type { Exchange, ScimRequest } from '../../model/exchange.ts';
import type { Finding } from '../../model/values.ts';
import { type Authentication, createAuthorizer } from '../authentication/authorizer.ts';
import type { Faults } from '../faults/faults.ts';
import { isResponse, type ScimAnswer } from '../judge/answer.ts';
import type { WireSettings } from '../settings/wire-settings.ts';
import { dispatcherTransport, poolTransport, type TlsOptions } from './dispatcher-transport.ts';
import { judgedOf, recordOf } from './exchange-record.ts';
import { handlerTransport, type TargetHandler } from './handler-transport.ts';
import { createPacer } from './pacer.ts';
import { createPause } from './pause.ts';
import { REDACTED, Redactor } from './redaction.ts';
import { type RequestHeaders, requestHeaders } from './request-headers.ts';
import type { Transport } from './transport.ts';

export interface ConnectionOptions {
  settings: WireSettings;
  authentication: Authentication;
  /** Times of the record; with a manual clock durations are 0. */
  clock: Clock;
  /** Sends through this instead of a pool of its own; it isn't closed with the connection. */
  dispatcher?: Dispatcher;
  /** A target in this process, without a port. */
  handler?: TargetHandler | null;
  /** Token requests go through this instead of an agent of their own. */
  tokenDispatcher?: Dispatcher;
  tls?: TlsOptions;
  faults?: Faults;
  onExchange?: (exchange: Exchange) => void;
  /** Oddities of a token endpoint. */
  onFinding?: (finding: Finding) => void;
}

export interface ScimConnection {
  readonly settings: WireSettings;
  /** Its tokens come from a token endpoint. */
  readonly fetchesToken: boolean;
  /** Resolves with the answer, or with the reason why there is none. */
  send(request: ScimRequest): Promise<{ answer: ScimAnswer; exchange: Exchange }>;
  /** Address and headers that a request would be recorded with; nothing is sent. */
  preview(request: ScimRequest): Pick<Exchange, 'url' | 'requestHeaders'>;
  /** Holds back whatever is sent from now on, in real time (W-120). */
  holdFor(seconds: number): void;
  /** Waits for requests under way. */
  close(): Promise<void>;
}

/** Throws TOKEN_UNSENDABLE and TOKEN_URL_INVALID. */
export function createConnection(options: ConnectionOptions): ScimConnection {
  const { settings, clock, faults, onExchange } = options;
  const timeoutMs = settings.requestTimeoutMs;
  const { origin, host, pathname } = new URL(settings.baseUrl);
  const basePath = pathname === '/' ? '' : pathname;
  const redactor = new Redactor();
  const transport = transportFor(options, origin);
  const pacer = settings.ratePerSecond === null ? null : createPacer({ ratePerSecond: settings.ratePerSecond });
  const pause = createPause();
  const authorizer = createAuthorizer(options.authentication, {
    redactor,
    nowMs: () => clock.nowMs(),
    timeoutMs,
    tokenDispatcher: options.tokenDispatcher,
    onFinding: options.onFinding,
  });

  let headers: { authorization: string | null; made: RequestHeaders } | null = null;
  const headersWith = (authorization: string | null): RequestHeaders => {
    if (headers?.authorization !== authorization || headers === null) {
      headers = { authorization, made: requestHeaders(host, authorization, settings) };
    }
    return headers.made;
  };

  const pathOf = (request: ScimRequest): string => basePath + request.path + queryOf(request, settings);
  const previewHeaders = requestHeaders(
    host,
    options.authentication.type === 'blank' ? null : `Bearer ${REDACTED}`,
    settings,
  );

  async function send(request: ScimRequest): Promise<{ answer: ScimAnswer; exchange: Exchange }> {
    for (let held = pause.over(); held !== null; held = pause.over()) await held;
    const given = authorizer.authorize();
    const authorization = given instanceof Promise ? await given : given;
    const turn = pacer?.turn();
    if (turn !== undefined && turn !== null) await turn;
    const startedAtMs = clock.nowMs();
    const { method, body } = request;
    const path = pathOf(request);
    const made = headersWith('header' in authorization ? authorization.header : null);
    const sendNow = () => transport.send({ method, path, headers: body === null ? made.bare : made.withBody, body });
    const answer =
      'failure' in authorization
        ? authorization.failure
        : await (faults ? faults.around(request, { nowMs: startedAtMs, timeoutMs }, sendNow) : sendNow());
    if (isResponse(answer) && answer.status === 401) authorizer.refused();
    const sent = { request, url: origin + path, headers: made.record(body), startedAtMs };
    const exchange = recordOf(sent, answer, clock.nowMs() - startedAtMs, redactor);
    onExchange?.(exchange);
    return { answer: judgedOf(answer, exchange, redactor), exchange };
  }

  return {
    settings,
    fetchesToken: options.authentication.type !== 'bearer' && options.authentication.type !== 'blank',
    send,
    preview: (request) => ({
      url: redactor.redact(origin + pathOf(request)),
      requestHeaders: previewHeaders.record(request.body),
    }),
    holdFor: (seconds) => pause.holdFor(seconds),
    close: async () => {
      pause.close();
      pacer?.close();
      await Promise.all([transport.close(), authorizer.close()]);
    },
  };
}

function transportFor({ dispatcher, handler, settings, tls }: ConnectionOptions, origin: string): Transport {
  const { concurrency, requestTimeoutMs: timeoutMs } = settings;
  if (handler) return handlerTransport(handler, { origin, concurrency, timeoutMs });
  if (dispatcher) return dispatcherTransport(dispatcher, origin, { timeoutMs });
  return poolTransport(origin, { concurrency, timeoutMs, ...(tls ? { tls } : {}) });
}

/** The tenant URL's own query goes in front, where it is forwarded at all (W-07). */
function queryOf({ query }: ScimRequest, settings: WireSettings): string {
  const forwarded = settings.forwardTenantUrlQuery ? settings.tenantUrlQuery : '';
  const whole = forwarded === '' || query === '' ? forwarded + query : `${forwarded}&${query}`;
  return whole === '' ? '' : `?${whole}`;
}
