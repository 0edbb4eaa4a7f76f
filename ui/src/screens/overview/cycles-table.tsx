/** The cycles that have ended, newest first; each leads to its entries in the log. */
import {
  Link,
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  tokens,
} from '@fluentui/react-components';
import { Link as RouterLink } from 'react-router';
import type { Counts, CycleSummary } from '../../api/types.ts';
import { Empty } from '../../components/states.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { formatDuration, formatTime } from '../../components/times.ts';
import { texts } from '../../texts/texts.ts';

const useStyles = makeStyles({
  scroll: {
    overflowX: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusMedium,
  },
  table: { minWidth: '56rem' },
  number: { fontVariantNumeric: 'tabular-nums' },
});

const columns = [
  'imported',
  'created',
  'updated',
  'disabled',
  'deleted',
  'skipped',
  'failed',
  'requests',
] as const satisfies readonly (keyof Counts)[];

export function CyclesTable({ cycles }: { cycles: readonly CycleSummary[] }) {
  const styles = useStyles();
  return (
    <section aria-label={texts.overview.history}>
      <Text as="h2" size={400} weight="semibold" block>
        {texts.overview.history}
      </Text>
      {cycles.length === 0 ? (
        <Empty>{texts.overview.noCycles}</Empty>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
        <section className={styles.scroll} tabIndex={0} aria-label={texts.overview.history}>
          <Table size="small" className={styles.table} aria-label={texts.overview.history}>
            <TableHeader>
              <TableRow>
                <TableHeaderCell>{texts.cycles.began}</TableHeaderCell>
                <TableHeaderCell>{texts.cycles.kind}</TableHeaderCell>
                <TableHeaderCell>{texts.cycles.state}</TableHeaderCell>
                <TableHeaderCell>{texts.cycles.duration}</TableHeaderCell>
                {columns.map((name) => (
                  <TableHeaderCell key={name}>{texts.counts[name]}</TableHeaderCell>
                ))}
              </TableRow>
            </TableHeader>
            <TableBody>
              {cycles.slice(0, 20).map((cycle) => (
                <TableRow key={cycle.cycleId}>
                  <TableCell>
                    <RouterLink to={`../logs?cycle=${cycle.cycleId}`} relative="path">
                      <Link as="span">{formatTime(cycle.began)}</Link>
                    </RouterLink>
                  </TableCell>
                  <TableCell>{texts.cycles[cycle.kind]}</TableCell>
                  <TableCell>
                    <StatusBadge status={cycle.state} />
                  </TableCell>
                  <TableCell className={styles.number}>{formatDuration(cycle.durationMs)}</TableCell>
                  {columns.map((name) => (
                    <TableCell key={name} className={styles.number}>
                      {cycle.counts[name]}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </section>
      )}
    </section>
  );
}
