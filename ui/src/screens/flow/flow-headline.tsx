/**
 * What the job is at, readable from the back of a room: the cycle, or that the job is in quarantine, why, and when it
 * is tried again (P-307).
 */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import type { ReactNode } from 'react';
import type { SynchronizationQuarantine } from '../../../../simulator/model/job.ts';
import { formatCountdown, isNever } from '../../format/times.ts';
import { flowTexts as texts } from '../../texts/flow.ts';
import { overviewTexts } from '../../texts/overview.ts';
import { headlineOf } from '../overview/headline.ts';
import { rateOf, type ShownCycle } from '../overview/shown-cycle.ts';

const useStyles = makeStyles({
  headline: { flex: 1, minWidth: 0 },
  heading: {
    margin: 0,
    display: 'flex',
    alignItems: 'center',
    columnGap: '0.3em',
    fontSize: 'clamp(24px, 3vw, 56px)',
    lineHeight: 1.2,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  quarantined: { color: tokens.colorStatusDangerForeground1 },
  icon: { display: 'inline-flex', flexShrink: 0 },
  // Two lines high where narrow, so that nothing moves when a cycle begins or ends.
  caption: {
    margin: 0,
    minHeight: '1.4em',
    fontSize: 'clamp(16px, 1.6vw, 30px)',
    lineHeight: 1.4,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
});

interface FlowHeadlineProps {
  cycle: ShownCycle | null;
  nextRun: string | null;
  quarantine: SynchronizationQuarantine | null;
  nowMs: number;
}

export function FlowHeadline({ cycle, nextRun, quarantine, nowMs }: FlowHeadlineProps): ReactNode {
  const styles = useStyles();
  // A try shows as the cycle that it is; it ends the quarantine or not.
  const isQuarantined = quarantine !== null && cycle?.state !== 'Running';
  return (
    <div className={styles.headline}>
      <p className={mergeClasses(styles.heading, isQuarantined && styles.quarantined)} role="status">
        {isQuarantined ? (
          <span className={styles.icon} aria-hidden>
            <ErrorCircleFilled />
          </span>
        ) : null}
        {isQuarantined ? texts.quarantined : headlineOf(cycle)}
      </p>
      {isQuarantined ? (
        <>
          <p className={styles.caption}>{overviewTexts.quarantineReason(quarantine.reason)}</p>
          <p className={styles.caption}>{nextTryOf(quarantine, nowMs)}</p>
        </>
      ) : (
        <p className={styles.caption}>{captionOf(cycle, nextRun, nowMs)}</p>
      )}
    </div>
  );
}

function nextTryOf({ nextAttempt }: SynchronizationQuarantine, nowMs: number): string {
  if (isNever(nextAttempt)) return texts.noTry;
  return texts.nextTry(formatCountdown(Date.parse(nextAttempt) - nowMs));
}

function captionOf(cycle: ShownCycle | null, nextRun: string | null, nowMs: number): string {
  if (cycle?.state === 'Running') {
    const rate = rateOf(cycle, nowMs);
    const parts = [overviewTexts.phase(cycle.phase ?? ''), overviewTexts.progress(cycle.processed, cycle.total)];
    return [...parts, ...(rate === null ? [] : [overviewTexts.rate(rate)])].join(' · ');
  }
  if (nextRun === null) return cycle ? texts.idleStopped : texts.idleNever;
  return texts.idleNext(formatCountdown(Date.parse(nextRun) - nowMs));
}
