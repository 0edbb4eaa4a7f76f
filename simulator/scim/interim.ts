import { Pool } from 'undici';
import type { Clock } from '../clock.ts';
import type { Exchange, ScimRequest, ScimResource, TargetFailure } from '../model/exchange.ts';
import type { Finding, TargetValue } from '../model/values.ts';
import { parseAttributePath } from './attribute-path.ts';
import { isResponse, type ScimAnswer } from './judge/answer.ts';
import type { CreateOutcome, DeleteOutcome, MatchOutcome, ProbeOutcome, ReadOutcome, UpdateOutcome } from './judge/outcomes.ts';
import type { WireSettings } from './settings/wire-settings.ts';

export interface ScimConnection {
  settings: WireSettings;
  send(request: ScimRequest): Promise<{ answer: ScimAnswer; exchange: Exchange }>;
  close(): Promise<void>;
}
export interface AttributeReading { attribute: string; value: TargetValue | null; findings: readonly Finding[] }

function pick(o: unknown, name: string): unknown {
  if (typeof o !== 'object' || o === null) return undefined;
  const r = o as Record<string, unknown>;
  if (name in r) return r[name];
  const k = Object.keys(r).find((x) => x.toLowerCase() === name.toLowerCase());
  return k === undefined ? undefined : r[k];
}
export function readAttribute(resource: ScimResource, attribute: string): AttributeReading {
  const path = parseAttributePath(attribute);
  let v: unknown = null;
  if (path) {
    const base = path.schema === null ? resource : pick(resource, path.schema);
    v = pick(base, path.name);
    if (path.filter && Array.isArray(v)) {
      const f = path.filter;
      v = v.find((x) => String(pick(x, f.attribute) ?? '').toLowerCase() === f.value.toLowerCase());
    }
    for (const part of path.sub?.split('.') ?? []) v = pick(v, part);
    if (/^manager$/i.test(path.name) && typeof v === 'object' && v !== null) v = pick(v, 'value');
    if (typeof v === 'string' && /^(true|false)$/i.test(v) && /^active$/i.test(path.name)) v = v.toLowerCase() === 'true';
  }
  return { attribute, value: (v ?? null) as TargetValue | null, findings: [] };
}

function failed(answer: ScimAnswer, code: string, scope: 'object' | 'global' = 'object'): { outcome: 'failed'; failure: TargetFailure; findings: Finding[] } {
  if (!isResponse(answer)) {
    return { outcome: 'failed', findings: [], failure: { errorCode: answer.kind === 'timeout' ? 'Timeout' : code === 'probe' ? 'CredentialValidationUnavailable' : 'WebExceptionProtocolError', reason: answer.message, scope, status: null, retryAfterSeconds: null } };
  }
  const codes: Record<number, string> = { 400: 'SystemForCrossDomainIdentityManagementServiceIncompatible', 401: 'Unauthorized', 403: 'InsufficientRights', 404: 'InvalidAnchor', 405: 'MethodNotAllowed', 409: 'EntryConflict', 422: 'UnprocessableEntity', 429: 'TooManyRequests', 500: 'InternalServerError', 501: 'NotImplemented' };
  const errorCode = code === 'probe' && (answer.status === 401 || answer.status === 403) ? 'SystemForCrossDomainIdentityManagementInvalidCredentials' : (codes[answer.status] ?? 'SystemForCrossDomainIdentityManagementServiceIncompatible');
  return { outcome: 'failed', findings: [], failure: { errorCode, reason: `StatusCode: ${answer.status}\r\nWeb Response: \r\n${answer.body}`, scope, status: answer.status, retryAfterSeconds: null } };
}
function json(body: string): unknown { try { return JSON.parse(body); } catch { return undefined; } }
function list(a: ScimAnswer): ScimResource[] | null {
  if (!isResponse(a) || a.status !== 200) return null;
  const d = json(a.body) as { Resources?: unknown } | undefined;
  const r = d ? (pick(d, 'Resources') ?? (pick(d, 'totalResults') === 0 ? [] : undefined)) : undefined;
  return Array.isArray(r) ? (r as ScimResource[]) : null;
}
export function judgeProbe(a: ScimAnswer): ProbeOutcome { return list(a) ? { outcome: 'ok', findings: [] } : failed(a, 'probe', 'global'); }
export function judgeMatch(a: ScimAnswer): MatchOutcome {
  const r = list(a);
  if (!r) return failed(a, 'match');
  if (r.length === 0) return { outcome: 'none', findings: [] };
  return r.length === 1 ? { outcome: 'one', resource: r[0] as ScimResource, findings: [] } : { outcome: 'many', resources: r, findings: [] };
}
export function judgeRead(a: ScimAnswer): ReadOutcome {
  if (isResponse(a) && a.status === 404) return { outcome: 'missing', findings: [] };
  const d = isResponse(a) && a.status === 200 ? (json(a.body) as ScimResource | undefined) : undefined;
  return d?.id ? { outcome: 'found', resource: d, findings: [] } : failed(a, 'read');
}
export function judgeCreate(a: ScimAnswer): CreateOutcome {
  const d = isResponse(a) && (a.status === 201 || a.status === 200) ? (json(a.body) as ScimResource | undefined) : undefined;
  return d?.id ? { outcome: 'created', id: d.id, resource: d, findings: [] } : failed(a, 'create');
}
export function judgeUpdate(a: ScimAnswer): UpdateOutcome { return isResponse(a) && a.status >= 200 && a.status < 300 ? { outcome: 'updated', resource: null, findings: [] } : failed(a, 'update'); }
export function judgeDelete(a: ScimAnswer): DeleteOutcome { return isResponse(a) && (a.status < 300 || a.status === 404) ? { outcome: 'deleted', alreadyGone: a.status === 404, findings: [] } : failed(a, 'delete'); }

export function createConnection(o: { settings: WireSettings; token: string; clock: Clock; handler: { inject(x: object): Promise<{ statusCode: number; headers: Record<string, unknown>; body: string }> } | null }): ScimConnection {
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
          const r = await o.handler.inject({ method: request.method, url: path, headers, ...(request.body === null ? {} : { payload: request.body }) });
          answer = { status: r.statusCode, headers: r.headers as Record<string, string>, body: r.body };
        } else {
          const r = await (pool as Pool).request({ path, method: request.method, headers, body: request.body, headersTimeout: o.settings.requestTimeoutMs });
          answer = { status: r.statusCode, headers: r.headers as Record<string, string>, body: await r.body.text() };
        }
      } catch (e) {
        answer = { kind: 'unreachable', message: (e as Error).message };
      }
      const exchange: Exchange = { operation: request.operation, kind: request.kind, method: request.method, url: `${url.origin}${path}`, requestHeaders: { ...headers, authorization: 'Bearer [redacted]' }, requestBody: request.body, response: isResponse(answer) ? answer : null, failure: isResponse(answer) ? null : answer, startedAtMs, durationMs: o.clock.nowMs() - startedAtMs };
      return { answer, exchange };
    },
    close: async () => void (await pool?.close()),
  };
}
