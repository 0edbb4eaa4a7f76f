/**
 * Modified properties, old beside new, and where it is known the source and the expression behind each (P-812); in a
 * narrow place one below the other. In the log, provision on demand and Why?.
 */
import {
  makeStyles,
  mergeClasses,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ModifiedProperty } from '../../../simulator/model/log.ts';
import type { ModifiedAttribute } from '../api/on-demand.ts';
import { readable } from '../format/http-text.ts';
import { useElementWidth } from '../hooks/use-element-width.ts';
import { common, modifiedTexts as texts } from '../texts/common.ts';
import { PropertyList } from './property-list.tsx';

/** Below this, columns would be too narrow to read, by their number. */
const NARROW_BELOW_PX = { 3: 420, 5: 620 };

const useStyles = makeStyles({
  cell: { overflowWrap: 'anywhere', verticalAlign: 'top', padding: tokens.spacingHorizontalS },
  header: { fontWeight: tokens.fontWeightSemibold },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  document: { whiteSpace: 'pre-wrap' },
  old: { color: tokens.colorNeutralForeground3 },
  cards: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
});

type Row = ModifiedProperty | ModifiedAttribute;

interface ModifiedTableProps {
  label: string;
  rows: readonly Row[];
}

export function ModifiedTable({ label, rows }: ModifiedTableProps): ReactNode {
  const styles = useStyles();
  const [ref, width] = useElementWidth<HTMLDivElement>();
  const columns = rows.some(hasSource) ? 5 : 3;
  const lines = rows.map((row) => cellsOf(row, columns === 5, styles));
  return (
    <div ref={ref}>
      {width < NARROW_BELOW_PX[columns] ? (
        <div className={styles.cards}>
          {lines.map((cells, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a property may be there twice, and the list never changes.
            <PropertyList key={index} properties={cells} />
          ))}
        </div>
      ) : (
        <Columns label={label} lines={lines} />
      )}
    </div>
  );
}

interface Cell {
  name: string;
  value: ReactNode;
}

function Columns({ label, lines }: { label: string; lines: readonly Cell[][] }): ReactNode {
  const styles = useStyles();
  return (
    <Table size="small" aria-label={label}>
      <TableHeader>
        <TableRow>
          {lines[0]?.map(({ name }) => (
            <TableHeaderCell key={name} className={styles.header}>
              {name}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {lines.map((cells, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a property may be there twice, and the list never changes.
          <TableRow key={index}>
            {cells.map(({ name, value }) => (
              <TableCell key={name} className={styles.cell}>
                {value || common.notGiven}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function cellsOf(row: Row, withSource: boolean, styles: ReturnType<typeof useStyles>): Cell[] {
  const { displayName, oldValue, newValue } = row;
  const expression = hasSource(row) ? row.expression : null;
  const values = [
    {
      name: texts.before,
      value: <span className={styles.old}>{shownValue(oldValue, styles) || common.notGiven}</span>,
    },
    { name: texts.after, value: shownValue(newValue, styles) },
  ];
  if (!withSource) return [{ name: texts.property, value: displayName }, ...values];
  return [
    { name: texts.targetAttribute, value: displayName },
    { name: texts.source, value: hasSource(row) ? sourceText(row) : '' },
    { name: texts.expression, value: expression ? <code className={styles.code}>{expression}</code> : '' },
    ...values,
  ];
}

/** A document line by line: in one piece it would be broken anywhere. */
function shownValue(value: string | null, styles: ReturnType<typeof useStyles>): ReactNode {
  if (!value || !/^[[{]/.test(value)) return value;
  return <code className={mergeClasses(styles.code, styles.document)}>{readable(value)}</code>;
}

function hasSource(row: Row): row is ModifiedAttribute {
  return 'source' in row;
}

/** The value alone where one attribute is read; with their names where there are several. */
function sourceText({ source }: ModifiedAttribute): string {
  const entries = Object.entries(source);
  const [only] = entries;
  if (entries.length === 1 && only) return only[1] ?? '';
  return entries.map(([name, value]) => `${name}: ${value ?? common.notGiven}`).join(', ');
}
