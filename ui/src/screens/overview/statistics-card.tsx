/** Statistics to date: users and groups provisioned, which never go down (P-303, E-903). */
import type { SynchronizationJob } from '../../../../simulator/model/job.ts';
import type { JobActivity } from '../../api/types.ts';
import { Facts, FactsCard } from '../../components/facts.tsx';
import { formatDuration, formatTime } from '../../components/times.ts';
import { texts } from '../../texts/texts.ts';

export function StatisticsCard({ job, activity }: { job: SynchronizationJob; activity: JobActivity }) {
  const count = (kind: string) =>
    job.status.synchronizedEntryCountByType.find(({ key }) => key.startsWith(kind))?.value ?? 0;
  const last = activity.lastCycles[0];
  const steady = job.status.steadyStateFirstAchievedTime;
  return (
    <FactsCard title={texts.overview.statistics}>
      <Facts
        facts={[
          [texts.overview.users, count('User')],
          [texts.overview.groups, count('Group')],
          [texts.overview.lastDuration, last ? formatDuration(last.durationMs) : texts.overview.never],
          [texts.overview.steadyState, steady.startsWith('0001') ? texts.overview.never : formatTime(steady)],
          [texts.overview.interval, texts.overview.intervalValue],
        ]}
      />
    </FactsCard>
  );
}
