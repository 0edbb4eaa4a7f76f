/** Spans of quarantine behind a chart, since a bar chart has no bands and those of a line chart need lines. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { formatTime } from '../../format/times.ts';
import { overviewTexts as texts } from '../../texts/overview.ts';
import type { Band } from './time-axis.ts';

const useStyles = makeStyles({
  band: { position: 'absolute', top: 0, bottom: 0, backgroundColor: tokens.colorPaletteRedBackground2, opacity: 0.5 },
});

/** `className` is the place of the plot. */
export function QuarantineBands({ bands, className }: { bands: readonly Band[]; className: string }): ReactNode {
  const styles = useStyles();
  return (
    <div className={className}>
      {bands.map(({ from, to, start, width }) => (
        <div
          key={from}
          role="img"
          aria-label={texts.quarantineSpan(formatTime(from), formatTime(to))}
          className={styles.band}
          style={{ left: `${start * 100}%`, width: `${width * 100}%` }}
        />
      ))}
    </div>
  );
}
