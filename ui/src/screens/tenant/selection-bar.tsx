/** What can be done with the users that are selected, all at once. */
import { Body1Strong, Field, Input } from '@fluentui/react-components';
import { ArrowForwardRegular } from '@fluentui/react-icons/svg/arrow-forward';
import { BuildingRegular } from '@fluentui/react-icons/svg/building';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { PersonAvailableRegular } from '@fluentui/react-icons/svg/person-available';
import { PersonProhibitedRegular } from '@fluentui/react-icons/svg/person-prohibited';
import { type ReactNode, useState } from 'react';
import type { User } from '../../../../simulator/model/directory.ts';
import { changeUsers, type UserChange } from '../../api/tenant-changes.ts';
import { CommandBar } from '../../components/command-bar.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useSavedNotice } from '../../hooks/use-saved-notice.ts';
import { tenantChangeTexts as texts } from '../../texts/tenant-changes.ts';
import { FormDialog } from './form-dialog.tsx';
import { OutlookDialog } from './outlook-dialog.tsx';

interface SelectionBarProps {
  users: readonly User[];
  onClear(): void;
}

export function SelectionBar({ users, onClear }: SelectionBarProps): ReactNode {
  const sayThat = useSavedNotice();
  const [asking, setAsking] = useState<'delete' | 'department' | 'outlook' | null>(null);
  const close = () => setAsking(null);
  const change = useAction<UserChange>({
    run: async (given) => {
      const { refused } = await changeUsers(
        users.map(({ id }) => id),
        given,
      );
      const done = texts.changed(users.length - refused);
      sayThat(refused === 0 ? done : `${done}, ${texts.someRefused(refused)}`);
    },
    touches: [['tenant'], ['tenantSize']],
    onDone: ({ method }) => {
      close();
      if (method === 'DELETE') onClear();
    },
  });
  const setEnabled = (accountEnabled: boolean) => change.mutate({ method: 'PATCH', body: { accountEnabled } });
  const isDisabled = change.isPending;
  return (
    <>
      <CommandBar
        label={texts.selection}
        commands={[
          { key: 'clear', label: texts.clear, icon: <DismissRegular />, onRun: onClear },
          {
            key: 'outlook',
            label: texts.outlook,
            icon: <ArrowForwardRegular />,
            onRun: () => setAsking('outlook'),
            hint: texts.outlookHint,
          },
          {
            key: 'disable',
            label: texts.disable,
            icon: <PersonProhibitedRegular />,
            onRun: () => setEnabled(false),
            isDisabled,
          },
          {
            key: 'enable',
            label: texts.enable,
            icon: <PersonAvailableRegular />,
            onRun: () => setEnabled(true),
            isDisabled,
          },
          {
            key: 'department',
            label: texts.setDepartment,
            icon: <BuildingRegular />,
            onRun: () => setAsking('department'),
            isDisabled,
          },
          { key: 'delete', label: texts.delete, icon: <DeleteRegular />, onRun: () => setAsking('delete'), isDisabled },
        ]}
      >
        <Body1Strong role="status">{texts.selected(users.length)}</Body1Strong>
      </CommandBar>
      <ConfirmDialog
        isOpen={asking === 'delete'}
        title={texts.deleteTitle(users.length)}
        text={texts.deleteText}
        confirm={texts.delete}
        onConfirm={() => change.mutate({ method: 'DELETE' })}
        onClose={close}
      />
      {asking === 'department' ? (
        <DepartmentDialog
          count={users.length}
          isPending={change.isPending}
          onSet={(department) => change.mutate({ method: 'PATCH', body: { department } })}
          onClose={close}
        />
      ) : null}
      {asking === 'outlook' ? <OutlookDialog users={users} onClose={close} /> : null}
    </>
  );
}

interface DepartmentDialogProps {
  count: number;
  isPending: boolean;
  /** Null clears it. */
  onSet(department: string | null): void;
  onClose(): void;
}

function DepartmentDialog({ count, isPending, onSet, onClose }: DepartmentDialogProps): ReactNode {
  const [department, setDepartment] = useState('');
  return (
    <FormDialog
      title={texts.departmentTitle(count)}
      submit={texts.set}
      isPending={isPending}
      onSubmit={() => onSet(department.trim() || null)}
      onClose={onClose}
    >
      <Field label={texts.department}>
        <Input value={department} onChange={(_event, { value }) => setDepartment(value)} />
      </Field>
    </FormDialog>
  );
}
