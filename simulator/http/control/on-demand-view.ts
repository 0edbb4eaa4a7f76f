/** What provision on demand shows: steps with their exchanges, and modified attributes with their source (P-810 to P-816). Pure. */
import type { Exchange } from '../../model/exchange.ts';
import type { ProvisioningObjectSummary } from '../../model/log.ts';
import type { AttributeMapping } from '../../model/schema.ts';
import type { OnDemandResult } from '../../provisioning/index.ts';
import type { Principal } from './find-principal.ts';
import { modifiedAttributes } from './modified-attributes.ts';

export function onDemandView(
  { result, connectionFailure, entries, exchanges }: OnDemandResult,
  principal: Principal,
  mappings: readonly AttributeMapping[],
) {
  const told = entries.find(({ provisioningAction }) => provisioningAction !== 'other') ?? entries[0];
  return {
    ...principal,
    result,
    action: told?.provisioningAction ?? null,
    entryIds: entries.map(({ id }) => id),
    error: errorOf(connectionFailure, entries),
    isConnected: connectionFailure === null,
    steps: entries.flatMap(({ provisioningSteps }) => provisioningSteps),
    modified: entries.flatMap((entry) =>
      modifiedAttributes(entry.modifiedProperties, entry.provisioningSteps, mappings),
    ),
    exchanges: exchanges.map((exchange) => ({ ...exchange, step: stepOf(exchange) })),
  };
}

function errorOf(
  failure: OnDemandResult['connectionFailure'],
  entries: readonly ProvisioningObjectSummary[],
): { errorCode: string; reason: string; recommendedAction: string | null } | null {
  if (failure) return { errorCode: failure.errorCode, reason: failure.reason, recommendedAction: null };
  const error = entries.map((entry) => entry.provisioningStatusInfo.errorInformation).find((each) => each !== null);
  return error
    ? { errorCode: error.errorCode, reason: error.reason, recommendedAction: error.recommendedAction }
    : null;
}

/** The step of the page that an exchange belongs to. */
function stepOf({ operation }: Exchange): 'connection' | 'matching' | 'action' {
  if (operation === 'probe') return 'connection';
  return operation === 'match' || operation === 'read' ? 'matching' : 'action';
}
