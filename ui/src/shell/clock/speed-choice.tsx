/** The speeds of the virtual clock, with what each means for the cycles; in the clock's panel and on the page Time. */
import { Button, Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { PauseRegular } from '@fluentui/react-icons/svg/pause';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import type { ReactNode } from 'react';
import { clockTexts } from '../../texts/clock.ts';
import type { ClockCommands } from './use-clock-commands.ts';

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', rowGap: tokens.spacingVerticalM },
});

export function SpeedChoice({ clock }: { clock: ClockCommands }): ReactNode {
  const styles = useStyles();
  const speed = clock.reading?.speed ?? 1;
  const isPaused = speed === 0;
  return (
    <div className={styles.column}>
      <Button icon={isPaused ? <PlayRegular /> : <PauseRegular />} onClick={clock.pauseOrResume}>
        {isPaused ? clockTexts.resume : clockTexts.pause}
      </Button>
      <Field label={clockTexts.speed}>
        <RadioGroup value={String(speed)} onChange={(_event, { value }) => clock.setSpeed(Number(value))}>
          {speedsWith(speed).map(({ speed: each, hint }) => (
            <Radio
              key={each}
              value={String(each)}
              label={hint ? `${clockTexts.speedOf(each)} (${hint})` : clockTexts.speedOf(each)}
            />
          ))}
        </RadioGroup>
      </Field>
    </div>
  );
}

/** The usual speeds, and the present one if it is none of them. */
function speedsWith(present: number): { speed: number; hint: string }[] {
  const usual = clockTexts.speeds;
  if (present === 0 || usual.some(({ speed }) => speed === present)) return usual;
  return [...usual, { speed: present, hint: '' }].sort((a, b) => a.speed - b.speed);
}
