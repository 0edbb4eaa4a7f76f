/** An exchange as text: its body formatted, the message raw, the request as a cURL command. Pure. */
import type { Exchange } from '../../../../simulator/model/exchange.ts';

/** JSON with line breaks; anything else as it is. */
export function bodyText(body: string | null): string {
  if (!body) return '';
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

export function asText(exchange: Exchange, side: 'request' | 'response'): string {
  const lines = (headers: Record<string, string>) =>
    Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  if (side === 'request') {
    const { pathname, search } = new URL(exchange.url);
    return [
      `${exchange.method} ${pathname}${search} HTTP/1.1`,
      ...lines(exchange.requestHeaders),
      '',
      exchange.requestBody ?? '',
    ].join('\n');
  }
  if (!exchange.response) return exchange.failure?.message ?? '';
  const { status, headers, body } = exchange.response;
  return [`HTTP/1.1 ${status}`, ...lines(headers), '', body].join('\n');
}

/** Single quotes as a POSIX shell takes them. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

export function asCurl({ method, url, requestHeaders, requestBody }: Exchange): string {
  const headers = Object.entries(requestHeaders)
    .filter(([name]) => !/^(host|content-length|connection)$/i.test(name))
    .map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  return [
    'curl',
    '-X',
    method,
    quoted(url),
    ...headers,
    ...(requestBody === null ? [] : ['--data-raw', quoted(requestBody)]),
  ].join(' ');
}
