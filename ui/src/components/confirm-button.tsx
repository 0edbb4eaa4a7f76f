/** A command that asks before it acts. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  ToolbarButton,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { texts } from '../texts/texts.ts';

export function ConfirmButton({
  icon,
  label,
  title,
  text,
  confirm,
}: {
  icon: ReactElement;
  label: string;
  title: string;
  text: string;
  confirm: () => void;
}) {
  return (
    <Dialog>
      <DialogTrigger disableButtonEnhancement>
        <ToolbarButton icon={icon}>{label}</ToolbarButton>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{text}</DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="primary" onClick={confirm}>
                {texts.overview.yes}
              </Button>
            </DialogTrigger>
            <DialogTrigger disableButtonEnhancement>
              <Button>{texts.overview.no}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
