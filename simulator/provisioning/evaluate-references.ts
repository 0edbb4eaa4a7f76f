/**
 * The second pass for a user (or a group's single references): manager and other references that carry the target
 * id of another object, in a request of their own (E-460 to E-464, W-46).
 */
import { mapObject } from '../mapping/index.ts';
import type { AttributeChange } from '../model/values.ts';
import { composeReference, judgeUpdate } from '../scim/index.ts';
import type { Link } from './connector-data-store.ts';
import { Evaluation } from './evaluation.ts';
import { ask } from './exchange-steps.ts';
import type { JobContext } from './job-context.ts';
import { mappingContextFor } from './mapping-context.ts';
import type { ObjectFlow } from './object-flow.ts';
import * as steps from './steps.ts';
import { importSubject } from './subject.ts';

/** Null when there is nothing to say: no reference is mapped, or all are exported already. */
export async function evaluateReferences(
  context: JobContext,
  flow: ObjectFlow,
  link: Link,
): Promise<Evaluation | null> {
  const subject = importSubject(context, flow.kind, link.sourceId);
  if (!subject) return null;
  const mapped = mapObject(flow.compiled, subject.attributes, mappingContextFor(context, link.sourceId));
  const before = link.references ?? {};
  const after: Record<string, string> = {};
  const changes: AttributeChange[] = [];
  const unresolved: { attribute: string; ids: string[] }[] = [];

  for (const reference of mapped.references) {
    if (reference.multivalued) continue;
    const { attribute } = reference;
    const held = before[attribute] ?? null;
    const sourceId = reference.sourceIds[0];
    const target = sourceId === undefined ? null : context.connectorData.get(sourceId);
    if (sourceId !== undefined && target?.state !== 'managed') {
      unresolved.push({ attribute, ids: [sourceId] });
      // Somebody else is the manager now, so the one exported before is taken away (E-462, E-464).
    }
    const wanted = target?.state === 'managed' ? target.targetId : null;
    if (wanted !== null) after[attribute] = wanted;
    if (wanted === held) continue;
    if (wanted === null) {
      if (context.wire.clearReferences) changes.push({ attribute, verb: 'Remove', value: null, oldValue: held });
      continue;
    }
    changes.push({ attribute, verb: held === null ? 'Add' : 'Replace', value: wanted, oldValue: held });
  }
  if (changes.length === 0 && unresolved.length === 0) {
    return link.references === null ? settled(context, flow, link, subject.name, after) : null;
  }

  const evaluation = new Evaluation(flow.kind, link.sourceId, subject.name, 'reference', context.clock.nowMs());
  const upn = subject.attributes.userPrincipalName;
  if (typeof upn === 'string') evaluation.userPrincipalName = upn;
  evaluation.targetId = link.targetId;
  evaluation.inScope = true;
  const about = evaluation.subject(context.application.displayName);
  evaluation.steps.push(steps.retrieved(about, subject.attributes));
  for (const { attribute, ids } of unresolved) evaluation.steps.push(steps.referenceUnresolved(about, attribute, ids));
  evaluation.modifiedProperties = changes.map(({ attribute, oldValue, value }) => ({
    displayName: attribute,
    oldValue: steps.targetText(oldValue),
    newValue: steps.targetText(value),
  }));

  if (changes.length === 0 || !flow.actions.update) {
    const text = `Nothing is sent for the references of ${about.kind} '${about.name}': ${
      unresolved.length > 0 ? 'the referenced object is not provisioned' : 'target object action Update is off'
    }`;
    const reason = unresolved.length > 0 ? 'UnableToResolveReferenceAttributeValue' : 'ObjectFlowNotEnabled';
    evaluation.skip('other', steps.skipped(text, reason));
    evaluation.keepLink(context, { ...link, references: after });
  } else {
    const failed = await sendReferences(context, evaluation, link, changes);
    if (!failed) {
      evaluation.succeed('update', 'updated', steps.exported(about, 'Update', {}));
      if (unresolved.length > 0) evaluation.status = 'warning';
      evaluation.keepLink(context, { ...link, references: after });
    }
  }
  evaluation.endedAtMs = context.clock.nowMs();
  return evaluation;
}

async function sendReferences(
  context: JobContext,
  evaluation: Evaluation,
  link: Link,
  changes: readonly AttributeChange[],
): Promise<boolean> {
  for (const change of changes) {
    const request = composeReference(link.kind, link.targetId, change, context.wire);
    const outcome = await ask(context, evaluation, request, judgeUpdate);
    if (outcome.outcome !== 'failed') continue;
    const about = evaluation.subject(context.application.displayName);
    const { failure } = outcome;
    evaluation.fail('update', steps.exportFailed(about, 'Update', failure.reason, {}), failure, failure);
    return true;
  }
  return false;
}

/** No reference to export: remembered without an entry, so that the pass doesn't look again. */
function settled(
  context: JobContext,
  flow: ObjectFlow,
  link: Link,
  name: string,
  references: Record<string, string>,
): Evaluation {
  const evaluation = new Evaluation(flow.kind, link.sourceId, name, 'reference', context.clock.nowMs());
  evaluation.isSilent = true;
  evaluation.keepLink(context, { ...link, references });
  return evaluation;
}
