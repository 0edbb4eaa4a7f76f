/** The charts of a job over virtual time; the chart package is read when they are first shown. */
import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { memo, useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { queries } from '../../api/queries.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { LatePart, late } from '../../components/late-part.tsx';
import { PillMenu } from '../../components/pill-menu.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { useSetParameter } from '../../hooks/use-set-parameter.ts';
import { common } from '../../texts/common.ts';
import { overviewTexts as texts } from '../../texts/overview.ts';

const CycleCharts = late(async () => (await import('./cycle-charts.tsx')).CycleCharts);

const DEFAULT_SPAN = 'P1D';

const useStyles = makeStyles({
  // As high as the charts, so that nothing moves when they arrive.
  place: { minHeight: '564px', display: 'grid', alignItems: 'center', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, textAlign: 'center' },
});

interface CycleChartsCardProps {
  jobId: string;
  /** Changes when a cycle has ended: then the charts are read anew. */
  newestCycleId: string | null;
}

export const CycleChartsCard = memo(function CycleChartsCard({ jobId, newestCycleId }: CycleChartsCardProps) {
  const styles = useStyles();
  const client = useQueryClient();
  const [parameters] = useSearchParams();
  const setParameter = useSetParameter();
  const span = texts.chartSpans.find(({ value }) => value === parameters.get('span'))?.value ?? DEFAULT_SPAN;
  const { data: points, error, refetch } = useQuery(queries.series(jobId, span));

  useEffect(() => {
    if (newestCycleId !== null) void client.invalidateQueries({ queryKey: ['series', jobId] });
  }, [client, jobId, newestCycleId]);

  const label = texts.chartSpans.find(({ value }) => value === span)?.label ?? '';
  return (
    <SectionCard
      title={texts.charts}
      aside={
        <PillMenu
          text={texts.chartSpan(label)}
          choices={texts.chartSpans}
          chosen={[span]}
          onChange={([chosen = DEFAULT_SPAN]) => setParameter('span', chosen, { replace: true })}
        />
      }
    >
      <div className={styles.place}>
        {error && !points ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : points?.some(({ cycles }) => cycles > 0) ? (
          <LatePart>
            <CycleCharts points={points} />
          </LatePart>
        ) : (
          <Body1 className={styles.quiet}>{points ? texts.chartEmpty : common.loading}</Body1>
        )}
      </div>
    </SectionCard>
  );
});
