/** The pieces that defects are made of: which request it is, and how a body or an answer is changed. */
import type { ScimResponse } from '../../../simulator/model/exchange.ts';
import type { HandlerRequest } from '../../../simulator/scim/index.ts';
import type { Target } from './defect.ts';

export type Json = Record<string, unknown>;
export interface Operation {
  op: string;
  path?: string;
  value?: unknown;
}

export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';

/** `/Users`, `/Groups/1`, without the prefix of the target. */
export function pathOf({ url }: HandlerRequest): string {
  return new URL(url, 'http://x').pathname.replace(/^\/scim/, '');
}

export function queryOf({ url }: HandlerRequest): URLSearchParams {
  return new URL(url, 'http://x').searchParams;
}

/** The id at the end of the address; null for a collection. */
export function idIn(request: HandlerRequest): string | null {
  return /^\/(?:Users|Groups)\/(.+)$/.exec(pathOf(request))?.[1] ?? null;
}

export const isUser = (request: HandlerRequest) => pathOf(request).startsWith('/Users');
export const isGroup = (request: HandlerRequest) => pathOf(request).startsWith('/Groups');
export const isSearch = (request: HandlerRequest) => request.method === 'GET' && queryOf(request).has('filter');
export const isList = (request: HandlerRequest) =>
  request.method === 'GET' && /^\/(Users|Groups)$/.test(pathOf(request));
export const isPatch = (request: HandlerRequest) => request.method === 'PATCH';
export const isPost = (request: HandlerRequest) => request.method === 'POST';

export function withQuery(request: HandlerRequest, change: (query: URLSearchParams) => void): HandlerRequest {
  const url = new URL(request.url, 'http://x');
  change(url.searchParams);
  return { ...request, url: `${url.pathname}${url.search}` };
}

export function withBody(request: HandlerRequest, change: (body: Json) => Json): HandlerRequest {
  const sent = jsonIn(request.body);
  if (!sent) return request;
  const body = JSON.stringify(change(sent));
  return { ...request, body, headers: { ...request.headers, 'content-length': String(Buffer.byteLength(body)) } };
}

export function operationsOf(request: HandlerRequest): Operation[] {
  const { Operations } = jsonIn(request.body) ?? {};
  return isPatch(request) && Array.isArray(Operations) ? (Operations as Operation[]) : [];
}

/** Changes the operations of a PATCH; when none is left the endpoint does as if it had done them. */
export function patching(change: (operations: Operation[], request: HandlerRequest) => Operation[]) {
  return (next: Target): Target =>
    async (request) => {
      const operations = operationsOf(request);
      if (operations.length === 0) return next(request);
      const changed = change(operations, request);
      return changed.length === 0 ? noContent() : next(withBody(request, (body) => ({ ...body, Operations: changed })));
    };
}

/** Refuses a PATCH for one of its operations. */
export function refusing(status: number, isRefused: (operation: Operation, request: HandlerRequest) => boolean) {
  return (next: Target): Target =>
    async (request) =>
      operationsOf(request).some((operation) => isRefused(operation, request))
        ? errorAnswer(status, 'This operation is not supported.')
        : next(request);
}

/** Changes every resource in an answer, alone or in a list. */
export function showing(change: (resource: Json, request: HandlerRequest) => Json) {
  return (next: Target): Target =>
    async (request) => {
      const answer = await next(request);
      if (answer.status >= 300 || !(isUser(request) || isGroup(request))) return answer;
      return withAnswer(answer, (body) => {
        const { Resources } = body;
        if (Array.isArray(Resources)) {
          return { ...body, Resources: Resources.map((resource: Json) => change(resource, request)) };
        }
        return typeof body.id === 'string' ? change(body, request) : body;
      });
    };
}

/** Changes the answers to some requests. */
export function answering(
  isMeant: (request: HandlerRequest) => boolean,
  change: (answer: ScimResponse, request: HandlerRequest) => ScimResponse,
) {
  return (next: Target): Target =>
    async (request) => {
      const answer = await next(request);
      return isMeant(request) ? change(answer, request) : answer;
    };
}

/** Answers some requests without asking the target. */
export function instead(isMeant: (request: HandlerRequest) => boolean, answer: () => ScimResponse) {
  return (next: Target): Target =>
    async (request) =>
      isMeant(request) ? answer() : next(request);
}

export function withAnswer(answer: ScimResponse, change: (body: Json) => unknown): ScimResponse {
  const body = jsonIn(answer.body);
  return body ? { ...answer, body: JSON.stringify(change(body)) } : answer;
}

export function jsonIn(text: string | null): Json | null {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
  } catch {
    return null;
  }
}

export function errorAnswer(status: number, detail: string): ScimResponse {
  const body = JSON.stringify({ schemas: [ERROR], status: String(status), detail });
  return { status, headers: { 'content-type': 'application/scim+json' }, body };
}

export function noContent(): ScimResponse {
  return { status: 204, headers: {}, body: '' };
}

export function without(body: Json, ...names: readonly string[]): Json {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}

/** The target's own resource, asked as the caller of the request would. */
export async function stored(next: Target, request: HandlerRequest): Promise<Json | null> {
  const { authorization = '', host = '' } = request.headers;
  const url = request.url.split('?')[0] as string;
  return jsonIn((await next({ method: 'GET', url, headers: { authorization, host }, body: null })).body);
}
