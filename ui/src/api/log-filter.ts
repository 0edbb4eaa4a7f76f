/**
 * What the provisioning log can be filtered by (P-903): as it stands in the page's address, and as Graph's
 * `$filter` (G-98 to G-100). Pure.
 */
import type { ProvisioningAction, ProvisioningStatus } from '../../../simulator/model/log.ts';
import { type DateSpan, dateConditions, dateSpanOf, setDateSpan } from './log-dates.ts';
import { literal } from './odata.ts';

export interface LogFilter extends DateSpan {
  /** Part of a name, or an id, of the source or the target. */
  identity?: string;
  status?: ProvisioningStatus[];
  action?: ProvisioningAction[];
  cycle?: string;
  errorCode?: string[];
}

export const statuses = ['success', 'failure', 'skipped', 'warning'] as const satisfies ProvisioningStatus[];
export const actions = [
  'create',
  'update',
  'delete',
  'disable',
  'stagedDelete',
  'stagedAction',
  'other',
] as const satisfies ProvisioningAction[];

/** From the address's query; what it doesn't know is ignored. */
export function filterOf(search: URLSearchParams): LogFilter {
  const filter: LogFilter = dateSpanOf(search);
  const text = (name: string) => search.get(name)?.trim() || undefined;
  const identity = text('identity');
  const cycle = text('cycle');
  const errorCode = text('error')?.split(',').filter(Boolean) ?? [];
  const status = chosen(statuses, text('status'));
  const action = chosen(actions, text('action'));
  if (identity) filter.identity = identity;
  if (status.length > 0) filter.status = status;
  if (action.length > 0) filter.action = action;
  if (cycle) filter.cycle = cycle;
  if (errorCode.length > 0) filter.errorCode = errorCode;
  return filter;
}

/** For the address; an empty filter gives an empty text. */
export function searchOf(filter: LogFilter): string {
  const search = new URLSearchParams();
  if (filter.identity) search.set('identity', filter.identity);
  if (filter.status?.length) search.set('status', filter.status.join(','));
  if (filter.action?.length) search.set('action', filter.action.join(','));
  if (filter.cycle) search.set('cycle', filter.cycle);
  if (filter.errorCode?.length) search.set('error', filter.errorCode.join(','));
  setDateSpan(search, filter);
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

export function isUnfiltered(filter: LogFilter): boolean {
  return searchOf(filter) === '';
}

/** Graph's `$filter` for the log of one job; a range counts back from virtual now. */
export function graphFilterOf(filter: LogFilter, jobId: string, nowMs: number): string {
  const conditions = [`jobId eq ${literal(jobId)}`];
  if (filter.identity) conditions.push(identityCondition(filter.identity));
  if (filter.status?.length) conditions.push(oneOf('provisioningStatusInfo/status', filter.status));
  if (filter.action?.length) conditions.push(oneOf('provisioningAction', filter.action));
  if (filter.cycle) conditions.push(`cycleId eq ${literal(filter.cycle)}`);
  if (filter.errorCode?.length) {
    conditions.push(oneOf('provisioningStatusInfo/errorInformation/errorCode', filter.errorCode));
  }
  conditions.push(...dateConditions(filter, nowMs));
  return conditions.join(' and ');
}

function oneOf(property: string, values: readonly string[]): string {
  const alternatives = values.map((value) => `${property} eq ${literal(value)}`);
  return alternatives.length === 1 ? (alternatives[0] as string) : `(${alternatives.join(' or ')})`;
}

/** Filters mind case (G-97), people don't: the text is looked for as typed and with capitals. */
function identityCondition(text: string): string {
  const capitals = text.toLowerCase().replace(/(^|[\s.'-])\p{L}/gu, (start) => start.toUpperCase());
  const spellings = [...new Set([text, text.toLowerCase(), capitals])];
  const names = ['sourceIdentity/displayName', 'targetIdentity/displayName'];
  const alternatives = [
    ...names.flatMap((name) => spellings.map((spelling) => `contains(${name},${literal(spelling)})`)),
    ...['sourceIdentity/id', 'targetIdentity/id'].map((id) => `${id} eq ${literal(text)}`),
  ];
  return `(${alternatives.join(' or ')})`;
}

function chosen<V extends string>(known: readonly V[], text: string | undefined): V[] {
  const given = new Set(text?.split(','));
  return known.filter((value) => given.has(value));
}
