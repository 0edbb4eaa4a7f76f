/** Whether objects are matched by an attribute, and when it is asked for (M-17). */
import { Field, Input } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AttributeMapping } from '../../../../simulator/model/schema.ts';
import { ChoiceField } from '../../components/choice-field.tsx';
import { mappingTexts as texts } from '../../texts/mapping.ts';
import { nextPrecedence } from './matching-order.ts';

interface MatchingFieldsProps {
  all: readonly AttributeMapping[];
  /** Empty when the attribute isn't used for matching. */
  precedence: string;
  onChange(precedence: string): void;
}

export function MatchingFields({ all, precedence, onChange }: MatchingFieldsProps): ReactNode {
  return (
    <>
      <ChoiceField
        label={texts.match}
        value={precedence === '' ? 'no' : 'yes'}
        options={[
          ['no', texts.no],
          ['yes', texts.yes],
        ]}
        onChange={(value) => onChange(value === 'no' ? '' : String(nextPrecedence(all)))}
      />
      {precedence === '' ? null : (
        <Field label={texts.precedence} hint={texts.precedenceHint}>
          <Input type="number" min={1} value={precedence} onChange={(_event, { value }) => onChange(value)} />
        </Field>
      )}
    </>
  );
}
