/**
 * Reads one attribute of a resource by the name that a mapping gives it, as tolerantly as the service is known to
 * be: names without regard to case, string booleans as booleans, a manager in either form (M-38, W-112). Pure.
 */
import type { ScimResource } from '../model/exchange.ts';
import type { Finding, TargetValue } from '../model/values.ts';
import { type AttributePath, parseAttributePath } from '../schema/index.ts';
import { heldKey, isJsonObject, type JsonObject } from './member.ts';

export interface AttributeReading {
  /** The name as given. */
  attribute: string;
  /** Null when the resource holds nothing there. */
  value: TargetValue | null;
  findings: readonly Finding[];
}

const NO_FINDINGS: readonly Finding[] = [];
const BOOLEANS = new Set(['active', 'primary']);

export function readAttribute(resource: ScimResource, attribute: string): AttributeReading {
  const path = parseAttributePath(attribute);
  const findings: Finding[] = [];
  const held = path === null ? lookUp(resource, attribute, findings) : valueAt(resource, path, findings);
  const value = typed(held, path, findings);
  return { attribute, value, findings: findings.length === 0 ? NO_FINDINGS : findings };
}

function valueAt(resource: JsonObject, path: AttributePath, findings: Finding[]): unknown {
  const at = attributeAt(resource, path, findings);
  const chosen = path.filter === null ? at : itemOf(at, path.filter);
  // A filter without a sub-attribute means the whole item.
  if (path.sub === null) return chosen;
  if (path.filter === null && Array.isArray(chosen)) {
    const sub = path.sub;
    return chosen
      .map((item) => (isJsonObject(item) ? below(item, sub, findings) : undefined))
      .filter((value) => value != null);
  }
  return isJsonObject(chosen) ? below(chosen, path.sub, findings) : undefined;
}

function attributeAt(resource: JsonObject, path: AttributePath, findings: Finding[]): unknown {
  if (path.schema === null) return lookUp(resource, path.name, findings);
  const extension = lookUp(resource, path.schema, findings);
  if (isJsonObject(extension)) return lookUp(extension, path.name, findings);
  const flat = `${path.schema}:${path.name}`;
  const held = lookUp(resource, flat, findings);
  if (held !== undefined) {
    note(
      findings,
      'W-69',
      'An extension is answered as a flat key; it belongs in an object under its URN.',
      path.text,
      flat,
    );
  }
  return held;
}

function below(object: JsonObject, sub: string, findings: Finding[]): unknown {
  let at: unknown = object;
  for (const part of sub.split('.')) {
    if (!isJsonObject(at)) return undefined;
    at = lookUp(at, part, findings);
  }
  return at;
}

/** The first item that the filter chooses; `type` and `primary` count without regard to case. */
function itemOf(list: unknown, { attribute, value }: NonNullable<AttributePath['filter']>): unknown {
  if (!Array.isArray(list)) return undefined;
  const wanted = value.toLowerCase();
  return list.find((item) => {
    if (!isJsonObject(item)) return false;
    const key = heldKey(item, attribute);
    return key !== null && String(item[key]).toLowerCase() === wanted;
  });
}

function lookUp(object: JsonObject, name: string, findings: Finding[]): unknown {
  const key = heldKey(object, name);
  if (key === null) return undefined;
  if (key !== name) {
    note(
      findings,
      'M-38',
      `The attribute ${name} is answered in another case; Entra writes and expects it as ${name}.`,
      name,
      key,
    );
  }
  return object[key];
}

function typed(value: unknown, path: AttributePath | null, findings: Finding[]): TargetValue | null {
  if (value === undefined || value === null) return null;
  const name = (path?.sub ?? path?.name ?? '').toLowerCase();
  if (BOOLEANS.has(name) && typeof value === 'string' && /^(true|false)$/i.test(value)) {
    note(
      findings,
      'W-112',
      `${path?.sub ?? path?.name} is answered as text; it has to be a JSON boolean.`,
      name,
      value,
    );
    return value.toLowerCase() === 'true';
  }
  if (name === 'manager') return managerId(value, findings);
  return value as TargetValue;
}

/** `{"value":"…"}`, or the text that the service itself sends. */
function managerId(value: unknown, findings: Finding[]): TargetValue | null {
  if (isJsonObject(value)) {
    const key = heldKey(value, 'value');
    const id = key === null ? null : value[key];
    return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
  }
  if (typeof value !== 'string') return null;
  note(findings, 'W-112', 'manager is answered as text; it has to be an object with a value.', 'manager', value);
  return value;
}

function note(findings: Finding[], rule: string, message: string, subject: string, received: string): void {
  findings.push({ rule, message, subject, received });
}
