/** The settings of a job that Graph has no words for, and how long the logs are kept (control API). */
import { getJson, sendForJson } from './http.ts';

export type SettingDomain =
  | { type: 'flag' }
  | { type: 'choice'; values: string[] }
  | { type: 'number'; min: number; max: number; isWhole: boolean };

export type SettingGroup = 'schedule' | 'thresholds' | 'retries' | 'engine';

export type SettingValue = string | number | boolean;

export interface JobSetting {
  name: string;
  group: SettingGroup;
  doc: string;
  rule: string;
  domain: SettingDomain;
  /** As it holds. */
  value: SettingValue;
  /** False: the default holds. */
  isSet: boolean;
  default: SettingValue;
}

export async function listJobSettings(jobId: string, signal?: AbortSignal): Promise<JobSetting[]> {
  return (await getJson<{ value: JobSetting[] }>(pathOf(jobId), signal)).value;
}

/** Null goes back to the default. */
export function changeJobSettings(jobId: string, change: Record<string, SettingValue | null>): Promise<unknown> {
  return sendForJson('PATCH', pathOf(jobId), change);
}

/** Virtual days. */
export async function readLogRetention(signal?: AbortSignal): Promise<number> {
  return (await getJson<{ days: number }>('/control/log-retention', signal)).days;
}

export function setLogRetention(days: number): Promise<unknown> {
  return sendForJson('PUT', '/control/log-retention', { days });
}

function pathOf(jobId: string): string {
  return `/control/jobs/${encodeURIComponent(jobId)}/settings`;
}
