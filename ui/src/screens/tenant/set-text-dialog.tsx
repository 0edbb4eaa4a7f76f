/** Asks for a text that all of the selected objects get. */
import { Field, Input } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { tenantChangeTexts as texts } from '../../texts/tenant-changes.ts';

interface SetTextDialogProps {
  title: string;
  label: string;
  isPending: boolean;
  refusal: Error | null;
  /** Null clears it. */
  onSet(text: string | null): void;
  onClose(): void;
}

export function SetTextDialog({ title, label, isPending, refusal, onSet, onClose }: SetTextDialogProps): ReactNode {
  const [text, setText] = useState('');
  return (
    <DialogFrame
      form
      title={title}
      submit={texts.set}
      isSubmitOff={isPending}
      refusal={refusal}
      onSubmit={() => onSet(text.trim() || null)}
      onClose={onClose}
    >
      <Field label={label}>
        <Input value={text} onChange={(_event, { value }) => setText(value)} />
      </Field>
    </DialogFrame>
  );
}
