/** Outcomes of the cycles as stacked bars and the target's latency as lines, with spans of quarantine as bands. */
import { LineChart, ResponsiveContainer, VerticalStackedBarChart } from '@fluentui/react-charts';
import { Caption1, makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components';
import { type ReactNode, useMemo } from 'react';
import type { SeriesPoint } from '../../api/types.ts';
import { formatTime } from '../../format/times.ts';
import { overviewTexts as texts } from '../../texts/overview.ts';

const HEIGHT_PX = 240;
/** The chart's own legend below the axis. */
const LEGEND_PX = 40;
const MARGINS = { left: 48, right: 16, top: 12, bottom: 32 };

const useStyles = makeStyles({
  charts: { display: 'grid', rowGap: tokens.spacingVerticalL, minWidth: 0 },
  chart: { position: 'relative', height: `${HEIGHT_PX}px`, minWidth: 0, overflow: 'hidden' },
  // Over the plot: the legend and the axis take the rest of the height.
  bands: {
    position: 'absolute',
    top: `${MARGINS.top}px`,
    bottom: `${MARGINS.bottom + LEGEND_PX}px`,
    left: `${MARGINS.left}px`,
    right: `${MARGINS.right}px`,
    display: 'flex',
    pointerEvents: 'none',
  },
  point: { flex: 1 },
  quarantined: { backgroundColor: tokens.colorPaletteRedBackground2, opacity: 0.5 },
  caption: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
  swatch: { width: '12px', height: '12px', backgroundColor: tokens.colorPaletteRedBackground2 },
  title: { margin: 0 },
});

const colours = {
  created: tokens.colorPaletteGreenBorderActive,
  updated: tokens.colorBrandBackground,
  disabled: tokens.colorPaletteYellowBorderActive,
  deleted: tokens.colorPaletteBerryBorderActive,
  skipped: tokens.colorNeutralStrokeAccessible,
  failed: tokens.colorPaletteRedBorderActive,
} as const satisfies Record<keyof typeof texts.counts, string>;

const outcomes = Object.keys(colours) as (keyof typeof colours)[];

const percentiles = [
  { key: 'p50', color: tokens.colorPaletteGreenBorderActive },
  { key: 'p95', color: tokens.colorBrandBackground },
  { key: 'p99', color: tokens.colorPaletteBerryBorderActive },
] as const;

export function CycleCharts({ points }: { points: readonly SeriesPoint[] }): ReactNode {
  const styles = useStyles();
  const bars = useMemo(() => barsOf(points), [points]);
  const lines = useMemo(() => linesOf(points), [points]);
  const bands = useMemo(() => bandsOf(points), [points]);
  return (
    <div className={styles.charts}>
      <div className={styles.chart}>
        <QuarantineBands points={points} />
        <ResponsiveContainer>
          <VerticalStackedBarChart
            chartTitle={texts.charts}
            data={bars}
            height={HEIGHT_PX}
            margins={MARGINS}
            barWidth="auto"
            isCalloutForStack
          />
        </ResponsiveContainer>
      </div>
      {bands.length > 0 ? (
        <Caption1 className={styles.caption}>
          <span className={styles.swatch} aria-hidden />
          {texts.quarantineBand}
        </Caption1>
      ) : null}
      <Subtitle2 as="h3" className={styles.title}>
        {texts.latencyChart}
      </Subtitle2>
      <div className={styles.chart}>
        <ResponsiveContainer>
          <LineChart
            data={{ chartTitle: `${texts.latencyChart}. ${texts.latencyUnit}`, lineChartData: lines }}
            colorFillBars={bands}
            height={HEIGHT_PX}
            margins={MARGINS}
            isCalloutForStack
          />
        </ResponsiveContainer>
      </div>
    </div>
  );
}

/** Behind the bars, since that chart has no bands of its own; a bar's callout says the same in words. */
function QuarantineBands({ points }: { points: readonly SeriesPoint[] }): ReactNode {
  const styles = useStyles();
  return (
    <div className={styles.bands} aria-hidden>
      {points.map(({ from, quarantined }) => (
        <span key={from} className={mergeClasses(styles.point, quarantined && styles.quarantined)} />
      ))}
    </div>
  );
}

function barsOf(points: readonly SeriesPoint[]) {
  return points.map((point) => ({
    xAxisPoint: new Date(point.from),
    xAxisCalloutData: `${formatTime(point.from)}${point.quarantined ? ` · ${texts.quarantineBand}` : ''}`,
    chartData: outcomes.map((outcome) => ({
      legend: texts.counts[outcome],
      data: point.counts[outcome],
      color: colours[outcome],
    })),
  }));
}

function linesOf(points: readonly SeriesPoint[]) {
  return percentiles.map(({ key, color }) => ({
    legend: key,
    color,
    data: points.flatMap(({ from, latency }) => (latency ? [{ x: new Date(from), y: latency[key] }] : [])),
  }));
}

function bandsOf(points: readonly SeriesPoint[]) {
  const data = points
    .filter(({ quarantined }) => quarantined)
    .map(({ from, to }) => ({ startX: new Date(from), endX: new Date(to) }));
  if (data.length === 0) return [];
  return [{ legend: texts.quarantineBand, color: tokens.colorPaletteRedBackground2, data, applyPattern: true }];
}
