/**
 * The second pass for a user (or a group's single references): manager and other references that carry the target
 * id of another object, in a request of their own (E-460 to E-464, W-46).
 */
import { type MappedReference, mapObject, type UpdateFlow } from '../mapping/index.ts';
import type { TargetFailure } from '../model/exchange.ts';
import type { AttributeChange } from '../model/values.ts';
import { composeReference, judgeUpdate } from '../scim/index.ts';
import { referenceAnsweredOtherwise } from './answered-otherwise.ts';
import { failWhereAwaited } from './awaited-references.ts';
import type { Link } from './connector-data-store.ts';
import { Evaluation } from './evaluation.ts';
import { ask, checkReference, report } from './exchange-steps.ts';
import type { JobContext } from './job-context.ts';
import { mappingContextFor } from './mapping-context.ts';
import type { ObjectFlow } from './object-flow.ts';
import * as steps from './steps.ts';
import { importSubject } from './subject.ts';

interface ReferenceWork {
  changes: AttributeChange[];
  /** References whose object isn't provisioned. */
  unresolved: { attribute: string; id: string }[];
  /** What the target holds once the changes are carried out. */
  after: Record<string, string>;
}

/** Null when there is nothing to say: no reference is mapped, or all are exported already. */
export async function evaluateReferences(
  context: JobContext,
  flow: ObjectFlow,
  link: Link,
): Promise<Evaluation | null> {
  const subject = importSubject(context, flow.kind, link.sourceId);
  if (!subject) return null;
  const mapped = mapObject(flow.compiled, subject.attributes, mappingContextFor(context, link.sourceId));
  const work = referenceWork(context, link, mapped.references);
  const evaluation = new Evaluation(flow.kind, link.sourceId, subject.name, 'reference', context.clock.nowMs());
  if (work.changes.length === 0 && work.unresolved.length === 0) {
    if (link.references !== null) return null;
    // No reference to export: remembered without an entry, so that the pass doesn't look again.
    evaluation.isSilent = true;
    evaluation.keepLink(context, { ...link, references: work.after });
    return evaluation;
  }

  const upn = subject.attributes.userPrincipalName;
  if (typeof upn === 'string') evaluation.userPrincipalName = upn;
  evaluation.targetId = link.targetId;
  evaluation.inScope = true;
  const about = evaluation.subject(context.application.displayName);
  evaluation.steps.push(steps.retrieved(about, subject.attributes));
  for (const { attribute, id } of work.unresolved) {
    evaluation.steps.push(steps.referenceUnresolved(about, attribute, [id]));
  }
  evaluation.modifiedProperties = work.changes.map(({ attribute, oldValue, value }) => ({
    displayName: attribute,
    oldValue: steps.targetText(oldValue),
    newValue: steps.targetText(value),
  }));
  await exportReferences(context, flow, evaluation, link, work);
  if (evaluation.outcome !== 'failed') {
    for (const { attribute, id } of work.unresolved) failWhereAwaited(context, evaluation, attribute, [id]);
  }
  evaluation.endedAtMs = context.clock.nowMs();
  return evaluation;
}

/** What each reference should hold against what was exported last (E-460, E-462, E-464). */
function referenceWork(context: JobContext, link: Link, references: readonly MappedReference[]): ReferenceWork {
  const work: ReferenceWork = { changes: [], unresolved: [], after: {} };
  for (const { attribute, sourceIds, onUpdate } of references.filter(({ multivalued }) => !multivalued)) {
    const held = link.references?.[attribute] ?? null;
    const sourceId = sourceIds[0];
    const referenced = sourceId === undefined ? null : context.connectorData.get(sourceId);
    const wanted = referenced?.state === 'managed' ? referenced.targetId : null;
    if (sourceId !== undefined && wanted === null) work.unresolved.push({ attribute, id: sourceId });
    if (wanted !== null) work.after[attribute] = wanted;
    if (wanted === held) continue;
    if (link.references !== null && !flowsInUpdate(onUpdate, held, wanted)) {
      keepHeld(work, attribute, held);
      continue;
    }
    if (wanted === null && !context.wire.clearReferences) continue;
    work.changes.push(referenceChange(attribute, held, wanted));
  }
  return work;
}

function keepHeld({ after }: ReferenceWork, attribute: string, held: string | null): void {
  if (held === null) delete after[attribute];
  else after[attribute] = held;
}

function referenceChange(attribute: string, held: string | null, wanted: string | null): AttributeChange {
  if (wanted === null) return { attribute, verb: 'Remove', value: null, oldValue: held };
  return { attribute, verb: held === null ? 'Add' : 'Replace', value: wanted, oldValue: held };
}

/** Whether a reference that differs is sent after its first export (M-14). */
function flowsInUpdate(onUpdate: UpdateFlow, held: string | null, wanted: string | null): boolean {
  switch (onUpdate) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'whenTargetEmpty':
      return held === null;
    case 'additionsOnly':
      return wanted !== null;
    case 'additionsWhenTargetHasValue':
      return wanted !== null && held !== null;
  }
}

async function exportReferences(
  context: JobContext,
  flow: ObjectFlow,
  evaluation: Evaluation,
  link: Link,
  { changes, unresolved, after }: ReferenceWork,
): Promise<void> {
  const about = evaluation.subject(context.application.displayName);
  if (changes.length === 0 || !flow.actions.update) {
    const isUnresolved = unresolved.length > 0;
    const because = isUnresolved ? 'the referenced object is not provisioned' : 'target object action Update is off';
    const text = `Nothing is sent for the references of ${about.kind} '${about.name}': ${because}`;
    evaluation.skip(
      'other',
      steps.skipped(text, isUnresolved ? 'UnableToResolveReferenceAttributeValue' : 'ObjectFlowNotEnabled'),
    );
    evaluation.keepLink(context, { ...link, references: after });
    return;
  }
  if (await sendReferences(context, evaluation, link, changes)) return;
  evaluation.succeed('update', 'updated', steps.exported(about, 'Update', {}));
  if (unresolved.length > 0) evaluation.status = 'warning';
  evaluation.keepLink(context, { ...link, references: after });
}

/** True when a request failed. */
async function sendReferences(
  context: JobContext,
  evaluation: Evaluation,
  link: Link,
  changes: readonly AttributeChange[],
): Promise<boolean> {
  for (const change of changes) {
    const failure = await sendReference(context, evaluation, link, change);
    if (!failure) continue;
    const about = evaluation.subject(context.application.displayName);
    evaluation.fail('update', steps.exportFailed(about, 'Update', failure.reason, {}), failure, failure);
    return true;
  }
  return false;
}

/** Null when the target holds the reference as wanted, be it that it held it before (W-49). */
async function sendReference(
  context: JobContext,
  evaluation: Evaluation,
  link: Link,
  change: AttributeChange,
): Promise<TargetFailure | null> {
  const referencedId = change.value ?? change.oldValue;
  if (context.wire.referenceCheck && referencedId !== null) {
    const wanted = change.verb === 'Remove' ? 'absent' : 'present';
    const held = await checkReference(context, evaluation, link, change.attribute, String(referencedId));
    if (held.outcome === 'failed') return held.failure;
    if (held.outcome === wanted) return null;
  }
  const request = composeReference(link.kind, link.targetId, change, context.wire);
  const outcome = await ask(context, evaluation, request, judgeUpdate);
  if (outcome.outcome === 'failed') return outcome.failure;
  if (outcome.resource) report(context, evaluation, referenceAnsweredOtherwise(change, outcome.resource));
  return null;
}
