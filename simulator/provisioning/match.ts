/**
 * Step three of the pipeline, match: the account of a source object in the target, by its link or by the matching
 * attributes (section 3 of the engine's rules).
 */
import type { MappedObject } from '../mapping/index.ts';
import type { ScimResource, TargetFailure } from '../model/exchange.ts';
import { composeMatch, composeRead, judgeMatch, judgeRead } from '../scim/index.ts';
import type { Link } from './connector-data-store.ts';
import type { Evaluation } from './evaluation.ts';
import { ask } from './exchange-steps.ts';
import type { JobContext } from './job-context.ts';

export type MatchOutcome =
  /** The linked account, read by its id, or one that a query found. */
  | { kind: 'found'; resource: ScimResource; joinedBy: string | null }
  | { kind: 'notFound'; asked: string[] }
  | { kind: 'failed'; errorCode: string; reason: string; failure: TargetFailure | null };

/** Reads a linked account by id; one that is gone is matched anew, unless that is switched off (E-306, E-307). */
export async function readLinked(context: JobContext, evaluation: Evaluation, link: Link): Promise<MatchOutcome> {
  const outcome = await ask(context, evaluation, composeRead(link.kind, link.targetId), judgeRead);
  if (outcome.outcome === 'found') return { kind: 'found', resource: outcome.resource, joinedBy: null };
  if (outcome.outcome === 'missing') {
    if (context.wire.rematchOnMissing) return { kind: 'notFound', asked: [] };
    const reason = `The account ${link.targetId} that this object is linked to is gone from the target.`;
    return { kind: 'failed', errorCode: 'InvalidAnchor', reason, failure: null };
  }
  return { kind: 'failed', ...reasonOf(outcome.failure), failure: outcome.failure };
}

/** Asks by each matching attribute in turn; the first that finds an object ends the search (E-301 to E-304). */
export async function matchByQuery(
  context: JobContext,
  evaluation: Evaluation,
  mapped: MappedObject,
): Promise<MatchOutcome> {
  const asked: string[] = [];
  for (const { attribute, value } of mapped.matching) {
    asked.push(`${attribute} eq "${value}"`);
    const request = composeMatch(evaluation.kind, attribute, value, context.wire);
    const outcome = await ask(context, evaluation, request, judgeMatch);
    switch (outcome.outcome) {
      case 'none':
        continue;
      case 'one':
        return { kind: 'found', resource: outcome.resource, joinedBy: attribute };
      case 'many': {
        const reason = `${outcome.resources.length} objects in the target match ${attribute} eq "${value}"; exactly one may.`;
        return { kind: 'failed', errorCode: 'DuplicateTargetEntries', reason, failure: null };
      }
      case 'failed':
        return { kind: 'failed', ...reasonOf(outcome.failure), failure: outcome.failure };
    }
  }
  return { kind: 'notFound', asked };
}

/** An account that another source object holds already can't be joined (E-309), unless both may be linked (C-6). */
export function refuseTakenAccount(
  context: JobContext,
  evaluation: Evaluation,
  resource: ScimResource,
): { errorCode: string; reason: string } | null {
  if (context.settings.linkDuplicates) return null;
  const holder = context.connectorData.findByTarget(evaluation.kind, resource.id);
  if (!holder || holder.sourceId === evaluation.sourceId) return null;
  return {
    errorCode: 'DuplicateSourceEntries',
    reason: `The matching account ${resource.id} is linked to '${holder.name}' (${holder.sourceId}) already; two source objects can't share it.`,
  };
}

function reasonOf(failure: TargetFailure): { errorCode: string; reason: string } {
  return { errorCode: failure.errorCode, reason: failure.reason };
}
