/** Modified attributes with where each value came from (P-812); in a narrow place one below the other. */
import {
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ModifiedAttribute } from '../../api/on-demand.ts';
import { PropertyList } from '../../components/property-list.tsx';
import { useElementWidth } from '../../hooks/use-element-width.ts';
import { common } from '../../texts/common.ts';
import { onDemandTexts as texts } from '../../texts/on-demand.ts';

const NARROW_BELOW_PX = 620;

const useStyles = makeStyles({
  cell: { overflowWrap: 'anywhere', verticalAlign: 'top', padding: tokens.spacingHorizontalS },
  header: { fontWeight: tokens.fontWeightSemibold },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  old: { color: tokens.colorNeutralForeground3 },
  cards: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
});

export function ModifiedTable({ rows }: { rows: readonly ModifiedAttribute[] }): ReactNode {
  const [ref, width] = useElementWidth<HTMLDivElement>();
  return <div ref={ref}>{width < NARROW_BELOW_PX ? <Cards rows={rows} /> : <Columns rows={rows} />}</div>;
}

function Columns({ rows }: { rows: readonly ModifiedAttribute[] }): ReactNode {
  const styles = useStyles();
  const names = [texts.targetAttribute, texts.sourceValue, texts.expression, texts.before, texts.after];
  return (
    <Table size="small" aria-label={texts.modified}>
      <TableHeader>
        <TableRow>
          {names.map((name) => (
            <TableHeaderCell key={name} className={styles.header}>
              {name}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an attribute may be there twice, and the list never changes.
          <TableRow key={index}>
            <TableCell className={styles.cell}>{row.displayName}</TableCell>
            <TableCell className={styles.cell}>{sourceText(row)}</TableCell>
            <TableCell className={styles.cell}>
              <code className={styles.code}>{row.expression ?? common.notGiven}</code>
            </TableCell>
            <TableCell className={styles.cell}>
              <span className={styles.old}>{row.oldValue ?? common.notGiven}</span>
            </TableCell>
            <TableCell className={styles.cell}>{row.newValue ?? common.notGiven}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Cards({ rows }: { rows: readonly ModifiedAttribute[] }): ReactNode {
  const styles = useStyles();
  return (
    <div className={styles.cards}>
      {rows.map((row, index) => (
        <PropertyList
          // biome-ignore lint/suspicious/noArrayIndexKey: an attribute may be there twice, and the list never changes.
          key={index}
          properties={[
            { name: texts.targetAttribute, value: row.displayName },
            { name: texts.sourceValue, value: sourceText(row) },
            { name: texts.expression, value: row.expression },
            { name: texts.before, value: row.oldValue },
            { name: texts.after, value: row.newValue },
          ]}
        />
      ))}
    </div>
  );
}

/** The value alone where one attribute is read; with their names where there are several. */
function sourceText({ source }: ModifiedAttribute): string {
  const entries = Object.entries(source);
  const [only] = entries;
  if (entries.length === 1 && only) return only[1] ?? common.notGiven;
  if (entries.length === 0) return common.notGiven;
  return entries.map(([name, value]) => `${name}: ${value ?? common.notGiven}`).join(', ');
}
