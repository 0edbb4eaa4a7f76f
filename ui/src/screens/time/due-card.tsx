/** What falls due, soonest first, each with its virtual time and how far away that is (P-309). */
import { Badge, Body1, Body1Strong, Button, Caption1, makeStyles, Tooltip, tokens } from '@fluentui/react-components';
import { CalendarClockRegular } from '@fluentui/react-icons/svg/calendar-clock';
import { FastForwardRegular } from '@fluentui/react-icons/svg/fast-forward';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { queries } from '../../api/queries.ts';
import type { DueItem } from '../../api/types.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { RouterLink } from '../../components/router-link.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { formatDuration, formatTime } from '../../format/times.ts';
import { useVirtualNow } from '../../live/use-virtual-now.ts';
import { addresses } from '../../shell/addresses.ts';
import type { ClockCommands } from '../../shell/clock/use-clock-commands.ts';
import { timeTexts as texts } from '../../texts/clock.ts';
import { type DueGroup, dueGroups } from './due-groups.ts';

/** Shown of a group before it is opened: a job with many failures has many retries. */
const SHOWN = 8;

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  heading: { margin: 0 },
  list: { margin: 0, padding: 0, listStyle: 'none' },
  item: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  what: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXS },
  name: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  text: { overflowWrap: 'anywhere', minWidth: 0 },
  time: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  // Room for twice the lines of most lists, so that the cards below don't jump while it is read.
  place: { minHeight: '240px', display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
});

const colours: Record<DueItem['kind'], 'brand' | 'danger' | 'warning' | 'informative'> = {
  cycle: 'brand',
  quarantineTry: 'danger',
  quarantineEnds: 'danger',
  retry: 'warning',
  purge: 'informative',
  retention: 'informative',
  changes: 'informative',
};

export function DueCard({ clock }: { clock: ClockCommands }): ReactNode {
  const styles = useStyles();
  const { data, error, refetch } = useQuery(queries.due());
  const nowMs = useVirtualNow('second');
  return (
    <SectionCard title={texts.due}>
      <div className={styles.place}>
        {data ? (
          data.length === 0 ? (
            <EmptyState icon={<CalendarClockRegular />} title={texts.emptyTitle} text={texts.emptyText} />
          ) : (
            dueGroups(data, nowMs).map((group) => (
              <Group key={group.horizon} group={group} nowMs={nowMs} clock={clock} />
            ))
          )
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : null}
      </div>
    </SectionCard>
  );
}

function Group({ group, nowMs, clock }: { group: DueGroup; nowMs: number; clock: ClockCommands }): ReactNode {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? group.items : group.items.slice(0, SHOWN);
  const more = group.items.length - shown.length;
  return (
    <section className={styles.group} aria-label={texts.groups[group.horizon]}>
      <Body1Strong as="h3" className={styles.heading}>
        {texts.groups[group.horizon]}
      </Body1Strong>
      <ul className={styles.list}>
        {shown.map((item) => (
          <Item key={`${item.at} ${item.kind} ${item.jobId ?? item.name}`} item={item} nowMs={nowMs} clock={clock} />
        ))}
      </ul>
      {more > 0 ? (
        <div>
          <Button size="small" onClick={() => setOpen(true)}>
            {texts.showMore(more)}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function Item({ item, nowMs, clock }: { item: DueItem; nowMs: number; clock: ClockCommands }): ReactNode {
  const styles = useStyles();
  const { at, kind, name, jobId } = item;
  const { data: applications = [] } = useQuery(queries.applications());
  const application = applications.find(({ jobIds }) => jobId !== null && jobIds.includes(jobId));
  const leftMs = Date.parse(at) - nowMs;
  return (
    <li className={styles.item}>
      <span className={styles.what}>
        <span className={styles.name}>
          <Badge appearance="tint" color={colours[kind]}>
            {texts.dueKinds[kind]}
          </Badge>
          <Body1 className={styles.text}>
            {application ? (
              <RouterLink to={addresses.overview(application.servicePrincipalId, jobId ?? undefined)}>
                {name}
              </RouterLink>
            ) : (
              name
            )}
          </Body1>
        </span>
        <Caption1 className={styles.time}>
          <time dateTime={at}>{formatTime(at)}</time> · {leftMs > 0 ? texts.in(formatDuration(leftMs)) : texts.isDue}
        </Caption1>
      </span>
      <Tooltip content={texts.here} relationship="description">
        <Button
          appearance="subtle"
          icon={<FastForwardRegular />}
          aria-label={texts.advanceHere(name)}
          disabledFocusable={clock.isAdvancing || leftMs <= 0}
          onClick={() => clock.advance({ to: at })}
        />
      </Tooltip>
    </li>
  );
}
