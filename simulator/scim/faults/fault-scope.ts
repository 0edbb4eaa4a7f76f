/** Which requests a fault meets. Pure. */
import type { ScimRequest } from '../../model/exchange.ts';
import { parseTime } from '../../parse-time.ts';
import type { FaultRule } from './fault-rule.ts';

export function isInScope(rule: FaultRule, request: ScimRequest, nowMs: number): boolean {
  const { methods, operations, kinds, path, object, from, until } = rule;
  if (methods && !methods.includes(request.method)) return false;
  if (operations && !operations.includes(request.operation)) return false;
  if (kinds && !kinds.includes(request.kind)) return false;
  if (from !== undefined && nowMs < parseTime(from)) return false;
  if (until !== undefined && nowMs >= parseTime(until)) return false;
  if (path !== undefined && !beginsWith(request.path, path)) return false;
  return object === undefined || isAbout(request, object);
}

function beginsWith(path: string, pattern: string): boolean {
  if (!pattern.includes('*')) return path.startsWith(pattern);
  const escaped = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}`).test(path);
}

/** Percent codes are compared without regard to the case of their digits. */
function isAbout({ path, query, body }: ScimRequest, object: string): boolean {
  const encoded = encodeURIComponent(object).toLowerCase();
  if (path.toLowerCase().includes(encoded) || query.toLowerCase().includes(encoded)) return true;
  return body?.includes(JSON.stringify(object).slice(1, -1)) ?? false;
}
