/**
 * SelectUniqueValue before a create: each value is looked up in the target by the attribute being mapped, until one is
 * free. Mapping is pure, so the object is mapped anew with what the target turned out to use.
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

/** Rules that draw lots could go on for ever. */
const MOST_QUESTIONS = 100;

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
  let questions = 0;
  for (const [name, known] of used) {
    for (let value = textOf(mapped, name); value !== null; value = textOf(mapped, name)) {
      if (++questions > MOST_QUESTIONS) return tooMany(name);
      const outcome = await ask(context, evaluation, composeMatch(flow.kind, name, value, context.wire), judgeMatch);
      if (outcome.outcome === 'none') break;
      if (outcome.outcome === 'failed') {
        const { failure } = outcome;
        return { kind: 'failed', errorCode: failure.errorCode, reason: failure.reason, failure };
      }
      known.add(value);
      const again = mappingContextFor(context, evaluation.sourceId, given.nowMs);
      mapped = mapObject(flow.compiled, source, { ...again, used });
    }
  }
  return { kind: 'mapped', mapped };
}

/** Null when the attribute has no text to look up: no value, or every one is used, which is among the failures. */
function textOf({ attributes }: MappedObject, name: string): string | null {
  const value = attributes.find(({ attribute, onCreate }) => attribute === name && onCreate)?.value;
  return typeof value === 'string' && value !== '' ? value : null;
}

function tooMany(attribute: string): UniqueValues {
  const reason = `SelectUniqueValue found no free value for ${attribute} in ${MOST_QUESTIONS} tries. Give it rules that lead somewhere.`;
  return { kind: 'failed', errorCode: 'InternalError', reason, failure: null };
}
