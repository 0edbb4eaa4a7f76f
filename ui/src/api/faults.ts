/** Faults on the way to an application's target: the kinds there are, and its rules with a switch each. */
import { getJson, send, sendForJson } from './http.ts';

/** Something that can be set about a kind of fault. */
export interface FaultField {
  name: string;
  type: 'integer' | 'boolean' | 'text';
  required: boolean;
  doc: string;
}

export interface FaultKind {
  kind: string;
  doc: string;
  fields: FaultField[];
}

export interface FaultCatalogue {
  value: FaultKind[];
  /** The values that the lists of a rule may hold. */
  conditions: { methods: string[]; operations: string[]; kinds: string[] };
}

export type FaultEffect = { kind: string } & Record<string, string | number | boolean>;

export interface GivenFault {
  effect: FaultEffect;
  enabled?: boolean;
  /** 0 to 1. */
  probability?: number;
  methods?: string[];
  operations?: string[];
  kinds?: string[];
  /** Beginning of the path below the tenant URL; `*` for anything. */
  path?: string;
  /** A text of the object in path, query or body. */
  object?: string;
  skip?: number;
  count?: number;
  /** Virtual times, ISO 8601. */
  from?: string;
  until?: string;
}

export interface Fault extends GivenFault {
  id: string;
  enabled: boolean;
  /** Requests that were in its scope. */
  met: number;
  /** How often it struck. */
  hits: number;
}

function faultsPath(servicePrincipalId: string, faultId?: string): string {
  const path = `/control/applications/${servicePrincipalId}/faults`;
  return faultId === undefined ? path : `${path}/${encodeURIComponent(faultId)}`;
}

export function readFaultCatalogue(signal?: AbortSignal): Promise<FaultCatalogue> {
  return getJson('/control/faults', signal);
}

export async function listFaults(servicePrincipalId: string, signal?: AbortSignal): Promise<Fault[]> {
  return (await getJson<{ value: Fault[] }>(faultsPath(servicePrincipalId), signal)).value;
}

export function addFault(servicePrincipalId: string, fault: GivenFault): Promise<Fault> {
  return sendForJson('POST', faultsPath(servicePrincipalId), fault);
}

/** Its counts begin anew. */
export function replaceFault(servicePrincipalId: string, faultId: string, fault: GivenFault): Promise<Fault> {
  return sendForJson('PUT', faultsPath(servicePrincipalId, faultId), fault);
}

export function switchFault(servicePrincipalId: string, faultId: string, enabled: boolean): Promise<Fault> {
  return sendForJson('PATCH', faultsPath(servicePrincipalId, faultId), { enabled });
}

export function removeFault(servicePrincipalId: string, faultId: string): Promise<void> {
  return send('DELETE', faultsPath(servicePrincipalId, faultId));
}

export function clearFaults(servicePrincipalId: string): Promise<void> {
  return send('DELETE', faultsPath(servicePrincipalId));
}
