/** The record of an exchange, with every secret taken out, and the answer as the judges may see it. */
import type { Exchange, ScimRequest, ScimResponse } from '../../model/exchange.ts';
import { isResponse, type ScimAnswer } from '../judge/answer.ts';
import type { Redactor } from './redaction.ts';

export interface Sent {
  request: ScimRequest;
  url: string;
  /** Without the secret. */
  headers: Record<string, string>;
  startedAtMs: number;
}

export function recordOf(
  { request, url, headers, startedAtMs }: Sent,
  answer: ScimAnswer,
  durationMs: number,
  redactor: Redactor,
): Exchange {
  const { operation, kind, method, body } = request;
  const hasAnswer = isResponse(answer);
  return {
    operation,
    kind,
    method,
    url: redactor.redact(url),
    requestHeaders: headers,
    requestBody: body === null ? null : redactor.redact(body),
    response: hasAnswer ? withoutSecrets(answer, (text) => redactor.redact(text)) : null,
    failure: hasAnswer ? null : answer,
    startedAtMs,
    durationMs,
  };
}

/**
 * Error answers as they are recorded, since their bodies become reasons in the log; good ones as they came but for
 * secrets that can't be data, so that a token such as `test` doesn't change a user's name.
 */
export function judgedOf(answer: ScimAnswer, { response }: Exchange, redactor: Redactor): ScimAnswer {
  if (!isResponse(answer) || response === null || response === answer) return answer;
  if (answer.status >= 300) return response;
  return withoutSecrets(answer, (text) => redactor.redactUnmistakable(text));
}

/** The same answer when there is nothing to hide. */
function withoutSecrets(answer: ScimResponse, clean: (text: string) => string): ScimResponse {
  const body = clean(answer.body);
  let headers = answer.headers;
  for (const name in headers) {
    const value = headers[name] as string;
    const cleaned = clean(value);
    if (cleaned !== value) headers = { ...headers, [name]: cleaned };
  }
  return body === answer.body && headers === answer.headers ? answer : { ...answer, headers, body };
}
