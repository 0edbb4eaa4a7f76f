/** The severity of a finding as icon and word. */
import type { ReactNode } from 'react';
import type { ProvisioningStatus } from '../../../../simulator/model/log.ts';
import type { FindingSeverity } from '../../api/findings.ts';
import { StatusLabel } from '../../components/status-label.tsx';
import { findingsTexts as texts } from '../../texts/findings.ts';

const icons: Record<FindingSeverity, ProvisioningStatus> = { error: 'failure', warning: 'warning', note: 'skipped' };

export function SeverityLabel({ severity }: { severity: FindingSeverity }): ReactNode {
  return <StatusLabel status={icons[severity]}>{texts.severity(severity)}</StatusLabel>;
}
