/** How many objects are equal, missing, different, extra and hidden: users and groups. */
import {
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { DriftReport } from '../../api/drift.ts';
import { driftTexts as texts } from '../../texts/drift.ts';

const useStyles = makeStyles({
  table: {
    flexShrink: 0,
    maxWidth: '720px',
    fontVariantNumeric: 'tabular-nums',
    '@media (max-width: 640px)': { fontSize: tokens.fontSizeBase200 },
  },
  cell: { '@media (max-width: 640px)': { padding: `0 ${tokens.spacingHorizontalXXS}` } },
});

const states = Object.keys(texts.counts) as (keyof typeof texts.counts)[];

export function DriftSummary({ counts }: { counts: DriftReport['counts'] }): ReactNode {
  const styles = useStyles();
  return (
    <Table size="small" aria-label={texts.summary} className={styles.table}>
      <TableHeader>
        <TableRow>
          <TableHeaderCell className={styles.cell}>{texts.summary}</TableHeaderCell>
          {states.map((state) => (
            <TableHeaderCell key={state} className={styles.cell}>
              {texts.counts[state]}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {(['User', 'Group'] as const).map((kind) => (
          <TableRow key={kind}>
            <TableCell className={styles.cell} title={texts.held(counts[kind].held, counts[kind].expected)}>
              {texts.kinds[kind]}
            </TableCell>
            {states.map((state) => (
              <TableCell key={state} className={styles.cell}>
                {texts.number(counts[kind][state])}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
