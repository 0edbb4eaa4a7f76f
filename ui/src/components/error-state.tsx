/** What failed, what the simulator said, and the next step. */
import { Button } from '@fluentui/react-components';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import type { ReactNode } from 'react';
import { asApiError } from '../hooks/use-notify.ts';
import { common, errorTexts } from '../texts/common.ts';
import { EmptyState } from './empty-state.tsx';

interface ErrorStateProps {
  error: unknown;
  onRetry(): void;
}

export function ErrorState({ error, onRetry }: ErrorStateProps): ReactNode {
  return (
    <div role="alert">
      <EmptyState
        icon={<ErrorCircleRegular />}
        title={errorTexts.title}
        text={errorTexts.explained(asApiError(error)).join('\n')}
      >
        <Button onClick={onRetry}>{common.tryAgain}</Button>
      </EmptyState>
    </div>
  );
}
