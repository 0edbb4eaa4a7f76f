/** Provision on demand, by the control API: Graph's answer has neither exchanges nor expressions. */
import type { Exchange, ObjectKind } from '../../../simulator/model/exchange.ts';
import type { ModifiedProperty, ProvisioningAction, ProvisioningStep } from '../../../simulator/model/log.ts';
import { sendForJson } from './http.ts';

export type OnDemandStep = 'connection' | 'import' | 'scoping' | 'matching' | 'action';

export interface ModifiedAttribute extends ModifiedProperty {
  /** Of the mapping; null for what no mapping names. */
  expression: string | null;
  /** What the mapping reads, by name. */
  source: Record<string, string | null>;
}

export interface OnDemandRun {
  kind: ObjectKind;
  id: string;
  name: string;
  result: 'Success' | 'Skipped' | 'Failure';
  action: ProvisioningAction | null;
  /** The log entries that were written: the object, then its references. */
  entryIds: string[];
  error: { errorCode: string; reason: string; recommendedAction: string | null } | null;
  /** False: the connection check failed and nothing else was done. */
  isConnected: boolean;
  steps: ProvisioningStep[];
  modified: ModifiedAttribute[];
  exchanges: (Exchange & { step: 'connection' | 'matching' | 'action' })[];
}

export function provisionOnDemand(jobId: string, subject: string, members: readonly string[]): Promise<OnDemandRun> {
  return sendForJson('POST', `/control/jobs/${encodeURIComponent(jobId)}/provision-on-demand`, { subject, members });
}
