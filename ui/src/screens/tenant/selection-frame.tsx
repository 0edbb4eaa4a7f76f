/** What selections of users and of groups have in common: leaving, what the next cycle would do, and deleting. */
import { Body1Strong } from '@fluentui/react-components';
import { ArrowForwardRegular } from '@fluentui/react-icons/svg/arrow-forward';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { ReactNode } from 'react';
import { type Command, CommandBar } from '../../components/command-bar.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { tenantChangeTexts as texts } from '../../texts/tenant-changes.ts';
import { OutlookDialog } from './outlook-dialog.tsx';
import type { Selectable } from './use-selection.ts';

interface SelectionFrameProps {
  objects: readonly Selectable[];
  label: string;
  outlookHint: string;
  deleteTitle: string;
  deleteText: string;
  /** Between the first commands and the last. */
  commands: readonly Command[];
  isPending: boolean;
  /** The dialog that is open: one of the two here, or one of the commands. */
  asking: string | null;
  onAsk(question: 'delete' | 'outlook' | null): void;
  onDelete(): void;
  onClear(): void;
  /** The dialogs of the commands. */
  children: ReactNode;
}

export function SelectionFrame(props: SelectionFrameProps): ReactNode {
  const { objects, asking, onAsk } = props;
  const close = () => onAsk(null);
  return (
    <>
      <CommandBar
        label={props.label}
        commands={[
          { key: 'clear', label: texts.clear, icon: <DismissRegular />, onRun: props.onClear },
          {
            key: 'outlook',
            label: texts.outlook,
            icon: <ArrowForwardRegular />,
            onRun: () => onAsk('outlook'),
            hint: props.outlookHint,
          },
          ...props.commands,
          {
            key: 'delete',
            label: texts.delete,
            icon: <DeleteRegular />,
            onRun: () => onAsk('delete'),
            isDisabled: props.isPending,
          },
        ]}
      >
        <Body1Strong role="status">{texts.selected(objects.length)}</Body1Strong>
      </CommandBar>
      <ConfirmDialog
        isOpen={asking === 'delete'}
        title={props.deleteTitle}
        text={props.deleteText}
        confirm={texts.delete}
        onConfirm={props.onDelete}
        onClose={close}
      />
      {props.children}
      {asking === 'outlook' ? <OutlookDialog objects={objects} onClose={close} /> : null}
    </>
  );
}
