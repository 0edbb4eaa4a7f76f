/** The objects that the deletion guard held back in its last cycle, and what would become of each (E-606, P-308). */
import { Body1, Caption1, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { JobAddress } from '../../api/jobs.ts';
import type { LogFilter } from '../../api/log-filter.ts';
import { queries } from '../../api/queries.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { RouterLink } from '../../components/router-link.tsx';
import { addresses } from '../../shell/addresses.ts';
import { common } from '../../texts/common.ts';
import { guardTexts as texts } from '../../texts/overview.ts';
import { nameOf } from '../logs/log-columns.tsx';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    listStyle: 'none',
    maxHeight: '220px',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  item: { display: 'flex', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalM },
  name: { overflowWrap: 'anywhere', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
});

export function HeldBackList({ address }: { address: JobAddress }): ReactNode {
  const styles = useStyles();
  const { jobId, servicePrincipalId } = address;
  const { data: quarantine } = useQuery(queries.quarantine(jobId));
  const cycle = quarantine?.cycleId ?? '';
  const filter: LogFilter = { action: ['stagedDelete', 'stagedAction'], cycle };
  const { data, error, refetch } = useQuery({ ...queries.heldBack(jobId, cycle), enabled: cycle !== '' });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Spinner label={common.loading} size="tiny" />;
  const all = quarantine?.counters?.heldBack ?? data.length;
  return (
    <>
      <Body1>{texts.heldBack(all, data.length)}</Body1>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
      <ul className={styles.list} aria-label={texts.list} tabIndex={0}>
        {data.map((entry) => (
          <li key={entry.id} className={styles.item}>
            <span className={styles.name}>{nameOf(entry)}</span>
            <Caption1 className={styles.quiet}>
              {entry.provisioningAction === 'stagedDelete' ? texts.wouldDelete : texts.wouldDisable}
            </Caption1>
          </li>
        ))}
      </ul>
      <RouterLink to={addresses.logs(servicePrincipalId, filter)}>{texts.viewAll}</RouterLink>
    </>
  );
}
