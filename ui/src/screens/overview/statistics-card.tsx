/** Statistics to date, and behind them the details and the technical information (P-303, P-304). */
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Caption1,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { memo, type ReactNode } from 'react';
import type { SynchronizationJob } from '../../../../simulator/model/job.ts';
import type { Application, CycleSummary } from '../../api/types.ts';
import { PropertyList } from '../../components/property-list.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { formatDuration, isNever } from '../../format/times.ts';
import { common } from '../../texts/common.ts';
import { overviewTexts as texts } from '../../texts/overview.ts';

const useStyles = makeStyles({
  figures: { display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: tokens.spacingHorizontalL },
  figure: { display: 'flex', flexDirection: 'column' },
  value: {
    fontSize: tokens.fontSizeHero900,
    lineHeight: tokens.lineHeightHero900,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  name: { color: tokens.colorNeutralForeground2 },
  panel: { margin: `${tokens.spacingVerticalS} 0` },
});

interface StatisticsCardProps {
  job: SynchronizationJob;
  /** The cycle that ended last, if one has. */
  last: CycleSummary | undefined;
  /** Of the cycle under way, or else of the last one. */
  activityId: string | undefined;
  application: Application;
}

export const StatisticsCard = memo(function StatisticsCard(props: StatisticsCardProps) {
  const styles = useStyles();
  const { job, last } = props;
  return (
    <SectionCard title={texts.statistics}>
      <div className={styles.figures}>
        <Figure name={common.users} value={entriesOf(job, 'User')} />
        <Figure name={common.groups} value={entriesOf(job, 'Group')} />
      </div>
      <Accordion multiple collapsible>
        <AccordionItem value="details">
          <AccordionHeader as="h3">{texts.details}</AccordionHeader>
          <AccordionPanel className={styles.panel}>
            <ProvisioningDetails job={job} last={last} />
          </AccordionPanel>
        </AccordionItem>
        <AccordionItem value="technical">
          <AccordionHeader as="h3">{texts.technical}</AccordionHeader>
          <AccordionPanel className={styles.panel}>
            <TechnicalInformation {...props} />
          </AccordionPanel>
        </AccordionItem>
      </Accordion>
    </SectionCard>
  );
});

function Figure({ name, value }: { name: string; value: number }): ReactNode {
  const styles = useStyles();
  return (
    <div className={styles.figure}>
      <span className={styles.value}>{texts.number(value)}</span>
      <Caption1 className={styles.name}>{name}</Caption1>
    </div>
  );
}

function ProvisioningDetails({ job, last }: Pick<StatisticsCardProps, 'job' | 'last'>): ReactNode {
  const { steadyStateLastAchievedTime: steady } = job.status;
  return (
    <PropertyList
      properties={[
        { name: texts.completedAt, value: last ? <TimeText time={last.ended} isRelative /> : texts.notYet },
        { name: texts.duration, value: last ? formatDuration(last.durationMs) : texts.notYet },
        { name: texts.steadyState, value: isNever(steady) ? texts.notYet : <TimeText time={steady} isRelative /> },
        { name: texts.interval, value: texts.fixedInterval },
        { name: texts.estimate, value: estimateOf(entriesOf(job, 'User') + entriesOf(job, 'Group')) },
      ]}
    />
  );
}

function TechnicalInformation({ job, activityId, application }: StatisticsCardProps): ReactNode {
  const tenantUrl = application.target.tenantUrl ?? '';
  return (
    <PropertyList
      properties={[
        activityId === undefined
          ? { name: texts.activityId, value: texts.notYet }
          : { name: texts.activityId, value: activityId, copyText: activityId },
        { name: texts.jobId, value: job.id, copyText: job.id },
        { name: texts.templateId, value: job.templateId, copyText: job.templateId },
        {
          name: texts.servicePrincipalId,
          value: application.servicePrincipalId,
          copyText: application.servicePrincipalId,
        },
        { name: texts.tenantUrl, value: tenantUrl, copyText: tenantUrl },
      ]}
    />
  );
}

/** How long the real service takes for an initial cycle: 0.01 to 0.08 minutes for each object (E-907). */
function estimateOf(objects: number): string {
  const [least, most] = [0.01, 0.08].map((minutes) => formatDuration(Math.max(1, minutes * objects) * 60_000));
  return objects === 0 ? texts.notYet : texts.between(least ?? '', most ?? '');
}

/** Objects in scope and in step; Graph counts them by mapping, as in `User to urn:…` (G-38). */
function entriesOf(job: SynchronizationJob, kind: 'User' | 'Group'): number {
  return job.status.synchronizedEntryCountByType
    .filter(({ key }) => key.startsWith(`${kind} to `))
    .reduce((sum, { value }) => sum + value, 0);
}
