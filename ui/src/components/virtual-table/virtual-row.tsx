/** One row of a virtual table, in its place. Drawn again only when it is another row or stands elsewhere. */
import { makeStyles, mergeClasses, TableCell, TableRow, tokens } from '@fluentui/react-components';
import { memo, type ReactNode } from 'react';
import type { Column } from './columns.ts';

const useStyles = makeStyles({
  row: {
    position: 'absolute',
    left: 0,
    right: 0,
    top: 0,
    display: 'grid',
    boxSizing: 'border-box',
  },
  opening: { cursor: 'pointer' },
  cell: { minWidth: 0, overflow: 'hidden', height: '100%', boxSizing: 'border-box' },
  compact: { padding: `0 ${tokens.spacingHorizontalM}`, display: 'block', alignContent: 'center' },
});

interface VirtualRowProps<T> {
  row: T;
  index: number;
  top: number;
  height: number;
  columns: readonly Column<T>[];
  tracks: string;
  /** The short form; null for columns. */
  renderCompact: ((row: T) => ReactNode) | null;
  isSelected: boolean;
  isInTabOrder: boolean;
  isOpening: boolean;
}

function DrawnRow<T>(props: VirtualRowProps<T>): ReactNode {
  const { row, index, top, height, columns, tracks, renderCompact, isSelected } = props;
  const styles = useStyles();
  return (
    <TableRow
      className={mergeClasses(styles.row, props.isOpening && styles.opening)}
      style={{ transform: `translateY(${top}px)`, height, gridTemplateColumns: renderCompact ? '1fr' : tracks }}
      appearance={isSelected ? 'brand' : 'none'}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-index={index}
      tabIndex={props.isInTabOrder ? 0 : -1}
    >
      {renderCompact ? (
        <TableCell role="gridcell" className={mergeClasses(styles.cell, styles.compact)}>
          {renderCompact(row)}
        </TableCell>
      ) : (
        columns.map((column) => (
          <TableCell key={column.key} role="gridcell" className={styles.cell}>
            {column.render(row)}
          </TableCell>
        ))
      )}
    </TableRow>
  );
}

/** `memo` forgets that the row's type is free. */
export const VirtualRow = memo(DrawnRow) as typeof DrawnRow;
