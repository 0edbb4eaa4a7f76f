/** *Edit Attribute* (section 5.3): OK puts the change into the page, Save of the page stores it (P-520). */
import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { AttributeMapping, FlowType } from '../../../../simulator/model/schema.ts';
import type { JobAddress } from '../../api/jobs.ts';
import { ChoiceField } from '../../components/choice-field.tsx';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { mappingTexts as texts } from '../../texts/mapping.ts';
import { type FoundMapping, type MappingType, sourceOf } from './found-mapping.ts';
import { flowTypesFor, formOf, type MappingForm, mappingOf, problemOf, targetsOf } from './mapping-form.ts';
import { MappingPreview } from './mapping-preview.tsx';
import { MatchingFields } from './matching-fields.tsx';
import { NameBox } from './name-box.tsx';
import { SourceField } from './source-field.tsx';
import { useChosenObject } from './use-chosen-object.ts';
import { useTriedExpression } from './use-tried-expression.ts';

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))',
    gap: tokens.spacingHorizontalL,
  },
});

const types: readonly MappingType[] = ['Direct', 'Constant', 'Expression', 'None'];

interface EditAttributeDialogProps {
  address: JobAddress;
  found: FoundMapping;
  isNew: boolean;
  mapping: AttributeMapping;
  /** What is stored for the same target. */
  saved: AttributeMapping | undefined;
  onPut(mapping: AttributeMapping): void;
  onClose(): void;
}

export function EditAttributeDialog(props: EditAttributeDialogProps): ReactNode {
  const { address, found, isNew, mapping, saved, onPut, onClose } = props;
  const styles = useStyles();
  const [form, setForm] = useState(() => formOf(mapping));
  const set = (change: Partial<MappingForm>) => setForm((before) => ({ ...before, ...change }));
  const [objectId, pick] = useChosenObject(found.kind);
  const text = form.written[form.type] ?? '';
  const { tried, error } = useTriedExpression(address.jobId, {
    kind: found.kind,
    expression: text === '' ? '' : (sourceOf(form.type, text)?.expression ?? ''),
    objectId,
  });
  const problem = problemOf(form);
  return (
    <DialogFrame
      width={720}
      title={isNew ? texts.addTitle : texts.editTitle}
      submit={texts.ok}
      isSubmitOff={problem !== null}
      submitHint={problem ?? ''}
      onSubmit={() => {
        if (problem === null) onPut(mappingOf(form, mapping));
      }}
      leave={texts.cancel}
      onClose={onClose}
    >
      <ChoiceField
        label={texts.mappingType}
        value={form.type}
        options={types.map((each) => [each, texts.types[each]])}
        onChange={(value) => set({ type: value as MappingType })}
      />
      <SourceField
        found={found}
        type={form.type}
        text={text}
        diagnostics={tried.diagnostics}
        target={form.target}
        servicePrincipalId={address.servicePrincipalId}
        onChange={(value) => set({ written: { ...form.written, [form.type]: value } })}
      />
      <Field label={texts.defaultIfNull} hint={form.type === 'None' ? texts.defaultNoneHint : texts.defaultHint}>
        <Input value={form.defaultValue} onChange={(_event, { value }) => set({ defaultValue: value })} />
      </Field>
      <Field label={texts.targetAttribute}>
        <NameBox
          names={targetsOf(found, mapping.targetAttributeName)}
          value={form.target}
          onChange={(target) => set({ target })}
        />
      </Field>
      <div className={styles.pair}>
        <MatchingFields
          all={found.mapping.attributeMappings}
          precedence={form.precedence}
          onChange={(precedence) => set({ precedence })}
        />
        <ChoiceField
          label={texts.apply}
          value={form.flowType}
          options={flowTypesFor(mapping).map((each) => [each, texts.flowTypes[each]])}
          onChange={(value) => set({ flowType: value as FlowType })}
        />
      </div>
      <MappingPreview
        jobId={address.jobId}
        kind={found.kind}
        objectId={objectId}
        onPick={pick}
        tried={tried}
        error={error}
        savedExpression={saved?.source?.expression ?? null}
      />
    </DialogFrame>
  );
}
