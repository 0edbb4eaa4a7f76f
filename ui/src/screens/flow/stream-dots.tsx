/** Nameless dots on the line while a cycle works: the more of them, the more objects a second. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const ROUND_S = 4;

const useStyles = makeStyles({
  dot: {
    position: 'absolute',
    left: '-6px',
    top: '50%',
    width: '12px',
    height: '12px',
    marginTop: '-6px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandForeground1,
    boxShadow: `0 0 12px ${tokens.colorBrandForeground1}`,
    animationName: {
      from: { transform: 'translateX(8.33cqw)', opacity: 0 },
      '8%': { opacity: 1 },
      '92%': { opacity: 1 },
      to: { transform: 'translateX(91.67cqw)', opacity: 0 },
    },
    animationDuration: `${ROUND_S}s`,
    animationTimingFunction: 'linear',
    animationIterationCount: 'infinite',
    animationFillMode: 'backwards',
  },
});

export function StreamDots({ dots }: { dots: number }): ReactNode {
  const styles = useStyles();
  const places = Array.from({ length: dots }, (_, place) => place);
  return places.map((place) => (
    <span key={place} className={styles.dot} style={{ animationDelay: `${(-place * ROUND_S) / Math.max(1, dots)}s` }} />
  ));
}
