/** Carries a fault out around the sending of a request. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ScimRequest, ScimResponse } from '../../model/exchange.ts';
import { timeoutFailure } from '../connection/transport-failure.ts';
import { isResponse, type ScimAnswer } from '../judge/answer.ts';
import { isJsonObject } from '../member.ts';
import { ERROR_RESPONSE } from '../urns.ts';
import type { FaultEffect } from './fault-rule.ts';
import { spoilAnswer } from './spoil-answer.ts';

export interface Struck {
  request: ScimRequest;
  timeoutMs: number;
  /** Distinguishes resources that were never made. */
  number: number;
  send: () => Promise<ScimAnswer>;
}

export async function strike(effect: FaultEffect, { request, timeoutMs, number, send }: Struck): Promise<ScimAnswer> {
  if ('applied' in effect && effect.applied) await send();
  switch (effect.kind) {
    case 'status':
      return errorAnswer(effect.status, effect.body, effect.retryAfterSeconds);
    case 'expiredToken': {
      const answer = errorAnswer(401, undefined, undefined);
      return { ...answer, headers: { ...answer.headers, 'www-authenticate': 'Bearer error="invalid_token"' } };
    }
    case 'delay':
      await sleep(Math.min(effect.delayMs, timeoutMs));
      return effect.delayMs >= timeoutMs ? timeoutFailure(timeoutMs) : send();
    case 'timeout':
      return timeoutFailure(timeoutMs);
    case 'reset':
      return { kind: 'reset', message: 'An error occurred while sending the request: the connection was reset.' };
    case 'unreachable':
      return {
        kind: 'unreachable',
        message: 'An error occurred while sending the request: the endpoint is unreachable.',
      };
    case 'forget':
      return request.method === 'GET' ? send() : forgotten(request, number);
    default: {
      const answer = await send();
      return isResponse(answer) ? spoilAnswer(effect, answer) : answer;
    }
  }
}

function errorAnswer(status: number, body: string | undefined, retryAfterSeconds: number | undefined): ScimResponse {
  const detail = 'A fault of the simulator answered in place of the endpoint.';
  return {
    status,
    headers: {
      'content-type': 'application/scim+json',
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
    },
    body: body ?? (status >= 400 ? JSON.stringify({ schemas: [ERROR_RESPONSE], status: String(status), detail }) : ''),
  };
}

/** What an endpoint says that keeps nothing. */
function forgotten({ method, body }: ScimRequest, number: number): ScimResponse {
  if (method !== 'POST') return { status: 204, headers: {}, body: '' };
  const given: unknown = JSON.parse(body ?? '{}');
  const made = { ...(isJsonObject(given) ? given : {}), id: `forgotten-${number}` };
  return { status: 201, headers: { 'content-type': 'application/scim+json' }, body: JSON.stringify(made) };
}
