/** What a user's body holds, by the names of the mapping: what is expected back. */
import { parseAttributePath } from '../schema/index.ts';
import type { Json } from './endpoint.ts';
import type { RehearsalPlan } from './rehearsal-plan.ts';
import { fillable } from './scim-bodies.ts';

export function valuesIn(plan: RehearsalPlan, body: Json): Map<string, unknown> {
  const values = new Map<string, unknown>([
    ['userName', body.userName],
    ['active', true],
  ]);
  if (body.externalId !== undefined) values.set('externalId', body.externalId);
  for (const { name } of fillable(plan, 'User')) {
    const value = readIn(body, name);
    if (value !== undefined) values.set(name, value);
  }
  return values;
}

function readIn(body: Json, name: string): unknown {
  const path = parseAttributePath(name);
  if (!path) return body[name];
  const holder = (path.schema === null ? body : body[path.schema]) as Json | undefined;
  const held = holder?.[path.name];
  if (path.filter && Array.isArray(held)) {
    const { attribute, value } = path.filter;
    const item = held.find((each: Json) => String(each[attribute]).toLowerCase() === value.toLowerCase()) as Json;
    return item?.[path.sub ?? 'value'];
  }
  return path.sub ? (held as Json | undefined)?.[path.sub] : held;
}
