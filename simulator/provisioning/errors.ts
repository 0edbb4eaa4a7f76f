/** The errors of the engine's callers. What a target does wrong is a result, never one of these. */
import { defineErrors, errorKind } from '../errors.ts';

export const provisioningError = defineErrors({
  MAPPING_DISABLED: errorKind<{ kind: string }>(
    400,
    1,
    ({ kind }) =>
      `Objects of type ${kind} are not provisioned: the schema has no enabled mapping for them. Enable it first.`,
  ),
  SUBJECT_NOT_FOUND: errorKind<{ kind: string; id: string; state: 'missing' | 'deleted' | 'disabled' }>(
    404,
    1,
    ({ kind, id, state }) =>
      state === 'missing'
        ? `There is no ${kind} '${id}' in the tenant. Search for it by name to find its id.`
        : `${kind} '${id}' is ${state} in the source, and provision on demand takes only active ones. A cycle handles it.`,
  ),
  TARGET_UNREADABLE: errorKind<{ kind: string; reason: string }>(
    502,
    1,
    ({ kind, reason }) =>
      `The ${kind.toLowerCase()}s of the target can't be listed: ${reason} Test the connection, and see that the endpoint answers GET /${kind}s?startIndex=1&count=100 with a ListResponse.`,
  ),
  TOO_MANY_MEMBERS: errorKind<{ given: number; most: number }>(
    400,
    1,
    ({ given, most }) => `${given} members were chosen; provision on demand takes at most ${most} at a time.`,
  ),
});
