/** What the clock's button opens: speed, pause, and moving ahead by a span. */
import {
  Body1,
  Button,
  Caption1,
  Divider,
  Field,
  makeStyles,
  ProgressBar,
  Radio,
  RadioGroup,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { PauseRegular } from '@fluentui/react-icons/svg/pause';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import type { ReactNode } from 'react';
import type { ClockReading } from '../../api/types.ts';
import { formatTime } from '../../format/times.ts';
import { useVirtualNow } from '../../live/virtual-clock.ts';
import { clockTexts } from '../../texts/shell.ts';
import type { useClockCommands } from './use-clock-commands.ts';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  hint: { color: tokens.colorNeutralForeground2 },
  time: { fontVariantNumeric: 'tabular-nums' },
  spans: { margin: 0, padding: 0, border: 'none', display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  advancing: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, minHeight: '68px' },
});

export function ClockPanel({ clock }: { clock: ReturnType<typeof useClockCommands> }): ReactNode {
  const styles = useStyles();
  const { reading } = clock;
  if (!reading) return null;
  const isPaused = reading.speed === 0;
  return (
    <div className={styles.panel}>
      <Subtitle2 as="h2">{clockTexts.title}</Subtitle2>
      <Now />
      <Caption1 className={styles.hint}>{clockTexts.hint}</Caption1>
      <Button icon={isPaused ? <PlayRegular /> : <PauseRegular />} onClick={clock.pauseOrResume}>
        {isPaused ? clockTexts.resume : clockTexts.pause}
      </Button>
      <Field label={clockTexts.speed}>
        <RadioGroup value={String(reading.speed)} onChange={(_event, { value }) => clock.setSpeed(Number(value))}>
          {speedsWith(reading.speed).map(({ speed, hint }) => (
            <Radio
              key={speed}
              value={String(speed)}
              label={hint ? `${clockTexts.speedOf(speed)} (${hint})` : clockTexts.speedOf(speed)}
            />
          ))}
        </RadioGroup>
      </Field>
      <Divider />
      {reading.status === 'advancing' ? (
        <Advancing reading={reading} onCancel={clock.cancelAdvance} />
      ) : (
        <Field label={clockTexts.advance}>
          <fieldset className={styles.spans}>
            {clockTexts.spans.map(({ span, label }) => (
              <Button key={span} size="small" onClick={() => clock.advance(span)}>
                {label}
              </Button>
            ))}
          </fieldset>
        </Field>
      )}
    </div>
  );
}

function Now(): ReactNode {
  const styles = useStyles();
  return <Body1 className={styles.time}>{formatTime(useVirtualNow('second'))}</Body1>;
}

function Advancing({ reading, onCancel }: { reading: ClockReading; onCancel(): void }): ReactNode {
  const styles = useStyles();
  const text = clockTexts.advancing(reading.target ? formatTime(reading.target) : '');
  return (
    <div className={styles.advancing}>
      <Field validationState="none" validationMessage={text}>
        <ProgressBar aria-label={text} />
      </Field>
      <Button size="small" onClick={onCancel}>
        {clockTexts.cancelAdvance}
      </Button>
    </div>
  );
}

/** The usual speeds, and the present one if it is none of them. */
function speedsWith(present: number): { speed: number; hint: string }[] {
  const usual = clockTexts.speeds;
  if (present === 0 || usual.some(({ speed }) => speed === present)) return usual;
  return [...usual, { speed: present, hint: '' }].sort((a, b) => a.speed - b.speed);
}
