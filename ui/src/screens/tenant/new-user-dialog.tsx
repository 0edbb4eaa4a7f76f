/** Creates a user, in the domain that the others have. */
import { Field, Input } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { createUser } from '../../api/tenant-changes.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { tenantChangeTexts as texts } from '../../texts/tenant-changes.ts';
import { refusedField } from './user-fields.ts';

interface NewUserDialogProps {
  /** Of the tenant's other users. */
  domain: string;
  onClose(): void;
}

export function NewUserDialog({ domain, onClose }: NewUserDialogProps): ReactNode {
  const notify = useNotify();
  const [fields, setFields] = useState({ displayName: '', userPrincipalName: '', department: '', jobTitle: '' });
  const [isTried, setTried] = useState(false);
  const { displayName, userPrincipalName, department, jobTitle } = fields;
  const hasName = displayName.trim() !== '';
  const hasUpn = /^[^\s@]+@[^\s@]+$/.test(userPrincipalName.trim());
  const create = useAction({
    run: () =>
      createUser({
        displayName: displayName.trim(),
        userPrincipalName: userPrincipalName.trim(),
        ...(department === '' ? {} : { department }),
        ...(jobTitle === '' ? {} : { jobTitle }),
      }),
    touches: [['tenant'], ['tenantSize']],
    onDone: () => {
      notify.done(texts.created(displayName.trim()));
      onClose();
    },
    isRefusedInPlace: true,
  });
  /** What was refused is said of what was given, not of what is being typed in its place. */
  const edit = (change: Partial<typeof fields>) => {
    create.reset();
    setFields((before) => ({ ...before, ...change }));
  };
  const refused = create.error ? refusedField(create.error.message, Object.keys(fields)) : null;
  const refusalOf = (name: keyof typeof fields) => problem(name === refused, create.error?.message);
  const submit = () => {
    setTried(true);
    if (hasName && hasUpn) create.mutate();
  };
  return (
    <DialogFrame
      form
      title={texts.newUser}
      submit={texts.create}
      isSubmitOff={create.isPending}
      refusal={refused === null ? create.error : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={texts.displayName}
        required
        {...problem(isTried && !hasName, texts.needed)}
        {...refusalOf('displayName')}
      >
        <Input value={displayName} onChange={(_event, { value }) => edit({ displayName: value })} />
      </Field>
      <Field
        label={texts.userPrincipalName}
        hint={`${texts.userPrincipalNameHint} ada@${domain}`}
        required
        {...problem(isTried && !hasUpn, texts.upnProblem)}
        {...refusalOf('userPrincipalName')}
      >
        <Input value={userPrincipalName} onChange={(_event, { value }) => edit({ userPrincipalName: value })} />
      </Field>
      <Field label={texts.department} {...refusalOf('department')}>
        <Input value={department} onChange={(_event, { value }) => edit({ department: value })} />
      </Field>
      <Field label={texts.jobTitle} {...refusalOf('jobTitle')}>
        <Input value={jobTitle} onChange={(_event, { value }) => edit({ jobTitle: value })} />
      </Field>
    </DialogFrame>
  );
}

function problem(isWrong: boolean, message = '') {
  return isWrong ? { validationMessage: message } : {};
}
