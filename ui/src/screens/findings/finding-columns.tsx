/** How findings stand in their table, and in its short form. */
import type { ReactNode } from 'react';
import type { Finding } from '../../api/findings.ts';
import { TimeText } from '../../components/time-text.tsx';
import type { Column } from '../../components/virtual-table/columns.ts';
import { CompactRow, OneLine, TwoLines } from '../../components/virtual-table/two-lines.tsx';
import { findingsTexts as texts } from '../../texts/findings.ts';
import { SeverityLabel } from './severity-label.tsx';

export const findingColumns: Column<Finding>[] = [
  {
    key: 'severity',
    header: texts.columns.severity,
    width: '110px',
    render: ({ severity }) => <SeverityLabel severity={severity} />,
  },
  {
    key: 'finding',
    header: texts.columns.finding,
    width: 'minmax(0, 5fr)',
    render: ({ message, verdict }) => <TwoLines first={message} second={verdict} />,
  },
  {
    key: 'received',
    header: texts.columns.received,
    width: 'minmax(0, 2fr)',
    render: ({ received, subject }) => <TwoLines first={received ?? ''} second={subject} />,
  },
  { key: 'rule', header: texts.columns.rule, width: '72px', render: ({ rule }) => <OneLine text={rule} /> },
  { key: 'count', header: texts.columns.count, width: '72px', render: ({ count }) => texts.count(count) },
  {
    key: 'lastSeen',
    header: texts.columns.lastSeen,
    width: '150px',
    render: ({ lastSeen }) => <TimeText time={lastSeen} />,
  },
];

export function renderCompactFinding({ message, rule, count, received, severity }: Finding): ReactNode {
  return (
    <CompactRow aside={<SeverityLabel severity={severity} />}>
      <TwoLines first={message} second={[rule, texts.times(count), received].filter(Boolean).join(' · ')} />
    </CompactRow>
  );
}

const order = ['error', 'warning', 'note'];

/** The gravest first, in the order they were seen. */
export function byGravity(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

export function keyOf({ id }: Finding): string {
  return id;
}
