/** When the next cycle comes, in virtual time; an addition of ours (P-309). */
import { Badge, Caption1, makeStyles, Tooltip, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import { queries } from '../../api/queries.ts';
import type { JobActivity } from '../../api/types.ts';
import { SectionCard } from '../../components/section-card.tsx';
import { formatCountdown, formatTime } from '../../format/times.ts';
import { useVirtualNow } from '../../live/use-virtual-now.ts';
import { overviewTexts as texts } from '../../texts/overview.ts';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column' },
  figure: {
    fontSize: tokens.fontSizeHero900,
    lineHeight: tokens.lineHeightHero900,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  hint: { color: tokens.colorNeutralForeground2, minHeight: '32px' },
});

type NextCycleCardProps = Pick<JobActivity, 'nextRun' | 'running'>;

export const NextCycleCard = memo(function NextCycleCard({ nextRun, running }: NextCycleCardProps) {
  const styles = useStyles();
  const nowMs = useVirtualNow('second');
  const { data: clock } = useQuery(queries.clock());
  const { figure, hint } = nextCycle({ nextRun, running }, nowMs, clock?.speed === 0);
  return (
    <SectionCard
      title={texts.next}
      aside={
        <Tooltip content={texts.simulatorOnlyHint} relationship="description">
          <Badge appearance="tint">{texts.simulatorOnly}</Badge>
        </Tooltip>
      }
    >
      <div className={styles.box}>
        <span className={styles.figure}>{figure}</span>
        <Caption1 className={styles.hint}>{hint}</Caption1>
      </div>
    </SectionCard>
  );
});

function nextCycle({ nextRun, running }: NextCycleCardProps, nowMs: number, isPaused: boolean) {
  // A job that is stopped ends its cycle first (E-232).
  if (running && nextRun === null) return { figure: texts.nextNone, hint: texts.nextNoneHint };
  if (running) return { figure: texts.nextRunning, hint: '' };
  if (nextRun === null) return { figure: texts.nextStopped, hint: texts.nextStoppedHint };
  const leftMs = Date.parse(nextRun) - nowMs;
  const figure = leftMs <= 0 ? texts.nextDue : formatCountdown(leftMs);
  const hint = `${texts.nextIn}, ${texts.nextAt(formatTime(nextRun))}`;
  return { figure, hint: isPaused ? texts.clockPaused : hint };
}
