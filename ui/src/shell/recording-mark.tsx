/** Says in the top bar that a recording runs, and leads to it. */
import { makeStyles, Tooltip, tokens } from '@fluentui/react-components';
import { RecordFilled } from '@fluentui/react-icons/svg/record';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.ts';
import { RouterLink } from '../components/router-link.tsx';
import { VisuallyHidden } from '../components/visually-hidden.tsx';
import { scenarioTexts as texts } from '../texts/scenarios.ts';
import { addresses } from './addresses.ts';

const useStyles = makeStyles({
  mark: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    fontSize: tokens.fontSizeBase200,
  },
  dot: { color: tokens.colorStatusDangerForeground3 },
});

export function RecordingMark({ isRoomy }: { isRoomy: boolean }): ReactNode {
  const styles = useStyles();
  const { data } = useQuery(queries.recording());
  if (data?.state !== 'recording' || data.servicePrincipalId === null) return null;
  return (
    <Tooltip content={texts.markHint} relationship="description">
      <span className={styles.mark}>
        <RecordFilled className={styles.dot} aria-hidden />
        <RouterLink to={addresses.recording(data.servicePrincipalId)}>
          {isRoomy ? texts.mark : <VisuallyHidden>{texts.mark}</VisuallyHidden>}
        </RouterLink>
      </span>
    </Tooltip>
  );
}
