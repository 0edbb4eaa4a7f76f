/** Why a job is in quarantine, with the rule, the counters and the ways out; by the control API. */
import type { Exchange } from '../../../simulator/model/exchange.ts';
import { getJson } from './http.ts';

export interface QuarantineDetails {
  reason: string;
  /** The rule in a sentence, with the numbers that held when it fired. */
  rule: string;
  error: { code: string; message: string } | null;
  cycleId: string | null;
  counters: { objectFailures: number; referenceFailures: number; successes: number; heldBack: number } | null;
  thresholds: {
    failuresBeforeProportion: number;
    failedProportion: number;
    baseFailures: number;
    totalFailures: number;
    /** Of the accidental deletion guard; null when it is off. */
    deletions: number | null;
    /** `entra` for the real service's. */
    set: string;
  };
  /** Of the failed connection check; null when counts are the cause. */
  exchange: Exchange | null;
  /** What failed most, when counts are the cause. */
  errorCodes: { errorCode: string; count: number }[];
  seriesBegan: string;
  tries: number;
  /** Null when the job is disabled. */
  nextTry: string | null;
  /** When the job is disabled if nothing changes. */
  ends: string;
  lifts: string[];
}

export async function readQuarantine(jobId: string, signal?: AbortSignal): Promise<QuarantineDetails | null> {
  const path = `/control/jobs/${encodeURIComponent(jobId)}/quarantine`;
  return (await getJson<{ quarantine: QuarantineDetails | null }>(path, signal)).quarantine;
}
