/** Drift: what a job's target holds beside what it should hold (control API). */
import type { ObjectKind } from '../../../simulator/model/exchange.ts';
import { sendForJson } from './http.ts';

export type DriftState = 'missing' | 'different' | 'extra' | 'hidden';

export interface DriftEntry {
  kind: ObjectKind;
  state: DriftState;
  name: string;
  sourceId: string | null;
  targetId: string | null;
  differences: { attribute: string; expected: string | null; held: string | null }[];
}

export interface DriftReport {
  /** Virtual time. */
  readAt: string;
  counts: Record<ObjectKind, Record<DriftState | 'held' | 'expected' | 'equal', number>>;
  value: DriftEntry[];
}

/** Reads the whole target; changes nothing. */
export function findDrift(jobId: string): Promise<DriftReport> {
  return sendForJson('POST', `/control/jobs/${encodeURIComponent(jobId)}/drift`);
}
