/** What a judge makes of an answer. Findings are oddities that were tolerated. */
import type { ScimResource, TargetFailure } from '../../model/exchange.ts';
import type { Finding } from '../../model/values.ts';

interface Judged<O extends string> {
  outcome: O;
  findings: readonly Finding[];
}

export type Failed = Judged<'failed'> & { failure: TargetFailure };

export type ProbeOutcome = Judged<'ok'> | Failed;
export type MatchOutcome =
  | Judged<'none'>
  | (Judged<'one'> & { resource: ScimResource })
  | (Judged<'many'> & { resources: readonly ScimResource[] })
  | Failed;
/** Whether a reference is held already (W-49). */
export type ReferenceCheckOutcome = Judged<'present'> | Judged<'absent'> | Failed;
/** `missing`: the endpoint says that the object isn't there. */
export type ReadOutcome = (Judged<'found'> & { resource: ScimResource }) | Judged<'missing'> | Failed;
export type CreateOutcome = (Judged<'created'> & { id: string; resource: ScimResource }) | Failed;
/** Without a resource when the endpoint answered with none, as 204 does. */
export type UpdateOutcome = (Judged<'updated'> & { resource: ScimResource | null }) | Failed;
/** `alreadyGone`: the endpoint answered 404, which counts as deleted (W-105). */
export type DeleteOutcome = (Judged<'deleted'> & { alreadyGone: boolean }) | Failed;
export type ListOutcome =
  | (Judged<'listed'> & { resources: readonly ScimResource[]; totalResults: number; startIndex: number })
  | Failed;
