/** Stands in for a screen that failed to load or to draw. */
import { Button } from '@fluentui/react-components';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import type { ReactNode } from 'react';
import { useRouteError } from 'react-router';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { errorTexts } from '../texts/common.ts';

export function RouteError(): ReactNode {
  const error = useRouteError();
  const message = error instanceof Error ? error.message : String(error);
  return (
    <Page title={errorTexts.screenTitle}>
      <EmptyState icon={<ErrorCircleRegular />} title={message} text={errorTexts.screenStep}>
        <Button appearance="primary" onClick={() => location.reload()}>
          {errorTexts.reload}
        </Button>
      </EmptyState>
    </Page>
  );
}
