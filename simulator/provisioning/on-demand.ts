/**
 * Provision on demand: the same pipeline as a cycle, for one user, or one group with up to five of its members
 * (section 7 of the engine's rules). Links are written, the watermark and the escrows of failures are not.
 */
import type { Exchange, ObjectKind, TargetFailure } from '../model/exchange.ts';
import type { ProvisioningObjectSummary } from '../model/log.ts';
import { checkConnection } from './connection-check.ts';
import { writeConnectorData } from './cycle-recorder.ts';
import { provisioningError } from './errors.ts';
import { evaluateMembers } from './evaluate-members.ts';
import { evaluateObject } from './evaluate-object.ts';
import { evaluateReferences } from './evaluate-references.ts';
import type { Evaluation } from './evaluation.ts';
import type { JobContext } from './job-context.ts';
import { probesOf } from './probes.ts';

/** Members of a group that one request may name (E-712). */
export const MEMBERS_ON_DEMAND = 5;

export interface OnDemandSubject {
  kind: ObjectKind;
  objectId: string;
  /** Chosen members of a group. */
  memberIds: readonly string[];
}

export interface OnDemandResult {
  result: 'Success' | 'Skipped' | 'Failure';
  /** The connection check when it failed: then nothing else was done. */
  connectionFailure: TargetFailure | null;
  /** Entries written to the log: the object, then its references. */
  entries: ProvisioningObjectSummary[];
  exchanges: Exchange[];
}

/** Throws MAPPING_DISABLED, SUBJECT_NOT_FOUND, TOO_MANY_MEMBERS. */
export async function provisionOnDemand(
  context: JobContext,
  subject: OnDemandSubject,
  options: { requestId: string; initiatedBy: ProvisioningObjectSummary['initiatedBy'] },
): Promise<OnDemandResult> {
  const flow = context.flows[subject.kind];
  if (!flow) throw provisioningError('MAPPING_DISABLED', { kind: subject.kind });
  if (subject.memberIds.length > MEMBERS_ON_DEMAND) {
    throw provisioningError('TOO_MANY_MEMBERS', { given: subject.memberIds.length, most: MEMBERS_ON_DEMAND });
  }
  refuseUnfit(context, subject);

  const chance = context.chanceFor(`on-demand:${options.requestId}`);
  const check = await checkConnection(context.connection, probesOf(context.flows), chance);
  const sighting = { sourceId: null, exchange: check.exchanges.at(-1) ?? null };
  for (const finding of check.findings) context.onFinding(finding, sighting);
  if (check.failure) {
    return { result: 'Failure', connectionFailure: check.failure, entries: [], exchanges: check.exchanges };
  }

  const evaluations: Evaluation[] = [
    await evaluateObject(context, flow, subject.objectId, {
      change: 'Add',
      deprovision: 'export',
      matchLinkedByQuery: true,
      escrow: null,
    }),
  ];
  const main = evaluations[0] as Evaluation;
  const link = context.connectorData.get(subject.objectId);
  if (main.outcome !== 'failed' && main.inScope && link?.state === 'managed') {
    const references =
      subject.kind === 'User'
        ? await evaluateReferences(context, flow, link)
        : subject.memberIds.length > 0
          ? await evaluateMembers(context, flow, link, new Set(subject.memberIds))
          : null;
    if (references && references.exchanges.length > 0) evaluations.push(references);
  }

  const entries = context.database.transaction(() =>
    evaluations.map((evaluation) => {
      writeConnectorData(context, evaluation);
      if (evaluation.outcome !== 'failed') context.escrows.remove(evaluation.sourceId, evaluation.pass);
      const initiator = { cycleId: options.requestId, initiatedBy: options.initiatedBy };
      const entry = evaluation.toEntry(context, initiator, { id: chance.guid(), changeId: chance.guid() }, null);
      context.log.append(entry, evaluation.exchanges);
      return entry;
    }),
  )();
  for (const exchange of check.exchanges) {
    context.log.appendExchange(exchange, null, context.jobId, options.requestId);
  }
  context.log.announce(entries.length, context.jobId);
  return {
    result: resultOf(evaluations),
    connectionFailure: null,
    entries,
    exchanges: [...check.exchanges, ...evaluations.flatMap((evaluation) => evaluation.exchanges)],
  };
}

function resultOf(evaluations: readonly Evaluation[]): OnDemandResult['result'] {
  if (evaluations.some(({ outcome }) => outcome === 'failed')) return 'Failure';
  return evaluations.every(({ outcome }) => outcome === 'skipped') ? 'Skipped' : 'Success';
}

/** Disabled and deleted users aren't found by the search of the real page (E-715). */
function refuseUnfit(context: JobContext, subject: OnDemandSubject): void {
  if (subject.kind === 'Group') {
    if (context.tenant.groups.find(subject.objectId) === null) {
      throw provisioningError('SUBJECT_NOT_FOUND', { kind: 'Group', id: subject.objectId, state: 'missing' });
    }
    return;
  }
  const stored = context.tenant.users.find(subject.objectId);
  const state = !stored
    ? 'missing'
    : stored.deletedAtMs !== null
      ? 'deleted'
      : stored.user.accountEnabled
        ? null
        : 'disabled';
  if (state !== null) throw provisioningError('SUBJECT_NOT_FOUND', { kind: 'User', id: subject.objectId, state });
}
