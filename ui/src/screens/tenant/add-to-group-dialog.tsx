/** Puts the users that are selected into a group. */
import { Body1, Body1Strong } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { type Principal, PrincipalPicker } from '../../components/principal-picker.tsx';
import { tenantChangeTexts as texts } from '../../texts/tenant-changes.ts';

interface AddToGroupDialogProps {
  count: number;
  isPending: boolean;
  refusal: Error | null;
  onAdd(groupId: string): void;
  onClose(): void;
}

export function AddToGroupDialog({ count, isPending, refusal, onAdd, onClose }: AddToGroupDialogProps): ReactNode {
  const [group, setGroup] = useState<Principal | null>(null);
  return (
    <DialogFrame
      title={texts.addToGroupTitle(count)}
      submit={texts.add}
      isSubmitOff={group === null || isPending}
      refusal={refusal}
      onSubmit={() => group && onAdd(group.id)}
      onClose={onClose}
    >
      <PrincipalPicker label={texts.pickGroup} withGroups withUsers={false} without={[]} onPick={setGroup} />
      {group === null ? (
        <Body1>{texts.noGroupPicked}</Body1>
      ) : (
        <Body1Strong role="status">{texts.groupPicked(group.displayName)}</Body1Strong>
      )}
    </DialogFrame>
  );
}
