/** The frame of every screen: heading, command bar and content. Names the browser's tab and takes the focus on arrival. */
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { common } from '../texts/common.ts';

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    minHeight: '100%',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXL}`,
    rowGap: tokens.spacingVerticalM,
    '@media (max-width: 640px)': {
      padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    },
  },
  filled: { height: '100%', minHeight: '420px' },
  heading: { ...typographyStyles.title3, outlineStyle: 'none', margin: 0, overflowWrap: 'anywhere' },
  subject: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
});

interface PageProps {
  title: string;
  /** What the screen is about: the application's name. */
  subject?: string | undefined;
  commands?: ReactNode;
  /** The content takes the height that is left, and scrolls by itself. */
  isFilled?: boolean;
  children: ReactNode;
}

/** Whether a screen was shown before: the first one leaves the focus where the browser puts it. */
let hasArrived = false;

export function Page({ title, subject, commands, isFilled = false, children }: PageProps): ReactNode {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const { state } = useLocation();
  const keepsFocus = (state as { keepsFocus?: boolean } | null)?.keepsFocus === true;

  useEffect(() => {
    document.title = [title, subject, common.product].filter(Boolean).join(' · ');
  }, [title, subject]);

  // Once per screen: what happens on it later must not move the focus.
  const arrived = useRef(false);
  useEffect(() => {
    if (arrived.current) return;
    arrived.current = true;
    if (hasArrived && !keepsFocus) heading.current?.focus({ preventScroll: true });
    hasArrived = true;
  }, [keepsFocus]);

  return (
    <div className={mergeClasses(styles.page, isFilled && styles.filled)}>
      <h1 ref={heading} tabIndex={-1} className={styles.heading}>
        {subject ? <span className={styles.subject}>{subject} | </span> : null}
        {title}
      </h1>
      {commands}
      {children}
    </div>
  );
}
