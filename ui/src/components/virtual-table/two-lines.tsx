/** A cell of two lines, each cut where it doesn't fit; and the short form of a row with something at its right. */
import { Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  second: { color: tokens.colorNeutralForeground3 },
  compact: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    minWidth: 0,
  },
  aside: { flexShrink: 0, textAlign: 'right' },
});

export function TwoLines({ first, second }: { first: string; second?: string | null | undefined }): ReactNode {
  const styles = useStyles();
  return (
    <span className={styles.lines}>
      <span className={styles.line} title={first}>
        {first}
      </span>
      {second ? (
        <Caption1 className={mergeClasses(styles.line, styles.second)} title={second}>
          {second}
        </Caption1>
      ) : null}
    </span>
  );
}

export function OneLine({ text }: { text: string }): ReactNode {
  const styles = useStyles();
  return (
    <span className={styles.line} title={text}>
      {text}
    </span>
  );
}

export function CompactRow({ children, aside }: { children: ReactNode; aside: ReactNode }): ReactNode {
  const styles = useStyles();
  return (
    <span className={styles.compact}>
      {children}
      <span className={styles.aside}>{aside}</span>
    </span>
  );
}
