/**
 * Writes the ways a client may spell a Graph path into the one the routes know (G-02, G-03): keys in parentheses,
 * alternate keys, qualified action names, fixed segments in any case, doubled and trailing slashes. A rewriting
 * step before routing, so that no route thinks of it. Pure.
 */
import { isCastSegment, knownSegment } from './segments.ts';

/** Changes paths below `/v1.0` and `/beta` only; the query stays as it is. */
export function normaliseGraphUrl(url: string): string {
  const [path = '', query] = splitQuery(url);
  const segments = path.split('/').filter((segment) => segment !== '');
  const version = segments[0]?.toLowerCase();
  if (version !== 'v1.0' && version !== 'beta') return url;
  const rest = segments.slice(1).flatMap(segmentsOf);
  return `/${[version, ...rest].join('/')}${query}`;
}

function splitQuery(url: string): [string, string] {
  const at = url.indexOf('?');
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at)];
}

/** `servicePrincipals(appId='x')` is two segments; `Users`, `microsoft.graph.start` and `delta()` are one. */
function segmentsOf(segment: string): string[] {
  const text = decode(segment);
  if (text === null) return [segment];
  const keyed = /^([\w.$]+)\((.*)\)$/s.exec(text);
  if (!keyed) return [fixedSegment(text) ?? segment];
  const [, name = '', argument = ''] = keyed;
  const fixed = fixedSegment(name);
  if (fixed === null) return [segment];
  if (argument === '') return [fixed];
  return [fixed, encodeURIComponent(keyIn(argument))];
}

/** The key without its quotes. An alternate key keeps its name: `appId=x`; a user principal name needs none. */
function keyIn(argument: string): string {
  const [, name = '', value = ''] = /^(?:(\w+)=)?(.*)$/s.exec(argument) ?? [];
  const quoted = /^'(.*)'$/s.exec(value);
  const key = quoted ? (quoted[1] ?? '').replaceAll("''", "'") : value;
  return name.toLowerCase() === 'appid' ? `appId=${key}` : key;
}

function fixedSegment(text: string): string | null {
  if (isCastSegment(text)) return text.toLowerCase().replace('serviceprincipal', 'servicePrincipal');
  return knownSegment(text.replace(/^microsoft\.graph\./i, ''));
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
