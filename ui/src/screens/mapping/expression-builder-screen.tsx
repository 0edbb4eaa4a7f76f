/**
 * The expression builder (section 6): functions and attributes to choose from, the expression, and its value for a
 * chosen user as it is typed, step by step. The address carries the expression, so that it can be handed on.
 */
import { Field, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { JobAddress } from '../../api/jobs.ts';
import type { MappedKind } from '../../api/schema.ts';
import { schemaQueries } from '../../api/schema-queries.ts';
import { ChoiceField } from '../../components/choice-field.tsx';
import { ExpressionEditor } from '../../components/expression-editor/expression-editor.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { useSetParameter } from '../../hooks/use-set-parameter.ts';
import { addresses } from '../../shell/addresses.ts';
import { mappingTexts, builderTexts as texts } from '../../texts/mapping.ts';
import { DraftPage } from './draft-page.tsx';
import { ExpressionDiagnostics } from './expression-diagnostics.tsx';
import { ExpressionOutput } from './expression-output.tsx';
import { AttributeChoice, FunctionChoice } from './expression-pieces.tsx';
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
    gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

export function ExpressionBuilderScreen(): ReactNode {
  return <WithJob title={texts.title}>{(address) => <Builder address={address} />}</WithJob>;
}

function Builder({ address }: { address: JobAddress }): ReactNode {
  const styles = useStyles();
  const [search] = useSearchParams();
  const setParameter = useSetParameter();
  const kind: MappedKind = search.get('kind') === 'Group' ? 'Group' : 'User';
  const expression = search.get('expression') ?? '';
  const draft = useSchemaDraft(address);
  const [objectId, pick] = useChosenObject(kind);
  const [insertion, setInsertion] = useState<{ text: string } | null>(null);
  const { data: language } = useQuery(schemaQueries.language());
  const { tried, error } = useTriedExpression(address.jobId, { kind, expression, objectId });
  const change = (name: string, value: string) =>
    setParameter(name, value, { replace: true, state: { keepsFocus: true } });
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
                <ChoiceField
                  label={texts.objects}
                  value={kind}
                  options={(['User', 'Group'] as const).map((each) => [each, mappingTexts.kinds[each]])}
                  onChange={(value) => change('kind', value)}
                />
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
                <AttributeChoice names={attributes} onPick={(name) => setInsertion({ text: `[${name}]` })} />
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
