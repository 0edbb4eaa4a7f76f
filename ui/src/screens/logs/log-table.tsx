/** The entries as a table of which only the rows in sight exist; more are fetched near the end. */
import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { ProvisioningObjectSummary } from '../../../../simulator/model/log.ts';
import { StatusBadge } from '../../components/status-badge.tsx';
import { formatTime } from '../../components/times.ts';
import { texts } from '../../texts/texts.ts';

const ROW_HEIGHT = 56;
const COLUMNS =
  'minmax(11rem, 1.2fr) minmax(14rem, 2fr) minmax(6rem, 0.8fr) minmax(10rem, 1fr) minmax(10rem, 1fr) minmax(8rem, 0.8fr)';

const useStyles = makeStyles({
  scroll: {
    height: 'calc(100vh - 24rem)',
    minHeight: '20rem',
    overflow: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  table: { minWidth: '60rem', width: '100%', display: 'block' },
  entries: { display: 'block', position: 'relative' },
  heading: { textAlign: 'start', fontWeight: tokens.fontWeightSemibold },
  row: {
    display: 'grid',
    gridTemplateColumns: COLUMNS,
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalM}`,
    height: `${ROW_HEIGHT}px`,
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: {
    display: 'block',
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  entry: {
    position: 'absolute',
    left: 0,
    right: 0,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  selected: { backgroundColor: tokens.colorNeutralBackground1Selected },
  identity: { display: 'grid', minWidth: 0 },
  open: {
    border: 'none',
    padding: 0,
    font: 'inherit',
    textAlign: 'start',
    backgroundColor: 'transparent',
    cursor: 'pointer',
    color: tokens.colorBrandForegroundLink,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  id: { color: tokens.colorNeutralForeground2, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  cell: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  foot: { color: tokens.colorNeutralForeground2 },
});

export function LogTable({
  entries,
  hasMore,
  loadMore,
  selectedId,
  onSelect,
}: {
  entries: readonly ProvisioningObjectSummary[];
  hasMore: boolean;
  loadMore: () => void;
  selectedId: string | null;
  onSelect: (id: string) => void;
}) {
  const styles = useStyles();
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const items = rows.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastIndex >= entries.length - 20) loadMore();
  }, [hasMore, lastIndex, entries.length, loadMore]);
  const headings = [
    texts.logs.date,
    texts.logs.identity,
    texts.logs.action,
    texts.logs.source,
    texts.logs.target,
    texts.logs.status,
  ];
  return (
    <div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      <section ref={scroll} className={styles.scroll} aria-label={texts.logs.title} tabIndex={0}>
        <table className={styles.table} aria-rowcount={hasMore ? -1 : entries.length + 1}>
          <thead className={styles.head}>
            <tr className={styles.row}>
              {headings.map((heading) => (
                <th key={heading} scope="col" className={styles.heading}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className={styles.entries} style={{ height: `${rows.getTotalSize()}px` }}>
            {items.map((item) => {
              const entry = entries[item.index] as ProvisioningObjectSummary;
              return (
                <tr
                  key={entry.id}
                  aria-rowindex={item.index + 2}
                  className={mergeClasses(styles.row, styles.entry, entry.id === selectedId && styles.selected)}
                  style={{ transform: `translateY(${item.start}px)` }}
                  onClick={() => onSelect(entry.id)}
                >
                  <Cells entry={entry} />
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <Text size={200} className={styles.foot}>
        {texts.logs.rows(entries.length, hasMore)}
      </Text>
    </div>
  );
}

function Cells({ entry }: { entry: ProvisioningObjectSummary }) {
  const styles = useStyles();
  const { provisioningAction: action } = entry;
  return (
    <>
      <td className={styles.cell}>{formatTime(entry.activityDateTime)}</td>
      <td className={styles.identity}>
        <button type="button" className={styles.open}>
          {entry.sourceIdentity.displayName || texts.logs.unnamed}
        </button>
        <Text size={200} className={styles.id}>
          {entry.sourceIdentity.id}
        </Text>
      </td>
      <td className={styles.cell}>{action.charAt(0).toUpperCase() + action.slice(1)}</td>
      <td className={styles.cell}>{entry.sourceSystem.displayName}</td>
      <td className={styles.cell}>{entry.targetSystem.displayName}</td>
      <td>
        <StatusBadge status={entry.provisioningStatusInfo.status} />
      </td>
    </>
  );
}
