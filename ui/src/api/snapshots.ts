/** Snapshots of the whole simulator: kept by name, restored, downloaded, uploaded. */
import { getJson, send, sendFileForJson, sendForJson } from './http.ts';

export interface Snapshot {
  name: string;
  bytes: number;
  /** Real time, ISO 8601. */
  savedAt: string;
  /** Virtual time, ISO 8601. */
  time: string;
  users: number;
  groups: number;
  applications: string[];
  withSecrets: boolean;
}

export interface Restored {
  missingSecrets: { application: string; key: string }[];
}

export async function listSnapshots(signal?: AbortSignal): Promise<Snapshot[]> {
  return (await getJson<{ value: Snapshot[] }>('/control/snapshots', signal)).value;
}

export function saveSnapshot(given: { name: string; withSecrets: boolean }): Promise<Snapshot> {
  return sendForJson('POST', '/control/snapshots', given);
}

/** Replaces everything. */
export function restoreSnapshot(name: string): Promise<Restored> {
  return sendForJson('POST', `${addressOf(name)}/restore`);
}

export function deleteSnapshot(name: string): Promise<void> {
  return send('DELETE', addressOf(name));
}

/** Keeps a file under a name; nothing is restored. */
export function uploadSnapshot({ name, file }: { name: string; file: Blob }): Promise<Snapshot> {
  return sendFileForJson('PUT', addressOf(name), file);
}

/** Where the file can be fetched. */
export function addressOf(name: string): string {
  return `/control/snapshots/${encodeURIComponent(name)}`;
}
