/** A named object on its way: through to the target, aside where it was skipped, or stopped where it failed. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import { flowTexts as texts } from '../../texts/flow.ts';
import { useGlide } from './use-glide.ts';
import type { Traveller } from './use-travellers.ts';

/** Centres of the six stations are at odd twelfths of the track's width. */
const SCOPE_AT = 'translateX(41.67cqw)';
const EXPORT_AT = 'translateX(75cqw)';
const FIRST = 'translateX(8.33cqw)';
const LAST = 'translateX(91.67cqw)';

const TRAVEL_MS = 7000;

const ways = {
  through: [
    { transform: FIRST, opacity: 0 },
    { offset: 0.06, opacity: 1 },
    { offset: 0.92, opacity: 1 },
    { transform: LAST, opacity: 0 },
  ],
  skipped: [
    { transform: FIRST, opacity: 0 },
    { offset: 0.06, opacity: 1 },
    { offset: 0.62, transform: `${SCOPE_AT} translateY(0)`, opacity: 1 },
    { offset: 0.82, transform: `${SCOPE_AT} translateY(0)`, opacity: 1 },
    { transform: `${SCOPE_AT} translateY(40px)`, opacity: 0 },
  ],
  failed: [
    { transform: FIRST, opacity: 0 },
    { offset: 0.06, opacity: 1 },
    { offset: 0.8, transform: EXPORT_AT, opacity: 1 },
    { offset: 0.94, transform: EXPORT_AT, opacity: 1 },
    { transform: EXPORT_AT, opacity: 0 },
  ],
} satisfies Record<string, Keyframe[]>;

const useStyles = makeStyles({
  traveller: {
    position: 'absolute',
    left: 0,
    bottom: 0,
    width: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    willChange: 'transform',
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
  const place = useGlide<HTMLDivElement>({
    keyframes: ways[isFailed ? 'failed' : isSkipped ? 'skipped' : 'through'],
    durationMs: TRAVEL_MS,
    onEnd: () => onArrive(object.id),
  });
  const look = isFailed ? styles.wrong : isSkipped ? styles.aside : styles.changed;
  return (
    <div ref={place} className={styles.traveller}>
      <span className={mergeClasses(styles.label, look)}>
        {object.name} {texts.outcome(object.action, object.status)}
      </span>
      <span className={mergeClasses(styles.stem, lane === 0 ? styles.low : styles.high)} />
    </div>
  );
});
