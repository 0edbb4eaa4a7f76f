/** What the entry changed, old beside new. */
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
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap';
import type { ReactNode } from 'react';
import type { ModifiedProperty } from '../../../../simulator/model/log.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { common } from '../../texts/common.ts';
import { entryTexts as texts } from '../../texts/logs.ts';

const useStyles = makeStyles({
  header: { fontWeight: tokens.fontWeightSemibold },
  cell: { overflowWrap: 'anywhere', verticalAlign: 'top', padding: tokens.spacingHorizontalS },
  old: { color: tokens.colorNeutralForeground3 },
});

export function ModifiedPropertiesTab({ properties }: { properties: readonly ModifiedProperty[] }): ReactNode {
  const styles = useStyles();
  if (properties.length === 0) {
    return <EmptyState icon={<ArrowSwapRegular />} title={texts.nothingModified} text={texts.nothingModifiedText} />;
  }
  return (
    <Table size="small" aria-label={texts.tabs.modified}>
      <TableHeader>
        <TableRow>
          {[texts.property, texts.oldValue, texts.newValue].map((name) => (
            <TableHeaderCell key={name} className={styles.header}>
              {name}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {properties.map(({ displayName, oldValue, newValue }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a reference may occur several times, and an entry never changes.
          <TableRow key={index}>
            <TableCell className={styles.cell}>{displayName}</TableCell>
            <TableCell className={styles.cell}>
              <span className={styles.old}>{oldValue || common.notGiven}</span>
            </TableCell>
            <TableCell className={styles.cell}>{newValue || common.notGiven}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
