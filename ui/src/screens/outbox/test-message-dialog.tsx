/** Delivers a test message now, by mail and webhook as they are set, and opens what became of it. */
import { Body1, Field, Input, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { sendTestMessage } from '../../api/outbox.ts';
import { queries } from '../../api/queries.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { testMessageTexts as texts } from '../../texts/outbox.ts';

interface TestMessageDialogProps {
  onSent(messageId: string): void;
  onClose(): void;
}

export function TestMessageDialog({ onSent, onClose }: TestMessageDialogProps): ReactNode {
  const { data: applications, error, refetch } = useQuery(queries.applications());
  const [chosen, setChosen] = useState<string | null>(null);
  const [to, setTo] = useState('');
  const [isTried, setTried] = useState(false);
  const servicePrincipalId = chosen ?? applications?.[0]?.servicePrincipalId;
  const address = to.trim();
  const isGood = address === '' || /^[^\s@,;]+@[^\s@,;]+$/.test(address);
  const test = useAction({
    run: async () => {
      if (servicePrincipalId === undefined) return;
      const { id } = await sendTestMessage(servicePrincipalId, address === '' ? null : address);
      onSent(id);
    },
    touches: [queries.outbox().queryKey],
    isRefusedInPlace: true,
  });
  const submit = () => {
    setTried(true);
    if (isGood) test.mutate();
  };
  return (
    <DialogFrame
      form
      title={texts.title}
      submit={test.isPending ? texts.sending : texts.send}
      refusal={test.error}
      isSubmitOff={test.isPending || servicePrincipalId === undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <Body1>{texts.text}</Body1>
      {error && !applications ? (
        <FailureNotice title={texts.applicationsFailed} error={error} onRetry={() => void refetch()} />
      ) : null}
      <Field
        label={texts.application}
        {...(applications?.length === 0 ? { validationMessage: texts.noApplication } : {})}
      >
        <Select value={servicePrincipalId ?? ''} onChange={(_event, { value }) => setChosen(value)}>
          {applications?.map((application) => (
            <option key={application.servicePrincipalId} value={application.servicePrincipalId}>
              {application.displayName}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={texts.to}
        hint={texts.toHint}
        {...(isTried && !isGood ? { validationMessage: texts.toProblem } : {})}
      >
        <Input type="email" value={to} onChange={(_event, { value }) => setTo(value)} />
      </Field>
    </DialogFrame>
  );
}
