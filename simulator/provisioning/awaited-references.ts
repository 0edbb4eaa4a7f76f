/**
 * References to objects that failed and are tried again: the reference fails with them, so that its own retry finds
 * them; references to objects out of scope are dropped instead (E-463, E-447). Used by both passes of references.
 */
import type { Evaluation } from './evaluation.ts';
import type { JobContext } from './job-context.ts';
import * as steps from './steps.ts';

/** Fails the evaluation when one of the unresolved objects waits in escrow; says whether it did. */
export function failWhereAwaited(
  context: JobContext,
  evaluation: Evaluation,
  attribute: string,
  unresolved: readonly string[],
): boolean {
  const awaited = unresolved.filter((id) => context.escrows.get(id, 'object') !== null);
  if (awaited.length === 0) return false;
  const about = evaluation.subject(context.application.displayName);
  const reason = `The ${attribute} ${awaited.join(', ')} could not be assigned: the provisioning of the referenced object failed and is tried again, and the reference with it.`;
  const errorCode = 'UnableToResolveReferenceAttributeValue';
  evaluation.fail('update', steps.exportFailed(about, 'Update', reason, { ErrorCode: errorCode }), {
    errorCode,
    reason,
  });
  return true;
}
