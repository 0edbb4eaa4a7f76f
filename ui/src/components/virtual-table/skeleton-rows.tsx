/** Rows in the place of those still to come, of the same height, so that nothing moves when they arrive. */
import { makeStyles, Skeleton, SkeletonItem, TableBody, TableCell, TableRow } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { common } from '../../texts/common.ts';

const useStyles = makeStyles({
  row: { display: 'grid', boxSizing: 'border-box' },
  cell: { alignSelf: 'center', height: 'auto' },
  bar: { width: '100%', maxWidth: '160px' },
});

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

export function SkeletonRows({
  tracks,
  cells,
  rowHeight,
}: {
  tracks: string;
  cells: number;
  rowHeight: number;
}): ReactNode {
  const styles = useStyles();
  const columns = Array.from({ length: cells }, (_, index) => index);
  return (
    <TableBody>
      {ROWS.map((row) => (
        <TableRow key={row} className={styles.row} style={{ gridTemplateColumns: tracks, height: rowHeight }}>
          {columns.map((column) => (
            <TableCell key={column} role="gridcell" className={styles.cell}>
              <Skeleton aria-label={common.loading}>
                <SkeletonItem className={styles.bar} />
              </Skeleton>
            </TableCell>
          ))}
        </TableRow>
      ))}
    </TableBody>
  );
}
