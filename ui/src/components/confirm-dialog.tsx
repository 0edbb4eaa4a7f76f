/** Asks before something that can't be taken back. */
import type { ReactNode } from 'react';
import { DialogFrame } from './dialog-frame.tsx';

interface ConfirmDialogProps {
  isOpen: boolean;
  title: string;
  text: string;
  /** What the button that does it says. */
  confirm: string;
  onConfirm(): void;
  onClose(): void;
}

export function ConfirmDialog({ isOpen, title, text, confirm, onConfirm, onClose }: ConfirmDialogProps): ReactNode {
  return (
    <DialogFrame
      isAlert
      isOpen={isOpen}
      title={title}
      submit={confirm}
      onSubmit={() => {
        onConfirm();
        onClose();
      }}
      onClose={onClose}
    >
      {text}
    </DialogFrame>
  );
}
