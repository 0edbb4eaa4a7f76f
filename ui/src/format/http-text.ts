/** An exchange as it looked on the wire, and its bodies made readable. Pure. */
import type { Exchange } from '../../../simulator/model/exchange.ts';

export function requestText(exchange: Exchange): string {
  const { pathname, search, host } = new URL(exchange.url);
  const headers = Object.keys(exchange.requestHeaders).some((name) => name.toLowerCase() === 'host')
    ? exchange.requestHeaders
    : { host, ...exchange.requestHeaders };
  return message(`${exchange.method} ${pathname}${search} HTTP/1.1`, headers, exchange.requestBody);
}

export function responseText(exchange: Exchange): string | null {
  if (!exchange.response) return null;
  const { status, headers, body } = exchange.response;
  return message(`HTTP/1.1 ${status}`, headers, body);
}

function message(start: string, headers: Record<string, string>, body: string | null): string {
  const lines = [start, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  return body ? `${lines.join('\n')}\n\n${body}` : lines.join('\n');
}

/** JSON with indentation; anything else as it is. */
export function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

export interface JsonPiece {
  text: string;
  kind: 'key' | 'string' | 'word' | 'plain';
}

/** Splits readable JSON into pieces of one kind, so that they can be told apart by colour. */
export function jsonPieces(text: string): JsonPiece[] {
  const pieces: JsonPiece[] = [];
  const pattern = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
  let end = 0;
  for (const found of text.matchAll(pattern)) {
    if (found.index > end) pieces.push({ text: text.slice(end, found.index), kind: 'plain' });
    const [whole, quotedText, colon] = found;
    if (quotedText === undefined) pieces.push({ text: whole, kind: 'word' });
    else if (colon === undefined) pieces.push({ text: whole, kind: 'string' });
    else pieces.push({ text: quotedText, kind: 'key' }, { text: colon, kind: 'plain' });
    end = found.index + whole.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), kind: 'plain' });
  return pieces;
}
