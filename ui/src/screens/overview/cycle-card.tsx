/** The cycle under way, or the last one: its kind, how far it is, what came of its objects (P-302). */
import { Body1, Body1Strong, Caption1, Field, makeStyles, Title3, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ProvisioningStatus } from '../../../../simulator/model/log.ts';
import type { JobActivity } from '../../api/types.ts';
import { CycleBar } from '../../components/cycle-bar.tsx';
import { RouterLink } from '../../components/router-link.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { StatusLabel } from '../../components/status-label.tsx';
import { formatDuration } from '../../format/times.ts';
import { useVirtualNow } from '../../live/use-virtual-now.ts';
import { addresses } from '../../shell/addresses.ts';
import { overviewTexts as texts } from '../../texts/overview.ts';
import { CountTiles } from './count-tiles.tsx';
import { headlineOf } from './headline.ts';
import { rateOf, remainingMs, type ShownCycle, shownCycle } from './shown-cycle.ts';

const useStyles = makeStyles({
  headline: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXS },
  state: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  heading: { margin: 0, overflowWrap: 'anywhere' },
  progress: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
  bar: { flex: 1 },
  percent: { minWidth: '48px', textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  // Two lines high, so that nothing moves when a cycle begins or ends.
  caption: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums', minHeight: '32px' },
  error: { color: tokens.colorStatusDangerForeground3, overflowWrap: 'anywhere' },
});

const colours: Record<Exclude<ShownCycle['state'], 'Running'>, ProvisioningStatus> = {
  Succeeded: 'success',
  EntryLevelErrors: 'warning',
  Failed: 'failure',
};

interface CycleCardProps {
  activity: JobActivity;
  servicePrincipalId: string;
}

export function CycleCard({ activity, servicePrincipalId }: CycleCardProps): ReactNode {
  const styles = useStyles();
  const cycle = shownCycle(activity);
  const logs = addresses.logs(servicePrincipalId, cycle ? { cycle: cycle.cycleId } : {});
  return (
    <SectionCard
      title={texts.currentCycle}
      aside={<RouterLink to={logs}>{cycle ? texts.viewCycleLogs : texts.viewLogs}</RouterLink>}
    >
      <div className={styles.headline}>
        <div className={styles.state} role="status">
          {cycle && cycle.state !== 'Running' ? <StatusLabel status={colours[cycle.state]} /> : null}
          <Title3 as="h3" className={styles.heading}>
            {headlineOf(cycle)}
          </Title3>
        </div>
        <Progress cycle={cycle} />
      </div>
      {cycle?.error ? <Body1 className={styles.error}>{cycle.error.message}</Body1> : null}
      <CountTiles counts={cycle?.counts ?? null} cycleId={cycle?.cycleId} servicePrincipalId={servicePrincipalId} />
    </SectionCard>
  );
}

function Progress({ cycle }: { cycle: ShownCycle | null }): ReactNode {
  const styles = useStyles();
  const percent = cycle?.percent ?? 0;
  const isRunning = cycle?.state === 'Running';
  const name = headlineOf(cycle);
  return (
    <>
      <div className={styles.progress}>
        <Field className={styles.bar}>
          <CycleBar name={name} percent={percent} color={isRunning ? 'brand' : barColour(cycle)} />
        </Field>
        <Body1Strong className={styles.percent}>{texts.percent(percent)}</Body1Strong>
      </div>
      <Caption1 className={styles.caption}>{cycle ? <Explanation cycle={cycle} /> : null}</Caption1>
    </>
  );
}

function Explanation({ cycle }: { cycle: ShownCycle }): ReactNode {
  const nowMs = useVirtualNow('second');
  const { imported, inScope, requests } = cycle.counts;
  if (cycle.state !== 'Running') return texts.cycleSum(imported, inScope, requests);
  const rate = rateOf(cycle, nowMs);
  const parts = [texts.phase(cycle.phase ?? ''), texts.progress(cycle.processed, cycle.total)];
  if (rate !== null) parts.push(texts.rate(rate));
  const leftMs = remainingMs(cycle, rate);
  if (leftMs !== null) parts.push(texts.remaining(formatDuration(leftMs)));
  return parts.join(' · ');
}

function barColour(cycle: ShownCycle | null): 'success' | 'warning' | 'error' | 'brand' {
  switch (cycle?.state) {
    case 'Succeeded':
      return 'success';
    case 'EntryLevelErrors':
      return 'warning';
    case 'Failed':
      return 'error';
    default:
      return 'brand';
  }
}
