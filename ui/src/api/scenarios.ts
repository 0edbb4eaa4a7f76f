/** Scenario files made of what happened: a recording, and the life of a log entry's object. */
import { getJson, sendForJson } from './http.ts';

export interface RecordingState {
  state: 'none' | 'recording' | 'stopped';
  servicePrincipalId: string | null;
  /** Virtual time, ISO 8601. */
  startedAt: string | null;
  steps: number;
  /** YAML. */
  scenario: string | null;
}

export function readRecording(signal?: AbortSignal): Promise<RecordingState> {
  return getJson('/control/recording', signal);
}

export function startRecording(servicePrincipalId: string): Promise<RecordingState> {
  return sendForJson('POST', '/control/recording', { servicePrincipalId });
}

export function stopRecording(): Promise<RecordingState> {
  return sendForJson('POST', '/control/recording/stop', {});
}

export async function scenarioOfEntry(entryId: string): Promise<string> {
  const path = `/control/log/${encodeURIComponent(entryId)}/scenario`;
  return (await sendForJson<{ scenario: string }>('POST', path, {})).scenario;
}
