/** A dialog with a few fields and the button that carries it out; used by the tenant's screens. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { FormEvent, ReactNode } from 'react';
import { common } from '../../texts/common.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
});

interface FormDialogProps {
  title: string;
  submit: string;
  isPending: boolean;
  onSubmit(): void;
  onClose(): void;
  children: ReactNode;
}

export function FormDialog({ title, submit, isPending, onSubmit, onClose, children }: FormDialogProps): ReactNode {
  const styles = useStyles();
  const onForm = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) onSubmit();
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface>
        <form onSubmit={onForm} noValidate>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>{children}</DialogContent>
            <DialogActions>
              <Button type="submit" appearance="primary" disabledFocusable={isPending}>
                {submit}
              </Button>
              <Button onClick={onClose}>{common.cancel}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
