/** The fields of OAuth 2.0 client credentials (W-22). */
import { Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { connectivityTexts as texts } from '../../texts/connectivity.ts';
import type { Problems } from './credential-problems.ts';
import type { Credentials } from './credentials.ts';
import { SecretField } from './secret-field.tsx';

interface ClientCredentialsFieldsProps {
  fields: Credentials;
  problems: Problems;
  hasSecret: boolean;
  onEdit(change: Partial<Credentials>): void;
}

export function ClientCredentialsFields(props: ClientCredentialsFieldsProps): ReactNode {
  const { fields, problems, hasSecret, onEdit } = props;
  const messageOf = (name: keyof Credentials) => (problems[name] ? { validationMessage: problems[name] } : {});
  return (
    <>
      <Field label={texts.tokenEndpoint} required {...messageOf('tokenEndpoint')}>
        <Input
          type="url"
          value={fields.tokenEndpoint}
          onChange={(_event, { value }) => onEdit({ tokenEndpoint: value })}
        />
      </Field>
      <Field label={texts.clientId} required {...messageOf('clientId')}>
        <Input value={fields.clientId} onChange={(_event, { value }) => onEdit({ clientId: value })} />
      </Field>
      <SecretField
        label={texts.clientSecret}
        isSaved={hasSecret}
        value={fields.clientSecret}
        problem={problems.clientSecret}
        onChange={(clientSecret) => onEdit({ clientSecret })}
      />
      <Field label={texts.credentialLocation}>
        <RadioGroup
          layout="horizontal"
          value={fields.credentialLocation}
          onChange={(_event, { value }) => onEdit({ credentialLocation: value })}
        >
          <Radio value="header" label={texts.inHeader} />
          <Radio value="body" label={texts.inBody} />
        </RadioGroup>
      </Field>
      <Field label={texts.tokenScope} hint={texts.optional}>
        <Input value={fields.tokenScope} onChange={(_event, { value }) => onEdit({ tokenScope: value })} />
      </Field>
    </>
  );
}
