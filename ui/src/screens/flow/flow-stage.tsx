/** The line from the tenant to the target with its stations, and what moves on it. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowExportLtrRegular } from '@fluentui/react-icons/svg/arrow-export-ltr';
import { ArrowImportRegular } from '@fluentui/react-icons/svg/arrow-import';
import { BranchCompareRegular } from '@fluentui/react-icons/svg/branch-compare';
import { CloudDatabaseRegular } from '@fluentui/react-icons/svg/cloud-database';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team';
import type { ReactNode } from 'react';
import { flowTexts as texts } from '../../texts/flow.ts';
import type { ShownCycle } from '../overview/shown-cycle.ts';
import { dotsFor, flowCounts } from './flow-counts.ts';
import { Station } from './station.tsx';
import { StreamDots } from './stream-dots.tsx';
import { TravellersLane } from './travellers-lane.tsx';

const LABELS_PX = 116;

/** Made once: stations are drawn again only when what they say has changed. */
const icons = {
  tenant: <PeopleTeamRegular />,
  import: <ArrowImportRegular />,
  scope: <FilterRegular />,
  match: <BranchCompareRegular />,
  export: <ArrowExportLtrRegular />,
  target: <CloudDatabaseRegular />,
};

const useStyles = makeStyles({
  stage: { position: 'relative', containerType: 'inline-size', minWidth: 0 },
  lane: { position: 'relative', height: `${LABELS_PX}px`, '@container (max-width: 760px)': { display: 'none' } },
  line: {
    position: 'absolute',
    left: '8.33cqw',
    right: '8.33cqw',
    top: `calc(${LABELS_PX}px + clamp(64px, 7cqw, 128px) / 2 - 4px)`,
    height: '8px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralStroke2,
    '@container (max-width: 760px)': { display: 'none' },
  },
  flowing: {
    backgroundImage: `linear-gradient(90deg, ${tokens.colorBrandBackground2}, ${tokens.colorBrandBackground}, ${tokens.colorPaletteGreenBorderActive})`,
  },
  // Between the middles of the first and the last station, which hide where the dots come from and go.
  dots: {
    position: 'absolute',
    left: '8.33cqw',
    right: '8.33cqw',
    top: `calc(${LABELS_PX}px + clamp(64px, 7cqw, 128px) / 2 - 12px)`,
    height: '24px',
    overflow: 'hidden',
    '@container (max-width: 760px)': { display: 'none' },
  },
  stations: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(6, minmax(0, 1fr))',
    '@container (max-width: 760px)': { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalL },
  },
});

interface FlowStageProps {
  cycle: ShownCycle | null;
  users: number | null;
  groups: number | null;
  managed: number | null;
  objectsPerSecond: number;
  isMoving: boolean;
}

export function FlowStage({ cycle, users, groups, managed, objectsPerSecond, isMoving }: FlowStageProps): ReactNode {
  const styles = useStyles();
  const isRunning = cycle?.state === 'Running';
  const counts = cycle ? flowCounts(cycle.counts) : null;
  const dots = dotsFor(objectsPerSecond);
  const { stations } = texts;
  return (
    <section className={styles.stage} aria-label={texts.stage}>
      <TravellersLane className={styles.lane} isMoving={isMoving} />
      <div className={mergeClasses(styles.line, isRunning && styles.flowing)} />
      <div className={styles.dots} aria-hidden>
        {isMoving && isRunning && dots > 0 ? <StreamDots dots={dots} /> : null}
      </div>
      <ol className={styles.stations}>
        <Station
          icon={icons.tenant}
          name={stations.tenant}
          figure={users}
          hint={groups === null ? '' : texts.tenantHint(groups)}
          isEnd
          isWorking={false}
        />
        <Station
          icon={icons.import}
          name={stations.import}
          figure={counts?.imported ?? null}
          hint={cycle ? texts.importHint(cycle.total) : ''}
          isWorking={isRunning}
        />
        <Station
          icon={icons.scope}
          name={stations.scope}
          figure={counts?.inScope ?? null}
          hint={counts ? texts.scopeHint(counts.outOfScope) : ''}
          isWorking={isRunning}
        />
        <Station
          icon={icons.match}
          name={stations.match}
          figure={counts?.matched ?? null}
          hint={cycle ? texts.matchHint : ''}
          isWorking={isRunning}
        />
        <Station
          icon={icons.export}
          name={stations.export}
          figure={counts?.exported ?? null}
          hint={cycle ? texts.exportHint(cycle.counts.failed) : ''}
          isWorking={isRunning}
        />
        <Station
          icon={icons.target}
          name={stations.target}
          figure={managed}
          hint={cycle ? texts.targetHint(cycle.counts.requests) : ''}
          isEnd
          isWorking={false}
        />
      </ol>
    </section>
  );
}
