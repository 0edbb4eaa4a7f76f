/** The last cycles and what each of them did; each leads to its part of the log. */
import { Badge, Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { memo, type ReactNode, useMemo, useState } from 'react';
import type { ProvisioningStatus } from '../../../../simulator/model/log.ts';
import type { Counts, CycleSummary } from '../../api/types.ts';
import { RouterLink } from '../../components/router-link.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { StatusLabel } from '../../components/status-label.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { formatDuration } from '../../format/times.ts';
import { addresses } from '../../shell/addresses.ts';
import { overviewTexts as texts } from '../../texts/overview.ts';
import { cycleRows } from './cycle-rows.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(180px, 2fr) minmax(0, 3fr)',
    columnGap: tokens.spacingHorizontalL,
    alignItems: 'center',
    minHeight: '52px',
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalXS },
  },
  when: { display: 'flex', flexDirection: 'column' },
  quiet: { color: tokens.colorNeutralForeground3 },
  // What a target says can be long; the card of the cycle and its log have it whole.
  error: {
    color: tokens.colorStatusDangerForeground1,
    overflowWrap: 'anywhere',
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: '2',
    overflow: 'hidden',
  },
  counts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

const colours: Record<CycleSummary['state'], ProvisioningStatus> = {
  Succeeded: 'success',
  EntryLevelErrors: 'warning',
  Failed: 'failure',
};

const FIRST_SHOWN = 6;

interface RecentCyclesCardProps {
  cycles: readonly CycleSummary[];
  servicePrincipalId: string;
}

export const RecentCyclesCard = memo(function RecentCyclesCard({ cycles, servicePrincipalId }: RecentCyclesCardProps) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const rows = useMemo(() => cycleRows(cycles), [cycles]);
  const shown = isOpen ? rows : rows.slice(0, FIRST_SHOWN);
  const more = rows.length - shown.length;
  return (
    <SectionCard title={texts.cycles}>
      {rows.length === 0 ? <Body1 className={styles.quiet}>{texts.cyclesEmpty}</Body1> : null}
      <ul className={styles.list}>
        {shown.map((row) => (
          <li key={row.kind === 'cycle' ? row.cycle.cycleId : row.newest.cycleId} className={styles.item}>
            {row.kind === 'cycle' ? (
              <CycleItem cycle={row.cycle} servicePrincipalId={servicePrincipalId} />
            ) : (
              <QuietItem newest={row.newest} count={row.count} />
            )}
          </li>
        ))}
      </ul>
      {more > 0 ? <Button onClick={() => setOpen(true)}>{texts.showAllCycles(more)}</Button> : null}
    </SectionCard>
  );
});

function CycleItem({ cycle, servicePrincipalId }: { cycle: CycleSummary; servicePrincipalId: string }): ReactNode {
  const styles = useStyles();
  return (
    <>
      <span className={styles.when}>
        <StatusLabel status={colours[cycle.state]}>
          <RouterLink to={addresses.logs(servicePrincipalId, { cycle: cycle.cycleId })}>
            {texts.kinds[cycle.kind]}
          </RouterLink>
        </StatusLabel>
        <Caption1 className={styles.quiet}>
          <TimeText time={cycle.began} /> · {formatDuration(cycle.durationMs)}
        </Caption1>
      </span>
      <Outcome cycle={cycle} />
    </>
  );
}

function QuietItem({ newest, count }: { newest: CycleSummary; count: number }): ReactNode {
  const styles = useStyles();
  return (
    <>
      <span className={styles.when}>
        <StatusLabel status="skipped">{texts.quietCycles(count)}</StatusLabel>
        <Caption1 className={styles.quiet}>
          {texts.lastOfThem} <TimeText time={newest.began} />
        </Caption1>
      </span>
      <Caption1 className={styles.quiet}>{texts.noChange}</Caption1>
    </>
  );
}

const badgeColours = {
  created: 'success',
  updated: 'brand',
  disabled: 'warning',
  deleted: 'severe',
  staged: 'important',
  skipped: 'informative',
  failed: 'danger',
} as const satisfies Partial<Record<keyof Counts, string>>;

/** How many of what; why there were none, where the cycle failed before it came to them. */
function Outcome({ cycle: { counts, error } }: { cycle: CycleSummary }): ReactNode {
  const styles = useStyles();
  const outcomes = (Object.keys(badgeColours) as (keyof typeof badgeColours)[]).filter(
    (outcome) => counts[outcome] > 0,
  );
  if (outcomes.length === 0) {
    if (error) return <Caption1 className={styles.error}>{error.message}</Caption1>;
    return <Caption1 className={styles.quiet}>{texts.noChange}</Caption1>;
  }
  return (
    <span className={styles.counts}>
      {outcomes.map((outcome) => (
        <Badge key={outcome} appearance="tint" color={badgeColours[outcome]}>
          {texts.cycleCounts[outcome](counts[outcome])}
        </Badge>
      ))}
    </span>
  );
}
