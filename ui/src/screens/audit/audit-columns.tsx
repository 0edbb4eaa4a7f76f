/** What a row of the audit log shows (P-1101), in columns and in short. */
import { Caption1 } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AuditEntry } from '../../api/audit.ts';
import { StatusLabel } from '../../components/status-label.tsx';
import type { Column } from '../../components/virtual-table/columns.ts';
import { CompactRow, OneLine, TwoLines } from '../../components/virtual-table/two-lines.tsx';
import { formatTime } from '../../format/times.ts';
import { auditTexts as texts } from '../../texts/audit.ts';

export const auditColumns: Column<AuditEntry>[] = [
  {
    key: 'date',
    header: texts.columns.date,
    width: '170px',
    render: ({ activityDateTime }) => <OneLine text={formatTime(activityDateTime)} />,
  },
  {
    key: 'activity',
    header: texts.columns.activity,
    width: 'minmax(0, 3fr)',
    render: ({ activityDisplayName, resultReason }) => <TwoLines first={activityDisplayName} second={resultReason} />,
  },
  {
    key: 'service',
    header: texts.columns.service,
    width: 'minmax(0, 2fr)',
    render: ({ loggedByService, category }) => <TwoLines first={loggedByService} second={category} />,
  },
  {
    key: 'status',
    header: texts.columns.status,
    width: '110px',
    render: (entry) => <AuditStatus entry={entry} />,
  },
  {
    key: 'target',
    header: texts.columns.target,
    width: 'minmax(0, 2fr)',
    render: (entry) => <OneLine text={targetOf(entry)} />,
  },
  {
    key: 'initiatedBy',
    header: texts.columns.initiatedBy,
    width: 'minmax(0, 2fr)',
    render: (entry) => <OneLine text={initiatorOf(entry)} />,
  },
];

export function renderCompactAudit(entry: AuditEntry): ReactNode {
  return (
    <CompactRow
      aside={
        <Caption1>
          <AuditStatus entry={entry} />
        </Caption1>
      }
    >
      <TwoLines
        first={entry.activityDisplayName}
        second={`${targetOf(entry)} · ${formatTime(entry.activityDateTime)}`}
      />
    </CompactRow>
  );
}

export function AuditStatus({ entry: { result } }: { entry: AuditEntry }): ReactNode {
  return (
    <StatusLabel status={result === 'success' ? 'success' : 'failure'}>{texts.result[result] ?? result}</StatusLabel>
  );
}

export function targetOf({ targetResources }: AuditEntry): string {
  return targetResources.map(({ displayName }) => displayName).join(', ') || texts.tenant;
}

export function initiatorOf({ initiatedBy: { user, app } }: AuditEntry): string {
  return user?.displayName ?? app?.displayName ?? '';
}
