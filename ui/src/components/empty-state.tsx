/** What stands where nothing is: why, and what to do. */
import { Body1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    textAlign: 'center',
    rowGap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
    maxWidth: '520px',
    margin: '0 auto',
  },
  icon: { fontSize: '40px', lineHeight: '40px', color: tokens.colorNeutralForeground3 },
  // The text's own style would begin each line at the left.
  text: {
    textAlign: 'center',
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'pre-line',
    overflowWrap: 'anywhere',
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalS,
  },
});

interface EmptyStateProps {
  icon: ReactElement;
  title: string;
  text: string;
  children?: ReactNode;
}

export function EmptyState({ icon, title, text, children }: EmptyStateProps): ReactNode {
  const styles = useStyles();
  return (
    <div className={styles.box}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <Subtitle2 as="h2">{title}</Subtitle2>
      <Body1 className={styles.text}>{text}</Body1>
      {children ? <div className={styles.actions}>{children}</div> : null}
    </div>
  );
}
