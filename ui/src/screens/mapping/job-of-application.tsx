/** The job of the application at hand, for the screens of its mapping; without one they say what is missing. */
import { PlugDisconnectedRegular } from '@fluentui/react-icons/svg/plug-disconnected';
import { Fragment, type ReactNode } from 'react';
import type { JobAddress } from '../../api/jobs.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { useApplication } from '../../shell/application-scope.tsx';
import { mappingTexts as texts } from '../../texts/mapping.ts';

export function WithJob({ title, children }: { title: string; children(address: JobAddress): ReactNode }): ReactNode {
  const { servicePrincipalId, displayName, jobId } = useApplication();
  // What is being edited belongs to one job: another begins anew.
  if (jobId !== undefined) return <Fragment key={jobId}>{children({ servicePrincipalId, jobId })}</Fragment>;
  return (
    <Page title={title} subject={displayName}>
      <EmptyState icon={<PlugDisconnectedRegular />} title={texts.noJob} text={texts.noJobText} />
    </Page>
  );
}
