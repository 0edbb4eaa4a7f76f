/** Name, target and scope of a new application; creates it and goes to its overview. */
import { Button, Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { createApplication } from '../../api/gallery.ts';
import { queries } from '../../api/queries.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useEdits } from '../../hooks/use-edits.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { useSingleMutation } from '../../hooks/use-single-mutation.ts';
import { forgetUnsaved, useUnsaved } from '../../hooks/use-unsaved.ts';
import { addresses } from '../../shell/addresses.ts';
import { newApplicationTexts as texts } from '../../texts/new-application.ts';
import { type ApplicationFields, fieldProblems, requestOf } from './application-fields.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL, maxWidth: '560px' },
});

/** The way of making one, and the one that is chosen in the gallery. */
const HANGS_ON = ['from', 'profile'];

interface ApplicationFormProps {
  /** What it is made from; null while nothing is chosen. */
  from: { profile?: string; schema?: object } | null;
  /** Holds until something else is typed. */
  suggested: { displayName: string; tenantUrl?: string | null };
}

export function ApplicationForm({ from, suggested }: ApplicationFormProps): ReactNode {
  const styles = useStyles();
  const navigate = useNavigate();
  const notify = useNotify();
  const client = useQueryClient();
  const { displayName, tenantUrl } = suggested;
  const offered = useMemo(() => fieldsWith(displayName, tenantUrl ?? ''), [displayName, tenantUrl]);
  const { fields, isChanged, edit } = useEdits(offered);
  const [isTried, setTried] = useState(false);
  useUnsaved(isChanged, HANGS_ON);
  const problems = fieldProblems(fields);
  const isValid = Object.keys(problems).length === 0;
  const create = useSingleMutation({
    mutationFn: createApplication,
    onSuccess: async (application) => {
      await client.invalidateQueries({ queryKey: queries.applications().queryKey });
      notify.done(texts.created(application.displayName));
      forgetUnsaved();
      await navigate(addresses.overview(application.servicePrincipalId));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isValid && from) create.mutate(requestOf(fields, from));
  };
  // Nothing is called wrong before there was a chance to write it.
  const problem = (name: keyof ApplicationFields) => {
    const message = isTried ? problems[name] : undefined;
    return message ? { validationMessage: message } : {};
  };
  return (
    <form aria-label={texts.form} className={styles.form} onSubmit={submit} noValidate>
      <Field label={texts.name} required {...problem('displayName')}>
        <Input value={fields.displayName} onChange={(_event, { value }) => edit({ displayName: value })} />
      </Field>
      <Field label={texts.target} hint={texts.targetHints[fields.target]}>
        <RadioGroup
          value={fields.target}
          onChange={(_event, { value }) => edit({ target: value as ApplicationFields['target'] })}
        >
          <Radio value="sampleApp" label={texts.targets.sampleApp} />
          <Radio value="endpoint" label={texts.targets.endpoint} />
        </RadioGroup>
      </Field>
      {fields.target === 'endpoint' ? (
        <>
          <Field label={texts.tenantUrl} hint={texts.tenantUrlHint} required {...problem('tenantUrl')}>
            <Input type="url" value={fields.tenantUrl} onChange={(_event, { value }) => edit({ tenantUrl: value })} />
          </Field>
          <Field label={texts.token} hint={texts.tokenHint} {...problem('token')}>
            <Input
              type="password"
              autoComplete="off"
              value={fields.token}
              onChange={(_event, { value }) => edit({ token: value })}
            />
          </Field>
        </>
      ) : null}
      <Field label={texts.scope}>
        <RadioGroup
          value={fields.scope}
          onChange={(_event, { value }) => edit({ scope: value as ApplicationFields['scope'] })}
        >
          <Radio value="assigned" label={texts.scopes.assigned} />
          <Radio value="all" label={texts.scopes.all} />
        </RadioGroup>
      </Field>
      {create.error ? <RefusalNotice title={texts.refused} error={create.error} /> : null}
      <div>
        <Button type="submit" appearance="primary" disabledFocusable={from === null || create.isPending}>
          {create.isPending ? texts.creating : texts.create}
        </Button>
      </div>
    </form>
  );
}

function fieldsWith(displayName: string, tenantUrl: string): ApplicationFields {
  return { displayName, target: 'sampleApp', tenantUrl, token: '', scope: 'assigned' };
}
