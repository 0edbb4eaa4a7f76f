/** Reading of recorded exchanges: which of them shows a problem, what was created, how one looks in a report. */
import type { Exchange } from '../model/exchange.ts';
import { readJson } from '../scim/index.ts';

/** The last one that was refused or not answered, else the last one; null when there is none. */
export function lastProblem(exchanges: readonly Exchange[]): Exchange | null {
  return (
    exchanges.findLast(({ response }) => (response?.status ?? 0) >= 400 || response === null) ??
    exchanges.at(-1) ??
    null
  );
}

/** `GET https://a.test/scim/Users?filter=… → 404`. */
export function lineOf({ method, url, response, failure }: Exchange): string {
  return `${method} ${url} → ${response ? response.status : (failure?.message ?? 'no answer')}`;
}

const SHOWN_CHARACTERS = 2000;

/** Request and answer, as text for a terminal or a report. */
export function textOf(exchange: Exchange): string {
  const { requestBody, response } = exchange;
  return [
    lineOf(exchange),
    ...(requestBody === null ? [] : ['', shortened(requestBody)]),
    ...(response && response.body !== ''
      ? ['', `${response.headers['content-type'] ?? ''}`.trim(), shortened(response.body)]
      : []),
  ].join('\n');
}

function shortened(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

/** The JSON object of an answer; null when it isn't one. */
export function jsonOf({ response }: Exchange): Record<string, unknown> | null {
  const value = readJson(response?.body ?? '');
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}
