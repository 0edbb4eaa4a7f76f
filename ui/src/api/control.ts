/** The control API: what the simulator has beyond Graph. One function for each call. */
import type { Exchange } from '../../../simulator/model/exchange.ts';
import { getJson, send, sendForJson } from './http.ts';
import type {
  Application,
  ChangeSimulatorState,
  ExchangeList,
  JobActivity,
  SampleAppContent,
  SeriesPoint,
} from './types.ts';

export async function listApplications(signal?: AbortSignal): Promise<Application[]> {
  return (await getJson<{ value: Application[] }>('/control/applications', signal)).value;
}

export function readJobActivity(jobId: string, signal?: AbortSignal): Promise<JobActivity> {
  return getJson(`/control/jobs/${encodeURIComponent(jobId)}`, signal);
}

/** Cycles over virtual time, as far back as a span (ISO 8601 duration). */
export async function readSeries(jobId: string, span: string, signal?: AbortSignal): Promise<SeriesPoint[]> {
  const path = `/control/jobs/${encodeURIComponent(jobId)}/series?span=${span}&points=48`;
  return (await getJson<{ value: SeriesPoint[] }>(path, signal)).value;
}

/** Runs a cycle now; answers before it is done. */
export function runCycle(jobId: string): Promise<void> {
  return send('POST', `/control/jobs/${encodeURIComponent(jobId)}/cycle`);
}

export async function listExchanges(entryId: string, signal?: AbortSignal): Promise<Exchange[]> {
  return (await getJson<ExchangeList>(`/control/log/${encodeURIComponent(entryId)}/exchanges`, signal)).value;
}

export function readChangeSimulator(signal?: AbortSignal): Promise<ChangeSimulatorState> {
  return getJson('/control/change-simulator', signal);
}

export function setChangeSimulator(change: Partial<ChangeSimulatorState>): Promise<ChangeSimulatorState> {
  return sendForJson('PATCH', '/control/change-simulator', change);
}

export function readSampleApp(servicePrincipalId: string, signal?: AbortSignal): Promise<SampleAppContent> {
  return getJson(`/control/sample-app/${encodeURIComponent(servicePrincipalId)}`, signal);
}
