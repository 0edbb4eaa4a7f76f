/** What the clock's button opens: speed, pause, moving ahead by a span, and the way to the page Time. */
import { Body1, Caption1, Divider, Link, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useHref } from 'react-router';
import { useLinkClick } from '../../components/router-link.tsx';
import { formatTime } from '../../format/times.ts';
import { useVirtualNow } from '../../live/use-virtual-now.ts';
import { clockTexts } from '../../texts/clock.ts';
import { addresses } from '../addresses.ts';
import { AdvanceProgress } from './advance-progress.tsx';
import { SpanButtons } from './span-buttons.tsx';
import { SpeedChoice } from './speed-choice.tsx';
import type { ClockCommands } from './use-clock-commands.ts';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  hint: { color: tokens.colorNeutralForeground2 },
  time: { fontVariantNumeric: 'tabular-nums' },
});

interface ClockPanelProps {
  clock: ClockCommands;
  /** The panel is left for the page Time. */
  onLeave(): void;
}

export function ClockPanel({ clock, onLeave }: ClockPanelProps): ReactNode {
  const styles = useStyles();
  const href = useHref(addresses.time);
  const go = useLinkClick(addresses.time);
  if (!clock.reading) return null;
  return (
    <div className={styles.panel}>
      <Subtitle2 as="h2">{clockTexts.title}</Subtitle2>
      <Now />
      <Caption1 className={styles.hint}>{clockTexts.hint}</Caption1>
      <SpeedChoice clock={clock} />
      <Divider />
      {clock.isAdvancing ? <AdvanceProgress clock={clock} /> : <SpanButtons clock={clock} />}
      <Link
        href={href}
        onClick={(event) => {
          onLeave();
          go(event);
        }}
      >
        {clockTexts.toTime}
      </Link>
    </div>
  );
}

function Now(): ReactNode {
  const styles = useStyles();
  return <Body1 className={styles.time}>{formatTime(useVirtualNow('second'))}</Body1>;
}
