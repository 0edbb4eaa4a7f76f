/** The expression of a mapping in its dialog, with what is wrong with it below. */
import { Field } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ExpressionDiagnostic } from '../../api/schema.ts';
import { schemaQueries } from '../../api/schema-queries.ts';
import { ExpressionEditor } from '../../components/expression-editor/expression-editor.tsx';
import { builderTexts, mappingTexts as texts } from '../../texts/mapping.ts';

interface ExpressionFieldProps {
  /** Names of source attributes. */
  attributes: readonly string[];
  value: string;
  diagnostics: readonly ExpressionDiagnostic[];
  onChange(value: string): void;
}

export function ExpressionField({ attributes, value, diagnostics, onChange }: ExpressionFieldProps): ReactNode {
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
          attributes={attributes}
          diagnostics={diagnostics}
          onChange={onChange}
        />
      )}
    </Field>
  );
}
