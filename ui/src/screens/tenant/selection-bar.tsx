/** What can be done with the users that are selected, all at once. */
import { Body1Strong, Field, Input } from '@fluentui/react-components';
import { ArrowForwardRegular } from '@fluentui/react-icons/svg/arrow-forward';
import { BuildingRegular } from '@fluentui/react-icons/svg/building';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { PeopleAddRegular } from '@fluentui/react-icons/svg/people-add';
import { PersonAvailableRegular } from '@fluentui/react-icons/svg/person-available';
import { PersonProhibitedRegular } from '@fluentui/react-icons/svg/person-prohibited';
import { type ReactNode, useState } from 'react';
import type { User } from '../../../../simulator/model/directory.ts';
import { CommandBar } from '../../components/command-bar.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { tenantChangeTexts as texts } from '../../texts/tenant-changes.ts';
import { AddToGroupDialog } from './add-to-group-dialog.tsx';
import { OutlookDialog } from './outlook-dialog.tsx';
import { useBulkChange } from './use-bulk-change.ts';

interface SelectionBarProps {
  users: readonly User[];
  onClear(): void;
}

export function SelectionBar({ users, onClear }: SelectionBarProps): ReactNode {
  const [asking, setAsking] = useState<'delete' | 'department' | 'group' | 'outlook' | null>(null);
  const close = () => setAsking(null);
  const change = useBulkChange(users, {
    changed: texts.changed,
    onDone: ({ kind }) => {
      close();
      if (kind === 'delete') onClear();
    },
  });
  const setEnabled = (accountEnabled: boolean) =>
    change.mutate({ kind: 'set', of: 'users', properties: { accountEnabled } });
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
          {
            key: 'group',
            label: texts.addToGroup,
            icon: <PeopleAddRegular />,
            onRun: () => setAsking('group'),
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
        onConfirm={() => change.mutate({ kind: 'delete', of: 'users' })}
        onClose={close}
      />
      {asking === 'department' ? (
        <DepartmentDialog
          count={users.length}
          isPending={change.isPending}
          onSet={(department) => change.mutate({ kind: 'set', of: 'users', properties: { department } })}
          onClose={close}
        />
      ) : null}
      {asking === 'group' ? (
        <AddToGroupDialog
          count={users.length}
          isPending={change.isPending}
          onAdd={(groupId) => change.mutate({ kind: 'join', of: 'users', groupId })}
          onClose={close}
        />
      ) : null}
      {asking === 'outlook' ? <OutlookDialog objects={users} onClose={close} /> : null}
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
    <DialogFrame
      form
      title={texts.departmentTitle(count)}
      submit={texts.set}
      isSubmitOff={isPending}
      onSubmit={() => onSet(department.trim() || null)}
      onClose={onClose}
    >
      <Field label={texts.department}>
        <Input value={department} onChange={(_event, { value }) => setDepartment(value)} />
      </Field>
    </DialogFrame>
  );
}
