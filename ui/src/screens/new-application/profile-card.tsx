/** One application of the gallery as a card; the whole card is its link. */
import { Caption1, Card, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ProfileSummary } from '../../api/gallery.ts';
import { RouterLink } from '../../components/router-link.tsx';
import { SupportBadges } from './support-badges.tsx';

const useStyles = makeStyles({
  card: {
    height: '100%',
    boxSizing: 'border-box',
    position: 'relative',
    rowGap: tokens.spacingVerticalS,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  chosen: { border: `2px solid ${tokens.colorBrandStroke1}` },
  title: { margin: 0 },
  link: {
    ...typographyStyles.body1Strong,
    color: tokens.colorNeutralForeground1,
    '::after': { content: '""', position: 'absolute', inset: 0 },
  },
  category: { color: tokens.colorNeutralForeground3 },
});

interface ProfileCardProps {
  profile: ProfileSummary;
  to: string;
  isChosen: boolean;
  onChoose(): void;
}

export function ProfileCard({ profile, to, isChosen, onChoose }: ProfileCardProps): ReactNode {
  const styles = useStyles();
  return (
    <Card className={mergeClasses(styles.card, isChosen && styles.chosen)}>
      <div>
        <h2 className={styles.title}>
          <RouterLink to={to} className={styles.link} onGo={onChoose}>
            {profile.name}
          </RouterLink>
        </h2>
        <Caption1 className={styles.category}>{profile.categories.join(', ')}</Caption1>
      </div>
      <SupportBadges profile={profile} />
    </Card>
  );
}
