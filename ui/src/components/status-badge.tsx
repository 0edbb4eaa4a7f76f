/** A status in its colour and with its word, never by colour alone (P-906). */
import { Badge } from '@fluentui/react-components';
import {
  ArrowSyncCheckmarkRegular,
  CheckmarkCircleRegular,
  DismissCircleRegular,
  SubtractCircleRegular,
  WarningRegular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';

type Look = { color: 'success' | 'danger' | 'warning' | 'informative' | 'brand'; icon: ReactElement };

const looks: Record<string, Look> = {
  success: { color: 'success', icon: <CheckmarkCircleRegular /> },
  failure: { color: 'danger', icon: <DismissCircleRegular /> },
  skipped: { color: 'informative', icon: <SubtractCircleRegular /> },
  warning: { color: 'warning', icon: <WarningRegular /> },
  Succeeded: { color: 'success', icon: <CheckmarkCircleRegular /> },
  EntryLevelErrors: { color: 'warning', icon: <WarningRegular /> },
  Failed: { color: 'danger', icon: <DismissCircleRegular /> },
  running: { color: 'brand', icon: <ArrowSyncCheckmarkRegular /> },
};

const words: Record<string, string> = {
  success: 'Success',
  failure: 'Failure',
  skipped: 'Skipped',
  warning: 'Warning',
  EntryLevelErrors: 'With failures',
  running: 'Running',
};

export function StatusBadge({ status }: { status: string }) {
  const look = looks[status] ?? { color: 'informative' as const, icon: <SubtractCircleRegular /> };
  return (
    <Badge appearance="tint" color={look.color} icon={look.icon} size="large">
      {words[status] ?? status}
    </Badge>
  );
}
