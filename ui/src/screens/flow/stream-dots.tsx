/**
 * Nameless dots on the line while a cycle works: the more of them, the more objects a second. All of them are one
 * strip that moves by the distance between two and begins again, so that the browser moves one thing instead of many.
 */
import { makeStyles, tokens } from '@fluentui/react-components';
import { type CSSProperties, memo } from 'react';

/** From the tenant to the target. */
const WAY_S = 4;

const useStyles = makeStyles({
  strip: {
    position: 'absolute',
    right: 0,
    height: '100%',
    backgroundImage: `radial-gradient(circle at center, ${tokens.colorBrandForeground1} 5px, ${tokens.colorBrandBackground2} 6px, transparent 12px)`,
    backgroundPositionY: 'center',
    animationName: { to: { transform: 'translateX(var(--gap))' } },
    animationTimingFunction: 'linear',
    animationIterationCount: 'infinite',
  },
});

export const StreamDots = memo(function StreamDots({ dots }: { dots: number }) {
  const styles = useStyles();
  if (dots === 0) return null;
  // One gap longer than the way, to the left of it.
  const gap = `${100 / (dots + 1)}%`;
  const style = {
    left: `${-100 / dots}%`,
    backgroundSize: `${gap} 100%`,
    animationDuration: `${WAY_S / dots}s`,
    '--gap': gap,
  } as CSSProperties;
  return <span className={styles.strip} style={style} />;
});
