/** The cycle that the overview is about: the one under way, else the last one. Pure. */
import type { Counts, CycleKind, CycleSummary, JobActivity } from '../../api/types.ts';

export interface ShownCycle {
  cycleId: string;
  kind: CycleKind;
  state: 'Running' | CycleSummary['state'];
  /** Of a running cycle. */
  phase: string | null;
  began: string;
  processed: number;
  total: number;
  /** Whole percent; 100 only when the cycle has ended. */
  percent: number;
  counts: Counts;
  error: CycleSummary['error'];
}

export function shownCycle({ cycle, lastCycles }: Pick<JobActivity, 'cycle' | 'lastCycles'>): ShownCycle | null {
  if (cycle) {
    const percent = cycle.total === 0 ? 0 : Math.min(99, Math.floor((cycle.processed / cycle.total) * 100));
    return { ...cycle, state: 'Running', percent, error: null };
  }
  const [last] = lastCycles;
  if (!last) return null;
  const { cycleId, kind, state, began, counts, error } = last;
  return {
    cycleId,
    kind,
    state,
    phase: null,
    began,
    processed: counts.imported,
    total: counts.imported,
    percent: state === 'Failed' ? 0 : 100,
    counts,
    error,
  };
}

/** Objects a second since the cycle began; null while there is nothing to go by. */
export function rateOf({ state, processed, began }: ShownCycle, nowMs: number): number | null {
  const elapsedMs = nowMs - Date.parse(began);
  if (state !== 'Running' || processed === 0 || elapsedMs < 500) return null;
  return Math.round((processed * 1000) / elapsedMs);
}

/** What is left of a running cycle at its rate so far; null while there is nothing to go by. */
export function remainingMs({ processed, total }: ShownCycle, rate: number | null): number | null {
  if (rate === null || rate === 0 || processed >= total) return null;
  return ((total - processed) / rate) * 1000;
}
