/** A titled card of a screen. */
import { Card, makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';

const useStyles = makeStyles({
  card: { padding: tokens.spacingHorizontalXL, rowGap: tokens.spacingVerticalL, minWidth: 0 },
  header: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
  },
  title: { margin: 0 },
});

interface SectionCardProps {
  title: string;
  /** At the right of the title. */
  aside?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}

export function SectionCard({ title, aside, className, children }: SectionCardProps): ReactNode {
  const styles = useStyles();
  const titleId = useId();
  return (
    <Card role="region" aria-labelledby={titleId} className={mergeClasses(styles.card, className)}>
      <div className={styles.header}>
        <Subtitle2 as="h2" id={titleId} className={styles.title}>
          {title}
        </Subtitle2>
        {aside}
      </div>
      {children}
    </Card>
  );
}
