/** An exchange as a command for a shell. Pure. */
import type { Exchange } from '../../../simulator/model/exchange.ts';

/** Headers that curl sends by itself. */
const own = new Set(['host', 'content-length', 'connection', 'transfer-encoding']);

/**
 * The request as a curl command. The recorded authorization is redacted, so the command takes the token from the
 * variable PROVSIM_TOKEN.
 */
export function curlOf(exchange: Pick<Exchange, 'method' | 'url' | 'requestHeaders' | 'requestBody'>): string {
  const parts = [`curl -i -X ${exchange.method} ${quoted(exchange.url)}`];
  for (const [name, value] of Object.entries(exchange.requestHeaders)) {
    if (own.has(name.toLowerCase())) continue;
    if (name.toLowerCase() === 'authorization') parts.push('-H "Authorization: Bearer $PROVSIM_TOKEN"');
    else parts.push(`-H ${quoted(`${name}: ${value}`)}`);
  }
  if (exchange.requestBody !== null) parts.push(`--data-raw ${quoted(exchange.requestBody)}`);
  return parts.join(' \\\n  ');
}

/** In single quotes nothing is special to a shell but the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
