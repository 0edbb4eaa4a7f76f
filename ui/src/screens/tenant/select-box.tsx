/** The box that selects a row of the tenant's lists, and the column of these boxes. */
import { Checkbox } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Column } from '../../components/virtual-table/columns.ts';
import { tenantChangeTexts as texts } from '../../texts/tenant-changes.ts';
import type { Selectable, Selection } from './use-selection.ts';

type Boxes<T> = Pick<Selection<T>, 'isSelected' | 'toggle'>;

export function selectColumn<T extends Selectable>(boxes: Boxes<T>): Column<T> {
  return {
    key: 'select',
    header: '',
    width: '44px',
    render: (row) => <SelectBox row={row} boxes={boxes} />,
  };
}

/** A click on it selects, and doesn't open the row. */
export function SelectBox<T extends Selectable>({ row, boxes }: { row: T; boxes: Boxes<T> }): ReactNode {
  return (
    <Checkbox
      aria-label={texts.select(row.displayName)}
      checked={boxes.isSelected(row.id)}
      onClick={(event) => event.stopPropagation()}
      onChange={() => boxes.toggle(row.id)}
    />
  );
}
