/** One fault of the list: its switch, what it does to which requests, and how often it struck. */
import { Body1, Body1Strong, Button, Caption1, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import type { ReactNode } from 'react';
import type { Fault } from '../../api/faults.ts';
import { faultsTexts as texts } from '../../texts/faults.ts';
import { effectText, scopeText } from './describe-fault.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':last-child': { borderBottom: 0 },
    '@media (max-width: 640px)': { gridTemplateColumns: 'auto minmax(0, 1fr)' },
  },
  texts: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  hits: { fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', '@media (max-width: 640px)': { gridColumn: '2' } },
});

interface FaultRowProps {
  fault: Fault;
  onSwitch(enabled: boolean): void;
  onEdit(): void;
  onRemove(): void;
}

export function FaultRow({ fault, onSwitch, onEdit, onRemove }: FaultRowProps): ReactNode {
  const styles = useStyles();
  const name = effectText(fault);
  return (
    <li className={styles.row}>
      <Switch
        aria-label={texts.switchLabel(name)}
        checked={fault.enabled}
        onChange={(_event, { checked }) => onSwitch(checked)}
      />
      <div className={styles.texts}>
        <Body1Strong>{name}</Body1Strong>
        <Body1 className={styles.quiet}>{scopeText(fault)}</Body1>
        <Caption1 className={styles.hits}>
          {fault.enabled ? '' : `${texts.off}. `}
          {texts.hits(fault.hits, fault.met)}
        </Caption1>
      </div>
      <div className={styles.buttons}>
        <Button appearance="subtle" icon={<EditRegular />} aria-label={texts.editOne(name)} onClick={onEdit}>
          {texts.edit}
        </Button>
        <Button appearance="subtle" icon={<DeleteRegular />} aria-label={texts.removeOne(name)} onClick={onRemove}>
          {texts.remove}
        </Button>
      </div>
    </li>
  );
}
