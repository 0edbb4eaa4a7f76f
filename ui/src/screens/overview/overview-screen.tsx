/** The overview of a job: is it running, how far is it, is something wrong (P-301 to P-309). */
import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  ToolbarButton,
  tokens,
} from '@fluentui/react-components';
import {
  ArrowClockwiseRegular,
  ArrowResetRegular,
  FlashRegular,
  PlayRegular,
  StopRegular,
} from '@fluentui/react-icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { runCycle } from '../../api/control.ts';
import { type JobAddress, pauseJob, restartJob, startJob } from '../../api/jobs.ts';
import { queries } from '../../api/queries.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { useNotices } from '../../components/notices.tsx';
import { Screen } from '../../components/screen.tsx';
import { Failed, Loading } from '../../components/states.tsx';
import { formatTime } from '../../components/times.ts';
import { useApplication } from '../../shell/use-application.ts';
import { texts } from '../../texts/texts.ts';
import { CycleCard } from './cycle-card.tsx';
import { CyclesTable } from './cycles-table.tsx';
import { StatisticsCard } from './statistics-card.tsx';
import { TechnicalCard } from './technical-card.tsx';

const useStyles = makeStyles({
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 19rem), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
});

export function OverviewScreen() {
  const { application, job, error } = useApplication();
  if (error) return <Failed error={error} />;
  if (!application || !job) return <Loading />;
  return (
    <JobOverview
      key={job.jobId}
      name={application.displayName}
      tenantUrl={application.target.tenantUrl}
      address={job}
    />
  );
}

function JobOverview({ name, tenantUrl, address }: { name: string; tenantUrl: string | null; address: JobAddress }) {
  const styles = useStyles();
  const client = useQueryClient();
  const { done, failed } = useNotices();
  const job = useQuery(queries.job(address));
  const activity = useQuery(queries.jobActivity(address.jobId));
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ['job', address.jobId] });
    void client.invalidateQueries({ queryKey: ['jobActivity', address.jobId] });
  };
  const run = (work: Promise<unknown>, said: string) => {
    work.then(() => {
      done(said);
      refresh();
    }, failed);
  };
  const isActive = job.data?.schedule.state === 'Active';
  const quarantine = job.data?.status.quarantine;
  return (
    <Screen
      title={texts.overview.title}
      subtitle={name}
      commands={
        <>
          {isActive ? (
            <ToolbarButton icon={<StopRegular />} onClick={() => run(pauseJob(address), texts.overview.stopped)}>
              {texts.overview.stop}
            </ToolbarButton>
          ) : (
            <ToolbarButton icon={<PlayRegular />} onClick={() => run(startJob(address), texts.overview.started)}>
              {texts.overview.start}
            </ToolbarButton>
          )}
          <ConfirmButton
            icon={<ArrowResetRegular />}
            label={texts.overview.restart}
            title={texts.overview.restartTitle}
            text={texts.overview.restartText}
            confirm={() => run(restartJob(address), texts.overview.restarted)}
          />
          <ToolbarButton
            icon={<FlashRegular />}
            disabled={activity.data?.running === true}
            onClick={() => run(runCycle(address.jobId), texts.overview.cycleStarted)}
          >
            {texts.overview.provisionNow}
          </ToolbarButton>
          <ToolbarButton icon={<ArrowClockwiseRegular />} onClick={refresh}>
            {texts.refresh}
          </ToolbarButton>
        </>
      }
    >
      {job.error && <Failed error={job.error} retry={refresh} />}
      {quarantine && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{texts.overview.quarantineTitle}</MessageBarTitle>
            {quarantine.reason}
            {quarantine.error ? ` — ${quarantine.error.code}: ${quarantine.error.message}` : ''}{' '}
            {isActive
              ? texts.overview.quarantineUntil(formatTime(quarantine.nextAttempt))
              : texts.overview.quarantineEnded}
          </MessageBarBody>
        </MessageBar>
      )}
      {job.data && activity.data ? (
        <>
          <div className={styles.cards}>
            <CycleCard job={job.data} activity={activity.data} />
            <StatisticsCard job={job.data} activity={activity.data} />
            <TechnicalCard job={job.data} tenantUrl={tenantUrl} />
          </div>
          <CyclesTable cycles={activity.data.lastCycles} />
        </>
      ) : (
        !job.error && <Loading />
      )}
      {activity.error && <Button onClick={refresh}>{texts.error.retry}</Button>}
    </Screen>
  );
}
