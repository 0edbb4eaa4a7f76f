/**
 * The provisioning log: entries on Graph's path (G-96 to G-103), rows by their place, as a table with a scroll bar
 * wants them, and the error codes that there are.
 */
import type { LogErrorCode, LogWindow, ProvisioningObjectSummary } from '../../../simulator/model/log.ts';
import { getJson } from './http.ts';
import { type Page, withOptions } from './odata.ts';

const PAGE_SIZE = 100;

/** The rows that are asked for at once. */
export const LOG_WINDOW_ROWS = 100;

/** The newest entries that fit a filter, at most a page of them. */
export async function listNewestEntries(filter: string, signal?: AbortSignal): Promise<ProvisioningObjectSummary[]> {
  const path = withOptions('/v1.0/auditLogs/provisioning', { $filter: filter, $top: PAGE_SIZE });
  return (await getJson<Page<ProvisioningObjectSummary>>(path, signal)).value;
}

/** The codes of the failures that fit a filter, the most frequent first. */
export async function listErrorCodes(filter: string, signal?: AbortSignal): Promise<LogErrorCode[]> {
  const path = withOptions('/control/logs/provisioning/error-codes', { $filter: filter });
  return (await getJson<{ value: LogErrorCode[] }>(path, signal)).value;
}

/** Window 0 has the newest rows. `upTo` of an earlier answer keeps the list as it was then. */
export function readLogWindow(
  { filter, window, upTo }: { filter: string; window: number; upTo?: number },
  signal?: AbortSignal,
): Promise<LogWindow> {
  const path = withOptions('/control/logs/provisioning', {
    $filter: filter,
    offset: window * LOG_WINDOW_ROWS,
    limit: LOG_WINDOW_ROWS,
    upTo,
  });
  return getJson(path, signal);
}

export function readLogEntry(id: string, signal?: AbortSignal): Promise<ProvisioningObjectSummary> {
  return getJson(`/v1.0/auditLogs/provisioning/${encodeURIComponent(id)}`, signal);
}
