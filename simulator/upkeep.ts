/** What falls due beside the cycles of jobs: users deleted 30 days ago go for good, and old log entries are cleared. */
import type { DueEvent } from './jobs/index.ts';
import type { AuditLog, ProvisioningLog } from './logs/index.ts';
import type { Tenant } from './tenant/index.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Null when nobody is in the bin (E-411). */
export function nextPurge({ users }: Tenant): DueEvent | null {
  const atMs = users.nextPurgeAtMs();
  if (atMs === null) return null;
  return { atMs, kind: 'purge', name: 'Purge of deleted users', run: async () => void users.purgeDue() };
}

/** Entries are cleared once a day, when there is a day's worth beyond the retention (E-1060); null for empty logs. */
export function nextRetention(logs: {
  log: ProvisioningLog;
  audit: AuditLog;
  retentionDays: number;
  nowMs(): number;
}): DueEvent | null {
  const { log, audit, retentionDays, nowMs } = logs;
  const known = [log.oldestAtMs(), audit.oldestAtMs()].filter((atMs) => atMs !== null);
  if (known.length === 0) return null;
  const run = async () => {
    const beforeMs = nowMs() - retentionDays * DAY_MS;
    log.expire(beforeMs);
    audit.expire(beforeMs);
  };
  const atMs = Math.min(...known) + (retentionDays + 1) * DAY_MS;
  return { atMs, kind: 'retention', name: 'Log retention', run };
}
