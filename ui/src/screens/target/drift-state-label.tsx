/** How an object stands between target and tenant, as icon and word. */
import type { ReactNode } from 'react';
import type { ProvisioningStatus } from '../../../../simulator/model/log.ts';
import type { DriftState } from '../../api/drift.ts';
import { StatusLabel } from '../../components/status-label.tsx';
import { driftTexts as texts } from '../../texts/drift.ts';

const colours: Record<DriftState, ProvisioningStatus> = {
  missing: 'failure',
  different: 'warning',
  extra: 'warning',
  hidden: 'skipped',
};

export function DriftStateLabel({ state }: { state: DriftState }): ReactNode {
  return <StatusLabel status={colours[state]}>{texts.states[state]}</StatusLabel>;
}
