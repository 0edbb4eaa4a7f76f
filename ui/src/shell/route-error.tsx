/** Stands in for a screen that failed to load or to draw. */
import type { ReactNode } from 'react';
import { useRouteError } from 'react-router';
import { Page } from '../components/page.tsx';
import { ReloadState } from '../components/reload-state.tsx';
import { errorTexts } from '../texts/common.ts';

export function RouteError(): ReactNode {
  return (
    <Page title={errorTexts.screenTitle}>
      <ReloadState error={useRouteError()} />
    </Page>
  );
}
