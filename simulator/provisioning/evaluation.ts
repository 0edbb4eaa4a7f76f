/**
 * What came of one object in one pass: the log entry in the making, the exchanges behind it, and what the
 * checkpoint has to write. Filled step by step by the pipeline, turned into a log entry at the end.
 */
import { guideToError } from '../model/error-guide.ts';
import type { Exchange, ObjectKind, TargetFailure } from '../model/exchange.ts';
import type {
  ErrorInformation,
  ModifiedProperty,
  ProvisioningAction,
  ProvisioningObjectSummary,
  ProvisioningStatus,
  ProvisioningStep,
} from '../model/log.ts';
import type { Link } from './connector-data-store.ts';
import { type Escrow, type EscrowPass, retrySentence } from './escrow-store.ts';
import type { JobContext } from './job-context.ts';
import { SOURCE_SYSTEM, type StepSubject } from './steps.ts';

/** What a cycle counts. */
export type Outcome = 'created' | 'updated' | 'disabled' | 'deleted' | 'skipped' | 'failed' | 'staged';

export interface Initiator {
  cycleId: string;
  initiatedBy: ProvisioningObjectSummary['initiatedBy'];
}

export class Evaluation {
  readonly kind: ObjectKind;
  readonly sourceId: string;
  readonly pass: EscrowPass;
  readonly steps: ProvisioningStep[] = [];
  readonly exchanges: Exchange[] = [];
  modifiedProperties: ModifiedProperty[] = [];
  action: ProvisioningAction = 'other';
  status: ProvisioningStatus = 'success';
  outcome: Outcome = 'skipped';
  error: Pick<ErrorInformation, 'errorCode' | 'reason' | 'errorCategory'> | null = null;
  /** The failure behind `error` when it came from the target. */
  failure: TargetFailure | null = null;
  targetId = '';
  sourceName: string;
  inScope = false;
  /** Active and assigned, whatever the scoping filters say. */
  isEntitled = false;
  /** Deprovisioning is decided after the main pass (E-605): nothing was exported yet. */
  deferred = false;
  /** Nothing to log: only the connector data store changes. */
  isSilent = false;
  /** What the checkpoint writes to the connector data store. */
  link: { put: Link } | { drop: string } | { delete: string } | null = null;
  exportedMembers: { added: Map<string, string>; removed: string[] } | null = null;
  startedAtMs: number;
  endedAtMs: number;
  userPrincipalName = '';

  constructor(kind: ObjectKind, sourceId: string, sourceName: string, pass: EscrowPass, startedAtMs: number) {
    this.kind = kind;
    this.sourceId = sourceId;
    this.sourceName = sourceName;
    this.pass = pass;
    this.startedAtMs = startedAtMs;
    this.endedAtMs = startedAtMs;
  }

  /** The link that the checkpoint writes; known to the other objects in flight from now on. */
  keepLink(context: JobContext, link: Link): void {
    this.link = { put: link };
    context.connectorData.stage(link);
  }

  /** The scope is decided before, yet the log of a linked or matched object lists the match first (C-13). */
  tellMatch(step: ProvisioningStep): void {
    const imported = this.steps.findLastIndex(({ provisioningStepType }) => provisioningStepType === 'import');
    this.steps.splice(imported + 1, 0, step);
  }

  subject(target: string): StepSubject {
    return { kind: this.kind, name: this.reportableName, target };
  }

  /** Users are reported by their user principal name, groups by their name. */
  get reportableName(): string {
    return this.userPrincipalName === '' ? this.sourceName : this.userPrincipalName;
  }

  skip(action: ProvisioningAction, step: ProvisioningStep): this {
    this.steps.push(step);
    this.action = action;
    this.status = 'skipped';
    this.outcome = 'skipped';
    return this;
  }

  succeed(action: ProvisioningAction, outcome: Outcome, step: ProvisioningStep): this {
    this.steps.push(step);
    this.action = action;
    this.status = 'success';
    this.outcome = outcome;
    return this;
  }

  /** A failure of the target, or of the mapping when `failure` is null. */
  fail(
    action: ProvisioningAction,
    step: ProvisioningStep,
    error: { errorCode: string; reason: string },
    failure: TargetFailure | null = null,
  ): this {
    this.steps.push(step);
    this.action = action;
    this.status = 'failure';
    this.outcome = 'failed';
    // Whatever the target answered is not the service's own fault (E-1006).
    this.error = { ...error, errorCategory: 'nonServiceFailure' };
    this.failure = failure;
    return this;
  }

  /** The entry of the log; `escrow` is what the failure left behind, for the sentence about retries. */
  toEntry(
    context: JobContext,
    initiator: Initiator,
    ids: { id: string; changeId: string },
    escrow: Escrow | null,
  ): ProvisioningObjectSummary {
    const { application } = context;
    const targetType = context.flows[this.kind]?.mapping.targetObjectName ?? this.kind;
    return {
      id: ids.id,
      activityDateTime: new Date(this.endedAtMs).toISOString(),
      tenantId: context.tenantId,
      jobId: context.jobId,
      cycleId: initiator.cycleId,
      changeId: ids.changeId,
      provisioningAction: this.action,
      durationInMilliseconds: Math.max(0, this.endedAtMs - this.startedAtMs),
      provisioningStatusInfo: { status: this.status, errorInformation: this.#errorInformation(escrow) },
      provisioningSteps: this.steps,
      modifiedProperties: this.modifiedProperties,
      servicePrincipal: { id: application.servicePrincipalId, displayName: application.displayName },
      sourceSystem: { id: context.tenantId, displayName: SOURCE_SYSTEM, details: {} },
      targetSystem: {
        id: application.servicePrincipalId,
        displayName: application.displayName,
        details: {
          ApplicationId: application.appId,
          ServicePrincipalId: application.servicePrincipalId,
          ServicePrincipalDisplayName: application.displayName,
        },
      },
      initiatedBy: initiator.initiatedBy,
      sourceIdentity: {
        id: this.sourceId,
        displayName: this.sourceName,
        identityType: this.kind,
        details: {
          id: this.sourceId,
          odatatype: this.kind,
          DisplayName: this.sourceName,
          ...(this.userPrincipalName === '' ? {} : { UserPrincipalName: this.userPrincipalName }),
        },
      },
      targetIdentity: {
        id: this.targetId,
        displayName: this.targetId === '' ? '' : this.sourceName,
        identityType: targetType,
        details: {},
      },
    };
  }

  #errorInformation(escrow: Escrow | null): ErrorInformation | null {
    if (!this.error) return null;
    const reason = escrow ? `${this.error.reason} ${retrySentence(escrow)}` : this.error.reason;
    return {
      errorCode: this.error.errorCode,
      reason,
      additionalDetails: null,
      errorCategory: this.error.errorCategory,
      recommendedAction: guideToError(this.error.errorCode).recommendedAction,
    };
  }
}
