/** The virtual clock as a page (P-309): now, its speed, moving ahead, and what will happen when. */
import { Caption1, Divider, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { NextRegular } from '@fluentui/react-icons/svg/next';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../../api/queries.ts';
import { CommandBar } from '../../components/command-bar.tsx';
import { Page } from '../../components/page.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { formatTime } from '../../format/times.ts';
import { useVirtualNow } from '../../live/use-virtual-now.ts';
import { AdvanceProgress } from '../../shell/clock/advance-progress.tsx';
import { SpanButtons } from '../../shell/clock/span-buttons.tsx';
import { SpeedChoice } from '../../shell/clock/speed-choice.tsx';
import { type ClockCommands, useClockCommands } from '../../shell/clock/use-clock-commands.ts';
import { clockTexts, timeTexts as texts } from '../../texts/clock.ts';
import { DateForm, SpanForm } from './advance-form.tsx';
import { DueCard } from './due-card.tsx';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    '@media (max-width: 1000px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL, minWidth: 0 },
  now: {
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  // One line high, so that nothing moves when a cycle takes hold of the clock.
  hint: { color: tokens.colorNeutralForeground2, minHeight: '32px' },
  // As high as the forms that the progress stands in for.
  moving: { minHeight: '252px' },
  forms: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
  away: { display: 'none' },
});

export function TimeScreen(): ReactNode {
  const styles = useStyles();
  const clock = useClockCommands();
  const { data: due } = useQuery(queries.due());
  const next = due?.[0];
  return (
    <Page
      title={texts.title}
      commands={
        <CommandBar
          label={texts.commands}
          commands={[
            {
              key: 'step',
              label: texts.step,
              icon: <NextRegular />,
              isPrimary: true,
              isDisabled: clock.isAdvancing || !next,
              hint: next ? texts.stepHint(next.name, formatTime(next.at)) : texts.nothingNext,
              onRun: () => clock.advance({ next: true }),
            },
          ]}
        />
      }
    >
      <div className={styles.grid}>
        <div className={styles.column}>
          <NowCard clock={clock} />
          <SectionCard title={texts.move}>
            <div className={styles.moving}>
              {clock.isAdvancing ? <AdvanceProgress clock={clock} /> : null}
              {/* What was typed stays, to advance by it again. */}
              <div className={mergeClasses(styles.forms, clock.isAdvancing && styles.away)}>
                <Caption1 className={styles.hint}>{texts.moveHint}</Caption1>
                <SpanButtons clock={clock} />
                <SpanForm clock={clock} />
                <DateForm clock={clock} />
              </div>
            </div>
          </SectionCard>
        </div>
        <DueCard clock={clock} />
      </div>
    </Page>
  );
}

function NowCard({ clock }: { clock: ClockCommands }): ReactNode {
  const styles = useStyles();
  const nowMs = useVirtualNow('second');
  const { reading } = clock;
  return (
    <SectionCard title={texts.now}>
      <span className={styles.now}>{reading ? formatTime(nowMs) : ''}</span>
      <Caption1 className={styles.hint}>{reading?.held && reading.speed !== 0 ? texts.held : clockTexts.hint}</Caption1>
      <Divider />
      <SpeedChoice clock={clock} />
    </SectionCard>
  );
}
