/** Faults that change a good answer of the target: truncated, no SCIM, without ids, in the wrong case… Pure. */
import type { ScimResponse } from '../../model/exchange.ts';
import { isJsonObject, type JsonObject } from '../member.ts';
import type { FaultEffect } from './fault-rule.ts';

type Spoiling = Extract<
  FaultEffect,
  {
    kind:
      | 'truncate'
      | 'notScim'
      | 'contentType'
      | 'missingId'
      | 'bareList'
      | 'duplicate'
      | 'wrongCase'
      | 'stringBooleans';
  }
>;

const HTML = '<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please sign in.</body></html>';

export function spoilAnswer(effect: Spoiling, answer: ScimResponse): ScimResponse {
  const { headers, body } = answer;
  switch (effect.kind) {
    case 'truncate':
      return { ...answer, body: body.slice(0, Math.floor(body.length / 2)) };
    case 'notScim':
      return { status: 200, headers: { ...headers, 'content-type': 'text/html' }, body: HTML };
    case 'contentType':
      return { ...answer, headers: { ...headers, 'content-type': effect.contentType ?? 'text/html' } };
    case 'missingId':
      return withBody(answer, (value) => eachResource(value, ({ id: _id, ...rest }) => rest));
    case 'bareList':
      return withBody(answer, (value) => (Array.isArray(value.Resources) ? value.Resources : [value]));
    case 'duplicate':
      return withBody(answer, doubled);
    case 'wrongCase':
      return withBody(answer, capitalised);
    case 'stringBooleans':
      return withBody(answer, (value) => mapped(value, (item) => (typeof item === 'boolean' ? String(item) : item)));
  }
}

/** Leaves an answer alone that has no JSON object as body. */
function withBody(answer: ScimResponse, change: (value: JsonObject) => unknown): ScimResponse {
  try {
    const value: unknown = JSON.parse(answer.body);
    return isJsonObject(value) ? { ...answer, body: JSON.stringify(change(value)) } : answer;
  } catch {
    return answer;
  }
}

function eachResource(value: JsonObject, change: (resource: JsonObject) => JsonObject): JsonObject {
  if (!Array.isArray(value.Resources)) return change(value);
  return { ...value, Resources: value.Resources.map((item: unknown) => (isJsonObject(item) ? change(item) : item)) };
}

function doubled(value: JsonObject): JsonObject {
  if (!Array.isArray(value.Resources)) return value;
  const twins = value.Resources.filter(isJsonObject).map((item) => ({ ...item, id: `${item.id}-twin` }));
  const Resources = [...(value.Resources as unknown[]), ...twins];
  return { ...value, totalResults: Resources.length, Resources };
}

function capitalised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(capitalised);
  if (!isJsonObject(value)) return value;
  const renamed = Object.entries(value).map(([key, item]) => [
    key.includes(':') ? key : key.charAt(0).toUpperCase() + key.slice(1),
    capitalised(item),
  ]);
  return Object.fromEntries(renamed);
}

function mapped(value: unknown, change: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapped(item, change));
  if (!isJsonObject(value)) return change(value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapped(item, change)]));
}
