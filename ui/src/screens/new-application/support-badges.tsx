/** What an application of the gallery supports, as a row of badges. */
import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ProfileSummary } from '../../api/gallery.ts';
import { newApplicationTexts as texts } from '../../texts/new-application.ts';

const useStyles = makeStyles({
  badges: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
});

export function SupportBadges({ profile }: { profile: ProfileSummary }): ReactNode {
  const styles = useStyles();
  const { supports, attributes } = profile;
  const support = texts.support;
  const words = [
    support.users(attributes.users),
    ...(supports.groups ? [support.groups(attributes.groups)] : []),
    ...(supports.disable ? [support.disable] : []),
    ...(supports.delete ? [support.delete] : []),
    ...(supports.manager ? [support.manager] : []),
    ...(supports.roles ? [support.roles] : []),
  ];
  return (
    <ul className={styles.badges} aria-label={texts.supports}>
      {words.map((word) => (
        <li key={word}>
          <Badge appearance="tint" color="informative">
            {word}
          </Badge>
        </li>
      ))}
    </ul>
  );
}
