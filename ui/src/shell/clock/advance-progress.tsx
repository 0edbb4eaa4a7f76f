/** How far time has been moved, what runs at the moment, and the button that stops it. */
import { Button, Caption1, Field, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { formatTime } from '../../format/times.ts';
import { clockTexts } from '../../texts/clock.ts';
import type { ClockCommands } from './use-clock-commands.ts';

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: tokens.spacingVerticalS },
  bar: { width: '100%' },
  // Two lines high, since the names of events come and go.
  caption: { color: tokens.colorNeutralForeground2, minHeight: '32px', fontVariantNumeric: 'tabular-nums' },
});

export function AdvanceProgress({ clock }: { clock: ClockCommands }): ReactNode {
  const styles = useStyles();
  const { reading } = clock;
  const text = clockTexts.advancing(reading?.target ? formatTime(reading.target) : '');
  const share = shareOf(reading);
  return (
    <div className={styles.column}>
      <Field className={styles.bar} validationState="none" validationMessage={text}>
        <ProgressBar aria-label={text} {...(share === null ? {} : { value: share })} />
      </Field>
      <Caption1 className={styles.caption}>
        {clockTexts.eventsRun(reading?.events ?? 0)}
        {reading?.current ? ` · ${reading.current}` : ''}
      </Caption1>
      <Button size="small" onClick={clock.cancelAdvance} disabledFocusable={reading?.status !== 'advancing'}>
        {clockTexts.cancelAdvance}
      </Button>
    </div>
  );
}

/** Between 0 and 1; null when it can't be told, as for a step to the next event. */
function shareOf(reading: ClockCommands['reading']): number | null {
  if (!reading?.began || !reading.target) return null;
  const began = Date.parse(reading.began);
  const whole = Date.parse(reading.target) - began;
  return whole > 0 ? Math.min(1, Math.max(0, (Date.parse(reading.now) - began) / whole)) : null;
}
