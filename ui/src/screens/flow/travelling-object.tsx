/** A named object on its way: through to the target, aside where it was skipped, or stopped where it failed. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import { flowTexts as texts } from '../../texts/flow.ts';
import type { Traveller } from './use-travellers.ts';

/** Centres of the six stations are at odd twelfths of the track's width. */
const SCOPE_AT = 'translateX(41.67cqw)';
const EXPORT_AT = 'translateX(75cqw)';
const FIRST = 'translateX(8.33cqw)';
const LAST = 'translateX(91.67cqw)';

const useStyles = makeStyles({
  traveller: {
    position: 'absolute',
    left: 0,
    bottom: 0,
    width: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    animationDuration: '7s',
    animationTimingFunction: 'linear',
    animationFillMode: 'both',
    willChange: 'transform',
  },
  through: {
    animationName: {
      from: { transform: FIRST, opacity: 0 },
      '6%': { opacity: 1 },
      '92%': { opacity: 1 },
      to: { transform: LAST, opacity: 0 },
    },
  },
  skipped: {
    animationName: {
      from: { transform: FIRST, opacity: 0 },
      '6%': { opacity: 1 },
      '62%': { transform: SCOPE_AT, opacity: 1 },
      '82%': { transform: `${SCOPE_AT} translateY(0)`, opacity: 1 },
      to: { transform: `${SCOPE_AT} translateY(40px)`, opacity: 0 },
    },
  },
  failed: {
    animationName: {
      from: { transform: FIRST, opacity: 0 },
      '6%': { opacity: 1 },
      '80%': { transform: EXPORT_AT, opacity: 1 },
      '94%': { transform: EXPORT_AT, opacity: 1 },
      to: { transform: EXPORT_AT, opacity: 0 },
    },
  },
  label: {
    flexShrink: 0,
    maxWidth: '220px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusCircular,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    boxShadow: tokens.shadow8,
  },
  changed: { backgroundColor: tokens.colorBrandBackground, color: tokens.colorNeutralForegroundOnBrand },
  aside: { backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground2 },
  wrong: { backgroundColor: tokens.colorStatusDangerBackground3, color: tokens.colorNeutralForegroundOnBrand },
  stem: { width: '2px', backgroundColor: tokens.colorNeutralStroke1 },
  low: { height: '18px' },
  high: { height: '64px' },
});

interface TravellingObjectProps {
  traveller: Traveller;
  onArrive(id: string): void;
}

export const TravellingObject = memo(function TravellingObject({ traveller, onArrive }: TravellingObjectProps) {
  const { object, lane } = traveller;
  const styles = useStyles();
  const isFailed = object.status === 'failure';
  const isSkipped = object.status === 'skipped';
  const way = isFailed ? styles.failed : isSkipped ? styles.skipped : styles.through;
  const look = isFailed ? styles.wrong : isSkipped ? styles.aside : styles.changed;
  return (
    <div className={mergeClasses(styles.traveller, way)} onAnimationEnd={() => onArrive(object.id)}>
      <span className={mergeClasses(styles.label, look)}>
        {object.name} {texts.outcome(object.action, object.status)}
      </span>
      <span className={mergeClasses(styles.stem, lane === 0 ? styles.low : styles.high)} />
    </div>
  );
});
