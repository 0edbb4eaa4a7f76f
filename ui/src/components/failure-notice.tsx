/** Says that a part of the screen couldn't be read, beside what could be, and asks for it again. */
import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { asApiError } from '../hooks/use-notify.ts';
import { common, errorTexts } from '../texts/common.ts';

interface FailureNoticeProps {
  /** What failed, as a sentence. */
  title: string;
  error: unknown;
  onRetry(): void;
}

export function FailureNotice({ title, error, onRetry }: FailureNoticeProps): ReactNode {
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle> {errorTexts.explained(asApiError(error)).join(' ')}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={onRetry}>
          {common.tryAgain}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
