/**
 * SelectUniqueValue before a create: each value is looked up in the target by the attribute being mapped, until one is
 * free and no other object of the cycle was given it. Mapping is pure, so the object is mapped anew with
 * what turned out to be used; that its lots are the same each time ends it after as many questions as it has rules.
 */
import { type MappedObject, mapObject } from '../mapping/index.ts';
import type { SourceAttributes } from '../model/values.ts';
import { composeMatch, judgeMatch } from '../scim/index.ts';
import type { Evaluation } from './evaluation.ts';
import { ask } from './exchange-steps.ts';
import type { JobContext } from './job-context.ts';
import { mappingContextFor } from './mapping-context.ts';
import type { MatchOutcome } from './match.ts';
import type { ObjectFlow } from './object-flow.ts';

export type UniqueValues = { kind: 'mapped'; mapped: MappedObject } | Extract<MatchOutcome, { kind: 'failed' }>;

/** `mapped` is the object as it was mapped at `nowMs`, when nothing was known of the target. */
export async function chooseUniqueValues(
  context: JobContext,
  flow: ObjectFlow,
  evaluation: Evaluation,
  source: SourceAttributes,
  given: { mapped: MappedObject; nowMs: number },
): Promise<UniqueValues> {
  const used = new Map(flow.compiled.unique.map((name) => [name, new Set<string>()]));
  let { mapped } = given;
  for (const [name, known] of used) {
    for (let chosen = chosenFor(mapped, name); chosen !== null; chosen = chosenFor(mapped, name)) {
      const { text, caseExact } = chosen;
      const outcome = await ask(context, evaluation, composeMatch(flow.kind, name, text, context.wire), judgeMatch);
      if (outcome.outcome === 'failed') {
        const { failure } = outcome;
        return { kind: 'failed', errorCode: failure.errorCode, reason: failure.reason, failure };
      }
      const value = { kind: flow.kind, attribute: name, text, caseExact };
      if (outcome.outcome === 'none' && context.claimedValues.claim(value, evaluation.sourceId)) break;
      known.add(text);
      const again = mappingContextFor(context, evaluation.sourceId, given.nowMs);
      mapped = mapObject(flow.compiled, source, { ...again, used });
    }
  }
  return { kind: 'mapped', mapped };
}

/** Null when no rule gave a value, or every one is used, which is among the failures. */
function chosenFor({ attributes }: MappedObject, name: string): { text: string; caseExact: boolean } | null {
  for (const { attribute, chosenText: text, caseExact } of attributes) {
    if (attribute === name && text !== undefined) return { text, caseExact };
  }
  return null;
}
