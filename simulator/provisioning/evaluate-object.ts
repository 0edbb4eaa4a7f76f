/**
 * The one pipeline: import, scope, match, export, for one object. A cycle runs it for many, on-demand provisioning
 * for one; nothing else writes users or groups to a target. Follows the procedure E-401 from top to bottom.
 */
import { type MappedObject, mapObject } from '../mapping/index.ts';
import type { ObjectKind } from '../model/exchange.ts';
import type { ProvisioningAction } from '../model/log.ts';
import { type Entitlement, judgeEntitlement, outOfScopeReason, releasesLink, scopeDetails } from './entitlement.ts';
import type { Escrow } from './escrow-store.ts';
import { Evaluation } from './evaluation.ts';
import { createAccount, deleteAccount, updateAccount } from './export.ts';
import type { JobContext } from './job-context.ts';
import { mappingContextFor } from './mapping-context.ts';
import { type MatchOutcome, matchByQuery, readLinked, refuseTakenAccount } from './match.ts';
import type { ObjectFlow } from './object-flow.ts';
import * as steps from './steps.ts';
import { importSubject, type Subject } from './subject.ts';
import { chooseUniqueValues } from './unique-values.ts';

export interface EvaluationOptions {
  /** Graph's word for what brought the object here. */
  change: steps.SourceChange;
  /** `defer` leaves deprovisioning to the end of the cycle (E-605); `export` carries it out; `stage` holds it back. */
  deprovision: 'defer' | 'export' | 'stage';
  /** On demand asks by query even for a linked object (E-702, W-42). */
  matchLinkedByQuery: boolean;
  /** The open failure that is tried again, if this is a retry. */
  escrow: Escrow | null;
}

/** Evaluates an object in its present state. Never throws for what the target does. */
export async function evaluateObject(
  context: JobContext,
  flow: ObjectFlow,
  id: string,
  options: EvaluationOptions,
): Promise<Evaluation> {
  const subject = importSubject(context, flow.kind, id);
  const evaluation = begin(context, flow.kind, id, subject, options);
  await evaluate(context, flow, subject, evaluation, options);
  evaluation.endedAtMs = context.clock.nowMs();
  return evaluation;
}

function begin(
  context: JobContext,
  kind: ObjectKind,
  id: string,
  subject: Subject | null,
  options: EvaluationOptions,
): Evaluation {
  const name = subject?.name ?? (kind === 'Group' ? '' : (context.connectorData.get(id)?.name ?? ''));
  const evaluation = new Evaluation(kind, id, name, 'object', context.clock.nowMs());
  const upn = subject?.attributes.userPrincipalName;
  if (typeof upn === 'string') evaluation.userPrincipalName = upn;
  if (options.escrow) {
    evaluation.steps.push(
      steps.escrowRetried(evaluation.subject(context.application.displayName), {
        CountProcessed: String(options.escrow.retries + 1),
        CreationTime: new Date(options.escrow.firstFailedAtMs).toISOString(),
        Identifier: id,
        NextAttempt: new Date(options.escrow.nextAttemptAtMs).toISOString(),
        TypeName: kind,
      }),
    );
  }
  return evaluation;
}

async function evaluate(
  context: JobContext,
  flow: ObjectFlow,
  subject: Subject | null,
  evaluation: Evaluation,
  options: EvaluationOptions,
): Promise<void> {
  const link = context.connectorData.get(evaluation.sourceId);
  evaluation.targetId = link?.targetId ?? '';
  const about = () => evaluation.subject(context.application.displayName);

  if (subject === null) {
    evaluation.steps.push(steps.imported(about(), 'Delete', {}));
    await evaluateGone(context, flow, evaluation, options);
    return;
  }

  const entitlement = judgeEntitlement(context, flow, subject);
  evaluation.inScope = entitlement.inScope;
  evaluation.isEntitled = entitlement.isEffectivelyEntitled;
  subject.attributes.IsSoftDeleted = !entitlement.inScope;
  subject.attributes.appRoleAssignments = entitlement.roles.map((role) => ({ ...role }));
  evaluation.steps.push(
    options.change === 'Update'
      ? steps.retrieved(about(), subject.attributes)
      : steps.imported(about(), options.change, subject.attributes),
  );

  const nowMs = context.clock.nowMs();
  const mapped = mapObject(flow.compiled, subject.attributes, mappingContextFor(context, evaluation.sourceId, nowMs));
  const sighting = { sourceId: evaluation.sourceId, exchange: null };
  for (const finding of mapped.findings) context.onFinding(finding, sighting);
  if (mapped.matching.length === 0) {
    const text = `${flow.kind} '${about().name}' has no value for any matching attribute, so it can't be looked up in ${about().target}. Give it one, or map another matching attribute`;
    evaluation.skip('other', steps.skipped(text, 'ImportSkipped'));
    return;
  }

  if (!entitlement.inScope) {
    await evaluateOutOfScope(context, flow, evaluation, entitlement, mapped, options);
    return;
  }
  evaluation.steps.push(steps.scoped(about(), entitlement, context.syncAll));
  if (failOnMapping(evaluation, mapped, link === null ? 'create' : 'update', about())) return;

  const match = await locate(context, evaluation, mapped, options);
  if (match.kind === 'failed') {
    evaluation.fail(
      link === null ? 'create' : 'update',
      steps.matchingFailed(about(), match.reason, { ErrorCode: match.errorCode }),
      match,
      match.failure,
    );
    return;
  }
  if (match.kind === 'notFound') {
    evaluation.steps.push(steps.notFound(about(), match.asked.join(' or ')));
    await evaluateMissing(context, flow, subject, evaluation, { mapped, nowMs });
    return;
  }

  const { resource } = match;
  const taken = match.joinedBy === null ? null : refuseTakenAccount(context, evaluation, resource);
  if (taken) {
    evaluation.fail('update', steps.matchingFailed(about(), taken.reason, { ErrorCode: taken.errorCode }), taken);
    return;
  }
  evaluation.targetId = resource.id;
  await updateAccount(context, flow, evaluation, mapped, {
    resource,
    joinedBy: match.joinedBy,
    verb: 'Update',
    state: 'managed',
    // An account that was just matched is compared as a whole: nothing of it is due to change for nothing.
    forgetsSwitch: context.settings.switchForgets && options.change === 'Update' && match.joinedBy === null,
  });
}

/** Nobody in the target matches: the object is created (E-402). */
async function evaluateMissing(
  context: JobContext,
  flow: ObjectFlow,
  subject: Subject,
  evaluation: Evaluation,
  { mapped, nowMs }: { mapped: MappedObject; nowMs: number },
): Promise<void> {
  const about = evaluation.subject(context.application.displayName);
  if (!flow.actions.create) {
    evaluation.skip('create', steps.skipped(actionOff(flow, 'Create'), 'ObjectFlowNotEnabled'));
    return;
  }
  const missing = mapped.missingRequired;
  if (missing.length > 0) {
    const reason = `Required attributes without a value: ${missing.join(', ')}. Fill them in the source, or give their mappings a default value.`;
    evaluation.fail('create', steps.processingFailed(about, 'MandatoryFieldsMissing', reason), {
      errorCode: 'MandatoryFieldsMissing',
      reason,
    });
    return;
  }
  const chosen = await chooseUniqueValues(context, flow, evaluation, subject.attributes, { mapped, nowMs });
  if (chosen.kind === 'failed') {
    const step = steps.processingFailed(about, chosen.errorCode, chosen.reason);
    evaluation.fail('create', step, chosen, chosen.failure);
    return;
  }
  if (failOnMapping(evaluation, chosen.mapped, 'create', about)) return;
  evaluation.steps.push(steps.willBeCreated(about));
  await createAccount(context, flow, evaluation, chosen.mapped);
}

/** Finds the account: by the link where there is one, else by query (E-305). */
async function locate(
  context: JobContext,
  evaluation: Evaluation,
  mapped: MappedObject,
  options: EvaluationOptions,
): Promise<MatchOutcome> {
  const link = context.connectorData.get(evaluation.sourceId);
  if (link && !options.matchLinkedByQuery) {
    const linked = await readLinked(context, evaluation, link);
    if (linked.kind !== 'notFound') return linked;
  }
  const found = await matchByQuery(context, evaluation, mapped);
  if (found.kind === 'notFound' && link && options.matchLinkedByQuery) {
    // The account is known by another name: a query by the new one can't find it.
    const linked = await readLinked(context, evaluation, link);
    if (linked.kind !== 'notFound') return linked;
  }
  return found;
}

/** Hard-deleted in the source: DELETE what is still managed, nothing else (E-411, E-412). */
async function evaluateGone(
  context: JobContext,
  flow: ObjectFlow,
  evaluation: Evaluation,
  options: EvaluationOptions,
): Promise<void> {
  const link = context.connectorData.get(evaluation.sourceId);
  const { name, target } = evaluation.subject(context.application.displayName);
  if (!link || link.state === 'released') {
    const text = `${flow.kind} '${name}' was deleted in the source and isn't managed in ${target}, so nothing is sent`;
    evaluation.skip('other', steps.skipped(text, 'EntrySynchronizationSkipped'));
    return;
  }
  if (!flow.actions.delete) {
    evaluation.skip('delete', steps.skipped(actionOff(flow, 'Delete'), 'ObjectFlowNotEnabled'));
    return;
  }
  if (options.deprovision === 'defer') {
    evaluation.deferred = true;
    return;
  }
  if (options.deprovision === 'stage') {
    stage(evaluation, 'stagedDelete', flow.kind, name);
    return;
  }
  await deleteAccount(context, evaluation, link);
}

/** Unassigned, filtered out, soft-deleted or disabled (E-407 to E-410, E-420). */
async function evaluateOutOfScope(
  context: JobContext,
  flow: ObjectFlow,
  evaluation: Evaluation,
  entitlement: Entitlement,
  mapped: MappedObject,
  options: EvaluationOptions,
): Promise<void> {
  const about = evaluation.subject(context.application.displayName);
  const link = context.connectorData.get(evaluation.sourceId);
  if (!link || link.state === 'released') {
    evaluation.steps.push(steps.scoped(about, entitlement, context.syncAll));
    const text = steps.scopeSkipText(about, entitlement, context.syncAll);
    const reason = outOfScopeReason(entitlement);
    // An object the target never saw would have been created; any other skip is `other` (C-14).
    const action: ProvisioningAction = link ? 'other' : 'create';
    evaluation.skip(action, steps.skipped(text, reason, scopeDetails(entitlement, context.syncAll)));
    return;
  }
  if (!entitlement.scope.passesInputFilters && entitlement.isActive) {
    // Dropped when read: an object that starts to fail these filters isn't deprovisioned (S-06).
    const text = `${flow.kind} '${about.name}' doesn't pass an input filter and is left as it is in ${about.target}`;
    evaluation.skip('other', steps.skipped(text, 'FilteredOut', scopeDetails(entitlement, context.syncAll)));
    return;
  }
  if (context.skipOutOfScopeDeletions) {
    const text = `${flow.kind} '${about.name}' went out of scope and is left as it is in ${about.target}: SkipOutOfScopeDeletions is on. Set it to False to have such objects deprovisioned`;
    evaluation.skip(
      'other',
      steps.skipped(text, 'SkipOutOfScopeDeletions', scopeDetails(entitlement, context.syncAll)),
    );
    return;
  }
  const deletes = !flow.isSoftDeletable;
  if (deletes && !flow.actions.delete) {
    evaluation.skip('delete', steps.skipped(actionOff(flow, 'Delete'), 'ObjectFlowNotEnabled'));
    return;
  }
  if (options.deprovision === 'defer') {
    evaluation.deferred = true;
    return;
  }
  evaluation.steps.push(steps.scoped(about, entitlement, context.syncAll));
  if (options.deprovision === 'stage') {
    stage(evaluation, deletes ? 'stagedDelete' : 'stagedAction', flow.kind, about.name);
    return;
  }

  const found = await readLinked(context, evaluation, link);
  if (found.kind === 'failed') {
    const action = deletes ? 'delete' : 'disable';
    evaluation.fail(
      action,
      steps.matchingFailed(about, found.reason, { ErrorCode: found.errorCode }),
      found,
      found.failure,
    );
    return;
  }
  if (found.kind === 'notFound') {
    evaluation.link = { drop: evaluation.sourceId };
    const text = `${flow.kind} '${about.name}' went out of scope and is gone from ${about.target} already`;
    evaluation.skip('other', steps.skipped(text, 'EntrySynchronizationSkipped'));
    return;
  }
  if (deletes) {
    await deleteAccount(context, evaluation, link);
    return;
  }
  if (failOnMapping(evaluation, mapped, 'disable', about)) return;
  await updateAccount(context, flow, evaluation, mapped, {
    resource: found.resource,
    joinedBy: null,
    verb: 'UpdateSoftDelete',
    state: releasesLink(entitlement, context.syncAll) ? 'released' : 'managed',
  });
}

/** Held back by the accidental deletion guard (E-606). */
function stage(evaluation: Evaluation, action: 'stagedDelete' | 'stagedAction', kind: ObjectKind, name: string): void {
  const verb = action === 'stagedDelete' ? 'deleted' : 'disabled';
  const text = `${kind} '${name}' would be ${verb}, but more objects than the accidental deletion threshold are to go. Allow the deletes, or bring the objects back into scope and restart`;
  evaluation.skip(action, steps.skipped(text, 'TooManyDeletes'));
  evaluation.outcome = 'staged';
}

function failOnMapping(
  evaluation: Evaluation,
  mapped: MappedObject,
  action: ProvisioningAction,
  about: steps.StepSubject,
): boolean {
  const failure = mapped.failures[0];
  if (!failure) return false;
  const reason = mapped.failures.map(({ attribute, message }) => `${attribute}: ${message}`).join('; ');
  evaluation.fail(action, steps.processingFailed(about, failure.errorCode, reason), {
    errorCode: failure.errorCode,
    reason,
  });
  return true;
}

function actionOff(flow: ObjectFlow, action: 'Create' | 'Update' | 'Delete'): string {
  return `Target object action ${action} is off for the mapping of ${flow.kind === 'User' ? 'users' : 'groups'}, so nothing is sent. Switch it on in the mapping to have it done`;
}
