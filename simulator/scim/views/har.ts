/** Exchanges as an HTTP archive, HAR 1.2: for browsers' network panels and other tools. Secrets are redacted already. */
import type { Exchange } from '../../model/exchange.ts';

export interface HarHeader {
  name: string;
  value: string;
}

export interface HarEntry {
  startedDateTime: string;
  /** Milliseconds in all. */
  time: number;
  request: {
    method: string;
    url: string;
    httpVersion: string;
    cookies: never[];
    headers: HarHeader[];
    queryString: HarHeader[];
    postData?: { mimeType: string; text: string };
    headersSize: number;
    bodySize: number;
  };
  response: {
    /** 0 when no answer came; then `comment` says why. */
    status: number;
    statusText: string;
    httpVersion: string;
    cookies: never[];
    headers: HarHeader[];
    content: { size: number; mimeType: string; text?: string };
    redirectURL: string;
    headersSize: number;
    bodySize: number;
    comment?: string;
  };
  cache: Record<string, never>;
  timings: { send: number; wait: number; receive: number };
  comment: string;
}

export interface Har {
  log: { version: '1.2'; creator: { name: string; version: string }; entries: HarEntry[] };
}

/** `creator` names the program that writes it. */
export function toHar(exchanges: readonly Exchange[], creator: { name: string; version: string }): Har {
  return { log: { version: '1.2', creator, entries: exchanges.map(toEntry) } };
}

/** The same archive piece by piece, for more exchanges than memory should hold. */
export function* harText(exchanges: Iterable<Exchange>, creator: { name: string; version: string }): Generator<string> {
  yield `{"log":{"version":"1.2","creator":${JSON.stringify(creator)},"entries":[`;
  let separator = '';
  for (const exchange of exchanges) {
    yield separator + JSON.stringify(toEntry(exchange));
    separator = ',';
  }
  yield ']}}';
}

/** Unknown sizes are -1, as HAR has it. */
const UNKNOWN = -1;
const HTTP_VERSION = 'HTTP/1.1';

function toEntry(exchange: Exchange): HarEntry {
  const { method, url, requestHeaders, requestBody, startedAtMs, durationMs } = exchange;
  return {
    startedDateTime: new Date(startedAtMs).toISOString(),
    time: durationMs,
    request: {
      method,
      url,
      httpVersion: HTTP_VERSION,
      cookies: [],
      headers: headerList(requestHeaders),
      queryString: queryOf(url),
      ...(requestBody === null
        ? {}
        : { postData: { mimeType: requestHeaders['Content-Type'] ?? 'application/scim+json', text: requestBody } }),
      headersSize: UNKNOWN,
      bodySize: requestBody === null ? 0 : Buffer.byteLength(requestBody),
    },
    response: responseOf(exchange),
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    comment: `${exchange.operation} ${exchange.kind}`,
  };
}

function responseOf({ response, failure }: Exchange): HarEntry['response'] {
  const size = Buffer.byteLength(response?.body ?? '');
  return {
    status: response?.status ?? 0,
    statusText: '',
    httpVersion: HTTP_VERSION,
    cookies: [],
    headers: headerList(response?.headers ?? {}),
    content: {
      size,
      mimeType: response?.headers['content-type'] ?? '',
      ...(response ? { text: response.body } : {}),
    },
    redirectURL: response?.headers.location ?? '',
    headersSize: UNKNOWN,
    bodySize: response ? size : UNKNOWN,
    ...(failure ? { comment: `${failure.kind}: ${failure.message}` } : {}),
  };
}

function headerList(headers: Readonly<Record<string, string>>): HarHeader[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

function queryOf(url: string): HarHeader[] {
  const at = url.indexOf('?');
  if (at < 0) return [];
  return [...new URLSearchParams(url.slice(at + 1))].map(([name, value]) => ({ name, value }));
}
