/**
 * How far a cycle is. The bar steps with each event instead of gliding: gliding lays out and paints the page anew in
 * every frame for as long as a cycle runs, which takes processor time from the simulator on the same machine.
 */
import { makeStyles, ProgressBar } from '@fluentui/react-components';
import { memo } from 'react';

const useStyles = makeStyles({ bar: { transitionProperty: 'none' } });

interface CycleBarProps {
  name: string;
  percent: number;
  color: 'brand' | 'success' | 'warning' | 'error';
}

export const CycleBar = memo(function CycleBar({ name, percent, color }: CycleBarProps) {
  const styles = useStyles();
  return (
    <ProgressBar
      aria-label={name}
      thickness="large"
      value={percent}
      max={100}
      color={color}
      bar={{ className: styles.bar }}
    />
  );
});
