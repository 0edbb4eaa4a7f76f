/** The dates that a log can be filtered by, in the page's address and as Graph's conditions; of both logs. Pure. */

/** Spans back from virtual now. */
export const dateRanges = { '24h': 24, '7d': 7 * 24, '30d': 30 * 24 } as const;
export type DateRange = keyof typeof dateRanges;

export interface DateSpan {
  range?: DateRange;
  /** Virtual times, ISO 8601; they count only without `range`. */
  from?: string;
  to?: string;
}

const HOUR_MS = 3_600_000;

/** From the address's query; what it doesn't know is ignored. */
export function dateSpanOf(search: URLSearchParams): DateSpan {
  const range = search.get('date')?.trim();
  if (range && range in dateRanges) return { range: range as DateRange };
  const from = timeOf(search.get('from'));
  const to = timeOf(search.get('to'));
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

export function setDateSpan(search: URLSearchParams, { range, from, to }: DateSpan): void {
  if (range) search.set('date', range);
  else {
    if (from) search.set('from', from);
    if (to) search.set('to', to);
  }
}

/** The times of a span; a range counts back from virtual now. */
export function timesOf({ range, from, to }: DateSpan, nowMs: number): Omit<DateSpan, 'range'> {
  if (range) return { from: new Date(nowMs - dateRanges[range] * HOUR_MS).toISOString() };
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

export function dateConditions(span: DateSpan, nowMs: number): string[] {
  const { from, to } = timesOf(span, nowMs);
  return [...(from ? [`activityDateTime ge ${from}`] : []), ...(to ? [`activityDateTime le ${to}`] : [])];
}

function timeOf(text: string | null): string | undefined {
  const ms = text === null ? Number.NaN : Date.parse(text.trim());
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
