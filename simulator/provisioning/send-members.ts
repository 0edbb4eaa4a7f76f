/**
 * Carries the changed members of a group to the target: many small requests that go out at the same time, as the
 * service sends them (W-14, W-87). `interleaving` decides in which order.
 */

import { shuffle } from '../chance.ts';
import type { TargetFailure } from '../model/exchange.ts';
import { composeMembers, judgeUpdate } from '../scim/index.ts';
import { membersAnsweredOtherwise } from './answered-otherwise.ts';
import type { Link } from './connector-data-store.ts';
import type { Evaluation } from './evaluation.ts';
import { ask, checkReference, report } from './exchange-steps.ts';
import type { JobContext } from './job-context.ts';
import * as steps from './steps.ts';
import { inBursts, inWindow } from './window.ts';

export interface Member {
  memberId: string;
  targetId: string;
}

export interface MembersToSend {
  added: Member[];
  removed: Member[];
  unresolved: string[];
}

/** Members of one request, or of several when each has to be asked for first. */
interface Batch {
  members: Member[];
  verb: 'add' | 'remove';
  exchanges: Evaluation['exchanges'];
  /** Of the group. */
  sourceId: string;
  failure: TargetFailure | null;
}

export async function sendMembers(
  context: JobContext,
  evaluation: Evaluation,
  link: Link,
  work: MembersToSend & { attribute: string },
): Promise<void> {
  const size = Math.max(1, context.wire.membersPerPatch);
  const batches = [...batchesOf(work.added, 'add', size), ...batchesOf(work.removed, 'remove', size)].map(
    (batch): Batch => ({ ...batch, exchanges: [], failure: null, sourceId: evaluation.sourceId }),
  );
  await interleaved(context, link, batches, (batch) => sendBatch(context, link, work.attribute, batch));

  evaluation.exchanges.push(...batches.flatMap(({ exchanges }) => exchanges));
  const done = batches.filter(({ failure }) => failure === null);
  evaluation.exportedMembers = {
    added: new Map(
      done
        .filter(({ verb }) => verb === 'add')
        .flatMap(({ members }) => members.map(({ memberId, targetId }) => [memberId, targetId] as const)),
    ),
    removed: done
      .filter(({ verb }) => verb === 'remove')
      .flatMap(({ members }) => members.map(({ memberId }) => memberId)),
  };
  settle(context, evaluation, batches, work.unresolved.length > 0);
}

function settle(context: JobContext, evaluation: Evaluation, batches: readonly Batch[], isPartial: boolean): void {
  const about = evaluation.subject(context.application.displayName);
  const failures = batches.flatMap(({ failure }) => (failure === null ? [] : [failure]));
  const [first] = failures;
  if (first) {
    const count = failures.length === 1 ? '' : ` (${failures.length} membership requests failed)`;
    evaluation.fail('update', steps.exportFailed(about, 'Update', `${first.reason}${count}`, {}), first, first);
    return;
  }
  evaluation.succeed('update', 'updated', steps.exported(about, 'Update', {}));
  if (isPartial) evaluation.status = 'warning';
}

/**
 * In order, each as soon as one is answered; or in bursts whose order is drawn from the seed, the next one when the
 * whole burst is answered, so that a server which loses updates loses the same ones again.
 */
function interleaved(
  context: JobContext,
  link: Link,
  batches: readonly Batch[],
  send: (batch: Batch) => Promise<void>,
): Promise<void> {
  const { concurrency, interleaving } = context.wire;
  if (interleaving === 'ordered') return inWindow(batches, concurrency, send);
  const chance = context.chanceFor(`interleaving:${context.jobId}:${link.sourceId}`);
  return inBursts(shuffle(chance, [...batches]), concurrency, send);
}

async function sendBatch(context: JobContext, link: Link, attribute: string, batch: Batch): Promise<void> {
  const open: string[] = [];
  for (const { targetId } of batch.members) {
    if (context.wire.referenceCheck) {
      const held = await checkReference(context, batch, link, attribute, targetId);
      if (held.outcome === 'failed') {
        batch.failure = held.failure;
        return;
      }
      if (held.outcome === (batch.verb === 'add' ? 'present' : 'absent')) continue;
    }
    open.push(targetId);
  }
  const [added, removed] = batch.verb === 'add' ? [open, []] : [[], open];
  for (const request of composeMembers(link.targetId, added, removed, context.wire)) {
    const outcome = await ask(context, batch, request, judgeUpdate);
    if (outcome.outcome !== 'failed') {
      if (outcome.resource) report(context, batch, membersAnsweredOtherwise(added, removed, outcome.resource));
      continue;
    }
    batch.failure = outcome.failure;
    return;
  }
}

function batchesOf(members: readonly Member[], verb: Batch['verb'], size: number): Pick<Batch, 'members' | 'verb'>[] {
  const batches: Pick<Batch, 'members' | 'verb'>[] = [];
  for (let start = 0; start < members.length; start += size) {
    batches.push({ members: members.slice(start, start + size), verb });
  }
  return batches;
}
