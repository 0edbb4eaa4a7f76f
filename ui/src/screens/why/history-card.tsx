/** The entries of the log about the object, newest first, each a way into the log. */
import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ProvisioningObjectSummary } from '../../../../simulator/model/log.ts';
import { RouterLink } from '../../components/router-link.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { addresses } from '../../shell/addresses.ts';
import { useApplication } from '../../shell/application-scope.tsx';
import { actionTexts } from '../../texts/logs.ts';
import { whyTexts as texts } from '../../texts/why.ts';
import { EntryStatus } from '../logs/log-columns.tsx';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground2 },
  text: { overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
});

export function HistoryCard({ history }: { history: readonly ProvisioningObjectSummary[] }): ReactNode {
  const styles = useStyles();
  return (
    <SectionCard title={texts.history}>
      {history.length === 0 ? <Body1 className={styles.quiet}>{texts.noHistory}</Body1> : null}
      <ul className={styles.list}>
        {history.map((entry) => (
          <HistoryItem key={entry.id} entry={entry} />
        ))}
      </ul>
    </SectionCard>
  );
}

function HistoryItem({ entry }: { entry: ProvisioningObjectSummary }): ReactNode {
  const styles = useStyles();
  const { servicePrincipalId } = useApplication();
  const { provisioningStatusInfo, provisioningSteps } = entry;
  return (
    <li className={styles.item}>
      <span className={styles.head}>
        <RouterLink to={addresses.logEntry(servicePrincipalId, entry.id, '')}>
          {actionTexts[entry.provisioningAction]}
        </RouterLink>
        <EntryStatus entry={entry} />
        <Caption1 className={styles.quiet}>
          <TimeText time={entry.activityDateTime} isRelative />
        </Caption1>
      </span>
      <Caption1 className={styles.text}>
        {provisioningStatusInfo.errorInformation?.reason ?? provisioningSteps.at(-1)?.description ?? ''}
      </Caption1>
    </li>
  );
}
