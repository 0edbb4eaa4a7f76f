/** The provisioning log's entry, Graph's provisioningObjectSummary (E-1002, G-104, G-105). */

export type ProvisioningAction = 'create' | 'update' | 'delete' | 'stagedDelete' | 'stagedAction' | 'disable' | 'other';
export type ProvisioningStatus = 'success' | 'failure' | 'skipped' | 'warning';
export type StepType = 'import' | 'scoping' | 'matching' | 'processing' | 'referenceResolution' | 'export';

export interface ProvisioningStep {
  name: string;
  provisioningStepType: StepType;
  status: ProvisioningStatus;
  description: string;
  details: Record<string, string>;
}

export interface ModifiedProperty {
  displayName: string;
  oldValue: string | null;
  newValue: string | null;
}

export interface ErrorInformation {
  errorCode: string;
  reason: string;
  additionalDetails: string | null;
  errorCategory: 'success' | 'failure' | 'nonServiceFailure';
  recommendedAction: string | null;
}

export interface ProvisionedIdentity {
  id: string;
  displayName: string;
  identityType: string;
  details: Record<string, string>;
}

export interface ProvisioningSystem {
  id: string;
  displayName: string;
  details: Record<string, string>;
}

export interface ProvisioningObjectSummary {
  id: string;
  activityDateTime: string;
  tenantId: string;
  jobId: string;
  cycleId: string;
  changeId: string;
  provisioningAction: ProvisioningAction;
  durationInMilliseconds: number;
  provisioningStatusInfo: { status: ProvisioningStatus; errorInformation: ErrorInformation | null };
  provisioningSteps: ProvisioningStep[];
  modifiedProperties: ModifiedProperty[];
  servicePrincipal: { id: string; displayName: string };
  sourceSystem: ProvisioningSystem;
  targetSystem: ProvisioningSystem;
  initiatedBy: { id: string; displayName: string; initiatorType: 'system' | 'user' | 'application' };
  sourceIdentity: ProvisionedIdentity;
  targetIdentity: ProvisionedIdentity;
}

/** A code that failures have, and how many of them. */
export interface LogErrorCode {
  errorCode: string;
  entries: number;
}

/** A stretch of the provisioning log by its place in it. */
export interface LogWindow {
  upTo: number;
  /** How many entries there are, in the window or not. */
  total: number;
  /** Newest first. */
  rows: LogRow[];
}

/** What a list shows of an entry: those of its properties that it doesn't take the whole document for. */
export interface LogRow {
  id: string;
  activityDateTime: string;
  provisioningAction: ProvisioningAction;
  provisioningStatusInfo: { status: ProvisioningStatus };
  sourceIdentity: { id: string; displayName: string };
  targetIdentity: { id: string; displayName: string };
  sourceSystem: { displayName: string };
  targetSystem: { displayName: string };
}
