/**
 * Why? What the next cycle would do with one object, and for which reason: assigned through what, which clause of
 * which filter, which values differ, which requests would be sent. Reads from the target, changes nothing.
 */
import type { Exchange, ObjectKind, ScimRequest } from '../model/exchange.ts';
import type { ErrorInformation, ModifiedProperty, ProvisioningAction, ProvisioningStep } from '../model/log.ts';
import type { ScopeResult } from '../scoping/index.ts';
import type { Link } from './connector-data-store.ts';
import { dryRunOf, type PreviewedRequest } from './dry-run.ts';
import { judgeEntitlement } from './entitlement.ts';
import { provisioningError } from './errors.ts';
import type { Escrow } from './escrow-store.ts';
import { evaluateMembers } from './evaluate-members.ts';
import { evaluateObject } from './evaluate-object.ts';
import { evaluateReferences } from './evaluate-references.ts';
import type { Evaluation } from './evaluation.ts';
import type { JobContext } from './job-context.ts';
import { type NextCycle, type NextLook, nextLookAt } from './next-look.ts';
import { importSubject } from './subject.ts';

export interface Explanation {
  kind: ObjectKind;
  objectId: string;
  name: string;
  /** The parts of the predicate; null when the object is gone from the source. */
  scope: {
    inScope: boolean;
    isActive: boolean;
    assigned: boolean;
    isEffectivelyEntitled: boolean;
    isInProvisioningScope: boolean;
    syncAll: boolean;
    /** Direct (null) or the group that gives it, with the role. */
    assignments: { appRoleId: string; throughGroup: { id: string; displayName: string } | null }[];
    filter: ScopeResult;
  } | null;
  link: Link | null;
  /** An open failure that is waiting for its next try. */
  escrow: Escrow | null;
  /** Whether the next cycle looks at the object at all. */
  look: NextLook;
  /** What evaluating it would do, in a sentence. */
  outlook: string;
  action: ProvisioningAction;
  result: 'success' | 'failure' | 'skipped' | 'warning';
  error: Pick<ErrorInformation, 'errorCode' | 'reason'> | null;
  differences: ModifiedProperty[];
  steps: ProvisioningStep[];
  wouldSend: PreviewedRequest[];
  /** What was asked to find out. */
  asked: Exchange[];
}

/** `context` is the caller's own: its connector data is only read. Throws MAPPING_DISABLED. */
export async function explain(
  context: JobContext,
  kind: ObjectKind,
  objectId: string,
  next: NextCycle,
): Promise<Explanation> {
  const flow = context.flows[kind];
  if (!flow) throw provisioningError('MAPPING_DISABLED', { kind });
  const dry = dryRunOf(context.connection, () => context.clock.nowMs());
  const dryContext: JobContext = { ...context, connection: dry.connection, onFinding: () => undefined };
  const subject = importSubject(context, kind, objectId);
  const link = context.connectorData.get(objectId);
  const escrow = context.escrows.get(objectId, 'object');
  const evaluation = await evaluateObject(dryContext, flow, objectId, {
    change: 'Update',
    deprovision: 'export',
    matchLinkedByQuery: false,
    escrow,
  });
  const known = dryContext.connectorData.get(objectId);
  if (evaluation.inScope && known && evaluation.outcome !== 'failed') {
    const references =
      kind === 'User'
        ? await evaluateReferences(dryContext, flow, known)
        : await evaluateMembers(dryContext, flow, known, 'all');
    if (references && !references.isSilent) {
      evaluation.steps.push(...references.steps);
      evaluation.modifiedProperties.push(...references.modifiedProperties);
    }
  }
  const scope = subject ? scopeOf(context, flow, subject) : null;
  return {
    kind,
    objectId,
    name: evaluation.reportableName,
    scope,
    link,
    escrow,
    look: nextLookAt(context, { kind, id: objectId, isAssigned: scope?.assigned ?? false, link }, next),
    outlook: outlookOf(evaluation, dry.wouldSend, context.application.displayName),
    action: evaluation.action,
    result: evaluation.status,
    error: evaluation.error,
    differences: evaluation.modifiedProperties,
    // Exports are told by what would be sent: nothing has been done.
    steps: evaluation.steps.filter((step) => step.provisioningStepType !== 'export' || step.status === 'skipped'),
    wouldSend: dry.wouldSend,
    asked: dry.sent,
  };
}

const verbs: Partial<Record<ProvisioningAction, string>> = {
  create: 'created',
  update: 'updated',
  disable: 'disabled',
  delete: 'deleted',
};

function outlookOf(evaluation: Evaluation, wouldSend: readonly ScimRequest[], target: string): string {
  const { kind, reportableName, error, steps } = evaluation;
  if (error) return `${kind} '${reportableName}' would fail: ${steps.at(-1)?.description ?? error.reason}`;
  const verb = verbs[evaluation.action];
  if (evaluation.status === 'success' && verb) return `${kind} '${reportableName}' would be ${verb} in ${target}`;
  if (wouldSend.length > 0) return `Only the references of ${kind} '${reportableName}' would be updated in ${target}`;
  return steps.findLast(({ status }) => status === 'skipped')?.description ?? 'Nothing would be sent';
}

function scopeOf(
  context: JobContext,
  flow: NonNullable<JobContext['flows'][ObjectKind]>,
  subject: NonNullable<ReturnType<typeof importSubject>>,
): Explanation['scope'] {
  const entitlement = judgeEntitlement(context, flow, subject);
  const held = context.tenant.assignments.entitling(context.application.servicePrincipalId, subject.id);
  return {
    inScope: entitlement.inScope,
    isActive: entitlement.isActive,
    assigned: entitlement.assigned,
    isEffectivelyEntitled: entitlement.isEffectivelyEntitled,
    isInProvisioningScope: entitlement.isInProvisioningScope,
    syncAll: context.syncAll,
    assignments: held.map(({ appRoleId, throughGroupId }) => ({
      appRoleId,
      throughGroup:
        throughGroupId === null
          ? null
          : {
              id: throughGroupId,
              displayName: context.tenant.groups.find(throughGroupId)?.group.displayName ?? throughGroupId,
            },
    })),
    filter: entitlement.scope,
  };
}
