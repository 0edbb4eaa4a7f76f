/** Reads `Retry-After`: seconds, or a date, which is measured against the answer's own `Date` (W-120). */
import type { ScimResponse } from '../../model/exchange.ts';

/** Null when there is none, or when it is a date and the answer doesn't say what time it is. */
export function retryAfterSeconds({ headers }: Pick<ScimResponse, 'headers'>): number | null {
  const given = headers['retry-after']?.trim();
  if (given === undefined || given === '') return null;
  if (/^\d+$/.test(given)) return Number(given);
  const atMs = Date.parse(given);
  const nowMs = Date.parse(headers.date ?? '');
  return Number.isNaN(atMs) || Number.isNaN(nowMs) ? null : Math.max(0, Math.ceil((atMs - nowMs) / 1000));
}
