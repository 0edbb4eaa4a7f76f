/** The form for address and credentials. Secrets that are saved are never shown, only replaced (P-401). */
import {
  Button,
  Checkbox,
  Field,
  Input,
  Link,
  makeStyles,
  Radio,
  RadioGroup,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useMemo, useState } from 'react';
import { type ConnectionChange, putSecrets, type Secret } from '../../api/connection.ts';
import { queries } from '../../api/queries.ts';
import { putQuirks, type QuirkValue } from '../../api/quirks.ts';
import type { Application } from '../../api/types.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useEdits } from '../../hooks/use-edits.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { useUnsaved } from '../../hooks/use-unsaved.ts';
import { common } from '../../texts/common.ts';
import { connectivityTexts as texts } from '../../texts/connectivity.ts';
import { ClientCredentialsFields } from './client-credentials-fields.tsx';
import { problemsOf } from './credential-problems.ts';
import {
  type AuthenticationMethod,
  authenticationMethods,
  changeWith,
  credentialsOf,
  hasCompliantFlag,
  isAnotherAddress,
  isSaved,
  withCompliantFlag,
} from './credentials.ts';
import { FederationFields } from './federation-fields.tsx';
import { SampleAppNotice } from './sample-app-notice.tsx';
import { SecretField } from './secret-field.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalS },
  hint: { color: tokens.colorNeutralForeground2, margin: 0, overflowWrap: 'anywhere' },
});

interface CredentialsFormProps {
  servicePrincipalId: string;
  target: Application['target'];
  saved: readonly Secret[];
  savedQuirks: Record<string, QuirkValue>;
  isTesting: boolean;
  /** What a test passed with last; null when the last one failed or there was none. */
  passedFor: ConnectionChange | null;
  /** Resolves with whether it passed. */
  onTest(change: ConnectionChange): Promise<boolean>;
}

export function CredentialsForm(props: CredentialsFormProps): ReactNode {
  const { servicePrincipalId, target, saved, savedQuirks, isTesting, passedFor, onTest } = props;
  const styles = useStyles();
  const notify = useNotify();
  const [isAsking, setAsking] = useState(false);
  const stored = useMemo(() => credentialsOf(saved, savedQuirks), [saved, savedQuirks]);
  const { fields, isChanged, edit, discard } = useEdits(stored);
  const hasToken = isSaved(saved, 'SecretToken');
  const hasClientSecret = isSaved(saved, 'Oauth2ClientSecret');
  const isMoved = isAnotherAddress(fields.tenantUrl, stored.tenantUrl);
  const problems = problemsOf(fields, { hasToken, hasClientSecret, isForAnotherAddress: isMoved });
  const isValid = Object.keys(problems).length === 0;
  const given = changeWith({ secrets: saved, quirks: savedQuirks }, fields);
  const isGiven = (change: ConnectionChange) => JSON.stringify(change) === JSON.stringify(given);
  const hasPassed = passedFor !== null && isGiven(passedFor);
  const save = useAction<ConnectionChange>({
    run: async ({ secrets, quirks }) => {
      await putSecrets(servicePrincipalId, secrets);
      await putQuirks(servicePrincipalId, quirks);
    },
    touches: [queries.secrets(servicePrincipalId).queryKey, queries.applications().queryKey, ['quirks']],
    onDone: (saved) => {
      // What was typed while it was tested and saved is still to be saved.
      if (isGiven(saved)) discard();
      notify.done(texts.savedNotice);
    },
  });
  useUnsaved(isChanged && !save.isPending);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isValid) void onTest(given);
  };
  /**
   * Another address is tested before it is saved (W-08), and what is saved is what was tested, whatever is typed
   * meanwhile; what wasn't tested or failed is asked about.
   */
  const saveOrAsk = async () => {
    if (hasPassed || (isMoved && (await onTest(given)))) save.mutate(given);
    else setAsking(true);
  };
  return (
    <form aria-label={texts.form} className={styles.form} onSubmit={submit}>
      {target.hasSampleApp ? (
        <SampleAppNotice
          servicePrincipalId={servicePrincipalId}
          isTarget={target.sampleApp}
          onFill={({ tenantUrl, token }) => edit({ tenantUrl, method: 'bearer', secretToken: token })}
        />
      ) : null}
      <Field
        label={texts.tenantUrl}
        hint={texts.tenantUrlHint}
        required
        {...(problems.tenantUrl ? { validationMessage: problems.tenantUrl } : {})}
      >
        <Input type="url" value={fields.tenantUrl} onChange={(_event, { value }) => edit({ tenantUrl: value })} />
      </Field>
      <Field hint={texts.compliantHint}>
        <Checkbox
          label={texts.compliant}
          checked={hasCompliantFlag(fields.tenantUrl)}
          onChange={(_event, { checked }) => edit({ tenantUrl: withCompliantFlag(fields.tenantUrl, checked === true) })}
        />
      </Field>
      <Field label={texts.method}>
        <RadioGroup
          value={fields.method}
          onChange={(_event, { value }) => edit({ method: value as AuthenticationMethod })}
        >
          {authenticationMethods.map((method) => (
            <Radio key={method} value={method} label={texts.methods[method]} />
          ))}
        </RadioGroup>
      </Field>
      {fields.method === 'bearer' ? (
        <SecretField
          label={texts.secretToken}
          hint={texts.secretTokenHint}
          isSaved={hasToken && !isMoved}
          value={fields.secretToken}
          problem={problems.secretToken}
          onChange={(secretToken) => edit({ secretToken })}
        />
      ) : null}
      {fields.method === 'blank' ? (
        <p className={styles.hint}>
          {texts.blankHint}{' '}
          <Link href="/common/v2.0/.well-known/openid-configuration" target="_blank">
            {texts.blankKeys}
          </Link>
        </p>
      ) : null}
      {fields.method === 'clientCredentials' ? (
        <ClientCredentialsFields
          fields={fields}
          problems={problems}
          hasSecret={hasClientSecret && !isMoved}
          onEdit={edit}
        />
      ) : null}
      {fields.method === 'federation' ? <FederationFields fields={fields} problems={problems} onEdit={edit} /> : null}
      <div className={styles.buttons}>
        <Button
          type="submit"
          appearance={hasPassed ? 'secondary' : 'primary'}
          disabledFocusable={!isValid || isTesting}
        >
          {texts.test}
        </Button>
        <Button
          appearance={hasPassed ? 'primary' : 'secondary'}
          disabledFocusable={!isChanged || !isValid || isTesting || save.isPending}
          onClick={() => void saveOrAsk()}
        >
          {common.save}
        </Button>
        <Button disabledFocusable={!isChanged} onClick={discard}>
          {common.discard}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={texts.saveUntested}
        text={texts.saveUntestedText}
        confirm={texts.saveAnyway}
        onConfirm={() => save.mutate(given)}
        onClose={() => setAsking(false)}
      />
    </form>
  );
}
