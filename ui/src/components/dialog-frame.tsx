/**
 * The frame of every dialog: title, content, the button that carries it out and the one that leaves. Escape and a click
 * beside it leave it too, unless it is an alert.
 */
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
import type { FormEvent, ReactElement, ReactNode } from 'react';
import { useFocusGivenBack } from '../hooks/use-focus-given-back.ts';
import { common } from '../texts/common.ts';
import { RefusalNotice } from './refusal-notice.tsx';

const useStyles = makeStyles({
  content: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    // What doesn't fit is scrolled to, not squeezed.
    '& > *': { flexShrink: 0 },
  },
});

export interface DialogFrameProps {
  title: string;
  /** Beside the title. */
  titleAction?: ReactNode;
  /** Something that can't be taken back: it has to be answered. */
  isAlert?: boolean;
  /** False while it goes away; for dialogs that stay mounted. */
  isOpen?: boolean;
  /** Pixels, at most. */
  width?: number;
  /** Nothing but text to read: the content takes the focus, so that keys scroll it. */
  isToRead?: boolean;
  /** What the button that carries it out says; without one there is nothing to carry out. */
  submit?: string;
  submitIcon?: ReactElement;
  isSubmitOff?: boolean;
  /** Why it is off. */
  submitHint?: string;
  onSubmit?(): void;
  /** Why the last try was refused; null while there is nothing to say. */
  refusal?: Error | null;
  /** Enter in a field carries it out; the name of the form, or true. */
  form?: string | true;
  /** What the button that leaves says; *Cancel* when there is something to carry out, else *Close*. */
  leave?: string;
  onClose(): void;
  children: ReactNode;
}

export function DialogFrame(props: DialogFrameProps): ReactNode {
  const { isAlert = false, isOpen = true, width, form, onClose } = props;
  useFocusGivenBack(isOpen);
  const body = <FrameBody {...props} />;
  const onForm = (event: FormEvent) => {
    event.preventDefault();
    if (!props.isSubmitOff) props.onSubmit?.();
  };
  return (
    <Dialog
      open={isOpen}
      modalType={isAlert ? 'alert' : 'modal'}
      onOpenChange={(_event, { open }) => {
        if (!open) onClose();
      }}
    >
      <DialogSurface {...(width === undefined ? {} : { style: { maxWidth: `min(${width}px, 96vw)` } })}>
        {form === undefined ? (
          body
        ) : (
          <form {...(form === true ? {} : { 'aria-label': form })} onSubmit={onForm} noValidate>
            {body}
          </form>
        )}
      </DialogSurface>
    </Dialog>
  );
}

function FrameBody(props: DialogFrameProps): ReactNode {
  const styles = useStyles();
  const { title, titleAction, isToRead, submit, submitIcon, isSubmitOff, submitHint, refusal, form, children } = props;
  const submits = form === undefined ? { onClick: () => props.onSubmit?.() } : { type: 'submit' as const };
  return (
    <DialogBody>
      <DialogTitle {...(titleAction === undefined ? {} : { action: <>{titleAction}</> })}>{title}</DialogTitle>
      <DialogContent className={styles.content} {...(isToRead ? { tabIndex: 0 } : {})}>
        {children}
        {refusal ? <RefusalNotice error={refusal} /> : null}
      </DialogContent>
      <DialogActions>
        {submit === undefined ? null : (
          <Button
            appearance="primary"
            {...(submitIcon === undefined ? {} : { icon: submitIcon })}
            {...(submitHint === undefined ? {} : { title: submitHint })}
            disabledFocusable={isSubmitOff ?? false}
            {...submits}
          >
            {submit}
          </Button>
        )}
        <Button onClick={props.onClose}>{props.leave ?? (submit === undefined ? common.close : common.cancel)}</Button>
      </DialogActions>
    </DialogBody>
  );
}
