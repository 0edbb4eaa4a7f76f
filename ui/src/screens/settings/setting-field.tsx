/** One setting: a switch, a choice or a number, with what it does, its rule and its default. */
import { Field, Input, makeStyles, Select, Switch } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { JobSetting } from '../../api/settings.ts';
import { settingsTexts as texts } from '../../texts/settings.ts';

// A long choice is cut off rather than pushing the field over its neighbour.
const useStyles = makeStyles({
  field: { minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  choice: { width: '100%', '& select': { minWidth: 0, textOverflow: 'ellipsis' } },
});

interface SettingFieldProps {
  setting: JobSetting;
  value: string;
  problem: string | null;
  hint: string;
  onChange(value: string): void;
}

export function SettingField({ setting, value, problem, hint, onChange }: SettingFieldProps): ReactNode {
  const styles = useStyles();
  const { name, domain } = setting;
  const label = texts.labels[name] ?? name;
  if (domain.type === 'flag') {
    return (
      <Field hint={hint}>
        <Switch
          label={label}
          checked={value === 'true'}
          onChange={(_event, { checked }) => onChange(String(checked))}
        />
      </Field>
    );
  }
  return (
    <Field className={styles.field} label={label} hint={hint} {...(problem ? { validationMessage: problem } : {})}>
      {domain.type === 'choice' ? (
        <Select className={styles.choice} value={value} onChange={(_event, data) => onChange(data.value)}>
          {domain.values.map((each) => (
            <option key={each} value={each}>
              {choiceLabel(setting, each)}
            </option>
          ))}
        </Select>
      ) : (
        <Input
          inputMode="decimal"
          value={value}
          placeholder={texts.placeholder(Number(setting.default).toLocaleString('en'))}
          onChange={(_event, data) => onChange(data.value)}
        />
      )}
    </Field>
  );
}

function choiceLabel({ name, ...setting }: JobSetting, value: string): string {
  const label = texts.choices[`${name}.${value}`] ?? value;
  return value === setting.default ? texts.defaultChoice(label) : label;
}
