/** The audit log on Graph's path (E-1064), and what it can be filtered by in the page's address. */
import type { ModifiedProperty } from '../../../simulator/model/log.ts';
import { getJson } from './http.ts';
import { type DateSpan, dateConditions, dateSpanOf, setDateSpan } from './log-dates.ts';
import { literal, type Page, withOptions } from './odata.ts';

const PAGE_SIZE = 100;

export interface AuditEntry {
  id: string;
  activityDateTime: string;
  activityDisplayName: string;
  category: string;
  loggedByService: string;
  result: string;
  resultReason: string;
  initiatedBy: { user: { displayName: string } | null; app: { displayName: string } | null };
  targetResources: { id: string; displayName: string; modifiedProperties: ModifiedProperty[] }[];
  additionalDetails: { key: string; value: string }[];
}

export interface AuditFilter extends DateSpan {
  category?: string;
  activity?: string;
  /** Id of a service principal. */
  target?: string;
}

export function auditFilterOf(search: URLSearchParams): AuditFilter {
  const filter: AuditFilter = dateSpanOf(search);
  for (const name of ['category', 'activity', 'target'] as const) {
    const value = search.get(name);
    if (value) filter[name] = value;
  }
  return filter;
}

/** For the address; an empty filter gives an empty text. */
export function auditSearchOf(filter: AuditFilter): string {
  const search = new URLSearchParams();
  for (const name of ['category', 'activity', 'target'] as const) {
    const value = filter[name];
    if (value) search.set(name, value);
  }
  setDateSpan(search, filter);
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** Graph's `$filter`; empty when everything is wanted. */
export function auditConditionOf(filter: AuditFilter, nowMs: number): string {
  const { category, activity, target } = filter;
  return [
    ...(category ? [`category eq ${literal(category)}`] : []),
    ...(activity ? [`activityDisplayName eq ${literal(activity)}`] : []),
    ...(target ? [`targetResources/any(t: t/id eq ${literal(target)})`] : []),
    ...dateConditions(filter, nowMs),
  ].join(' and ');
}

/** A page of entries, newest first; `nextLink` of the page before, or null for the first. */
export function listAuditEntries(
  filter: string,
  nextLink: string | null,
  signal?: AbortSignal,
): Promise<Page<AuditEntry>> {
  const first = withOptions('/v1.0/auditLogs/directoryAudits', { $filter: filter, $top: PAGE_SIZE });
  return getJson(nextLink ?? first, signal);
}

export function readAuditEntry(id: string, signal?: AbortSignal): Promise<AuditEntry> {
  return getJson(`/v1.0/auditLogs/directoryAudits/${encodeURIComponent(id)}`, signal);
}
