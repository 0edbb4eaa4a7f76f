/** One object that differs: what the target should hold and holds, and where to go from here. */
import {
  Body1,
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
import type { DriftEntry } from '../../api/drift.ts';
import { DetailsPane } from '../../components/details-pane.tsx';
import { type Property, PropertyList } from '../../components/property-list.tsx';
import { RouterLink } from '../../components/router-link.tsx';
import { addresses } from '../../shell/addresses.ts';
import { driftTexts as texts } from '../../texts/drift.ts';
import { DriftStateLabel } from './drift-state-label.tsx';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
  cell: { overflowWrap: 'anywhere', verticalAlign: 'top', padding: tokens.spacingVerticalXS },
  nothing: { color: tokens.colorNeutralForeground3 },
  links: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: tokens.spacingVerticalS },
});

interface DriftPaneProps {
  entry: DriftEntry;
  servicePrincipalId: string;
  onClose(): void;
}

export function DriftPane({ entry, servicePrincipalId, onClose }: DriftPaneProps): ReactNode {
  const styles = useStyles();
  const { kind, state, name, sourceId, targetId, differences } = entry;
  const properties: Property[] = [
    sourceId === null
      ? { name: texts.sourceId, value: texts.noSource }
      : { name: texts.sourceId, value: sourceId, copyText: sourceId },
    ...(targetId === null ? [] : [{ name: texts.targetId, value: targetId, copyText: targetId }]),
  ];
  return (
    <DetailsPane title={name} subtitle={<DriftStateLabel state={state} />} onClose={onClose}>
      <div className={styles.content}>
        <Body1>{texts.explanations[state]}</Body1>
        {differences.length > 0 ? (
          <Table size="small" aria-label={texts.differences}>
            <TableHeader>
              <TableRow>
                <TableHeaderCell>{texts.attribute}</TableHeaderCell>
                <TableHeaderCell>{texts.expected}</TableHeaderCell>
                <TableHeaderCell>{texts.heldValue}</TableHeaderCell>
              </TableRow>
            </TableHeader>
            <TableBody>
              {differences.map(({ attribute, expected, held }) => (
                <TableRow key={`${attribute} ${expected === null}`}>
                  <TableCell className={styles.cell}>{attribute}</TableCell>
                  <TableCell className={styles.cell}>
                    <Value text={expected} />
                  </TableCell>
                  <TableCell className={styles.cell}>
                    <Value text={held} />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        ) : null}
        <PropertyList properties={properties} />
        {sourceId === null ? null : (
          <div className={styles.links}>
            <RouterLink to={addresses.why(servicePrincipalId, sourceId)}>{texts.why}</RouterLink>
            {state === 'missing' || state === 'different' ? (
              <RouterLink to={addresses.onDemand(servicePrincipalId, { kind, id: sourceId })}>
                {texts.onDemand}
              </RouterLink>
            ) : null}
          </div>
        )}
      </div>
    </DetailsPane>
  );
}

function Value({ text }: { text: string | null }): ReactNode {
  const styles = useStyles();
  return text === null ? <span className={styles.nothing}>{texts.nothing}</span> : text;
}
