/** A virtual time, exact, and on request how long ago that was. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { formatRelative, formatTime } from '../format/times.ts';
import { useAtVirtualNow } from '../live/use-virtual-now.ts';

const useStyles = makeStyles({
  time: { fontVariantNumeric: 'tabular-nums' },
  relative: { color: tokens.colorNeutralForeground3 },
});

interface TimeTextProps {
  time: string;
  isRelative?: boolean;
}

export function TimeText({ time, isRelative = false }: TimeTextProps): ReactNode {
  const styles = useStyles();
  return (
    <time dateTime={time} title={time} className={styles.time}>
      {formatTime(time)}
      {isRelative ? <RelativeTime time={time} /> : null}
    </time>
  );
}

function RelativeTime({ time }: { time: string }): ReactNode {
  const styles = useStyles();
  const relative = useAtVirtualNow((nowMs) => formatRelative(Date.parse(time), nowMs));
  return <span className={styles.relative}> ({relative})</span>;
}
