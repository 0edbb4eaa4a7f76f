/** Ids that scripts and support ask for, with a button to copy each (P-304). */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import type { SynchronizationJob } from '../../../../simulator/model/job.ts';
import { Facts, FactsCard } from '../../components/facts.tsx';
import { useNotices } from '../../components/notices.tsx';
import { texts } from '../../texts/texts.ts';

const useStyles = makeStyles({
  copyable: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalXS },
  text: { overflowWrap: 'anywhere', minWidth: 0 },
});

export function TechnicalCard({ job, tenantUrl }: { job: SynchronizationJob; tenantUrl: string | null }) {
  const activityId = job.status.lastExecution?.activityIdentifier;
  return (
    <FactsCard title={texts.overview.technical}>
      <Facts
        facts={[
          [texts.overview.jobId, <Copyable key="job" label={texts.overview.jobId} value={job.id} />],
          [
            texts.overview.activityId,
            activityId ? (
              <Copyable key="activity" label={texts.overview.activityId} value={activityId} />
            ) : (
              texts.overview.never
            ),
          ],
          [
            texts.overview.targetUrl,
            tenantUrl ? (
              <Copyable key="url" label={texts.overview.targetUrl} value={tenantUrl} />
            ) : (
              texts.overview.never
            ),
          ],
        ]}
      />
    </FactsCard>
  );
}

function Copyable({ label, value }: { label: string; value: string }) {
  const styles = useStyles();
  const { done, failed } = useNotices();
  const copy = () => {
    navigator.clipboard.writeText(value).then(() => done(texts.overview.copied), failed);
  };
  return (
    <span className={styles.copyable}>
      <span className={styles.text}>{value}</span>
      <Button
        size="small"
        appearance="subtle"
        icon={<CopyRegular />}
        aria-label={`${texts.overview.copy} ${label}`}
        onClick={copy}
      />
    </span>
  );
}
