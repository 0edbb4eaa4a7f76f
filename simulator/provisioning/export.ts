/** Step four of the pipeline, export: create, update, disable or delete one object in the target. */
import type { MappedObject } from '../mapping/index.ts';
import type { ScimResource } from '../model/exchange.ts';
import type { ModifiedProperty } from '../model/log.ts';
import type { AttributeChange, TargetAttribute } from '../model/values.ts';
import { composeCreate, composeDelete, composeUpdate, judgeCreate, judgeDelete, judgeUpdate } from '../scim/index.ts';
import { valuesAnsweredOtherwise } from './answered-otherwise.ts';
import type { Link } from './connector-data-store.ts';
import { attributesToCreate, changesToUpdate, withForgottenSwitches } from './difference.ts';
import type { Evaluation } from './evaluation.ts';
import { ask, report } from './exchange-steps.ts';
import type { JobContext } from './job-context.ts';
import type { ObjectFlow } from './object-flow.ts';
import * as steps from './steps.ts';

export async function createAccount(
  context: JobContext,
  flow: ObjectFlow,
  evaluation: Evaluation,
  mapped: MappedObject,
): Promise<void> {
  const about = evaluation.subject(context.application.displayName);
  const attributes = attributesToCreate(mapped);
  evaluation.modifiedProperties = propertiesOfCreate(attributes, mapped);
  const details = exportedDetails(evaluation.modifiedProperties);
  const request = composeCreate(flow.kind, attributes, context.wire);
  const outcome = await ask(context, evaluation, request, judgeCreate);
  if (outcome.outcome === 'failed') {
    const { failure } = outcome;
    evaluation.fail('create', steps.exportFailed(about, 'Add', failure.reason, details), failure, failure);
    return;
  }
  report(context, evaluation, valuesAnsweredOtherwise(mapped, outcome.resource, null));
  evaluation.targetId = outcome.id;
  evaluation.keepLink(context, newLink(evaluation, outcome.id));
  evaluation.succeed('create', 'created', steps.exported(about, 'Add', details));
}

export async function updateAccount(
  context: JobContext,
  flow: ObjectFlow,
  evaluation: Evaluation,
  mapped: MappedObject,
  options: {
    resource: ScimResource;
    /** The matching attribute that found it; null when it was linked before. */
    joinedBy: string | null;
    verb: 'Update' | 'UpdateSoftDelete';
    state: Link['state'];
    /** An incremental update forgets a Switch. */
    forgetsSwitch?: boolean;
  },
): Promise<void> {
  const { resource, joinedBy, verb, state, forgetsSwitch = false } = options;
  const action = verb === 'Update' ? 'update' : 'disable';
  const about = evaluation.subject(context.application.displayName);
  const held: Record<string, string> = { id: resource.id };
  const sighting = { sourceId: evaluation.sourceId, exchange: evaluation.exchanges.at(-1) ?? null };
  const differences = changesToUpdate(mapped, resource, (reading) => {
    for (const finding of reading.findings) context.onFinding(finding, sighting);
    const text = steps.targetText(reading.value);
    if (text !== null) held[reading.attribute] = text;
  });
  const changes = forgetsSwitch ? withForgottenSwitches(mapped, resource, differences) : differences;
  evaluation.tellMatch(steps.matched(about, joinedBy === null ? held : { ...held, JoiningProperty: joinedBy }));
  const link = linkAfterUpdate(context, evaluation, resource, state, mapped);

  if (changes.length === 0) {
    evaluation.keepLink(context, link);
    evaluation.modifiedProperties = mapped.attributes.map(({ attribute, value, redacted }) => ({
      displayName: attribute,
      oldValue: null,
      newValue: redacted ? '[Redact]' : steps.targetText(value),
    }));
    const text = `${about.kind} '${about.name}' holds in ${about.target} what it should already, so nothing is sent`;
    evaluation.skip('other', steps.skipped(text, 'RedundantExport'));
    return;
  }
  evaluation.modifiedProperties = propertiesOfUpdate(changes, mapped);
  if (!flow.actions.update) {
    if (joinedBy !== null) evaluation.keepLink(context, link);
    const text = `Target object action Update is off for this mapping, so the differences in ${about.target} stay. Switch it on to have them sent`;
    evaluation.skip(action, steps.skipped(text, 'ObjectFlowNotEnabled'));
    return;
  }
  if (verb === 'Update') evaluation.steps.push(steps.willBeUpdated(about));
  const details = exportedDetails(evaluation.modifiedProperties);
  const request = composeUpdate(flow.kind, resource.id, changes, context.wire);
  const outcome = await ask(context, evaluation, request, judgeUpdate);
  if (outcome.outcome === 'failed') {
    const { failure } = outcome;
    // The match itself held: the account is remembered, so that the retry reads it by id.
    if (joinedBy !== null) evaluation.keepLink(context, link);
    evaluation.fail(action, steps.exportFailed(about, verb, failure.reason, details), failure, failure);
    return;
  }
  if (outcome.resource) report(context, evaluation, valuesAnsweredOtherwise(mapped, outcome.resource, changes));
  evaluation.keepLink(context, link);
  evaluation.succeed(action, verb === 'Update' ? 'updated' : 'disabled', steps.exported(about, verb, details));
}

/** DELETE by the stored id; an account that is gone already counts as deleted (E-308, W-105). */
export async function deleteAccount(context: JobContext, evaluation: Evaluation, link: Link): Promise<void> {
  const about = evaluation.subject(context.application.displayName);
  const outcome = await ask(context, evaluation, composeDelete(link.kind, link.targetId), judgeDelete);
  if (outcome.outcome === 'failed') {
    const { failure } = outcome;
    evaluation.fail('delete', steps.exportFailed(about, 'Delete', failure.reason, {}), failure, failure);
    return;
  }
  evaluation.link = { delete: evaluation.sourceId };
  evaluation.succeed('delete', 'deleted', steps.exported(about, 'Delete', {}));
}

function newLink(evaluation: Evaluation, targetId: string): Link {
  return {
    sourceId: evaluation.sourceId,
    kind: evaluation.kind,
    targetId,
    name: evaluation.sourceName,
    state: 'managed',
    references: null,
  };
}

/**
 * A link that was there keeps its references; one made by a match has them evaluated in the second pass, unless they
 * flow at creation only: the first match of an account counts as an update (M-15).
 */
function linkAfterUpdate(
  context: JobContext,
  evaluation: Evaluation,
  resource: ScimResource,
  state: Link['state'],
  { references: mapped }: MappedObject,
): Link {
  const before = context.connectorData.get(evaluation.sourceId);
  const atMatch = mapped.length > 0 && mapped.every(({ onUpdate }) => onUpdate === 'never') ? {} : null;
  const references = before?.targetId === resource.id ? before.references : atMatch;
  return { ...newLink(evaluation, resource.id), state, references };
}

function propertiesOfCreate(attributes: readonly TargetAttribute[], mapped: MappedObject): ModifiedProperty[] {
  return attributes.map(({ attribute, value }) => ({
    displayName: attribute,
    oldValue: null,
    newValue: isRedacted(mapped, attribute) ? '[Redact]' : steps.targetText(value),
  }));
}

function propertiesOfUpdate(changes: readonly AttributeChange[], mapped: MappedObject): ModifiedProperty[] {
  return changes.map(({ attribute, value, oldValue }) => {
    const redacted = isRedacted(mapped, attribute);
    return {
      displayName: attribute,
      oldValue: redacted ? '[Redact]' : steps.targetText(oldValue),
      newValue: redacted ? '[Redact]' : steps.targetText(value),
    };
  });
}

/** Values of the Redact function never reach the log (X-114, E-1056). */
function isRedacted(mapped: MappedObject, attribute: string): boolean {
  return mapped.attributes.some((candidate) => candidate.attribute === attribute && candidate.redacted);
}

/** The export step names attributes without dots and colons, as real logs do (G-92). */
function exportedDetails(properties: readonly ModifiedProperty[]): Record<string, string> {
  const details: Record<string, string> = {};
  for (const { displayName, newValue } of properties) {
    if (newValue !== null) details[displayName.replace(/[.:]/g, '')] = newValue;
  }
  return details;
}
