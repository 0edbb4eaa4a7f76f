/** What can be done with the users that are selected, all at once. */
import { BuildingRegular } from '@fluentui/react-icons/svg/building';
import { PeopleAddRegular } from '@fluentui/react-icons/svg/people-add';
import { PersonAvailableRegular } from '@fluentui/react-icons/svg/person-available';
import { PersonProhibitedRegular } from '@fluentui/react-icons/svg/person-prohibited';
import { type ReactNode, useState } from 'react';
import { tenantChangeTexts as texts } from '../../texts/tenant-changes.ts';
import { AddToGroupDialog } from './add-to-group-dialog.tsx';
import { SelectionFrame } from './selection-frame.tsx';
import { SetTextDialog } from './set-text-dialog.tsx';
import { useBulkChange } from './use-bulk-change.ts';
import type { Selectable } from './use-selection.ts';

interface SelectionBarProps {
  users: readonly Selectable[];
  onClear(): void;
}

export function SelectionBar({ users, onClear }: SelectionBarProps): ReactNode {
  const [asking, setAsking] = useState<'delete' | 'department' | 'group' | 'outlook' | null>(null);
  const close = () => setAsking(null);
  const change = useBulkChange(users, {
    changed: texts.changed,
    deleted: texts.areDeleted,
    isRefusedInPlace: asking === 'department' || asking === 'group',
    onDone: ({ kind }) => {
      close();
      if (kind === 'delete') onClear();
    },
  });
  const setEnabled = (accountEnabled: boolean) =>
    change.mutate({ kind: 'set', of: 'users', properties: { accountEnabled } });
  const isPending = change.isPending;
  /** What was refused before is not said of the next. */
  const ask = (question: 'department' | 'group') => {
    change.reset();
    setAsking(question);
  };
  return (
    <SelectionFrame
      objects={users}
      label={texts.selection}
      outlookHint={texts.outlookHint}
      deleteTitle={texts.deleteTitle(users.length)}
      deleteText={texts.deleteText}
      commands={[
        {
          key: 'disable',
          label: texts.disable,
          icon: <PersonProhibitedRegular />,
          onRun: () => setEnabled(false),
          isDisabled: isPending,
        },
        {
          key: 'enable',
          label: texts.enable,
          icon: <PersonAvailableRegular />,
          onRun: () => setEnabled(true),
          isDisabled: isPending,
        },
        {
          key: 'department',
          label: texts.setDepartment,
          icon: <BuildingRegular />,
          onRun: () => ask('department'),
          isDisabled: isPending,
        },
        {
          key: 'group',
          label: texts.addToGroup,
          icon: <PeopleAddRegular />,
          onRun: () => ask('group'),
          isDisabled: isPending,
        },
      ]}
      isPending={isPending}
      asking={asking}
      onAsk={setAsking}
      onDelete={() => change.mutate({ kind: 'delete', of: 'users' })}
      onClear={onClear}
    >
      {asking === 'department' ? (
        <SetTextDialog
          title={texts.departmentTitle(users.length)}
          label={texts.department}
          isPending={isPending}
          refusal={change.error}
          onSet={(department) => change.mutate({ kind: 'set', of: 'users', properties: { department } })}
          onClose={close}
        />
      ) : null}
      {asking === 'group' ? (
        <AddToGroupDialog
          count={users.length}
          isPending={isPending}
          refusal={change.error}
          onAdd={(groupId) => change.mutate({ kind: 'join', of: 'users', groupId })}
          onClose={close}
        />
      ) : null}
    </SelectionFrame>
  );
}
