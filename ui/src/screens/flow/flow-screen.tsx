/** The flow view: provisioning to watch, on a wall or beside the work; it aggregates, so any number of objects will do. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { FullScreenMaximizeRegular } from '@fluentui/react-icons/svg/full-screen-maximize';
import { FullScreenMinimizeRegular } from '@fluentui/react-icons/svg/full-screen-minimize';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import { queries } from '../../api/queries.ts';
import { CycleBar } from '../../components/cycle-bar.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { Page } from '../../components/page.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { useFullScreen } from '../../hooks/use-full-screen.ts';
import { REDUCED_MOTION, useMedia } from '../../hooks/use-media.ts';
import { useVirtualNow } from '../../live/use-virtual-now.ts';
import { useApplication } from '../../shell/application-scope.tsx';
import { flowTexts as texts } from '../../texts/flow.ts';
import { CountTiles } from '../overview/count-tiles.tsx';
import { headlineOf } from '../overview/headline.ts';
import { rateOf, shownCycle } from '../overview/shown-cycle.ts';
import { FlowHeadline } from './flow-headline.tsx';
import { FlowStage } from './flow-stage.tsx';
import { LatestObjects } from './latest-objects.tsx';

const useStyles = makeStyles({
  wall: {
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalL,
    flexGrow: 1,
    minWidth: 0,
    padding: tokens.spacingHorizontalXXL,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    backgroundImage: `radial-gradient(120% 90% at 50% 0%, ${tokens.colorBrandBackground2}, ${tokens.colorNeutralBackground1} 70%)`,
    color: tokens.colorNeutralForeground1,
    '@media (max-width: 640px)': { padding: tokens.spacingHorizontalL },
  },
  fullScreen: { justifyContent: 'space-evenly', borderRadius: 0, padding: '3vmin 4vmin', overflow: 'auto' },
  top: { display: 'flex', alignItems: 'start', columnGap: tokens.spacingHorizontalL },
  below: {
    display: 'grid',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(280px, 2fr)',
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

export function FlowScreen(): ReactNode {
  const styles = useStyles();
  const wall = useRef<HTMLDivElement>(null);
  const { isFullScreen, toggle } = useFullScreen(wall);
  const isCalm = useMedia(REDUCED_MOTION);
  const { servicePrincipalId, displayName, jobId = '' } = useApplication();
  const readActivity = useQuery({ ...queries.jobActivity(jobId), enabled: jobId !== '' });
  const { data: activity } = readActivity;
  const readJob = useQuery({ ...queries.job({ servicePrincipalId, jobId }), enabled: jobId !== '' });
  const readSize = useQuery(queries.tenantSize());
  const { data: size } = readSize;
  const nowMs = useVirtualNow('second');
  const cycle = activity ? shownCycle(activity) : null;
  const isRunning = cycle?.state === 'Running';
  const quarantine = readJob.data?.status.quarantine ?? null;
  const failed = [readActivity, readJob, readSize].filter(({ data, error }) => error !== null && data === undefined);
  return (
    <Page title={texts.title} subject={displayName}>
      {failed.length > 0 ? (
        <FailureNotice
          title={texts.partFailed}
          error={failed[0]?.error}
          onRetry={() => {
            for (const { refetch } of failed) void refetch();
          }}
        />
      ) : null}
      <div ref={wall} className={mergeClasses(styles.wall, isFullScreen && styles.fullScreen)}>
        <div className={styles.top}>
          <FlowHeadline cycle={cycle} nextRun={activity?.nextRun ?? null} quarantine={quarantine} nowMs={nowMs} />
          <Button
            size="large"
            icon={isFullScreen ? <FullScreenMinimizeRegular /> : <FullScreenMaximizeRegular />}
            onClick={toggle}
          >
            {isFullScreen ? texts.leaveFullScreen : texts.fullScreen}
          </Button>
        </div>
        <CycleBar
          name={headlineOf(cycle)}
          percent={cycle?.percent ?? 0}
          color={isRunning ? 'brand' : cycle?.state === 'Failed' || quarantine ? 'error' : 'success'}
        />
        <FlowStage
          cycle={cycle}
          users={size?.users ?? null}
          groups={size?.groups ?? null}
          managed={activity?.managed ?? null}
          objectsPerSecond={cycle ? (rateOf(cycle, nowMs) ?? 0) : 0}
          isMoving={!isCalm}
        />
        <div className={styles.below}>
          <SectionCard title={isRunning ? texts.aCycle : texts.lastCycle}>
            <CountTiles
              counts={cycle?.counts ?? null}
              cycleId={cycle?.cycleId}
              servicePrincipalId={servicePrincipalId}
            />
          </SectionCard>
          <LatestObjects />
        </div>
      </div>
    </Page>
  );
}
