/**
 * The steps of a log entry: names, types and sentences as the service writes them (section 10.2 of the engine's
 * rules, G-92, G-105). Pure; called by the pipeline.
 */
import type { ObjectKind } from '../model/exchange.ts';
import type { ProvisioningStatus, ProvisioningStep, StepType } from '../model/log.ts';
import type { AttributeValue, SourceAttributes, TargetValue } from '../model/values.ts';
import type { Entitlement } from './entitlement.ts';
import { scopeDetails } from './entitlement.ts';

/** What the log calls the source. */
export const SOURCE_SYSTEM = 'Microsoft Entra ID';

/** Who and where a sentence is about. */
export interface StepSubject {
  kind: ObjectKind;
  name: string;
  target: string;
}

function step(
  name: string,
  provisioningStepType: StepType,
  status: ProvisioningStatus,
  description: string,
  details: Record<string, string> = {},
): ProvisioningStep {
  return { name, provisioningStepType, status, description, details };
}

export type SourceChange = 'Add' | 'Update' | 'Delete';

export function imported(subject: StepSubject, change: SourceChange, source: SourceAttributes): ProvisioningStep {
  const description = `Received ${subject.kind} '${subject.name}' change of type (${change}) from ${SOURCE_SYSTEM}`;
  return step(`EntryImport${change}`, 'import', 'success', description, sourceDetails(source));
}

export function retrieved(subject: StepSubject, source: SourceAttributes): ProvisioningStep {
  const description = `Retrieved ${subject.kind} '${subject.name}' from ${SOURCE_SYSTEM}`;
  return step('EntryImport', 'import', 'success', description, sourceDetails(source));
}

export function escrowRetried(subject: StepSubject, details: Record<string, string>): ProvisioningStep {
  const description = `The failed operation on ${subject.kind} '${subject.name}' is tried again`;
  return step('EntryEscrowRetry', 'import', 'success', description, details);
}

export function scoped(subject: StepSubject, entitlement: Entitlement, syncAll: boolean): ProvisioningStep {
  const description = `Determine if ${subject.kind} in scope by evaluating against each scoping filter`;
  const details = scopeDetails(entitlement, syncAll);
  return step('EntrySynchronizationScoping', 'scoping', 'success', description, details);
}

export function matched(subject: StepSubject, details: Record<string, string>): ProvisioningStep {
  const description = `Retrieved ${subject.kind} '${subject.name}' from ${subject.target}`;
  return step('EntryImport', 'matching', 'success', description, details);
}

export function notFound(subject: StepSubject, joiningProperties: string): ProvisioningStep {
  const description = `${subject.kind} '${subject.name}' was not found in ${subject.target}`;
  return step('EntryImportObjectNotFound', 'matching', 'success', description, { JoiningProperty: joiningProperties });
}

export function willBeCreated(subject: StepSubject): ProvisioningStep {
  const { kind, name, target } = subject;
  const because = `${kind} is active and assigned in ${SOURCE_SYSTEM}, but no matching ${kind} was found in ${target}`;
  return step(
    'EntrySynchronizationAdd',
    'matching',
    'success',
    `${kind} '${name}' will be created in ${target} (${because})`,
  );
}

export function willBeUpdated(subject: StepSubject): ProvisioningStep {
  const { kind, name, target } = subject;
  const because = `${kind} is active and assigned in ${SOURCE_SYSTEM}, and a matching ${kind} was found in ${target}`;
  return step(
    'EntrySynchronizationUpdate',
    'matching',
    'success',
    `${kind} '${name}' will be updated in ${target} (${because})`,
  );
}

export function matchingFailed(
  subject: StepSubject,
  description: string,
  details: Record<string, string>,
): ProvisioningStep {
  return step('EntryImport', 'matching', 'failure', `${subject.kind} '${subject.name}': ${description}`, details);
}

export function processingFailed(subject: StepSubject, errorCode: string, message: string): ProvisioningStep {
  const description = `The change of ${subject.kind} '${subject.name}' could not be worked out: ${message}`;
  return step('EntrySynchronizationError', 'processing', 'failure', description, { ErrorCode: errorCode });
}

export type ExportVerb = 'Add' | 'Update' | 'UpdateSoftDelete' | 'Delete';

const exportWords: Record<ExportVerb, { done: string; failed: string }> = {
  Add: { done: 'was created in', failed: 'create' },
  Update: { done: 'was updated in', failed: 'update' },
  UpdateSoftDelete: { done: 'was disabled in', failed: 'disable' },
  Delete: { done: 'was deleted in', failed: 'delete' },
};

export function exported(subject: StepSubject, verb: ExportVerb, details: Record<string, string>): ProvisioningStep {
  const description = `${subject.kind} '${subject.name}' ${exportWords[verb].done} ${subject.target}`;
  return step(`EntryExport${verb}`, 'export', 'success', description, {
    ...details,
    ReportableIdentifier: subject.name,
  });
}

export function exportFailed(
  subject: StepSubject,
  verb: ExportVerb,
  reason: string,
  details: Record<string, string>,
): ProvisioningStep {
  const description = `Failed to ${exportWords[verb].failed} ${subject.kind} '${subject.name}' in ${subject.target}; ${reason}`;
  return step(`EntryExport${verb}`, 'export', 'failure', description, {
    ...details,
    ReportableIdentifier: subject.name,
  });
}

export function skipped(
  description: string,
  skipReason: string,
  details: Record<string, string> = {},
): ProvisioningStep {
  return step('EntrySynchronizationSkip', 'export', 'skipped', description, { SkipReason: skipReason, ...details });
}

/** Why an object out of scope is skipped, numbered, each with its remedy (E-1012). */
export function scopeSkipText(subject: StepSubject, entitlement: Entitlement, syncAll: boolean): string {
  const reasons: string[] = [];
  const kind = subject.kind.toLowerCase();
  if (!syncAll && !entitlement.assigned) {
    reasons.push(
      `This ${kind} is not assigned to the application. Assign it directly or through a group, or change the scope to synchronize all users and groups`,
    );
  }
  if (!entitlement.isEffectivelyEntitled && entitlement.isActive && (syncAll || entitlement.assigned)) {
    reasons.push(
      `This ${kind} does not have the required entitlement. Assign it with a role that is enabled, or change the scope to synchronize all users and groups`,
    );
  }
  if (!entitlement.isActive) {
    const state = entitlement.isSoftDeletedInSource ? 'deleted' : 'disabled';
    reasons.push(`This ${kind} is not active in the source system (${state}). Enable or restore it there`);
  }
  if (!entitlement.isInProvisioningScope) {
    reasons.push(`This ${kind} does not pass a scoping filter. Change its attributes or the filter`);
  }
  const numbered = reasons.map((reason, index) => `${index + 1}) ${reason}`).join(' ');
  return `The ${subject.kind} '${subject.name}' will be skipped due to the following reasons: ${numbered}`;
}

export function referenceUnresolved(
  subject: StepSubject,
  attribute: string,
  sourceIds: readonly string[],
): ProvisioningStep {
  const ids = sourceIds.map((id) => `'${id}'`).join(', ');
  return step(
    'UnableToResolveReferenceAttributeValue',
    'referenceResolution',
    'skipped',
    `Could not assign ${ids} as the ${attribute} of ${subject.kind} '${subject.name}': the referenced object is not provisioned to ${subject.target}`,
    { attribute, unresolved: sourceIds.join(', ') },
  );
}

/** Source attributes as the log prints them: booleans with a capital, nothing as an empty text. */
function sourceDetails(source: SourceAttributes): Record<string, string> {
  const details: Record<string, string> = {};
  for (const name in source) {
    const value = source[name];
    if (value !== undefined && value !== null) details[name] = sourceText(value);
  }
  return details;
}

function sourceText(value: AttributeValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(sourceText).join(', ');
  const role = value as { displayName?: unknown };
  return typeof role.displayName === 'string' ? role.displayName : JSON.stringify(value);
}

/** A target value as the log prints it. */
export function targetText(value: TargetValue | null): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  return JSON.stringify(value);
}
