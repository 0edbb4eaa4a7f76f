/** What can be done with the groups that are selected, all at once. */
import { Body1Strong, Field, Input } from '@fluentui/react-components';
import { ArrowForwardRegular } from '@fluentui/react-icons/svg/arrow-forward';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { TextDescriptionRegular } from '@fluentui/react-icons/svg/text-description';
import { type ReactNode, useState } from 'react';
import type { Group } from '../../../../simulator/model/directory.ts';
import { CommandBar } from '../../components/command-bar.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { groupChangeTexts as groupTexts, tenantChangeTexts as texts } from '../../texts/tenant-changes.ts';
import { OutlookDialog } from './outlook-dialog.tsx';
import { useBulkChange } from './use-bulk-change.ts';

export function GroupSelectionBar({ groups, onClear }: { groups: readonly Group[]; onClear(): void }): ReactNode {
  const [asking, setAsking] = useState<'delete' | 'description' | 'outlook' | null>(null);
  const close = () => setAsking(null);
  const change = useBulkChange(groups, {
    changed: groupTexts.changed,
    onDone: ({ kind }) => {
      close();
      if (kind === 'delete') onClear();
    },
  });
  const isDisabled = change.isPending;
  return (
    <>
      <CommandBar
        label={groupTexts.selection}
        commands={[
          { key: 'clear', label: texts.clear, icon: <DismissRegular />, onRun: onClear },
          {
            key: 'outlook',
            label: texts.outlook,
            icon: <ArrowForwardRegular />,
            onRun: () => setAsking('outlook'),
            hint: groupTexts.outlookHint,
          },
          {
            key: 'description',
            label: groupTexts.setDescription,
            icon: <TextDescriptionRegular />,
            onRun: () => setAsking('description'),
            isDisabled,
          },
          { key: 'delete', label: texts.delete, icon: <DeleteRegular />, onRun: () => setAsking('delete'), isDisabled },
        ]}
      >
        <Body1Strong role="status">{texts.selected(groups.length)}</Body1Strong>
      </CommandBar>
      <ConfirmDialog
        isOpen={asking === 'delete'}
        title={groupTexts.deleteTitle(groups.length)}
        text={groupTexts.deleteText}
        confirm={texts.delete}
        onConfirm={() => change.mutate({ kind: 'delete', of: 'groups' })}
        onClose={close}
      />
      {asking === 'description' ? (
        <DescriptionDialog
          count={groups.length}
          isPending={change.isPending}
          onSet={(description) => change.mutate({ kind: 'set', of: 'groups', properties: { description } })}
          onClose={close}
        />
      ) : null}
      {asking === 'outlook' ? <OutlookDialog objects={groups} onClose={close} /> : null}
    </>
  );
}

interface DescriptionDialogProps {
  count: number;
  isPending: boolean;
  /** Null clears it. */
  onSet(description: string | null): void;
  onClose(): void;
}

function DescriptionDialog({ count, isPending, onSet, onClose }: DescriptionDialogProps): ReactNode {
  const [description, setDescription] = useState('');
  return (
    <DialogFrame
      form
      title={groupTexts.descriptionTitle(count)}
      submit={texts.set}
      isSubmitOff={isPending}
      onSubmit={() => onSet(description.trim() || null)}
      onClose={onClose}
    >
      <Field label={texts.description}>
        <Input value={description} onChange={(_event, { value }) => setDescription(value)} />
      </Field>
    </DialogFrame>
  );
}
