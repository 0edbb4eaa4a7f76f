/**
 * Moving through the rows of a virtual table by keyboard: one row is in the tab order, arrows, page keys, Home and
 * End move from it. It is followed by its key, so that rows arriving above it don't move the focus to another; when it
 * goes, the one that takes its place takes its turn.
 */
import { type FocusEvent, type KeyboardEvent, type MouseEvent, useCallback, useMemo, useRef, useState } from 'react';

const PAGE_ROWS = 10;

interface RowFocusOptions<T> {
  rows: readonly (T | undefined)[];
  rowKey(row: T): string;
  onOpen?: ((row: T) => void) | undefined;
}

export function useRowFocus<T>({ rows, rowKey, onOpen }: RowFocusOptions<T>) {
  /** The key is unknown while the row is still to come; until then its place says which it is. */
  const [active, setActive] = useState<{ index: number; key: string | null }>({ index: 0, key: null });
  const body = useRef<HTMLDivElement>(null);
  const isMoved = useRef(false);
  /** The row that stands in for one that is still to come and has the focus: it gives it to that one. */
  const standIn = useRef<HTMLElement | null>(null);

  const activeIndex = useMemo(() => {
    const { index, key } = active;
    const place = Math.max(0, Math.min(index, rows.length - 1));
    if (key === null) return place;
    const row = rows[index];
    if (row !== undefined && rowKey(row) === key) return index;
    const found = rows.findIndex((each) => each !== undefined && rowKey(each) === key);
    return found < 0 ? place : found;
  }, [rows, rowKey, active]);

  const activate = useCallback(
    (index: number) => {
      const row = rows[index];
      setActive({ index, key: row === undefined ? null : rowKey(row) });
    },
    [rows, rowKey],
  );

  const moveTo = useCallback(
    (index: number) => {
      const bounded = Math.min(Math.max(index, 0), rows.length - 1);
      if (bounded < 0) return;
      isMoved.current = true;
      activate(bounded);
    },
    [rows.length, activate],
  );

  // Heard at the body, so that a row needs nothing of its own and isn't drawn again for it.
  const handlers = {
    onFocus: (event: FocusEvent<HTMLElement>) => {
      const index = indexOf(event.target);
      if (index === null) return;
      activate(index);
      standIn.current = rows[index] === undefined ? event.target : null;
    },
    // Not heard when a row is taken out of the page with the focus in it.
    onBlur: () => {
      standIn.current = null;
    },
    onClick: (event: MouseEvent<HTMLElement>) => {
      const row = rows[indexOf(event.target) ?? -1];
      if (row !== undefined) onOpen?.(row);
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const index = indexOf(event.target);
      // A button inside the row has keys of its own.
      if (index === null || (event.target as HTMLElement).dataset.index === undefined) return;
      const row = rows[index];
      if ((event.key === 'Enter' || event.key === ' ') && row !== undefined && onOpen) {
        event.preventDefault();
        onOpen(row);
        return;
      }
      const next = nextIndex(event.key, index, rows.length);
      if (next === null) return;
      event.preventDefault();
      moveTo(next);
    },
  };

  /** Called after each drawing: the row that was moved to is drawn now, or what stands in for it has given way to it. */
  const settle = (scrollToIndex: (index: number) => void) => {
    const before = standIn.current;
    if (before?.isConnected === false) standIn.current = null;
    // What was focused elsewhere in the meantime keeps the focus.
    const hasCome = before?.isConnected === false && document.activeElement === document.body;
    if (!isMoved.current && !hasCome) return;
    const row = body.current?.querySelector<HTMLElement>(`[data-index="${activeIndex}"]`);
    if (!row) return;
    row.focus({ preventScroll: true });
    if (isMoved.current) scrollToIndex(activeIndex);
    isMoved.current = false;
  };

  return { body, activeIndex, settle, handlers };
}

/** The row that something is in. */
function indexOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return row ? Number(row.dataset.index) : null;
}

function nextIndex(key: string, index: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'PageDown':
      return index + PAGE_ROWS;
    case 'PageUp':
      return index - PAGE_ROWS;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
