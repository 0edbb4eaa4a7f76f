/**
 * A table over any number of rows: only those in sight are drawn. A list either grows, more being read as its end comes
 * near, or has a place for each row from the start, those in sight being read. Rows open by click or Enter. In a narrow
 * place the columns give way to a short form of two lines.
 */
import { makeStyles, Table } from '@fluentui/react-components';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type ReactNode,
  type Ref,
  type UIEvent,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
} from 'react';
import { useElementWidth } from '../../hooks/use-element-width.ts';
import { AwaitedRow } from './awaited-row.tsx';
import { COMPACT_BELOW_PX, COMPACT_ROW_HEIGHT_PX, type Column, gridTracks, ROW_HEIGHT_PX } from './columns.ts';
import { HeaderRow, headerHeight } from './header-row.tsx';
import { SkeletonRows } from './skeleton-rows.tsx';
import { useRowFocus } from './use-row-focus.ts';
import { VirtualRow } from './virtual-row.tsx';

const useStyles = makeStyles({
  scroller: {
    flex: 1,
    minHeight: 0,
    overflowY: 'auto',
    overflowX: 'hidden',
    scrollbarGutter: 'stable',
    scrollbarWidth: 'thin',
  },
  body: { position: 'relative' },
});

export interface TableHandle {
  scrollToTop(): void;
}

export interface VirtualTableProps<T> {
  ref?: Ref<TableHandle>;
  label: string;
  columns: readonly Column<T>[];
  /** A row that is still to come is undefined. */
  rows: readonly (T | undefined)[];
  rowKey(row: T): string;
  /** The two lines of a row in a narrow place. */
  renderCompact(row: T): ReactNode;
  /** In the place of the columns' headers there. */
  compactHeader?: ReactNode;
  selectedKey?: string | null;
  onOpen?(row: T): void;
  isLoading?: boolean;
  hasMore?: boolean;
  onLoadMore?(): void;
  /** Told which rows are drawn, both ends included. */
  onRangeChange?(first: number, last: number): void;
  /** Told when the first row comes into or goes out of sight. */
  onTopChange?(isAtTop: boolean): void;
  /** Shown instead of rows when there are none. */
  empty: ReactNode;
}

/** Rows drawn beyond the edge, so that fast scrolling shows no gaps. */
const OVERSCAN = 12;
/** How near the end the next page is read. */
const LOAD_AHEAD_ROWS = 30;

export function VirtualTable<T>(props: VirtualTableProps<T>): ReactNode {
  const { label, columns, rows, rowKey, renderCompact, selectedKey, onOpen, isLoading, hasMore, onLoadMore } = props;
  const { compactHeader } = props;
  const styles = useStyles();
  const [scroller, width] = useElementWidth<HTMLDivElement>();
  const isCompact = width > 0 && width < COMPACT_BELOW_PX;
  const rowHeight = isCompact ? COMPACT_ROW_HEIGHT_PX : ROW_HEIGHT_PX;
  const tracks = useMemo(() => gridTracks(columns), [columns]);

  const { body, activeIndex, settle, handlers } = useRowFocus({ rows, rowKey, onOpen });

  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      // The row in the tab order stays, so that the focus isn't lost while scrolling.
      if (activeIndex >= range.count || indexes.includes(activeIndex)) return indexes;
      return [...indexes, activeIndex].sort((a, b) => a - b);
    },
    [activeIndex],
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    rangeExtractor,
    // The header covers the top of the scroller, so its end is that much nearer.
    scrollPaddingEnd: headerHeight(isCompact, compactHeader),
  });
  const items = virtualizer.getVirtualItems();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the virtualizer asks for the height only when told to.
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  useLayoutEffect(() => settle((index) => virtualizer.scrollToIndex(index)));

  useImperativeHandle(props.ref, () => ({ scrollToTop: () => virtualizer.scrollToOffset(0) }), [virtualizer]);

  const lastDrawn = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    if (hasMore && lastDrawn >= rows.length - LOAD_AHEAD_ROWS) onLoadMore?.();
  }, [hasMore, lastDrawn, rows.length, onLoadMore]);

  const { onRangeChange } = props;
  const firstDrawn = virtualizer.range?.startIndex ?? 0;
  useEffect(() => {
    if (rows.length > 0) onRangeChange?.(firstDrawn, lastDrawn);
  }, [rows.length, firstDrawn, lastDrawn, onRangeChange]);

  const onScroll = (event: UIEvent<HTMLDivElement>) => props.onTopChange?.(event.currentTarget.scrollTop < rowHeight);
  const isEmpty = rows.length === 0 && !isLoading;
  return (
    <div ref={scroller} className={styles.scroller} onScroll={onScroll}>
      {isEmpty ? (
        props.empty
      ) : (
        <Table
          noNativeElements
          role="grid"
          aria-label={label}
          aria-rowcount={hasMore ? -1 : rows.length + 1}
          aria-busy={isLoading}
        >
          <HeaderRow columns={columns} tracks={tracks} isCompact={isCompact} compact={compactHeader} />
          {isLoading ? (
            <SkeletonRows
              tracks={isCompact ? '1fr' : tracks}
              cells={isCompact ? 1 : columns.length}
              rowHeight={rowHeight}
            />
          ) : (
            // biome-ignore lint/a11y/useSemanticElements: a table element can't hold rows that are placed by their offset.
            <div
              ref={body}
              role="rowgroup"
              className={styles.body}
              style={{ height: virtualizer.getTotalSize() }}
              {...handlers}
            >
              {items.map((item) => {
                const row = rows[item.index];
                if (row === undefined) {
                  return (
                    <AwaitedRow
                      key={`row ${item.index}`}
                      index={item.index}
                      top={item.start}
                      height={rowHeight}
                      tracks={isCompact ? '1fr' : tracks}
                      cells={isCompact ? 1 : columns.length}
                      isInTabOrder={item.index === activeIndex}
                    />
                  );
                }
                const key = rowKey(row);
                return (
                  <VirtualRow
                    key={key}
                    row={row}
                    index={item.index}
                    top={item.start}
                    height={rowHeight}
                    columns={columns}
                    tracks={tracks}
                    renderCompact={isCompact ? renderCompact : null}
                    isSelected={key === selectedKey}
                    isInTabOrder={item.index === activeIndex}
                    isOpening={onOpen !== undefined}
                  />
                );
              })}
            </div>
          )}
        </Table>
      )}
    </div>
  );
}
