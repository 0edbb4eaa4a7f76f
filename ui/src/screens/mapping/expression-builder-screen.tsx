/**
 * The expression builder (section 6): functions and attributes to choose from, the expression, and its value for a
 * chosen user as it is typed, step by step. The address carries the expression, so that it can be handed on.
 */
import { Combobox, Dropdown, Field, makeStyles, Option, OptionGroup, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { JobAddress } from '../../api/jobs.ts';
import type { LanguageFunction, MappedKind } from '../../api/schema.ts';
import { schemaQueries } from '../../api/schema-queries.ts';
import { ExpressionEditor } from '../../components/expression-editor/expression-editor.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { addresses } from '../../shell/addresses.ts';
import { mappingTexts, builderTexts as texts } from '../../texts/mapping.ts';
import { DraftPage } from './draft-page.tsx';
import { ExpressionDiagnostics } from './expression-diagnostics.tsx';
import { ExpressionOutput } from './expression-output.tsx';
import { findMapping } from './found-mapping.ts';
import { WithJob } from './job-of-application.tsx';
import { ObjectPicker } from './object-picker.tsx';
import { useChosenObject } from './use-chosen-object.ts';
import { UseExpression } from './use-expression.tsx';
import { useSchemaDraft } from './use-schema-draft.ts';
import { useTriedExpression } from './use-tried-expression.ts';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalXL,
    alignItems: 'start',
    '@media (max-width: 1100px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  choices: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  control: { minWidth: 0, width: '100%' },
});

export function ExpressionBuilderScreen(): ReactNode {
  return <WithJob title={texts.title}>{(address) => <Builder address={address} />}</WithJob>;
}

function Builder({ address }: { address: JobAddress }): ReactNode {
  const styles = useStyles();
  const [search, setSearch] = useSearchParams();
  const kind: MappedKind = search.get('kind') === 'Group' ? 'Group' : 'User';
  const expression = search.get('expression') ?? '';
  const draft = useSchemaDraft(address);
  const [objectId, pick] = useChosenObject(kind);
  const [insertion, setInsertion] = useState<{ text: string } | null>(null);
  const { data: language } = useQuery(schemaQueries.language());
  const { tried, error } = useTriedExpression(address.jobId, { kind, expression, objectId });
  const change = (name: string, value: string) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === '') after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true, state: { keepsFocus: true } },
    );
  const functions = language?.functions ?? [];
  return (
    <DraftPage title={texts.title} draft={draft} backTo={addresses.mappings(address.servicePrincipalId)}>
      {(schema) => {
        const found = findMapping(schema, kind);
        const attributes = found?.source.attributes.map(({ name }) => name) ?? [];
        return (
          <div className={styles.grid}>
            <SectionCard title={texts.editor}>
              <div className={styles.choices}>
                <Field label={texts.objects}>
                  <Dropdown
                    className={styles.control}
                    value={mappingTexts.kinds[kind]}
                    selectedOptions={[kind]}
                    onOptionSelect={(_event, { optionValue }) => change('kind', optionValue ?? 'User')}
                  >
                    {(['User', 'Group'] as const).map((each) => (
                      <Option key={each} value={each}>
                        {mappingTexts.kinds[each]}
                      </Option>
                    ))}
                  </Dropdown>
                </Field>
                <FunctionChoice
                  functions={functions}
                  onPick={({ name, parameters }) =>
                    setInsertion({
                      text: `${name}(${parameters
                        .filter(({ required }) => required)
                        .map((parameter) => parameter.name)
                        .join(', ')})`,
                    })
                  }
                />
                <NameChoice
                  label={texts.chooseAttribute}
                  names={attributes}
                  onPick={(name) => setInsertion({ text: `[${name}]` })}
                />
              </div>
              <Field hint={texts.editorHint}>
                {() => (
                  <ExpressionEditor
                    label={texts.editor}
                    value={expression}
                    placeholderText={'Join(" ", [givenName], [surname])'}
                    functions={functions}
                    attributes={attributes}
                    diagnostics={tried.diagnostics}
                    insertion={insertion}
                    minHeight="160px"
                    onChange={(value) => change('expression', value)}
                  />
                )}
              </Field>
              <ExpressionDiagnostics expression={expression} diagnostics={tried.diagnostics} />
              {found ? (
                <UseExpression
                  found={found}
                  expression={expression}
                  target={search.get('target') ?? ''}
                  isUsable={expression.trim() !== '' && !tried.diagnostics.some(({ severity }) => severity === 'error')}
                  servicePrincipalId={address.servicePrincipalId}
                  onEdit={draft.edit}
                />
              ) : null}
            </SectionCard>
            <SectionCard title={texts.output}>
              <ObjectPicker
                kind={kind}
                label={kind === 'User' ? texts.testUser : texts.testGroup}
                objectId={objectId}
                onPick={pick}
              />
              <ExpressionOutput tried={tried} error={error} isChosen={objectId !== null} />
            </SectionCard>
          </div>
        );
      }}
    </DraftPage>
  );
}

interface FunctionChoiceProps {
  functions: readonly LanguageFunction[];
  onPick(chosen: LanguageFunction): void;
}

function FunctionChoice({ functions, onPick }: FunctionChoiceProps): ReactNode {
  const styles = useStyles();
  const [typed, setTyped] = useState('');
  const offered = functions.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()));
  const kinds = [...new Set(offered.map(({ kind }) => kind))];
  return (
    <Field label={texts.chooseFunction}>
      <Combobox
        freeform
        className={styles.control}
        value={typed}
        selectedOptions={[]}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onOptionSelect={(_event, { optionValue }) => {
          const chosen = functions.find(({ name }) => name === optionValue);
          setTyped('');
          if (chosen) onPick(chosen);
        }}
      >
        {kinds.map((kind) => (
          <OptionGroup key={kind} label={kind}>
            {offered
              .filter((each) => each.kind === kind)
              .map(({ name, signature, doc }) => (
                <Option key={name} value={name} text={name}>
                  <span title={doc}>{signature}</span>
                </Option>
              ))}
          </OptionGroup>
        ))}
      </Combobox>
    </Field>
  );
}

function NameChoice({ label, names, onPick }: { label: string; names: readonly string[]; onPick(name: string): void }) {
  const styles = useStyles();
  const [typed, setTyped] = useState('');
  return (
    <Field label={label}>
      <Combobox
        freeform
        className={styles.control}
        value={typed}
        selectedOptions={[]}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onOptionSelect={(_event, { optionValue }) => {
          setTyped('');
          if (optionValue && names.includes(optionValue)) onPick(optionValue);
        }}
      >
        {names
          .filter((name) => name.toLowerCase().includes(typed.toLowerCase()))
          .map((name) => (
            <Option key={name} value={name}>
              {name}
            </Option>
          ))}
      </Combobox>
    </Field>
  );
}
