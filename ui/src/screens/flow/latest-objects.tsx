/** The objects that came through last, in words: what moving labels say, for those who don't see them move. */
import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import { SectionCard } from '../../components/section-card.tsx';
import { StatusLabel } from '../../components/status-label.tsx';
import { limitToBeats } from '../../live/beat.ts';
import { latestObjects } from '../../live/live-updates.tsx';
import { flowTexts as texts } from '../../texts/flow.ts';

const SHOWN = 4;
/** Four names that change faster can't be read. */
const REFRESH_BEATS = 2;

const useStyles = makeStyles({
  // As high as full, so that nothing moves as it fills.
  list: { listStyleType: 'none', margin: 0, padding: 0, minHeight: `${SHOWN * 32}px` },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 130px',
    columnGap: tokens.spacingHorizontalM,
    height: '32px',
    alignItems: 'center',
    fontSize: tokens.fontSizeBase400,
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

export function LatestObjects(): ReactNode {
  const styles = useStyles();
  const [objects, setObjects] = useState(latestObjects.value);
  useEffect(() => latestObjects.subscribe(limitToBeats(() => setObjects(latestObjects.value), REFRESH_BEATS)), []);
  return (
    <SectionCard title={texts.latest}>
      {objects.length === 0 ? <Body1 className={styles.quiet}>{texts.latestEmpty}</Body1> : null}
      <ul className={styles.list}>
        {objects
          .toReversed()
          .slice(0, SHOWN)
          .map(({ id, name, action, status }) => (
            <li key={id} className={styles.item}>
              <span className={styles.name}>{name}</span>
              <StatusLabel status={status}>{texts.outcome(action, status)}</StatusLabel>
            </li>
          ))}
      </ul>
    </SectionCard>
  );
}
