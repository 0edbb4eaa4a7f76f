/** A screen: heading, command bar, content. */
import { makeStyles, Title2, Toolbar, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import { texts } from '../texts/texts.ts';

const useStyles = makeStyles({
  screen: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  toolbar: { padding: '0', flexWrap: 'wrap', rowGap: tokens.spacingVerticalXS },
  subtitle: { color: tokens.colorNeutralForeground2 },
});

export function Screen({
  title,
  subtitle,
  commands,
  children,
}: {
  title: string;
  subtitle?: string;
  commands?: ReactNode;
  children: ReactNode;
}) {
  const styles = useStyles();
  useEffect(() => {
    document.title = `${title} · ${texts.product}`;
  }, [title]);
  return (
    <div className={styles.screen}>
      <div>
        <Title2 as="h1" block>
          {title}
        </Title2>
        {subtitle && <span className={styles.subtitle}>{subtitle}</span>}
      </div>
      {commands && (
        <Toolbar aria-label={title} className={styles.toolbar}>
          {commands}
        </Toolbar>
      )}
      {children}
    </div>
  );
}
