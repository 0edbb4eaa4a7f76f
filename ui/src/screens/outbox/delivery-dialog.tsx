/** Sets the SMTP server and the webhook, or takes them away; says beside a field what is wrong with it. */
import { Checkbox, Field, Input } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { changeNotificationTargets, type NotificationTargets } from '../../api/outbox.ts';
import { queries } from '../../api/queries.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { common } from '../../texts/common.ts';
import { deliveryTexts as texts } from '../../texts/outbox.ts';
import { changeOf, type DeliveryFields, deliveryProblems, fieldsOf } from './delivery-fields.ts';

interface DeliveryDialogProps {
  targets: NotificationTargets;
  onClose(): void;
}

export function DeliveryDialog({ targets, onClose }: DeliveryDialogProps): ReactNode {
  const notify = useNotify();
  const [fields, setFields] = useState(() => fieldsOf(targets));
  const [isTried, setTried] = useState(false);
  const edit = (change: Partial<DeliveryFields>) => setFields((before) => ({ ...before, ...change }));
  const problems = deliveryProblems(fields);
  const problemOf = (name: keyof DeliveryFields) => {
    const problem = isTried ? problems[name] : undefined;
    return problem ? { validationMessage: problem } : {};
  };
  const save = useAction({
    run: () => changeNotificationTargets(changeOf(fields)),
    touches: [queries.notificationTargets().queryKey],
    onDone: () => {
      notify.done(texts.saved);
      onClose();
    },
    isRefusedInPlace: true,
  });
  const submit = () => {
    setTried(true);
    if (Object.keys(problems).length === 0) save.mutate();
  };
  const textField = (name: 'host' | 'port' | 'user' | 'url', hint?: string) => (
    <Field label={texts[name]} required={name !== 'user'} {...(hint ? { hint } : {})} {...problemOf(name)}>
      <Input
        inputMode={name === 'port' ? 'numeric' : 'text'}
        value={fields[name]}
        onChange={(_event, { value }) => edit({ [name]: value })}
      />
    </Field>
  );
  const secretField = (name: 'password' | 'secret', isStored: boolean, hint: string) => (
    <Field label={texts[name]} hint={hint}>
      <Input
        type="password"
        autoComplete="off"
        value={fields[name]}
        placeholder={isStored ? texts.stored : ''}
        onChange={(_event, { value }) => edit({ [name]: value })}
      />
    </Field>
  );
  return (
    <DialogFrame
      form
      title={texts.title}
      submit={common.save}
      refusal={save.error}
      isSubmitOff={save.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Checkbox
        label={texts.mails}
        checked={fields.mails}
        onChange={(_event, { checked }) => edit({ mails: checked === true })}
      />
      {fields.mails ? (
        <>
          {textField('host')}
          {textField('port')}
          <Field hint={texts.secureHint}>
            <Checkbox
              label={texts.secure}
              checked={fields.secure}
              onChange={(_event, { checked }) => edit({ secure: checked === true })}
            />
          </Field>
          {textField('user', texts.userHint)}
          {secretField('password', targets.smtp?.hasPassword === true, texts.passwordHint)}
        </>
      ) : null}
      <Checkbox
        label={texts.calls}
        checked={fields.calls}
        onChange={(_event, { checked }) => edit({ calls: checked === true })}
      />
      {fields.calls ? (
        <>
          {textField('url')}
          {secretField('secret', targets.webhook?.hasSecret === true, texts.secretHint)}
        </>
      ) : null}
    </DialogFrame>
  );
}
