/** The filters of the log: kept in the address, written as Graph's `$filter` (P-903). Pure. */
import { literal } from '../../api/odata.ts';

export interface LogFilters {
  identity: string;
  status: string;
  action: string;
  /** ISO 8601 span back from virtual now, or `any`. */
  date: string;
  cycle: string;
}

export const statuses = ['success', 'failure', 'skipped', 'warning'] as const;
export const actions = ['create', 'update', 'disable', 'delete', 'stagedDelete', 'other'] as const;

const spansMs: Record<string, number> = { PT24H: 86_400_000, P7D: 7 * 86_400_000, P30D: 30 * 86_400_000 };

export function filtersFrom(parameters: URLSearchParams): LogFilters {
  const read = (name: keyof LogFilters) => parameters.get(name) ?? '';
  return {
    identity: read('identity'),
    status: read('status'),
    action: read('action'),
    date: read('date') || 'any',
    cycle: read('cycle'),
  };
}

/** `nowMs` is virtual time. */
export function filterText(servicePrincipalId: string, filters: LogFilters, nowMs: number): string {
  const parts = [`servicePrincipal/id eq ${literal(servicePrincipalId)}`];
  if (filters.status) parts.push(`provisioningStatusInfo/status eq ${literal(filters.status)}`);
  if (filters.action) parts.push(`provisioningAction eq ${literal(filters.action)}`);
  if (filters.cycle) parts.push(`cycleId eq ${literal(filters.cycle)}`);
  const spanMs = spansMs[filters.date];
  if (spanMs !== undefined) parts.push(`activityDateTime ge ${new Date(nowMs - spanMs).toISOString()}`);
  const identity = filters.identity.trim();
  if (identity) {
    const text = literal(identity);
    const names = ['sourceIdentity/displayName', 'targetIdentity/displayName'].map(
      (path) => `contains(${path},${text})`,
    );
    const ids = ['sourceIdentity/id', 'targetIdentity/id'].map((path) => `${path} eq ${text}`);
    parts.push(`(${[...names, ...ids].join(' or ')})`);
  }
  return parts.join(' and ');
}
