/** What a virtual table shows: its columns, and the short form of a row for narrow places. */
import type { ReactNode } from 'react';

export interface Column<T> {
  key: string;
  header: ReactNode;
  /** A track of CSS grid: `180px`, `minmax(0, 2fr)`. */
  width: string;
  render(row: T): ReactNode;
}

export function gridTracks<T>(columns: readonly Column<T>[]): string {
  return columns.map((column) => column.width).join(' ');
}

/** Below this width of the table, rows are shown in their short form. */
export const COMPACT_BELOW_PX = 760;
export const ROW_HEIGHT_PX = 52;
export const COMPACT_ROW_HEIGHT_PX = 68;
export const HEADER_HEIGHT_PX = 44;
