import { Pool } from 'undici';
import type { Clock } from '../clock.ts';
import type { Exchange, ScimRequest } from '../model/exchange.ts';
import { isResponse, type ScimAnswer } from './judge/answer.ts';
import type { WireSettings } from './settings/wire-settings.ts';

export interface ScimConnection {
  settings: WireSettings;
  send(request: ScimRequest): Promise<{ answer: ScimAnswer; exchange: Exchange }>;
  close(): Promise<void>;
}
export function createConnection(o: {
  settings: WireSettings;
  token: string;
  clock: Clock;
  handler: {
    inject(x: object): Promise<{ statusCode: number; headers: Record<string, unknown>; body: string }>;
  } | null;
}): ScimConnection {
  const url = new URL(o.settings.baseUrl);
  const pool = o.handler ? null : new Pool(url.origin, { connections: o.settings.concurrency });
  return {
    settings: o.settings,
    async send(request) {
      const startedAtMs = o.clock.nowMs();
      const path = `${url.pathname.replace(/\/$/, '')}${request.path}${request.query ? `?${request.query}` : ''}`;
      const headers: Record<string, string> = { accept: 'application/scim+json', authorization: `Bearer ${o.token}` };
      if (request.body !== null) headers['content-type'] = 'application/scim+json; charset=utf-8';
      let answer: ScimAnswer;
      try {
        if (o.handler) {
          const r = await o.handler.inject({
            method: request.method,
            url: path,
            headers,
            ...(request.body === null ? {} : { payload: request.body }),
          });
          answer = { status: r.statusCode, headers: r.headers as Record<string, string>, body: r.body };
        } else {
          const r = await (pool as Pool).request({
            path,
            method: request.method,
            headers,
            body: request.body,
            headersTimeout: o.settings.requestTimeoutMs,
          });
          answer = { status: r.statusCode, headers: r.headers as Record<string, string>, body: await r.body.text() };
        }
      } catch (e) {
        answer = { kind: 'unreachable', message: (e as Error).message };
      }
      const exchange: Exchange = {
        operation: request.operation,
        kind: request.kind,
        method: request.method,
        url: `${url.origin}${path}`,
        requestHeaders: { ...headers, authorization: 'Bearer [redacted]' },
        requestBody: request.body,
        response: isResponse(answer) ? answer : null,
        failure: isResponse(answer) ? null : answer,
        startedAtMs,
        durationMs: o.clock.nowMs() - startedAtMs,
      };
      return { answer, exchange };
    },
    close: async () => void (await pool?.close()),
  };
}
