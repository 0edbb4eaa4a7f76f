/** Where the value of a mapping comes from, by its type: an attribute, a constant, an expression (section 5.3). */
import { Field, Input } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ExpressionDiagnostic } from '../../api/schema.ts';
import { RouterLink } from '../../components/router-link.tsx';
import { addresses } from '../../shell/addresses.ts';
import { mappingTexts as texts } from '../../texts/mapping.ts';
import { ExpressionField } from './expression-field.tsx';
import type { FoundMapping, MappingType } from './found-mapping.ts';
import { NameBox } from './name-box.tsx';

interface SourceFieldProps {
  found: FoundMapping;
  type: MappingType;
  text: string;
  diagnostics: readonly ExpressionDiagnostic[];
  /** The target attribute that the builder hands the expression back to. */
  target: string;
  servicePrincipalId: string;
  onChange(text: string): void;
}

export function SourceField(props: SourceFieldProps): ReactNode {
  const { found, type, text, diagnostics, target, servicePrincipalId, onChange } = props;
  const names = found.source.attributes.map(({ name }) => name);
  switch (type) {
    case 'Direct': {
      const wrong = diagnostics.find(({ severity }) => severity === 'error');
      return (
        <Field label={texts.sourceAttribute} {...(wrong ? { validationMessage: wrong.message } : {})}>
          <NameBox names={names} value={text} onChange={onChange} />
        </Field>
      );
    }
    case 'Constant':
      return (
        <Field label={texts.constantValue}>
          <Input value={text} onChange={(_event, { value }) => onChange(value)} />
        </Field>
      );
    case 'Expression':
      return (
        <>
          <ExpressionField attributes={names} value={text} diagnostics={diagnostics} onChange={onChange} />
          <RouterLink
            to={addresses.expressionBuilder(servicePrincipalId, { kind: found.kind, expression: text, target })}
          >
            {texts.openBuilder}
          </RouterLink>
        </>
      );
    case 'None':
      return null;
  }
}
