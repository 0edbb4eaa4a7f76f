/**
 * The named filters of the log (identity, status, action, cycle, error code, virtual time) as one condition in SQL.
 * Used by the downloads and by `provsim logs`; Graph's `$filter` says the same in its own words. Pure.
 */
import type { ProvisioningAction, ProvisioningStatus } from '../model/log.ts';
import type { LogCondition } from './provisioning-log.ts';

export interface LogFilter {
  jobId?: string;
  /** Part of a name in any case, or an id, of the source or the target. */
  identity?: string;
  status?: readonly ProvisioningStatus[];
  action?: readonly ProvisioningAction[];
  cycleId?: string;
  errorCode?: readonly string[];
  /** Virtual times, both inclusive. */
  fromMs?: number;
  toMs?: number;
  /** Id of an entry: only what was logged after it. One that is gone had older ones gone before it: everything then. */
  after?: string;
}

/** The conditions to join by AND; none for an empty filter. */
export function logConditions(filter: LogFilter): LogCondition[] {
  const { jobId, identity, status, action, cycleId, errorCode, fromMs, toMs, after } = filter;
  return [
    ...equal('job_id', jobId),
    ...equal('cycle_id', cycleId?.toLowerCase()),
    ...oneOf('status', status),
    ...oneOf('action', action),
    ...oneOf('error_code', errorCode),
    ...(fromMs === undefined ? [] : [{ sql: 'at >= ?', parameters: [fromMs] }]),
    ...(toMs === undefined ? [] : [{ sql: 'at <= ?', parameters: [toMs] }]),
    ...(after === undefined
      ? []
      : [{ sql: 'num > coalesce((SELECT num FROM log_entries WHERE id = ?), 0)', parameters: [after.toLowerCase()] }]),
    ...(identity === undefined || identity === '' ? [] : [identityCondition(identity)]),
  ];
}

function equal(column: string, value: string | undefined): LogCondition[] {
  return value === undefined ? [] : [{ sql: `${column} = ?`, parameters: [value] }];
}

function oneOf(column: string, values: readonly string[] | undefined): LogCondition[] {
  if (values === undefined || values.length === 0) return [];
  return [{ sql: `${column} IN (${values.map(() => '?').join(', ')})`, parameters: [...values] }];
}

function identityCondition(text: string): LogCondition {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const id = text.toLowerCase();
  return {
    sql: `(source_name LIKE ? ESCAPE '\\' OR target_name LIKE ? ESCAPE '\\' OR source_id = ? OR target_id = ? OR target_id = ?
      OR json_extract(json, '$.sourceIdentity.details.UserPrincipalName') LIKE ? ESCAPE '\\')`,
    parameters: [pattern, pattern, id, text, id, pattern],
  };
}
