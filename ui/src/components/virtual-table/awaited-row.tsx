/** The place of a row of a virtual table that is still being read. */
import { makeStyles, TableCell, TableRow, tokens } from '@fluentui/react-components';
import { memo, type ReactNode } from 'react';

const useStyles = makeStyles({
  row: { position: 'absolute', left: 0, right: 0, top: 0, display: 'grid', boxSizing: 'border-box' },
  cell: { alignSelf: 'center', height: 'auto' },
  // A plain block: while the scroll bar is dragged, dozens of these are drawn in a frame.
  bar: {
    height: '16px',
    maxWidth: '160px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralStencil1,
  },
});

interface AwaitedRowProps {
  index: number;
  top: number;
  height: number;
  tracks: string;
  cells: number;
  isInTabOrder: boolean;
}

export const AwaitedRow = memo(function DrawnRow(props: AwaitedRowProps): ReactNode {
  const styles = useStyles();
  return (
    <TableRow
      className={styles.row}
      style={{ transform: `translateY(${props.top}px)`, height: props.height, gridTemplateColumns: props.tracks }}
      aria-rowindex={props.index + 2}
      aria-busy
      data-index={props.index}
      tabIndex={props.isInTabOrder ? 0 : -1}
    >
      {Array.from({ length: props.cells }, (_, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cells are alike and never change places.
        <TableCell key={column} role="gridcell" className={styles.cell}>
          <div className={styles.bar} />
        </TableCell>
      ))}
    </TableRow>
  );
});
