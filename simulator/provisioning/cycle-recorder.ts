/**
 * Writes what a batch of objects came to: links, memberships, escrows, log entries with their exchanges and the
 * cycle's checkpoint, all in one transaction. So a process killed at any moment has the log of what it knows.
 */
import type { Chance } from '../chance.ts';
import type { CycleCheckpoint } from './cycle-state.ts';
import { count } from './cycle-state.ts';
import { type Escrow, escrowAfterFailure } from './escrow-store.ts';
import type { Evaluation, Initiator } from './evaluation.ts';
import type { JobContext } from './job-context.ts';
import { escrowLadders } from './retry-ladders.ts';

export interface CycleRecorder {
  /** Records results in order; `done` moves the checkpoint. */
  record(batch: readonly Evaluation[], done: (checkpoint: CycleCheckpoint) => void, isMainPass: boolean): void;
}

export function createCycleRecorder(
  context: JobContext,
  checkpoint: CycleCheckpoint,
  ids: Chance,
  saveCheckpoint: (checkpoint: CycleCheckpoint) => void,
): CycleRecorder {
  const initiator: Initiator = {
    cycleId: checkpoint.cycleId,
    initiatedBy: { id: '', displayName: 'Azure AD Provisioning Service', initiatorType: 'system' },
  };
  const defer = context.database.prepare(
    `INSERT OR REPLACE INTO deferred (job_id, source_id, kind, num)
     VALUES (?, ?, ?, coalesce((SELECT num FROM objects WHERE id = ?), 0))`,
  );

  const write = context.database.transaction(
    (batch: readonly Evaluation[], done: (checkpoint: CycleCheckpoint) => void, isMainPass: boolean): number => {
      let entries = 0;
      for (const evaluation of batch) {
        count(checkpoint, evaluation, isMainPass);
        writeConnectorData(context, evaluation);
        if (evaluation.deferred) {
          defer.run(context.jobId, evaluation.sourceId, evaluation.kind, evaluation.sourceId);
          continue;
        }
        const escrow = settleEscrow(context, evaluation, checkpoint.beganAtMs);
        if (evaluation.isSilent) continue;
        const entry = evaluation.toEntry(context, initiator, { id: ids.guid(), changeId: ids.guid() }, escrow);
        context.log.append(entry, evaluation.exchanges);
        entries++;
      }
      done(checkpoint);
      saveCheckpoint(checkpoint);
      return entries;
    },
  );

  return {
    record: (batch, done, isMainPass) => {
      const entries = write(batch, done, isMainPass);
      if (entries > 0) context.log.announce(entries, context.jobId);
    },
  };
}

export function writeConnectorData(context: JobContext, evaluation: Evaluation): void {
  const { connectorData } = context;
  const { link, exportedMembers } = evaluation;
  if (link) {
    if ('put' in link) connectorData.put(link.put);
    else if ('drop' in link) connectorData.drop(link.drop);
    else connectorData.markDeleted(link.delete);
  }
  if (exportedMembers) {
    for (const [memberId, targetId] of exportedMembers.added) {
      connectorData.addExportedMember(evaluation.sourceId, memberId, targetId);
    }
    for (const memberId of exportedMembers.removed) connectorData.removeExportedMember(evaluation.sourceId, memberId);
  }
}

/** A failure goes to escrow; anything else clears what was there (E-513). */
function settleEscrow(context: JobContext, evaluation: Evaluation, cycleBeganMs: number): Escrow | null {
  const { escrows } = context;
  if (evaluation.outcome !== 'failed' || !evaluation.error) {
    escrows.remove(evaluation.sourceId, evaluation.pass);
    return null;
  }
  const escrow = escrowAfterFailure(
    escrows.get(evaluation.sourceId, evaluation.pass),
    {
      sourceId: evaluation.sourceId,
      kind: evaluation.kind,
      pass: evaluation.pass,
      errorCode: evaluation.error.errorCode,
      reason: evaluation.error.reason,
    },
    escrowLadders[context.settings.escrowLadder],
    cycleBeganMs,
  );
  escrows.put(escrow);
  return escrow;
}
