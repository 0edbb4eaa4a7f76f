/** Adds made-up people and groups to the tenant. */
import { Body1, Field, Input } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { populate } from '../../api/tenant-changes.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { tenantChangeTexts as texts } from '../../texts/tenant-changes.ts';

const MOST = { users: 20_000, groups: 1_000 };

export function PopulateDialog({ onClose }: { onClose(): void }): ReactNode {
  const notify = useNotify();
  const [fields, setFields] = useState({ users: '50', groups: '5' });
  const problemOf = (name: keyof typeof MOST) =>
    /^\d+$/.test(fields[name].trim()) && Number(fields[name]) <= MOST[name] ? null : texts.numberProblem(MOST[name]);
  const add = useAction({
    run: async () => {
      const { users, groups } = await populate({ users: Number(fields.users), groups: Number(fields.groups) });
      notify.done(texts.populated(users, groups));
    },
    touches: [['tenant'], ['tenantSize']],
    onDone: onClose,
    isRefusedInPlace: true,
  });
  return (
    <DialogFrame
      form
      title={texts.populateTitle}
      submit={add.isPending ? texts.adding : texts.add}
      refusal={add.error}
      isSubmitOff={add.isPending || problemOf('users') !== null || problemOf('groups') !== null}
      onSubmit={() => add.mutate()}
      onClose={onClose}
    >
      <Body1>{texts.populateText}</Body1>
      {(['users', 'groups'] as const).map((name) => {
        const problem = problemOf(name);
        return (
          <Field key={name} label={texts[name]} {...(problem ? { validationMessage: problem } : {})}>
            <Input
              inputMode="numeric"
              value={fields[name]}
              onChange={(_event, { value }) => setFields((before) => ({ ...before, [name]: value }))}
            />
          </Field>
        );
      })}
    </DialogFrame>
  );
}
