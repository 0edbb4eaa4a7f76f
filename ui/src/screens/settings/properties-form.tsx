/** Scope, notification mail and deletion guard, as the portal's Properties have them (P-320 to P-322). */
import { Checkbox, Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { type ReactNode, useMemo } from 'react';
import { putSecrets, type Secret } from '../../api/connection.ts';
import { queries } from '../../api/queries.ts';
import { EditForm } from '../../components/edit-form.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useEdits } from '../../hooks/use-edits.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { settingsTexts as texts } from '../../texts/settings.ts';
import { type Properties, propertiesOf, propertyProblems, secretsWithProperties } from './properties.ts';

interface PropertiesFormProps {
  servicePrincipalId: string;
  saved: readonly Secret[];
}

export function PropertiesForm({ servicePrincipalId, saved }: PropertiesFormProps): ReactNode {
  const notify = useNotify();
  const stored = useMemo(() => propertiesOf(saved), [saved]);
  const { fields, isChanged, edit, discard } = useEdits<Properties>(stored);
  const problems = propertyProblems(fields);
  const save = useAction({
    run: () => putSecrets(servicePrincipalId, secretsWithProperties(saved, fields)),
    touches: [queries.secrets(servicePrincipalId).queryKey],
    onDone: () => notify.done(texts.propertiesSaved),
  });
  return (
    <EditForm
      label={texts.propertiesForm}
      isChanged={isChanged && !save.isPending}
      isValid={Object.keys(problems).length === 0}
      onSave={() => save.mutate()}
      onDiscard={discard}
    >
      <Field label={texts.scope} hint={texts.scopeHint}>
        <RadioGroup
          value={fields.scope}
          onChange={(_event, { value }) => edit({ scope: value as Properties['scope'] })}
        >
          <Radio value="assigned" label={texts.scopes.assigned} />
          <Radio value="all" label={texts.scopes.all} />
        </RadioGroup>
      </Field>
      <Checkbox
        label={texts.notify}
        checked={fields.notifies}
        onChange={(_event, { checked }) => edit({ notifies: checked === true })}
      />
      {fields.notifies ? (
        <Field label={texts.recipients} hint={texts.recipientsHint} required {...message(problems.recipients)}>
          <Input type="email" value={fields.recipients} onChange={(_event, { value }) => edit({ recipients: value })} />
        </Field>
      ) : null}
      <Checkbox
        label={texts.guard}
        checked={fields.isGuarded}
        onChange={(_event, { checked }) => edit({ isGuarded: checked === true })}
      />
      {fields.isGuarded ? (
        <Field label={texts.threshold} hint={texts.thresholdHint} required {...message(problems.threshold)}>
          <Input
            inputMode="numeric"
            value={fields.threshold}
            onChange={(_event, { value }) => edit({ threshold: value })}
          />
        </Field>
      ) : null}
      <Field hint={texts.skipOutOfScopeHint}>
        <Checkbox
          label={texts.skipOutOfScope}
          checked={fields.skipsOutOfScope}
          onChange={(_event, { checked }) => edit({ skipsOutOfScope: checked === true })}
        />
      </Field>
    </EditForm>
  );
}

function message(problem: string | undefined) {
  return problem ? { validationMessage: problem } : {};
}
