/**
 * The second pass for a group: memberships. What is sent is the difference in the source against what was exported
 * before; the target's list is never read (E-445 to E-451, W-84 to W-89).
 */
import { mapObject } from '../mapping/index.ts';
import { failWhereAwaited } from './awaited-references.ts';
import type { Link } from './connector-data-store.ts';
import { Evaluation } from './evaluation.ts';
import type { JobContext } from './job-context.ts';
import { mappingContextFor } from './mapping-context.ts';
import type { ObjectFlow } from './object-flow.ts';
import { type MembersToSend, sendMembers } from './send-members.ts';
import * as steps from './steps.ts';
import { importSubject } from './subject.ts';
import type { MembershipChanges } from './work-list.ts';

/** Which members are looked at: all of them, or those whose membership changed (E-448). */
export type MemberScope = 'all' | MembershipChanges | ReadonlySet<string>;

/** Null when nothing has to be sent and nobody is left out. */
export async function evaluateMembers(
  context: JobContext,
  flow: ObjectFlow,
  link: Link,
  scope: MemberScope,
): Promise<Evaluation | null> {
  const subject = importSubject(context, 'Group', link.sourceId);
  if (!subject) return null;
  subject.attributes.members = context.tenant.groups.members(link.sourceId).map((member) => member.id);
  const mapped = mapObject(flow.compiled, subject.attributes, mappingContextFor(context, link.sourceId));
  const reference = mapped.references.find((candidate) => candidate.multivalued);
  if (!reference) return null;

  const work = membersToSend(context, link, new Set(reference.sourceIds), scope);
  const evaluation = new Evaluation('Group', link.sourceId, subject.name, 'reference', context.clock.nowMs());
  evaluation.targetId = link.targetId;
  evaluation.inScope = true;
  evaluation.keepLink(context, { ...link, references: link.references ?? {} });
  if (work.added.length + work.removed.length + work.unresolved.length === 0) {
    evaluation.isSilent = true;
    return link.references === null ? evaluation : null;
  }

  const about = evaluation.subject(context.application.displayName);
  evaluation.steps.push(steps.retrieved(about, { objectId: subject.id, displayName: subject.name }));
  if (work.unresolved.length > 0) {
    evaluation.steps.push(steps.referenceUnresolved(about, reference.attribute, work.unresolved));
  }
  evaluation.modifiedProperties = [
    ...work.added.map(({ targetId }) => ({ displayName: reference.attribute, oldValue: null, newValue: targetId })),
    ...work.removed.map(({ targetId }) => ({ displayName: reference.attribute, oldValue: targetId, newValue: null })),
  ];
  if (work.added.length + work.removed.length === 0) {
    const text = `No membership of Group '${about.name}' is sent: its members aren't provisioned to ${about.target}`;
    evaluation.skip('other', steps.skipped(text, 'UnableToResolveReferenceAttributeValue'));
  } else if (!flow.actions.update) {
    const text = 'Target object action Update is off for this mapping, so memberships are not sent';
    evaluation.skip('update', steps.skipped(text, 'ObjectFlowNotEnabled'));
  } else {
    await sendMembers(context, evaluation, link, { ...work, attribute: reference.attribute });
  }
  if (evaluation.outcome !== 'failed') failWhereAwaited(context, evaluation, reference.attribute, work.unresolved);
  evaluation.endedAtMs = context.clock.nowMs();
  return evaluation;
}

function membersToSend(
  context: JobContext,
  link: Link,
  members: ReadonlySet<string>,
  scope: MemberScope,
): MembersToSend {
  const exported = context.connectorData.exportedMembers(link.sourceId);
  const work: MembersToSend = { added: [], removed: [], unresolved: [] };
  const looked = scope === 'all' ? new Set([...members, ...exported.keys()]) : new Set(scope.keys());
  for (const memberId of looked) {
    const before = exported.get(memberId);
    if (members.has(memberId)) {
      const member = context.connectorData.get(memberId);
      if (member?.state !== 'managed') {
        if (before === undefined) work.unresolved.push(memberId);
      } else if (before !== member.targetId) {
        work.added.push({ memberId, targetId: member.targetId });
      }
    } else if (before !== undefined && !isDeletedUser(context, memberId)) {
      work.removed.push({ memberId, targetId: before });
    }
  }
  return work;
}

/** A soft-deleted member keeps its place until it is purged; then the account goes, and the membership with it. */
function isDeletedUser(context: JobContext, memberId: string): boolean {
  const stored = context.tenant.users.find(memberId);
  return stored !== null && stored.deletedAtMs !== null;
}
