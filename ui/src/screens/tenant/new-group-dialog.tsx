/** Creates a security group without members; they are added in its pane. */
import { Field, Input } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { createGroup } from '../../api/tenant-changes.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { tenantChangeTexts as texts } from '../../texts/tenant-changes.ts';

export function NewGroupDialog({ onClose }: { onClose(): void }): ReactNode {
  const notify = useNotify();
  const [displayName, setDisplayName] = useState('');
  const [description, setDescription] = useState('');
  const [isTried, setTried] = useState(false);
  const name = displayName.trim();
  const create = useAction({
    run: () => createGroup(name, description.trim()),
    touches: [['tenant'], ['tenantSize']],
    onDone: () => {
      notify.done(texts.created(name));
      onClose();
    },
    isRefusedInPlace: true,
  });
  const submit = () => {
    setTried(true);
    if (name !== '') create.mutate();
  };
  return (
    <DialogFrame
      form
      title={texts.newGroup}
      submit={texts.create}
      refusal={create.error}
      isSubmitOff={create.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={texts.displayName}
        required
        {...(isTried && name === '' ? { validationMessage: texts.needed } : {})}
      >
        <Input value={displayName} onChange={(_event, { value }) => setDisplayName(value)} />
      </Field>
      <Field label={texts.description}>
        <Input value={description} onChange={(_event, { value }) => setDescription(value)} />
      </Field>
    </DialogFrame>
  );
}
