/** The header of a virtual table: its columns' headers, or what stands for them in a narrow place. */
import { makeStyles, TableHeader, TableHeaderCell, TableRow, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { type Column, HEADER_HEIGHT_PX } from './columns.ts';

const useStyles = makeStyles({
  header: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  row: { display: 'grid' },
  cell: { fontWeight: tokens.fontWeightSemibold },
});

interface HeaderRowProps<T> {
  columns: readonly Column<T>[];
  tracks: string;
  isCompact: boolean;
  /** Instead of the columns' headers; without it there is no header in a narrow place. */
  compact: ReactNode | undefined;
}

export function headerHeight(isCompact: boolean, compact: ReactNode | undefined): number {
  return isCompact && compact === undefined ? 0 : HEADER_HEIGHT_PX;
}

export function HeaderRow<T>({ columns, tracks, isCompact, compact }: HeaderRowProps<T>): ReactNode {
  const styles = useStyles();
  if (isCompact && compact === undefined) return null;
  const cells = isCompact ? [{ key: 'compact', header: compact }] : columns;
  return (
    <TableHeader className={styles.header}>
      <TableRow className={styles.row} style={{ gridTemplateColumns: isCompact ? '1fr' : tracks }} aria-rowindex={1}>
        {cells.map(({ key, header }) => (
          <TableHeaderCell key={key} className={styles.cell}>
            {header}
          </TableHeaderCell>
        ))}
      </TableRow>
    </TableHeader>
  );
}
