/** What provision on demand shows: steps with their exchanges, and modified attributes with their source (P-810 to P-816). Pure. */
import type { Exchange } from '../../model/exchange.ts';
import type { ModifiedProperty, ProvisioningObjectSummary } from '../../model/log.ts';
import type { AttributeMapping } from '../../model/schema.ts';
import type { OnDemandResult } from '../../provisioning/index.ts';
import type { Principal } from './find-principal.ts';

export interface ModifiedAttribute extends ModifiedProperty {
  /** Of the mapping; null for what no mapping names, such as one value of several. */
  expression: string | null;
  /** What the mapping reads, by name. */
  source: Record<string, string | null>;
}

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
    modified: entries.flatMap((entry) => modifiedAttributes(entry, mappings)),
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

function modifiedAttributes(
  { modifiedProperties, provisioningSteps }: ProvisioningObjectSummary,
  mappings: readonly AttributeMapping[],
): ModifiedAttribute[] {
  const imported = provisioningSteps.find((step) => step.provisioningStepType === 'import')?.details ?? {};
  return modifiedProperties.map((property) => {
    const expression = mappings.find((each) => each.targetAttributeName === property.displayName)?.source?.expression;
    const names = [...(expression ?? '').matchAll(/\[([\w.]+)\]/g)].map(([, name]) => name as string);
    const source = Object.fromEntries([...new Set(names)].map((name) => [name, imported[name] ?? null]));
    return { ...property, expression: expression ?? null, source };
  });
}
