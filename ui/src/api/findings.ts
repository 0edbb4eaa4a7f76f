/** Findings: what was tolerated of the target, and what Entra or its gallery checks would say to it. */
import type { Exchange } from '../../../simulator/model/exchange.ts';
import { getJson, send } from './http.ts';

export type FindingSeverity = 'error' | 'warning' | 'note';

export interface Finding {
  id: string;
  rule: string;
  severity: FindingSeverity;
  message: string;
  /** What Entra or its gallery checks would say. */
  verdict: string;
  /** Where it was seen: an attribute, a header, a status. */
  subject?: string;
  /** What was received. */
  received?: string;
  count: number;
  /** Virtual times. */
  firstSeen: string;
  lastSeen: string;
  /** The newest log entry of the object that it was seen at; null for the connection check. */
  lastEntryId: string | null;
}

function findingsPath(servicePrincipalId: string): string {
  return `/control/applications/${servicePrincipalId}/findings`;
}

export async function listFindings(servicePrincipalId: string, signal?: AbortSignal): Promise<Finding[]> {
  return (await getJson<{ value: Finding[] }>(findingsPath(servicePrincipalId), signal)).value;
}

export function forgetFindings(servicePrincipalId: string): Promise<void> {
  return send('DELETE', findingsPath(servicePrincipalId));
}

/** The exchange that it was seen in last; null when no exchange showed it, as for a mapping. */
export async function readFindingExchange(
  servicePrincipalId: string,
  findingId: string,
  signal?: AbortSignal,
): Promise<Exchange | null> {
  const path = `${findingsPath(servicePrincipalId)}/${encodeURIComponent(findingId)}/exchange`;
  return (await getJson<{ value: Exchange | null }>(path, signal)).value;
}
