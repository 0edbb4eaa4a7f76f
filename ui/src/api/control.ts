/** The control API: what the simulator has beyond Graph. One function for each call. */
import type { Exchange } from '../../../simulator/model/exchange.ts';
import { getJson, send, sendForJson } from './http.ts';
import { withOptions } from './odata.ts';
import type {
  Application,
  ChangeSimulatorState,
  ExchangeList,
  Host,
  HostGroup,
  JobActivity,
  SampleAppPage,
  SampleAppPart,
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

/** A page of what the built-in sample app holds, in the order of creation. */
export function listHosts(
  servicePrincipalId: string,
  part: SampleAppPart,
  signal?: AbortSignal,
): Promise<SampleAppPage<Host>> {
  return getJson(sampleAppPath(servicePrincipalId, 'hosts', part), signal);
}

export function listHostGroups(
  servicePrincipalId: string,
  part: SampleAppPart,
  signal?: AbortSignal,
): Promise<SampleAppPage<HostGroup>> {
  return getJson(sampleAppPath(servicePrincipalId, 'host-groups', part), signal);
}

/** What the application has to be told to reach its built-in sample app. */
export function readSampleAppConnection(servicePrincipalId: string): Promise<{ tenantUrl: string; token: string }> {
  return getJson(`/control/sample-app/${encodeURIComponent(servicePrincipalId)}/connection`);
}

const PAGE_SIZE = 200;

function sampleAppPath(servicePrincipalId: string, what: string, { search, active, offset }: SampleAppPart): string {
  return withOptions(`/control/sample-app/${encodeURIComponent(servicePrincipalId)}/${what}`, {
    search,
    active: active === undefined ? undefined : String(active),
    offset,
    limit: PAGE_SIZE,
  });
}
