/** Which requests a fault meets, when, and how often. */
import { Checkbox, Dropdown, Field, Input, makeStyles, Option, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { FaultCatalogue } from '../../api/faults.ts';
import { common } from '../../texts/common.ts';
import { faultsTexts as texts } from '../../texts/faults.ts';
import type { FaultFields, FaultProblems } from './fault-fields.ts';

const useStyles = makeStyles({
  group: {
    border: 0,
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
  },
  legend: { fontWeight: tokens.fontWeightSemibold, padding: 0, marginBottom: tokens.spacingVerticalS },
  choice: { border: 0, margin: 0, padding: 0 },
  choiceName: { padding: 0 },
  boxes: { display: 'flex', flexWrap: 'wrap' },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
    // A field is as wide as its place, whatever the browser would give it.
    '& > *': { minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
    '& input': { minWidth: 0 },
  },
});

interface ScopeFieldsProps {
  conditions: FaultCatalogue['conditions'];
  fields: FaultFields;
  problems: FaultProblems;
  onEdit(change: Partial<FaultFields>): void;
}

type TextName = 'path' | 'object' | 'probability' | 'skip' | 'count' | 'from' | 'until';

export function ScopeFields({ conditions, fields, problems, onEdit }: ScopeFieldsProps): ReactNode {
  const styles = useStyles();
  const text = (name: TextName, hint?: string) => (
    <Field
      label={texts[name]}
      {...(hint ? { hint } : {})}
      {...(problems[name] ? { validationMessage: problems[name] } : {})}
    >
      <Input value={fields[name]} onChange={(_event, { value }) => onEdit({ [name]: value })} />
    </Field>
  );
  const boxes = (name: 'methods' | 'kinds', labelOf: (value: string) => string) => (
    <fieldset className={styles.choice}>
      <legend className={styles.choiceName}>{name === 'methods' ? texts.methods : texts.objects}</legend>
      <div className={styles.boxes}>
        {conditions[name].map((value) => (
          <Checkbox
            key={value}
            label={labelOf(value)}
            checked={fields[name].includes(value)}
            onChange={(_event, { checked }) =>
              onEdit({
                [name]: conditions[name].filter((other) =>
                  other === value ? checked === true : fields[name].includes(other),
                ),
              })
            }
          />
        ))}
      </div>
    </fieldset>
  );
  return (
    <>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{texts.which}</legend>
        <Field label={texts.operations} hint={texts.whichHint}>
          <Dropdown
            multiselect
            placeholder={texts.all}
            value={fields.operations.map(texts.operation).join(', ')}
            selectedOptions={fields.operations}
            onOptionSelect={(_event, { selectedOptions }) => onEdit({ operations: selectedOptions })}
          >
            {conditions.operations.map((operation) => (
              <Option key={operation} value={operation}>
                {texts.operation(operation)}
              </Option>
            ))}
          </Dropdown>
        </Field>
        <div className={styles.pair}>
          {boxes('methods', (method) => method)}
          {boxes('kinds', (kind) => (kind === 'User' ? common.users : common.groups))}
        </div>
        <div className={styles.pair}>
          {text('path', texts.pathHint)}
          {text('object', texts.objectHint)}
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{texts.when}</legend>
        <div className={styles.pair}>
          {text('probability')}
          {text('skip')}
          {text('count')}
        </div>
        <div className={styles.pair}>
          {text('from', texts.timeHint)}
          {text('until', texts.timeHint)}
        </div>
      </fieldset>
    </>
  );
}
