/** The provisioning log on Graph's path (G-96 to G-103). */
import type { ProvisioningObjectSummary } from '../../../simulator/model/log.ts';
import { getJson } from './http.ts';
import { type Page, withOptions } from './odata.ts';

const PAGE_SIZE = 100;

/** A page of entries, newest first; `nextLink` of the page before, or null for the first. */
export function listLogEntries(
  filter: string,
  nextLink: string | null,
  signal?: AbortSignal,
): Promise<Page<ProvisioningObjectSummary>> {
  const first = withOptions('/v1.0/auditLogs/provisioning', { $filter: filter, $top: PAGE_SIZE });
  return getJson(nextLink ?? first, signal);
}

export function readLogEntry(id: string, signal?: AbortSignal): Promise<ProvisioningObjectSummary> {
  return getJson(`/v1.0/auditLogs/provisioning/${encodeURIComponent(id)}`, signal);
}
