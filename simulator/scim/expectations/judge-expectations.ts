/** Holds answers of a connection test against what is expected of them (W-32, W-33, W-100 to W-110, E-805). Pure. */
import type { TransportFailure } from '../../model/exchange.ts';
import { isResponse, type ScimAnswer } from '../judge/answer.ts';
import { statusName } from '../judge/failure-reason.ts';
import { readJson } from '../judge/json-body.ts';
import { judgeProbe } from '../judge/judge-probe.ts';
import { isJsonObject, type JsonObject } from '../member.ts';
import { ERROR_RESPONSE } from '../urns.ts';
import { type Expectation, type ExpectationId, observed } from './expectation.ts';

/** An answer, with the place of its exchange in the report. */
export interface Seen {
  answer: ScimAnswer;
  exchange: number;
}

const SCIM_TYPE = /^application\/scim\+json\s*(;|$)/i;
const afterReachable: readonly ExpectationId[] = ['userFilter', 'listResponse', 'emptyList', 'contentType'];

/** What the answer to the question for an unknown user tells; `fetchesToken` when a token had to be asked for. */
export function userProbeExpectations(
  { answer, exchange }: Seen,
  connection: { baseUrl: string; fetchesToken: boolean },
): Expectation[] {
  const url = new URL(connection.baseUrl);
  if (!isResponse(answer)) return unanswered(answer, exchange, url, connection.fetchesToken);
  const { status } = answer;
  const isRefused = status === 401 || status === 403;
  const found: Expectation[] = [
    observed('reachable', 'passed', `${url.host} answered`, exchange),
    tlsOf(url, exchange),
    ...(connection.fetchesToken ? [observed('token', 'passed', 'A token was issued', null)] : []),
    observed('authenticated', isRefused ? 'failed' : 'passed', statusText(status), exchange),
  ];
  if (isRefused) return [...found, ...notChecked(afterReachable, 'The credentials were refused')];
  found.push(observed('userFilter', status === 200 ? 'passed' : 'failed', statusText(status), exchange));
  if (status !== 200) return [...found, ...notChecked(afterReachable.slice(1), 'The filter did not answer 200')];
  const list = readJson(answer.body);
  const outcome = judgeProbe(answer);
  const isUnreadable = outcome.outcome === 'failed' && !hasSeveral(list);
  if (isUnreadable) {
    found.push(observed('listResponse', 'failed', outcome.failure.reason, exchange));
    found.push(...notChecked(['emptyList'], 'There is no list to count in'));
  } else {
    found.push(observed('listResponse', 'passed', 'schemas, totalResults and Resources', exchange));
    found.push(emptyListOf(outcome.outcome === 'failed', list, exchange));
  }
  const type = answer.headers['content-type'];
  found.push(observed('contentType', SCIM_TYPE.test(type ?? '') ? 'passed' : 'failed', type ?? 'none', exchange));
  return found;
}

export function groupProbeExpectation({ answer, exchange }: Seen): Expectation {
  const outcome = judgeProbe(answer);
  if (outcome.outcome === 'failed') return observed('groupFilter', 'failed', outcome.failure.reason, exchange);
  const oddity = outcome.findings.find(({ rule }) => rule === 'E-805');
  if (!oddity) return observed('groupFilter', 'passed', 'totalResults 0', exchange);
  return observed('groupFilter', 'failed', oddity.received ?? oddity.message, exchange, { necessity: 'advised' });
}

export function unknownIdExpectation({ answer, exchange }: Seen): Expectation {
  if (!isResponse(answer)) return observed('unknownId', 'failed', answer.message, exchange);
  const body = readJson(answer.body);
  const hasError = isJsonObject(body) && Array.isArray(body.schemas) && body.schemas.includes(ERROR_RESPONSE);
  const isMet = answer.status === 404 && hasError;
  const seen = `${statusText(answer.status)}${hasError ? ' with a SCIM error' : ' without a SCIM error'}`;
  return observed('unknownId', isMet ? 'passed' : 'failed', seen, exchange);
}

export function unsupportedFilterExpectation({ answer, exchange }: Seen): Expectation {
  if (!isResponse(answer)) return observed('unsupportedFilter', 'failed', answer.message, exchange);
  const isMet = answer.status >= 400 && answer.status < 500;
  return observed('unsupportedFilter', isMet ? 'passed' : 'failed', statusText(answer.status), exchange);
}

export function serviceProviderConfigExpectation({ answer, exchange }: Seen): Expectation {
  const id = 'serviceProviderConfig';
  if (!isResponse(answer)) return observed(id, 'failed', answer.message, exchange);
  const body = readJson(answer.body);
  if (answer.status !== 200 || !isJsonObject(body)) return observed(id, 'failed', statusText(answer.status), exchange);
  const isMet = isSupported(body, 'patch') && isSupported(body, 'filter');
  const seen = (['patch', 'filter'] as const).map((name) => `${name} ${isSupported(body, name)}`).join(', ');
  return observed(id, isMet ? 'passed' : 'failed', seen, exchange);
}

export function schemasExpectation({ answer, exchange }: Seen): Expectation {
  if (!isResponse(answer)) return observed('schemas', 'failed', answer.message, exchange);
  const body = readJson(answer.body);
  const list: unknown = isJsonObject(body) ? body.Resources : body;
  const count = answer.status === 200 && Array.isArray(list) ? list.length : 0;
  const seen = count > 0 ? `${count} schemas` : statusText(answer.status);
  return observed('schemas', count > 0 ? 'passed' : 'failed', seen, exchange);
}

export function notChecked(ids: readonly ExpectationId[], why: string): Expectation[] {
  return ids.map((id) => ({ ...observed(id, 'notChecked', why, null), advice: null }));
}

/** What a missing answer leaves open depends on how far the request came. */
function unanswered(failure: TransportFailure, exchange: number, url: URL, fetchesToken: boolean): Expectation[] {
  const { kind, message } = failure;
  const rest = notChecked(['authenticated', ...afterReachable], 'There was no answer');
  const token = fetchesToken ? notChecked(['token'], 'There was no answer') : [];
  if (kind === 'token') {
    const before = notChecked(['reachable', 'tls'], 'Nothing was sent without a token');
    return [...before, observed('token', 'failed', message, null), ...rest];
  }
  if (kind === 'tls') {
    const reached = observed('reachable', 'passed', `${url.host} accepts connections`, exchange);
    return [reached, observed('tls', 'failed', message, exchange), ...token, ...rest];
  }
  const unreached = observed('reachable', 'failed', message, exchange);
  return [unreached, ...notChecked(['tls'], 'There was no answer'), ...token, ...rest];
}

/** Plain HTTP is tolerated here, so that an endpoint can be tried on the machine where it is written (E-810). */
function tlsOf({ protocol, hostname }: URL, exchange: number): Expectation {
  if (protocol === 'https:') return observed('tls', 'passed', 'TLS 1.2 or later', exchange);
  if (hostname.endsWith('.invalid')) return notChecked(['tls'], 'The target is in this process')[0] as Expectation;
  const advice = 'Entra takes only HTTPS; plain HTTP is fine as long as you try the endpoint out.';
  return observed('tls', 'failed', 'Plain HTTP', exchange, { necessity: 'advised', advice });
}

function emptyListOf(isSeveral: boolean, list: unknown, exchange: number): Expectation {
  const total = isJsonObject(list) ? list.totalResults : undefined;
  const count = isJsonObject(list) && Array.isArray(list.Resources) ? list.Resources.length : 0;
  if (isSeveral) return observed('emptyList', 'failed', `${count} resources`, exchange, { necessity: 'required' });
  const isEmpty = Number(total) === 0 && count === 0;
  return observed('emptyList', isEmpty ? 'passed' : 'failed', `totalResults ${String(total)}`, exchange);
}

function hasSeveral(list: unknown): boolean {
  return isJsonObject(list) && Array.isArray(list.Resources) && list.Resources.length > 1;
}

function isSupported(config: JsonObject, name: 'patch' | 'filter'): boolean {
  const option = config[name];
  return isJsonObject(option) && option.supported === true;
}

function statusText(status: number): string {
  return `HTTP ${status} ${statusName(status)}`;
}
