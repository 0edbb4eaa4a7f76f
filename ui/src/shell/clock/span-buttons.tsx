/** The usual spans to advance by, one button each; in the clock's panel and on the page Time. */
import { Button, Field, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { clockTexts } from '../../texts/clock.ts';
import type { ClockCommands } from './use-clock-commands.ts';

const useStyles = makeStyles({
  spans: { margin: 0, padding: 0, border: 'none', display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export function SpanButtons({ clock }: { clock: ClockCommands }): ReactNode {
  const styles = useStyles();
  return (
    <Field label={clockTexts.advance}>
      <fieldset className={styles.spans}>
        {clockTexts.spans.map(({ span, label }) => (
          <Button key={span} size="small" disabledFocusable={clock.isAdvancing} onClick={() => clock.advance({ span })}>
            {label}
          </Button>
        ))}
      </fieldset>
    </Field>
  );
}
