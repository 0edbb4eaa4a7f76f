/** For addresses that name nothing. */
import { Button } from '@fluentui/react-components';
import { DocumentSearchRegular } from '@fluentui/react-icons/svg/document-search';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { errorTexts } from '../texts/common.ts';
import { addresses } from './addresses.ts';

export function NotFound(): ReactNode {
  const navigate = useNavigate();
  return (
    <Page title={errorTexts.notFoundTitle}>
      <EmptyState icon={<DocumentSearchRegular />} title={location.pathname} text={errorTexts.notFoundStep}>
        <Button appearance="primary" onClick={() => void navigate(addresses.applications)}>
          {errorTexts.toApplications}
        </Button>
      </EmptyState>
    </Page>
  );
}
