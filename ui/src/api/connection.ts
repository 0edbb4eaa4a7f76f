/** An application's credentials on Graph's paths (G-53 to G-60), and the connection test with its reasons. */
import type { Exchange } from '../../../simulator/model/exchange.ts';
import { getJson, send, sendForJson } from './http.ts';
import type { QuirkValue } from './quirks.ts';

export interface Secret {
  key: string;
  value: string;
}

export interface Expectation {
  id: string;
  title: string;
  rule: string;
  /** `required`: Entra refuses the connection without it. */
  necessity: 'required' | 'advised';
  state: 'passed' | 'failed' | 'notChecked';
  /** What was received. */
  seen: string;
  /** What to do; null when there is nothing to do. */
  advice: string | null;
  /** Place in the report's exchanges. */
  exchange: number | null;
}

export interface ConnectionReport {
  ok: boolean;
  error: { code: string; message: string } | null;
  expectations: Expectation[];
  exchanges: Exchange[];
}

function secretsPath(servicePrincipalId: string): string {
  return `/v1.0/servicePrincipals/${servicePrincipalId}/synchronization/secrets`;
}

/** Values that are secret are answered as `*` (G-57). */
export async function listSecrets(servicePrincipalId: string, signal?: AbortSignal): Promise<Secret[]> {
  return (await getJson<{ value: Secret[] }>(secretsPath(servicePrincipalId), signal)).value;
}

/** Replaces the whole set: an empty value removes its key, `*` keeps what is stored (G-53, G-57). */
export function putSecrets(servicePrincipalId: string, value: readonly Secret[]): Promise<void> {
  return send('PUT', secretsPath(servicePrincipalId), { value });
}

/** What a connection consists of: both sets as a whole. */
export interface ConnectionChange {
  secrets: Secret[];
  quirks: Record<string, QuirkValue>;
}

/** Tests with these secrets and quirks and changes nothing. */
export function testConnection(servicePrincipalId: string, change: ConnectionChange): Promise<ConnectionReport> {
  return sendForJson('POST', `/control/applications/${servicePrincipalId}/test-connection`, change);
}
