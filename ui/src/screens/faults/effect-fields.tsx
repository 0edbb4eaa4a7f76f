/** What a fault does: its kind, and what can be set about that. */
import { Checkbox, Dropdown, Field, Input, Option, Textarea } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { FaultField, FaultKind } from '../../api/faults.ts';
import { faultsTexts as texts } from '../../texts/faults.ts';
import type { FaultFields, FaultProblems } from './fault-fields.ts';

interface EffectFieldsProps {
  kinds: readonly FaultKind[];
  fields: FaultFields;
  problems: FaultProblems;
  onEdit(change: Partial<FaultFields>): void;
}

export function EffectFields({ kinds, fields, problems, onEdit }: EffectFieldsProps): ReactNode {
  const chosen = kinds.find(({ kind }) => kind === fields.kind);
  const editEffect = (name: string, value: string) => onEdit({ effect: { ...fields.effect, [name]: value } });
  return (
    <>
      <Field label={texts.effect} {...(chosen ? { hint: chosen.doc } : {})}>
        <Dropdown
          value={texts.kind(fields.kind)}
          selectedOptions={[fields.kind]}
          onOptionSelect={(_event, { optionValue }) => onEdit({ kind: optionValue ?? fields.kind })}
        >
          {kinds.map(({ kind }) => (
            <Option key={kind} value={kind}>
              {texts.kind(kind)}
            </Option>
          ))}
        </Dropdown>
      </Field>
      {chosen?.fields.map((field) => (
        <EffectField
          key={field.name}
          field={field}
          value={fields.effect[field.name] ?? ''}
          problem={problems[field.name]}
          onChange={(value) => editEffect(field.name, value)}
        />
      ))}
    </>
  );
}

interface EffectFieldProps {
  field: FaultField;
  value: string;
  problem: string | undefined;
  onChange(value: string): void;
}

function EffectField({ field, value, problem, onChange }: EffectFieldProps): ReactNode {
  if (field.type === 'boolean') {
    return (
      <Checkbox
        label={texts.field(field.name)}
        checked={value === 'true'}
        onChange={(_event, { checked }) => onChange(checked === true ? 'true' : '')}
      />
    );
  }
  return (
    <Field
      label={texts.field(field.name)}
      required={field.required}
      {...(field.required || field.type === 'integer' ? {} : { hint: field.doc })}
      {...(problem ? { validationMessage: problem } : {})}
    >
      {field.name === 'body' ? (
        <Textarea resize="vertical" value={value} onChange={(_event, data) => onChange(data.value)} />
      ) : (
        <Input
          inputMode={field.type === 'integer' ? 'numeric' : 'text'}
          value={value}
          onChange={(_event, data) => onChange(data.value)}
        />
      )}
    </Field>
  );
}
