/** The overview before its data is there, of the same shape. */
import { Card, makeStyles, mergeClasses, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { common } from '../../texts/common.ts';
import { useOverviewLayout } from './overview-layout.ts';

const useStyles = makeStyles({
  card: { padding: tokens.spacingHorizontalXL },
  tall: { minHeight: '340px' },
  low: { minHeight: '130px' },
  lines: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
});

export function OverviewSkeleton(): ReactNode {
  const styles = useStyles();
  const layout = useOverviewLayout();
  const lines = (
    <Skeleton aria-label={common.loading} className={styles.lines}>
      <SkeletonItem size={20} />
      <SkeletonItem size={40} />
      <SkeletonItem size={16} />
    </Skeleton>
  );
  return (
    <div className={layout.grid}>
      <Card className={mergeClasses(styles.card, styles.tall)}>{lines}</Card>
      <div className={layout.column}>
        <Card className={mergeClasses(styles.card, styles.low)}>{lines}</Card>
        <Card className={mergeClasses(styles.card, styles.low)}>{lines}</Card>
      </div>
    </div>
  );
}
