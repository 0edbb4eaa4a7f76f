/** One of several values, chosen from a list (the dialog of an attribute mapping, the expression builder). */
import { Dropdown, Field, makeStyles, Option } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { SHORT_LIST } from './short-list.ts';

const useStyles = makeStyles({ field: { minWidth: 0 }, control: { minWidth: 0, width: '100%' } });

interface ChoiceFieldProps {
  label: string;
  value: string;
  options: readonly (readonly [value: string, text: string])[];
  onChange(value: string): void;
}

export function ChoiceField({ label, value, options, onChange }: ChoiceFieldProps): ReactNode {
  const styles = useStyles();
  return (
    <Field label={label} className={styles.field}>
      <Dropdown
        className={styles.control}
        listbox={SHORT_LIST}
        value={options.find(([each]) => each === value)?.[1] ?? value}
        selectedOptions={[value]}
        onOptionSelect={(_event, { optionValue }) => {
          if (optionValue !== undefined) onChange(optionValue);
        }}
      >
        {options.map(([each, text]) => (
          <Option key={each} value={each}>
            {text}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}
