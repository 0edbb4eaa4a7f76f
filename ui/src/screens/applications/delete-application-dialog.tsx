/** Asks before an application goes; used by the list and by the settings of an application. */
import { type ReactNode, useState } from 'react';
import { deleteApplication } from '../../api/gallery.ts';
import { queries } from '../../api/queries.ts';
import type { Application } from '../../api/types.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { noteDeleted } from '../../hooks/deleted-here.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { applicationsTexts as texts } from '../../texts/applications.ts';

interface DeleteApplicationDialogProps {
  /** Null: nothing is asked. */
  application: Application | null;
  onClose(): void;
  onDeleted?(): void;
}

export function DeleteApplicationDialog({ application, onClose, onDeleted }: DeleteApplicationDialogProps): ReactNode {
  const notify = useNotify();
  // What the dialog says while it goes away.
  const [last, setLast] = useState(application);
  if (application && application !== last) setLast(application);
  const name = last?.displayName ?? '';
  const remove = useAction<Application>({
    run: ({ servicePrincipalId }) => deleteApplication(servicePrincipalId),
    touches: [queries.applications().queryKey, queries.jobsAtAGlance().queryKey, ['tenant']],
    onDone: ({ displayName, servicePrincipalId }) => {
      noteDeleted(servicePrincipalId);
      notify.done(texts.deleted(displayName));
      onDeleted?.();
    },
  });
  return (
    <ConfirmDialog
      isOpen={application !== null}
      title={texts.deleteTitle(name)}
      text={texts.deleteText}
      confirm={texts.delete}
      onConfirm={() => {
        if (application) remove.mutate(application);
      }}
      onClose={onClose}
    />
  );
}
