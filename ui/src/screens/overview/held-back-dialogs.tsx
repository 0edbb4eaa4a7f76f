/**
 * What the deletion guard held back, and the two answers to it: let the next cycle carry it out (E-607), or bring the
 * objects back into scope and restart (E-608).
 */
import type { ReactNode } from 'react';
import type { JobAddress } from '../../api/jobs.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { common } from '../../texts/common.ts';
import { guardTexts as texts } from '../../texts/overview.ts';
import { HeldBackList } from './held-back-list.tsx';
import { ALLOW_DELETES, useJobActions } from './use-job-actions.ts';

interface AnswerDialogProps {
  address: JobAddress;
  onClose(): void;
}

export function AllowDeletesDialog({ address, onClose }: AnswerDialogProps): ReactNode {
  const { restart } = useJobActions(address);
  return (
    <AnswerDialog
      address={address}
      title={texts.allowTitle}
      text={texts.allowText}
      confirm={common.yes}
      cancel={common.no}
      onConfirm={() => restart.mutate(ALLOW_DELETES)}
      onClose={onClose}
    />
  );
}

export function RejectDeletesDialog({ address, onClose }: AnswerDialogProps): ReactNode {
  const { restart } = useJobActions(address);
  return (
    <AnswerDialog
      address={address}
      title={texts.rejectTitle}
      text={texts.rejectText}
      confirm={texts.rejectConfirm}
      cancel={common.cancel}
      onConfirm={() => restart.mutate(null)}
      onClose={onClose}
    />
  );
}

interface DialogTexts extends AnswerDialogProps {
  title: string;
  text: string;
  confirm: string;
  cancel: string;
  onConfirm(): void;
}

function AnswerDialog({ address, title, text, confirm, cancel, onConfirm, onClose }: DialogTexts): ReactNode {
  const onYes = () => {
    onConfirm();
    onClose();
  };
  return (
    <DialogFrame isAlert title={title} submit={confirm} leave={cancel} onSubmit={onYes} onClose={onClose}>
      {text}
      <HeldBackList address={address} />
    </DialogFrame>
  );
}
