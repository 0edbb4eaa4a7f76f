/** A provisioning log entry as each version prints it (G-104, G-111). Pure. */
import type { ProvisioningObjectSummary } from '../../model/log.ts';

export function entryView(entry: ProvisioningObjectSummary, version: 'v1.0' | 'beta') {
  if (version === 'v1.0') return entry;
  const { status, errorInformation } = entry.provisioningStatusInfo;
  return {
    ...entry,
    action: capitalised(entry.provisioningAction),
    statusInfo: {
      '@odata.type': '#microsoft.graph.statusDetails',
      status,
      errorCode: errorInformation?.errorCode ?? null,
      reason: errorInformation?.reason ?? null,
      additionalDetails: errorInformation?.additionalDetails ?? null,
      errorCategory: errorInformation?.errorCategory ?? null,
      recommendedAction: errorInformation?.recommendedAction ?? null,
    },
  };
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
