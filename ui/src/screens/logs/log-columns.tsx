/** The columns of the provisioning log (P-902), and its short form. */
import { Caption1 } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { LogRow } from '../../../../simulator/model/log.ts';
import { StatusLabel } from '../../components/status-label.tsx';
import { TimeText } from '../../components/time-text.tsx';
import type { Column } from '../../components/virtual-table/columns.ts';
import { CompactRow, OneLine, TwoLines } from '../../components/virtual-table/two-lines.tsx';
import { formatTime } from '../../format/times.ts';
import { actionTexts, logTexts, statusTexts } from '../../texts/logs.ts';

export const logColumns: Column<LogRow>[] = [
  {
    key: 'date',
    header: logTexts.columns.date,
    width: '184px',
    render: (entry) => <TimeText time={entry.activityDateTime} />,
  },
  {
    key: 'identity',
    header: logTexts.columns.identity,
    width: 'minmax(0, 3fr)',
    render: (entry) => <TwoLines first={nameOf(entry)} second={entry.sourceIdentity.id} />,
  },
  {
    key: 'action',
    header: logTexts.columns.action,
    width: '120px',
    render: (entry) => actionTexts[entry.provisioningAction],
  },
  {
    key: 'source',
    header: logTexts.columns.source,
    width: 'minmax(0, 2fr)',
    render: (entry) => <OneLine text={entry.sourceSystem.displayName} />,
  },
  {
    key: 'target',
    header: logTexts.columns.target,
    width: 'minmax(0, 2fr)',
    render: (entry) => <OneLine text={entry.targetSystem.displayName} />,
  },
  {
    key: 'status',
    header: logTexts.columns.status,
    width: '116px',
    render: (entry) => <EntryStatus entry={entry} />,
  },
];

export function renderCompactEntry(entry: LogRow): ReactNode {
  const second = `${actionTexts[entry.provisioningAction]} · ${formatTime(entry.activityDateTime)}`;
  return (
    <CompactRow
      aside={
        <Caption1>
          <EntryStatus entry={entry} />
        </Caption1>
      }
    >
      <TwoLines first={nameOf(entry)} second={second} />
    </CompactRow>
  );
}

export function EntryStatus({ entry }: { entry: LogRow }): ReactNode {
  const { status } = entry.provisioningStatusInfo;
  return <StatusLabel status={status}>{statusTexts[status]}</StatusLabel>;
}

/** The name may be missing, an id never is (E-1007). */
export function nameOf({ sourceIdentity, targetIdentity }: LogRow): string {
  return sourceIdentity.displayName || targetIdentity.displayName || sourceIdentity.id || targetIdentity.id;
}

export function keyOf(entry: LogRow): string {
  return entry.id;
}
