/** The overview of a job: is it running, how far is it, is something wrong (P-301 to P-309). */
import { PlugDisconnectedRegular } from '@fluentui/react-icons/svg/plug-disconnected';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo } from 'react';
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
  return <JobOverview key={jobId} servicePrincipalId={application.servicePrincipalId} jobId={jobId} />;
}

/** Drawn again at each event of a cycle; its parts only when what they show has changed. */
function JobOverview({ servicePrincipalId, jobId }: JobAddress): ReactNode {
  const address = useMemo(() => ({ servicePrincipalId, jobId }), [servicePrincipalId, jobId]);
  const styles = useOverviewLayout();
  const application = useApplication();
  const job = useQuery(queries.job(address));
  const activity = useQuery(queries.jobActivity(jobId));
  const { refetch: refetchJob } = job;
  const { refetch: refetchActivity } = activity;
  const refresh = useCallback(() => {
    void refetchJob();
    void refetchActivity();
  }, [refetchJob, refetchActivity]);
  const error = job.error ?? activity.error;
  const last = activity.data?.lastCycles[0];
  const isKnown = job.data !== undefined && activity.data !== undefined;
  return (
    <Page
      title={texts.title}
      subject={application.displayName}
      commands={
        <>
          <JobChoice />
          <JobCommands address={address} job={job.data} isRunning={activity.data?.running} onRefresh={refresh} />
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
          <FaultsNotice servicePrincipalId={servicePrincipalId} />
          <div className={styles.grid}>
            <div className={styles.column}>
              {job.data.status.quarantine ? <QuarantineCard address={address} /> : null}
              <CycleCard activity={activity.data} servicePrincipalId={servicePrincipalId} />
              <CycleChartsCard jobId={jobId} newestCycleId={last?.cycleId ?? null} />
              <RecentCyclesCard cycles={activity.data.lastCycles} servicePrincipalId={servicePrincipalId} />
            </div>
            <div className={styles.column}>
              <NextCycleCard nextRun={activity.data.nextRun} running={activity.data.running} />
              <FindingsCard servicePrincipalId={servicePrincipalId} />
              <StatisticsCard
                job={job.data}
                last={last}
                activityId={activity.data.cycle?.cycleId ?? last?.cycleId}
                application={application}
              />
            </div>
          </div>
        </>
      ) : (
        <OverviewSkeleton />
      )}
    </Page>
  );
}
