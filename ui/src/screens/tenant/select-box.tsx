/** The box that selects a row of the tenant's lists, the one that selects all, and the column of these boxes. */
import { Checkbox, makeStyles } from '@fluentui/react-components';
import { type ReactNode, useRef } from 'react';
import type { Column } from '../../components/virtual-table/columns.ts';
import { tenantChangeTexts as texts } from '../../texts/tenant-changes.ts';
import type { Selectable, Selection } from './use-selection.ts';

// Above the boxes of a narrow list's rows, which stand at their end.
const useStyles = makeStyles({ labelled: { marginLeft: 'auto' } });

export function selectColumn<T extends Selectable>(selection: Selection): Column<T> {
  return {
    key: 'select',
    header: <SelectAllBox selection={selection} />,
    width: '44px',
    render: (row) => <SelectBox row={row} selection={selection} />,
  };
}

/** A click on it selects, and doesn't open the row; with Shift, by mouse or key, it selects a range. */
export function SelectBox({ row, selection }: { row: Selectable; selection: Selection }): ReactNode {
  const isRange = useRef(false);
  return (
    <Checkbox
      aria-label={texts.select(row.displayName)}
      checked={selection.isSelected(row.id)}
      onClick={(event) => {
        event.stopPropagation();
        isRange.current = event.shiftKey;
      }}
      onChange={() => selection.toggle(row.id, isRange.current)}
    />
  );
}

/** All that the search finds; with a label where no column says what it is for. */
export function SelectAllBox({ selection, label }: { selection: Selection; label?: string }): ReactNode {
  const styles = useStyles();
  const { all, selectAll, clear } = selection;
  return (
    <Checkbox
      {...(label === undefined
        ? { 'aria-label': texts.selectAll }
        : { label, labelPosition: 'before', className: styles.labelled })}
      title={texts.selectAllHint}
      checked={all === 'some' ? 'mixed' : all === 'all'}
      onChange={() => (all === 'all' ? clear() : selectAll())}
    />
  );
}
