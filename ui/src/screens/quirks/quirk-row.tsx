/** One quirk: what it does, its rule, its value with a mark when that deviates, and the way back to the default. */
import { Badge, Button, Caption1, Field, Input, makeStyles, Select, Switch, tokens } from '@fluentui/react-components';
import { ArrowResetRegular } from '@fluentui/react-icons/svg/arrow-reset';
import { type ReactNode, useId } from 'react';
import type { Quirk, QuirkValue } from '../../api/quirks.ts';
import { quirksTexts as texts } from '../../texts/quirks.ts';
import { problemOf, shownText, typedText } from './quirk-values.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 5fr) minmax(180px, 3fr)',
    columnGap: tokens.spacingHorizontalXL,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':last-child': { borderBottom: 0 },
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  text: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  name: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    fontWeight: tokens.fontWeightSemibold,
    minHeight: '24px',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  value: { display: 'flex', alignItems: 'flex-start', columnGap: tokens.spacingHorizontalXS },
  control: { flex: 1, minWidth: 0 },
});

interface QuirkRowProps {
  quirk: Quirk;
  value: QuirkValue;
  default: QuirkValue | undefined;
  isChanged: boolean;
  onChange(value: QuirkValue): void;
  onReset(): void;
}

export function QuirkRow(props: QuirkRowProps): ReactNode {
  const { quirk, value, isChanged, onChange, onReset } = props;
  const styles = useStyles();
  const docId = useId();
  return (
    <li className={styles.row}>
      <div className={styles.text}>
        <span className={styles.name}>
          {quirk.name}
          {isChanged ? (
            <Badge appearance="tint" size="small">
              {texts.changed}
            </Badge>
          ) : null}
        </span>
        <span id={docId} className={styles.quiet}>
          {quirk.doc}
        </span>
        <Caption1 className={styles.quiet}>
          {quirk.rule} · {texts.defaultIs(shownText(props.default))}
        </Caption1>
      </div>
      <div className={styles.value}>
        <div className={styles.control}>
          <QuirkControl quirk={quirk} value={value} docId={docId} onChange={onChange} />
        </div>
        <Button
          appearance="subtle"
          icon={<ArrowResetRegular />}
          aria-label={texts.resetOne(quirk.name)}
          disabledFocusable={!isChanged}
          onClick={onReset}
        />
      </div>
    </li>
  );
}

interface QuirkControlProps {
  quirk: Quirk;
  value: QuirkValue;
  docId: string;
  onChange(value: QuirkValue): void;
}

function QuirkControl({ quirk, value, docId, onChange }: QuirkControlProps): ReactNode {
  const { name, domain } = quirk;
  const labels = { 'aria-label': name, 'aria-describedby': docId };
  if (domain.type === 'boolean') {
    return <Switch {...labels} checked={value === true} onChange={(_event, { checked }) => onChange(checked)} />;
  }
  if (domain.type === 'choice') {
    return (
      <Select {...labels} value={String(value)} onChange={(_event, data) => onChange(data.value)}>
        {domain.values.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </Select>
    );
  }
  const problem = problemOf(quirk, value);
  return (
    <Field {...(problem ? { validationMessage: problem } : {})}>
      <Input
        aria-label={name}
        inputMode={domain.type === 'integer' ? 'numeric' : 'text'}
        value={typedText(quirk, value)}
        onChange={(_event, data) => onChange(data.value)}
      />
    </Field>
  );
}
