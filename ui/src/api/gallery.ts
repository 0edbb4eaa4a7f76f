/** The gallery of application profiles, and applications made from them (control API). */
import { getJson, send, sendForJson } from './http.ts';
import type { Application } from './types.ts';

export interface ProfileSummary {
  id: string;
  name: string;
  description: string | null;
  categories: string[];
  auth: string;
  supports: { groups: boolean; disable: boolean; delete: boolean; manager: boolean; roles: boolean };
  /** How many the default mapping has. */
  attributes: { users: number; groups: number };
}

export interface ProfileRow {
  name: string;
  type: string;
  required: boolean;
  source: string | null;
  defaultValue: string | null;
  /** Matching precedence. */
  match: number | null;
  onlyOnCreate: boolean;
}

export interface Profile extends ProfileSummary {
  connection: { auth: string; tenantUrl: string | null; notes?: string };
  users: ProfileRow[];
  groups: ProfileRow[];
  /** What is peculiar to this application. */
  specifics: string[];
}

export interface NewApplication {
  displayName?: string;
  /** Id of a profile; custom when there is neither this nor a schema. */
  profile?: string;
  /** A synchronizationSchema as Graph exports it. */
  schema?: object;
  target: { sampleApp: true } | { tenantUrl: string; token?: string };
  scope: 'assigned' | 'all';
}

export async function listProfiles(signal?: AbortSignal): Promise<ProfileSummary[]> {
  return (await getJson<{ value: ProfileSummary[] }>('/control/profiles', signal)).value;
}

export function readProfile(id: string, signal?: AbortSignal): Promise<Profile> {
  return getJson(`/control/profiles/${encodeURIComponent(id)}`, signal);
}

export function createApplication(given: NewApplication): Promise<Application> {
  return sendForJson('POST', '/control/applications', given);
}

/** The application goes with its jobs and what its sample app held; its log stays. */
export function deleteApplication(servicePrincipalId: string): Promise<void> {
  return send('DELETE', `/v1.0/servicePrincipals/${servicePrincipalId}`);
}
