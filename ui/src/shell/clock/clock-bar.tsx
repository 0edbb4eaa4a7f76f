/**
 * The virtual clock in the top bar (P-309): the time, and how fast it runs. The button opens what can be done to it;
 * pausing is at hand. In narrow windows the time of day stands for it all.
 */
import {
  Button,
  makeStyles,
  mergeClasses,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { FastForwardRegular } from '@fluentui/react-icons/svg/fast-forward';
import { PauseRegular } from '@fluentui/react-icons/svg/pause';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { type ReactNode, useState } from 'react';
import type { ClockReading } from '../../api/types.ts';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { formatTime, formatTimeOfDay } from '../../format/times.ts';
import { useVirtualNow } from '../../live/use-virtual-now.ts';
import { clockTexts } from '../../texts/clock.ts';
import { ClockPanel } from './clock-panel.tsx';
import { useClockCommands } from './use-clock-commands.ts';

const useStyles = makeStyles({
  group: {
    display: 'flex',
    margin: 0,
    padding: 0,
    border: 'none',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXXS,
  },
  // Of fixed widths: the time changes all the time, and nothing may move for it.
  time: { fontVariantNumeric: 'tabular-nums', textAlign: 'left' },
  longTime: { width: '156px' },
  shortTime: { width: '44px' },
  speed: {
    width: '48px',
    textAlign: 'left',
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  content: { display: 'inline-flex', columnGap: tokens.spacingHorizontalS, fontWeight: tokens.fontWeightRegular },
  surface: { width: '300px', boxSizing: 'border-box', maxWidth: '100vw' },
});

export function ClockBar({ isRoomy }: { isRoomy: boolean }): ReactNode {
  const styles = useStyles();
  const clock = useClockCommands();
  const [isOpen, setOpen] = useState(false);
  const { reading } = clock;
  const isPaused = reading?.speed === 0;
  const pauseLabel = isPaused ? clockTexts.resume : clockTexts.pause;
  return (
    <fieldset aria-label={clockTexts.group} className={styles.group}>
      {isRoomy ? (
        <Tooltip content={pauseLabel} relationship="label">
          <Button
            appearance="subtle"
            icon={isPaused ? <PlayRegular /> : <PauseRegular />}
            disabledFocusable={reading === undefined}
            onClick={clock.pauseOrResume}
          />
        </Tooltip>
      ) : null}
      <Popover trapFocus positioning="below" open={isOpen} onOpenChange={(_event, { open }) => setOpen(open)}>
        <PopoverTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            icon={reading?.status === 'advancing' ? <FastForwardRegular /> : <ClockRegular />}
          >
            <ClockFace reading={reading} isRoomy={isRoomy} />
          </Button>
        </PopoverTrigger>
        <PopoverSurface className={styles.surface} aria-label={clockTexts.title}>
          <ClockPanel clock={clock} onLeave={() => setOpen(false)} />
        </PopoverSurface>
      </Popover>
    </fieldset>
  );
}

function ClockFace({ reading, isRoomy }: { reading: ClockReading | undefined; isRoomy: boolean }): ReactNode {
  const styles = useStyles();
  const nowMs = useVirtualNow('second');
  const time = reading === undefined ? '' : isRoomy ? formatTime(nowMs) : formatTimeOfDay(nowMs);
  return (
    <span className={styles.content}>
      <VisuallyHidden>{clockTexts.title}</VisuallyHidden>
      <span className={mergeClasses(styles.time, isRoomy ? styles.longTime : styles.shortTime)}>{time}</span>
      <span className={styles.speed}>{reading ? clockTexts.speedOf(reading.speed) : ''}</span>
    </span>
  );
}
