/**
 * Nameless dots on the line while a cycle works: the more of them, the more objects a second. All of them are one
 * strip that moves by the distance between two and begins again, so that the browser moves one thing instead of many.
 */
import { makeStyles, tokens } from '@fluentui/react-components';
import { memo, useMemo } from 'react';
import { useGlide } from './use-glide.ts';

/** From the tenant to the target. */
const WAY_MS = 4000;

const useStyles = makeStyles({
  strip: {
    position: 'absolute',
    right: 0,
    height: '100%',
    backgroundImage: `radial-gradient(circle at center, ${tokens.colorBrandForeground1} 5px, ${tokens.colorBrandBackground2} 6px, transparent 12px)`,
    backgroundPositionY: 'center',
  },
});

/** `dots` is at least 1. */
export const StreamDots = memo(function StreamDots({ dots }: { dots: number }) {
  const styles = useStyles();
  // The strip is one gap longer than the way, to the left of it.
  const gap = `${100 / (dots + 1)}%`;
  const keyframes = useMemo(() => [{ transform: 'none' }, { transform: `translateX(${gap})` }], [gap]);
  const strip = useGlide<HTMLSpanElement>({ keyframes, durationMs: WAY_MS / dots, isEndless: true });
  return (
    <span ref={strip} className={styles.strip} style={{ left: `${-100 / dots}%`, backgroundSize: `${gap} 100%` }} />
  );
});
