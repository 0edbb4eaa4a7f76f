/** The answer of provision on demand: two texts that hold JSON (G-89 to G-92). Pure. */
import type { ProvisioningObjectSummary, ProvisioningStep } from '../../model/log.ts';
import type { OnDemandResult } from '../../provisioning/index.ts';

export function onDemandAnswer(
  result: OnDemandResult,
  times: { startedAt: string; endedAt: string },
): { key: string; value: string } {
  return {
    key: JSON.stringify({ result: result.result, details: detailsOf(result) }),
    value: JSON.stringify(result.entries.length > 0 ? answeredValue(result.entries, times) : {}),
  };
}

/** Nothing on success, else the code and the sentence of what went wrong or was not needed (G-90). */
function detailsOf({ result, connectionFailure, entries }: OnDemandResult) {
  if (connectionFailure) return { errorCode: connectionFailure.errorCode, errorMessage: connectionFailure.reason };
  if (result === 'Success') return {};
  const failed = entries.find(({ provisioningStatusInfo }) => provisioningStatusInfo.errorInformation !== null);
  const error = failed?.provisioningStatusInfo.errorInformation;
  if (result === 'Failure' && error) return { errorCode: error.errorCode, errorMessage: error.reason };
  const last = entries.at(-1)?.provisioningSteps.at(-1);
  return { errorCode: last?.details.SkipReason ?? error?.errorCode ?? null, errorMessage: last?.description ?? '' };
}

/** The object and its references as one: what was done first, the steps of all. */
function answeredValue(entries: readonly ProvisioningObjectSummary[], times: { startedAt: string; endedAt: string }) {
  const [main] = entries as [ProvisioningObjectSummary];
  const done = entries.find(({ provisioningAction }) => provisioningAction !== 'other') ?? main;
  const told =
    entries.find(({ provisioningStatusInfo }) => provisioningStatusInfo.status === 'failure') ??
    entries.find(({ provisioningStatusInfo }) => provisioningStatusInfo.status === 'success') ??
    main;
  const { status, errorInformation } = told.provisioningStatusInfo;
  return {
    action: capitalised(done.provisioningAction),
    changeId: main.changeId,
    startTime: times.startedAt,
    endTime: times.endedAt,
    reportableIdentifier: main.sourceIdentity.details.UserPrincipalName ?? main.sourceIdentity.displayName,
    sourceIdentity: { id: main.sourceIdentity.id, type: main.sourceIdentity.identityType },
    sourceSystem: { name: main.sourceSystem.displayName },
    targetIdentity: { id: main.targetIdentity.id, type: main.targetIdentity.identityType },
    targetSystem: { name: main.targetSystem.displayName },
    statusInfo: {
      status: capitalised(status),
      errorCode: errorInformation?.errorCode ?? null,
      reason: errorInformation?.reason ?? null,
      additionalDetails: errorInformation?.additionalDetails ?? null,
      errorCategory: errorInformation?.errorCategory ?? null,
      recommendedAction: errorInformation?.recommendedAction ?? null,
    },
    modifiedProperties: entries.flatMap(({ modifiedProperties }) => modifiedProperties),
    provisioningSteps: entries.flatMap((entry) => entry.provisioningSteps.map((step) => stepOf(step, entry))),
  };
}

/** Types and statuses are PascalCase here and camelCase in the log (G-92). */
function stepOf(step: ProvisioningStep, entry: ProvisioningObjectSummary) {
  return {
    name: step.name,
    type: capitalised(step.provisioningStepType),
    status: capitalised(step.status),
    description: step.description,
    timestamp: entry.activityDateTime,
    details: step.details,
  };
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
