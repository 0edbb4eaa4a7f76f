/** Oddities of the target that were tolerated, with how often and when they were seen; by the control API. */
import type { Finding } from '../../../simulator/model/values.ts';
import { getJson, send } from './http.ts';

export interface SeenFinding extends Finding {
  count: number;
  /** Virtual times. */
  firstSeen: string;
  lastSeen: string;
}

const pathOf = (servicePrincipalId: string) =>
  `/control/applications/${encodeURIComponent(servicePrincipalId)}/findings`;

export async function listFindings(servicePrincipalId: string, signal?: AbortSignal): Promise<SeenFinding[]> {
  return (await getJson<{ value: SeenFinding[] }>(pathOf(servicePrincipalId), signal)).value;
}

/** What is still odd is found again. */
export function clearFindings(servicePrincipalId: string): Promise<void> {
  return send('DELETE', pathOf(servicePrincipalId));
}
