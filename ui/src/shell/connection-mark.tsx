/** Whether the page is live. */
import { makeStyles, mergeClasses, Tooltip, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { VisuallyHidden } from '../components/visually-hidden.tsx';
import { connection } from '../live/live-updates.tsx';
import { useObservable } from '../live/observable.ts';
import { shell } from '../texts/shell.ts';

const useStyles = makeStyles({
  mark: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  // As wide as the longest word, so that nothing moves when it changes.
  // As wide as the longest word needs, so that nothing moves when it changes.
  roomy: { minWidth: '92px' },
  dot: { width: '8px', height: '8px', borderRadius: tokens.borderRadiusCircular, flexShrink: 0 },
  connecting: { backgroundColor: tokens.colorNeutralForeground4 },
  live: { backgroundColor: tokens.colorStatusSuccessForeground3 },
  lost: { backgroundColor: tokens.colorStatusWarningForeground3 },
});

const texts = shell.connection;

export function ConnectionMark({ isRoomy }: { isRoomy: boolean }): ReactNode {
  const styles = useStyles();
  const state = useObservable(connection);
  return (
    <Tooltip content={state === 'lost' ? texts.lostHint : texts[state]} relationship="description">
      <span role="status" className={mergeClasses(styles.mark, isRoomy && styles.roomy)}>
        <span className={mergeClasses(styles.dot, styles[state])} aria-hidden />
        {isRoomy ? texts[state] : <VisuallyHidden>{texts[state]}</VisuallyHidden>}
      </span>
    </Tooltip>
  );
}
