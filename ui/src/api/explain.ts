/** Why? What the next cycle would do with an object, and what led here; by the control API. */
import type { Exchange, ObjectKind, ScimRequest } from '../../../simulator/model/exchange.ts';
import type {
  ProvisioningAction,
  ProvisioningObjectSummary,
  ProvisioningStatus,
  ProvisioningStep,
} from '../../../simulator/model/log.ts';
import { getJson } from './http.ts';
import type { ModifiedAttribute } from './on-demand.ts';
import type { ClauseResult } from './schema.ts';

export interface ExplainedScope {
  inScope: boolean;
  isActive: boolean;
  assigned: boolean;
  isEffectivelyEntitled: boolean;
  isInProvisioningScope: boolean;
  /** All users and groups are synchronized, so that no assignment is needed. */
  syncAll: boolean;
  /** Direct (null) or the group that gives it, with the role. */
  assignments: { appRoleId: string; throughGroup: { id: string; displayName: string } | null }[];
  filter: {
    groups: { name: string | null; held: boolean; clauses: ClauseResult[] }[];
    decidedBy: ClauseResult | null;
  };
}

export interface Explanation {
  kind: ObjectKind;
  objectId: string;
  name: string;
  /** Null when the object is gone from the tenant. */
  scope: ExplainedScope | null;
  link: { targetId: string; state: string } | null;
  escrow: {
    errorCode: string;
    reason: string;
    retries: number;
    firstFailedAtMs: number;
    nextAttemptAtMs: number;
  } | null;
  look: {
    because: 'initialCycle' | 'notAssigned' | 'changed' | 'retry' | 'notDue';
    changes: { type: string; atMs: number }[];
    nextCycleAtMs: number | null;
  };
  /** What evaluating it would do, in a sentence. */
  outlook: string;
  action: ProvisioningAction;
  result: ProvisioningStatus;
  error: { errorCode: string; reason: string } | null;
  differences: ModifiedAttribute[];
  steps: ProvisioningStep[];
  wouldSend: (ScimRequest & Pick<Exchange, 'url' | 'requestHeaders'>)[];
  /** What was asked of the target to find out. */
  asked: Exchange[];
  /** Newest first. */
  history: ProvisioningObjectSummary[];
}

export function explainObject(jobId: string, object: string, signal?: AbortSignal): Promise<Explanation> {
  return getJson(`/control/jobs/${encodeURIComponent(jobId)}/explain/${encodeURIComponent(object)}`, signal);
}
