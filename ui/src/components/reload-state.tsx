/** Stands in for a screen, or a part of one, that failed to load or to draw. */
import { Button } from '@fluentui/react-components';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import type { ReactNode } from 'react';
import { errorTexts } from '../texts/common.ts';
import { EmptyState } from './empty-state.tsx';

export function ReloadState({ error }: { error: unknown }): ReactNode {
  return (
    <div role="alert">
      <EmptyState
        icon={<ErrorCircleRegular />}
        title={error instanceof Error ? error.message : String(error)}
        text={errorTexts.screenStep}
      >
        <Button appearance="primary" onClick={() => location.reload()}>
          {errorTexts.reload}
        </Button>
      </EmptyState>
    </div>
  );
}
