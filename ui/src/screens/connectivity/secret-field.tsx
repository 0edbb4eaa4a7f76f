/** A field for a secret: what is saved is not shown, and typing replaces it (P-401). */
import { Field, Input } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { connectivityTexts as texts } from '../../texts/connectivity.ts';

interface SecretFieldProps {
  label: string;
  hint?: string;
  isSaved: boolean;
  value: string;
  problem?: string | undefined;
  onChange(value: string): void;
}

export function SecretField({ label, hint, isSaved, value, problem, onChange }: SecretFieldProps): ReactNode {
  return (
    <Field label={label} {...(hint ? { hint } : {})} {...(problem ? { validationMessage: problem } : {})}>
      <Input
        type="password"
        autoComplete="off"
        value={value}
        placeholder={isSaved ? texts.saved : ''}
        onChange={(_event, data) => onChange(data.value)}
      />
    </Field>
  );
}
