/** What a chart says of the place under the pointer, as few lines as it takes: the chart's own list is higher than it. */
import { Caption1, Caption1Strong, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  callout: { display: 'grid', rowGap: tokens.spacingVerticalXS },
  time: { color: tokens.colorNeutralForeground2 },
  rows: { display: 'grid', gridTemplateColumns: 'auto 1fr auto', columnGap: tokens.spacingHorizontalS, margin: 0 },
  row: { display: 'grid', gridTemplateColumns: 'subgrid', gridColumn: '1 / -1', alignItems: 'center' },
  swatch: { width: '12px', height: '12px', borderRadius: tokens.borderRadiusSmall, forcedColorAdjust: 'none' },
  value: { margin: 0, textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
});

export interface CalloutRow {
  name: string;
  value: string;
  color: string;
}

export function ChartCallout({ time, rows }: { time: string; rows: readonly CalloutRow[] }): ReactNode {
  const styles = useStyles();
  return (
    <div className={styles.callout}>
      <Caption1 className={styles.time}>{time}</Caption1>
      <dl className={styles.rows}>
        {rows.map(({ name, value, color }) => (
          <div key={name} className={styles.row}>
            <span className={styles.swatch} style={{ backgroundColor: color }} aria-hidden />
            <dt>
              <Caption1>{name}</Caption1>
            </dt>
            <dd className={styles.value}>
              <Caption1Strong>{value}</Caption1Strong>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
