/** Outcomes of the cycles as stacked bars and the target's latency as lines, with spans of quarantine as bands. */
import {
  type CustomizedCalloutData,
  LineChart,
  ResponsiveContainer,
  VerticalStackedBarChart,
  type VerticalStackedChartProps,
} from '@fluentui/react-charts';
import { Body1, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { type ReactNode, useMemo } from 'react';
import type { SeriesPoint } from '../../api/types.ts';
import { formatTime } from '../../format/times.ts';
import { useElementWidth } from '../../hooks/use-element-width.ts';
import { overviewTexts as texts } from '../../texts/overview.ts';
import { ChartCallout } from './chart-callout.tsx';
import { QuarantineBands } from './quarantine-bands.tsx';
import { bandsOf, ticksOf } from './time-axis.ts';

const HEIGHT_PX = 240;
/** The chart's own legend below the axis. */
const LEGEND_PX = 40;
/** Left and right as wide as labels of the axes need. */
const MARGINS = { left: 64, right: 24, top: 12, bottom: 32 };
/** So that nothing but zeros lies on the lower end of the axis, and its steps are whole numbers. */
const LEAST_TOP = 4;
/** Of the lines, which are drawn on an axis of numbers; round, since that axis ends at round numbers. */
const AXIS_LENGTH = 100;

const useStyles = makeStyles({
  charts: { display: 'grid', rowGap: tokens.spacingVerticalL, minWidth: 0 },
  chart: { position: 'relative', isolation: 'isolate', height: `${HEIGHT_PX}px`, minWidth: 0 },
  // Behind the plot: the legend and the axes take the rest of the place.
  bands: {
    position: 'absolute',
    zIndex: -1,
    top: `${MARGINS.top}px`,
    bottom: `${MARGINS.bottom + LEGEND_PX}px`,
    left: `${MARGINS.left}px`,
    right: `${MARGINS.right}px`,
  },
  caption: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
  swatch: { width: '12px', height: '12px', backgroundColor: tokens.colorPaletteRedBackground2, opacity: 0.5 },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground3, textAlign: 'center' },
});

const colours = {
  created: tokens.colorPaletteGreenBorderActive,
  updated: tokens.colorBrandBackground,
  disabled: tokens.colorPaletteYellowBorderActive,
  deleted: tokens.colorPaletteBerryBorderActive,
  skipped: tokens.colorNeutralStrokeAccessible,
  failed: tokens.colorPaletteRedBorderActive,
} as const satisfies Record<keyof typeof texts.counts, string>;

/** Of a stretch. */
const BAR_GAP = 0.25;

const outcomes = Object.keys(colours) as (keyof typeof colours)[];

/** The chart draws the last one first: the higher lie wider under the lower, and are seen where they are equal. */
const percentiles = [
  { key: 'p50', color: tokens.colorPaletteGreenBorderActive, strokeWidth: 2 },
  { key: 'p95', color: tokens.colorBrandBackground, strokeWidth: 4 },
  { key: 'p99', color: tokens.colorPaletteBerryBorderActive, strokeWidth: 8 },
] as const;

export function CycleCharts({ points }: { points: readonly SeriesPoint[] }): ReactNode {
  const styles = useStyles();
  const [place, width] = useElementWidth<HTMLDivElement>();
  const bars = useMemo(() => barsOf(points), [points]);
  const lines = useMemo(() => linesOf(points), [points]);
  const bands = useMemo(() => bandsOf(points), [points]);
  const ticks = useMemo(() => ticksOf(points, width - MARGINS.left - MARGINS.right), [points, width]);
  const axis = { tickText: ticks.map(({ label }) => label) };
  const hasLatency = points.some(({ latency }) => latency !== null);
  return (
    <div ref={place} className={styles.charts}>
      <div className={styles.chart}>
        <QuarantineBands bands={bands} className={styles.bands} />
        <ResponsiveContainer>
          <VerticalStackedBarChart
            chartTitle={texts.charts}
            data={bars}
            height={HEIGHT_PX}
            margins={MARGINS}
            barWidth="auto"
            xAxisInnerPadding={BAR_GAP}
            xAxisOuterPadding={BAR_GAP / 2}
            tickValues={ticks.map(({ index }) => bars[index]?.xAxisPoint ?? '')}
            xAxis={axis}
            hideTickOverlap={false}
            yMaxValue={LEAST_TOP}
            roundedTicks
            isCalloutForStack
            onRenderCalloutPerStack={barCallout}
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
      {hasLatency ? (
        <div className={styles.chart}>
          <QuarantineBands bands={bands} className={styles.bands} />
          <ResponsiveContainer>
            <LineChart
              data={{ chartTitle: `${texts.latencyChart}. ${texts.latencyUnit}`, lineChartData: lines }}
              height={HEIGHT_PX}
              margins={MARGINS}
              xMinValue={0}
              xMaxValue={AXIS_LENGTH}
              tickValues={ticks.map(({ index }) => placeOf(index + 0.5, points))}
              xAxis={axis}
              yMaxValue={LEAST_TOP}
              roundedTicks
              yAxisTickFormat={texts.milliseconds}
              isCalloutForStack
              onRenderCalloutPerStack={lineCallout}
            />
          </ResponsiveContainer>
        </div>
      ) : (
        <Body1 className={styles.quiet}>{texts.latencyEmpty}</Body1>
      )}
    </div>
  );
}

/** A bar for each stretch, named by its time: such an axis divides its length evenly. */
function barsOf(points: readonly SeriesPoint[]) {
  return points.map((point) => ({
    xAxisPoint: nameOf(point),
    chartData: outcomes.map((outcome) => ({
      legend: texts.counts[outcome],
      data: point.counts[outcome],
      color: colours[outcome],
    })),
  }));
}

/** Of the outcomes that there are. */
function barCallout(bar?: VerticalStackedChartProps) {
  if (!bar) return null;
  const rows = bar.chartData.flatMap(({ legend, data, color = '' }) =>
    Number(data) > 0 ? [{ name: legend, value: texts.number(Number(data)), color }] : [],
  );
  return <ChartCallout time={String(bar.xAxisPoint)} rows={rows} />;
}

function lineCallout(point?: CustomizedCalloutData) {
  if (!point) return null;
  const rows = point.values.map(({ legend, y, color }) => ({ name: legend, value: texts.milliseconds(y), color }));
  return <ChartCallout time={point.values[0]?.xAxisCalloutData ?? ''} rows={rows} />;
}

/** Where a point is on the axis: the stretches divide it evenly, as they do with the bars. */
function placeOf(index: number, points: readonly SeriesPoint[]): number {
  return (index / points.length) * AXIS_LENGTH;
}

function linesOf(points: readonly SeriesPoint[]) {
  const answered = points.filter(({ latency }) => latency !== null).length;
  return percentiles.map(({ key, color, strokeWidth }) => ({
    legend: key,
    color,
    lineOptions: { strokeWidth },
    data: points.flatMap((point, index) => {
      const { latency } = point;
      if (!latency) return [];
      const y = latency[key];
      const at = (place: number) => ({
        x: placeOf(place, points),
        y,
        xAxisCalloutData: nameOf(point),
        yAxisCalloutData: texts.milliseconds(y),
      });
      // A single point would be a dot of one size for all: it is drawn as long as its stretch.
      return answered === 1 ? [at(index), at(index + 1)] : [at(index + 0.5)];
    }),
  }));
}

function nameOf({ from, quarantined }: SeriesPoint): string {
  return `${formatTime(from)}${quarantined ? ` · ${texts.quarantineBand}` : ''}`;
}
