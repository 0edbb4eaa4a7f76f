/** *Edit Attribute* (section 5.3): OK puts the change into the page, Save of the page stores it (P-520). */
import {
  Button,
  Combobox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Dropdown,
  Field,
  Input,
  makeStyles,
  Option,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { AttributeMapping, FlowType } from '../../../../simulator/model/schema.ts';
import type { JobAddress } from '../../api/jobs.ts';
import { schemaQueries } from '../../api/schema-queries.ts';
import { ExpressionEditor } from '../../components/expression-editor/expression-editor.tsx';
import { RouterLink } from '../../components/router-link.tsx';
import { addresses } from '../../shell/addresses.ts';
import { builderTexts, mappingTexts as texts } from '../../texts/mapping.ts';
import { type FoundMapping, fieldText, type MappingType, mappingTypeOf, sourceOf } from './found-mapping.ts';
import { MappingPreview } from './mapping-preview.tsx';
import { nextPrecedence } from './matching-order.ts';
import { useChosenObject } from './use-chosen-object.ts';
import { useTriedExpression } from './use-tried-expression.ts';

const useStyles = makeStyles({
  surface: { maxWidth: '720px' },
  content: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))',
    gap: tokens.spacingHorizontalL,
  },
  field: { minWidth: 0 },
  control: { minWidth: 0, width: '100%' },
});

const types: readonly MappingType[] = ['Direct', 'Constant', 'Expression', 'None'];
/** The portal knows the first two; others are kept when they were set through Graph (M-14). */
const portalFlowTypes: readonly FlowType[] = ['Always', 'ObjectAddOnly'];

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
  const [type, setType] = useState(mappingTypeOf(mapping));
  const [written, setWritten] = useState<Partial<Record<MappingType, string>>>({ [type]: fieldText(mapping, type) });
  const [target, setTarget] = useState(mapping.targetAttributeName);
  const [defaultValue, setDefaultValue] = useState(mapping.defaultValue ?? '');
  const [flowType, setFlowType] = useState(mapping.flowType);
  const [precedence, setPrecedence] = useState(mapping.matchingPriority > 0 ? String(mapping.matchingPriority) : '');
  const [objectId, pick] = useChosenObject(found.kind);
  const text = written[type] ?? '';
  const setText = (value: string) => setWritten({ ...written, [type]: value });
  const source = sourceOf(type, text);
  const { tried, error } = useTriedExpression(address.jobId, {
    kind: found.kind,
    expression: text === '' ? '' : (source?.expression ?? ''),
    objectId,
  });
  const problem = problemOf({ type, text, target, precedence });
  const edited: AttributeMapping = {
    ...mapping,
    source,
    targetAttributeName: target,
    defaultValue: defaultValue === '' ? null : defaultValue,
    flowType,
    matchingPriority: precedence === '' ? 0 : Number(precedence),
  };
  return (
    <Dialog
      open
      onOpenChange={(_event, { open }) => {
        if (!open) onClose();
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{isNew ? texts.addTitle : texts.editTitle}</DialogTitle>
          <DialogContent className={styles.content}>
            <Choice
              label={texts.mappingType}
              value={type}
              options={types.map((each) => [each, texts.types[each]])}
              onChange={(value) => setType(value as MappingType)}
            />
            {type === 'Direct' ? (
              <NameField
                label={texts.sourceAttribute}
                names={found.source.attributes.map(({ name }) => name)}
                value={text}
                onChange={setText}
              />
            ) : null}
            {type === 'Constant' ? (
              <Field label={texts.constantValue}>
                <Input value={text} onChange={(_event, { value }) => setText(value)} />
              </Field>
            ) : null}
            {type === 'Expression' ? (
              <>
                <ExpressionField found={found} value={text} diagnostics={tried.diagnostics} onChange={setText} />
                <RouterLink
                  to={addresses.expressionBuilder(address.servicePrincipalId, {
                    kind: found.kind,
                    expression: text,
                    target,
                  })}
                >
                  {texts.openBuilder}
                </RouterLink>
              </>
            ) : null}
            <Field label={texts.defaultIfNull} hint={type === 'None' ? texts.defaultNoneHint : texts.defaultHint}>
              <Input value={defaultValue} onChange={(_event, { value }) => setDefaultValue(value)} />
            </Field>
            <NameField
              label={texts.targetAttribute}
              names={targetsOf(found, mapping.targetAttributeName)}
              value={target}
              onChange={setTarget}
            />
            <div className={styles.pair}>
              <Choice
                label={texts.match}
                value={precedence === '' ? 'no' : 'yes'}
                options={[
                  ['no', texts.no],
                  ['yes', texts.yes],
                ]}
                onChange={(value) =>
                  setPrecedence(value === 'no' ? '' : String(nextPrecedence(found.mapping.attributeMappings)))
                }
              />
              {precedence === '' ? null : (
                <Field label={texts.precedence} hint={texts.precedenceHint}>
                  <Input
                    type="number"
                    min={1}
                    value={precedence}
                    onChange={(_event, { value }) => setPrecedence(value)}
                  />
                </Field>
              )}
              <Choice
                label={texts.apply}
                value={flowType}
                options={[...new Set([...portalFlowTypes, mapping.flowType])].map((each) => [
                  each,
                  texts.flowTypes[each],
                ])}
                onChange={(value) => setFlowType(value as FlowType)}
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
          </DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              disabledFocusable={problem !== null}
              title={problem ?? ''}
              onClick={() => onPut(edited)}
            >
              {texts.ok}
            </Button>
            <Button onClick={onClose}>{texts.cancel}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly (readonly [value: string, text: string])[];
  onChange(value: string): void;
}

function Choice({ label, value, options, onChange }: ChoiceProps): ReactNode {
  const styles = useStyles();
  return (
    <Field label={label} className={styles.field}>
      <Dropdown
        className={styles.control}
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

interface NameFieldProps {
  label: string;
  names: readonly string[];
  value: string;
  onChange(value: string): void;
}

/** A name from a list, found by typing a part of it; one that isn't in the list may be typed as well (`extension_…`). */
export function NameField({ label, names, value, onChange }: NameFieldProps): ReactNode {
  const styles = useStyles();
  const [typed, setTyped] = useState<string | null>(null);
  const search = (typed ?? '').toLowerCase();
  const offered = names.filter((name) => name.toLowerCase().includes(search));
  return (
    <Field label={label} className={styles.field}>
      <Combobox
        freeform
        className={styles.control}
        value={typed ?? value}
        selectedOptions={[value]}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          onChange(event.currentTarget.value.trim());
        }}
        onOptionSelect={(_event, { optionValue }) => {
          setTyped(null);
          if (optionValue) onChange(optionValue);
        }}
        onBlur={() => setTyped(null)}
      >
        {offered.map((name) => (
          <Option key={name} value={name}>
            {name}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}

interface ExpressionFieldProps {
  found: FoundMapping;
  value: string;
  diagnostics: ReturnType<typeof useTriedExpression>['tried']['diagnostics'];
  onChange(value: string): void;
}

function ExpressionField({ found, value, diagnostics, onChange }: ExpressionFieldProps): ReactNode {
  const { data: language } = useQuery(schemaQueries.language());
  const [problem] = diagnostics;
  return (
    <Field
      label={{ children: texts.expression, 'aria-hidden': true }}
      hint={builderTexts.editorHint}
      validationState={problem ? problem.severity : 'none'}
      validationMessage={problem?.message ?? null}
    >
      {() => (
        <ExpressionEditor
          label={texts.expression}
          value={value}
          functions={language?.functions ?? []}
          attributes={found.source.attributes.map(({ name }) => name)}
          diagnostics={diagnostics}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

/** Those that aren't mapped yet, and the one at hand; the primary key is never written (M-09). */
function targetsOf({ target, mapping }: FoundMapping, current: string): string[] {
  const mapped = new Set(mapping.attributeMappings.map(({ targetAttributeName }) => targetAttributeName));
  return target.attributes
    .filter(({ name, anchor }) => !anchor && (name === current || !mapped.has(name)))
    .map(({ name }) => name);
}

interface Given {
  type: MappingType;
  text: string;
  target: string;
  precedence: string;
}

function problemOf({ type, text, target, precedence }: Given): string | null {
  if (type === 'Direct' && text === '') return texts.pickSource;
  if (type === 'Expression' && text.trim() === '') return texts.needExpression;
  if (target === '') return texts.pickTarget;
  const number = Number(precedence);
  return precedence !== '' && !(Number.isInteger(number) && number > 0) ? texts.badPrecedence : null;
}
