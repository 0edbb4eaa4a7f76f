/** The overview of a job: is it running, how far is it, is something wrong (P-301 to P-309). */
import { PlugDisconnectedRegular } from '@fluentui/react-icons/svg/plug-disconnected';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { JobAddress } from '../../api/jobs.ts';
import { queries } from '../../api/queries.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Page } from '../../components/page.tsx';
import { useApplication } from '../../shell/application-scope.tsx';
import { JobChoice } from '../../shell/job-choice.tsx';
import { overviewTexts as texts } from '../../texts/overview.ts';
import { CycleCard } from './cycle-card.tsx';
import { CycleChartsCard } from './cycle-charts-card.tsx';
import { FaultsNotice } from './faults-notice.tsx';
import { FindingsCard } from './findings-card.tsx';
import { JobCommands } from './job-commands.tsx';
import { NextCycleCard } from './next-cycle-card.tsx';
import { useOverviewLayout } from './overview-layout.ts';
import { OverviewSkeleton } from './overview-skeleton.tsx';
import { QuarantineBanner } from './quarantine-banner.tsx';
import { QuarantineCard } from './quarantine-card.tsx';
import { RecentCyclesCard } from './recent-cycles-card.tsx';
import { StatisticsCard } from './statistics-card.tsx';
import { ThresholdsNotice } from './thresholds-notice.tsx';

export function OverviewScreen(): ReactNode {
  const application = useApplication();
  const { jobId } = application;
  if (jobId === undefined) {
    return (
      <Page title={texts.title} subject={application.displayName}>
        <EmptyState icon={<PlugDisconnectedRegular />} title={texts.noJob} text={texts.noJobText} />
      </Page>
    );
  }
  return <JobOverview key={jobId} address={{ servicePrincipalId: application.servicePrincipalId, jobId }} />;
}

function JobOverview({ address }: { address: JobAddress }): ReactNode {
  const styles = useOverviewLayout();
  const application = useApplication();
  const job = useQuery(queries.job(address));
  const activity = useQuery(queries.jobActivity(address.jobId));
  const refresh = () => {
    void job.refetch();
    void activity.refetch();
  };
  const error = job.error ?? activity.error;
  const isKnown = job.data !== undefined && activity.data !== undefined;
  return (
    <Page
      title={texts.title}
      subject={application.displayName}
      commands={
        <>
          <JobChoice />
          <JobCommands address={address} job={job.data} activity={activity.data} onRefresh={refresh} />
        </>
      }
    >
      {error && !isKnown ? (
        <ErrorState error={error} onRetry={refresh} />
      ) : isKnown ? (
        <>
          {job.data.status.quarantine ? (
            <QuarantineBanner quarantine={job.data.status.quarantine} address={address} />
          ) : null}
          <ThresholdsNotice address={address} />
          <FaultsNotice servicePrincipalId={address.servicePrincipalId} />
          <div className={styles.grid}>
            <div className={styles.column}>
              {job.data.status.quarantine ? <QuarantineCard address={address} /> : null}
              <CycleCard activity={activity.data} servicePrincipalId={address.servicePrincipalId} />
              <CycleChartsCard jobId={address.jobId} newestCycleId={activity.data.lastCycles[0]?.cycleId ?? null} />
              <RecentCyclesCard cycles={activity.data.lastCycles} servicePrincipalId={address.servicePrincipalId} />
            </div>
            <div className={styles.column}>
              <NextCycleCard activity={activity.data} />
              <FindingsCard servicePrincipalId={address.servicePrincipalId} />
              <StatisticsCard job={job.data} activity={activity.data} application={application} />
            </div>
          </div>
        </>
      ) : (
        <OverviewSkeleton />
      )}
    </Page>
  );
}
