/** What can be done with the groups that are selected, all at once. */
import { TextDescriptionRegular } from '@fluentui/react-icons/svg/text-description';
import { type ReactNode, useState } from 'react';
import { groupChangeTexts as groupTexts, tenantChangeTexts as texts } from '../../texts/tenant-changes.ts';
import { SelectionFrame } from './selection-frame.tsx';
import { SetTextDialog } from './set-text-dialog.tsx';
import { useBulkChange } from './use-bulk-change.ts';
import type { Selectable } from './use-selection.ts';

export function GroupSelectionBar({ groups, onClear }: { groups: readonly Selectable[]; onClear(): void }): ReactNode {
  const [asking, setAsking] = useState<'delete' | 'description' | 'outlook' | null>(null);
  const close = () => setAsking(null);
  const change = useBulkChange(groups, {
    changed: groupTexts.changed,
    deleted: groupTexts.areDeleted,
    isRefusedInPlace: asking === 'description',
    onDone: ({ kind }) => {
      close();
      if (kind === 'delete') onClear();
    },
  });
  const isPending = change.isPending;
  /** What was refused before is not said of the next. */
  const askForDescription = () => {
    change.reset();
    setAsking('description');
  };
  return (
    <SelectionFrame
      objects={groups}
      label={groupTexts.selection}
      outlookHint={groupTexts.outlookHint}
      deleteTitle={groupTexts.deleteTitle(groups.length)}
      deleteText={groupTexts.deleteText}
      commands={[
        {
          key: 'description',
          label: groupTexts.setDescription,
          icon: <TextDescriptionRegular />,
          onRun: askForDescription,
          isDisabled: isPending,
        },
      ]}
      isPending={isPending}
      asking={asking}
      onAsk={setAsking}
      onDelete={() => change.mutate({ kind: 'delete', of: 'groups' })}
      onClear={onClear}
    >
      {asking === 'description' ? (
        <SetTextDialog
          title={groupTexts.descriptionTitle(groups.length)}
          label={texts.description}
          isPending={isPending}
          refusal={change.error}
          onSet={(description) => change.mutate({ kind: 'set', of: 'groups', properties: { description } })}
          onClose={close}
        />
      ) : null}
    </SelectionFrame>
  );
}
