/** The fields of workload identity federation: the simulator's JWT proves the client, or is exchanged (W-23). */
import { Field, Input, Link, Radio, RadioGroup } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { connectivityTexts as texts } from '../../texts/connectivity.ts';
import type { Problems } from './credential-problems.ts';
import type { Credentials } from './credentials.ts';

interface FederationFieldsProps {
  fields: Credentials;
  problems: Problems;
  onEdit(change: Partial<Credentials>): void;
}

export function FederationFields({ fields, problems, onEdit }: FederationFieldsProps): ReactNode {
  const messageOf = (name: keyof Credentials) => (problems[name] ? { validationMessage: problems[name] } : {});
  const isExchange = fields.federation === 'tokenExchange';
  const text = (name: 'tokenScope' | 'tokenAudience' | 'workloadIdentityAppId', hint: string) => (
    <Field label={texts[name]} hint={hint}>
      <Input value={fields[name]} onChange={(_event, { value }) => onEdit({ [name]: value })} />
    </Field>
  );
  return (
    <>
      <Field label={texts.federation}>
        <RadioGroup value={fields.federation} onChange={(_event, { value }) => onEdit({ federation: value })}>
          <Radio value="clientAssertion" label={texts.clientAssertion} />
          <Radio value="tokenExchange" label={texts.tokenExchange} />
        </RadioGroup>
      </Field>
      <Field label={texts.tokenEndpoint} required {...messageOf('tokenEndpoint')}>
        <Input
          type="url"
          value={fields.tokenEndpoint}
          onChange={(_event, { value }) => onEdit({ tokenEndpoint: value })}
        />
      </Field>
      {isExchange ? null : (
        <Field label={texts.clientId} required {...messageOf('clientId')}>
          <Input value={fields.clientId} onChange={(_event, { value }) => onEdit({ clientId: value })} />
        </Field>
      )}
      {text('workloadIdentityAppId', texts.workloadIdentityAppIdHint)}
      {isExchange ? text('tokenAudience', texts.optional) : null}
      {text('tokenScope', texts.optional)}
      <Link href="/common/v2.0/.well-known/openid-configuration" target="_blank">
        {texts.blankKeys}
      </Link>
    </>
  );
}
