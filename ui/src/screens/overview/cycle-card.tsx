/** The current cycle: kind, progress, counts, and when the next one comes. */
import { Link, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { Link as RouterLink } from 'react-router';
import type { SynchronizationJob } from '../../../../simulator/model/job.ts';
import type { Counts, JobActivity } from '../../api/types.ts';
import { Facts, FactsCard } from '../../components/facts.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { formatSpan, formatTime } from '../../components/times.ts';
import { useVirtualNow } from '../../live/virtual-now.ts';
import { texts } from '../../texts/texts.ts';

const useStyles = makeStyles({
  progress: { display: 'grid', gap: tokens.spacingVerticalS },
  head: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
  counts: { display: 'grid', gridTemplateColumns: 'repeat(4, 1fr)', gap: tokens.spacingHorizontalS },
  count: { display: 'grid' },
  number: { fontVariantNumeric: 'tabular-nums' },
  label: { color: tokens.colorNeutralForeground2 },
});

const shown = [
  'created',
  'updated',
  'disabled',
  'deleted',
  'skipped',
  'failed',
  'inScope',
  'requests',
] as const satisfies readonly (keyof Counts)[];

export function CycleCard({ job, activity }: { job: SynchronizationJob; activity: JobActivity }) {
  const styles = useStyles();
  const { cycle } = activity;
  const last = activity.lastCycles[0];
  const counts = cycle?.counts ?? last?.counts;
  const fraction = cycle ? (cycle.total === 0 ? 1 : cycle.processed / cycle.total) : last ? 1 : 0;
  return (
    <FactsCard title={texts.overview.currentCycle}>
      <div className={styles.progress}>
        <div className={styles.head}>
          <Text weight="semibold">{stateText(activity)}</Text>
          {cycle ? <StatusBadge status="running" /> : last && <StatusBadge status={last.state} />}
        </div>
        <ProgressBar
          value={fraction}
          thickness="large"
          aria-label={texts.overview.currentCycle}
          color={last?.state === 'Failed' && !cycle ? 'error' : 'brand'}
        />
        <Text size={200} className={styles.label}>
          {cycle
            ? `${texts.overview.objects(cycle.processed, cycle.total)} · ${cycle.phase}`
            : `${Math.round(fraction * 100)} %`}
        </Text>
      </div>
      {counts && (
        <div className={styles.counts}>
          {shown.map((name) => (
            <div key={name} className={styles.count}>
              <Text size={500} weight="semibold" className={styles.number}>
                {counts[name]}
              </Text>
              <Text size={200} className={styles.label}>
                {texts.counts[name]}
              </Text>
            </div>
          ))}
        </div>
      )}
      <Facts
        facts={[
          ['Status', texts.overview.status[job.status.code] ?? job.status.code],
          [texts.overview.nextRun, <NextRun key="next" nextRun={activity.nextRun} running={activity.running} />],
        ]}
      />
      <RouterLink to="../logs" relative="path">
        <Link as="span">{texts.overview.viewLogs}</Link>
      </RouterLink>
    </FactsCard>
  );
}

function stateText({ cycle, lastCycles }: JobActivity): string {
  const { state } = texts.overview;
  if (cycle) return cycle.kind === 'initial' ? state.initialRunning : state.incrementalRunning;
  const last = lastCycles[0];
  if (!last) return state.notRun;
  if (last.state === 'Failed') return state.failed;
  return last.kind === 'initial' ? state.initialDone : state.incrementalDone;
}

/** Counts down in virtual time. */
function NextRun({ nextRun, running }: { nextRun: string | null; running: boolean }) {
  const { nowMs } = useVirtualNow();
  if (running) return <>{texts.overview.due}</>;
  if (nextRun === null) return <>{texts.overview.nextRunNone}</>;
  if (nowMs === null) return <>{formatTime(nextRun)}</>;
  const leftMs = Date.parse(nextRun) - nowMs;
  return <>{leftMs <= 0 ? texts.overview.due : `in ${formatSpan(leftMs)} (${formatTime(nextRun)})`}</>;
}
