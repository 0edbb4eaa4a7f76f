/** One station of the flow: what it is and its figure, large enough for the back of a room. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo, type ReactElement } from 'react';
import { flowTexts as texts } from '../../texts/flow.ts';

const NODE = 'clamp(64px, 7cqw, 128px)';

const useStyles = makeStyles({
  station: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    textAlign: 'center',
    minWidth: 0,
    rowGap: tokens.spacingVerticalS,
    '@container (max-width: 760px)': {
      display: 'grid',
      gridTemplateColumns: 'auto minmax(0, 1fr) auto',
      columnGap: tokens.spacingHorizontalM,
      textAlign: 'left',
      rowGap: 0,
    },
  },
  node: {
    display: 'grid',
    placeItems: 'center',
    width: NODE,
    height: NODE,
    fontSize: 'clamp(32px, 3.4cqw, 64px)',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `3px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
    boxShadow: tokens.shadow8,
    '@container (max-width: 760px)': { width: '52px', height: '52px', fontSize: '26px', gridRowEnd: 'span 2' },
  },
  end: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  working: { border: `3px solid ${tokens.colorBrandStroke1}`, color: tokens.colorBrandForeground1 },
  name: {
    margin: 0,
    fontSize: 'clamp(16px, 1.7cqw, 32px)',
    lineHeight: 1.2,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  figure: {
    margin: 0,
    fontSize: 'clamp(28px, 4.6cqw, 88px)',
    lineHeight: 1.1,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    letterSpacing: '-0.02em',
    '@container (max-width: 760px)': { gridColumn: '3', gridRow: '1 / span 2', alignSelf: 'center' },
  },
  hint: {
    margin: 0,
    minHeight: '2.6em',
    fontSize: 'clamp(13px, 1.35cqw, 24px)',
    lineHeight: 1.3,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    fontVariantNumeric: 'tabular-nums',
    '@container (max-width: 760px)': { minHeight: 0, gridColumn: '2', gridRow: '2' },
  },
});

interface StationProps {
  icon: ReactElement;
  name: string;
  figure: number | null;
  hint: string;
  isEnd?: boolean;
  isWorking: boolean;
}

export const Station = memo(function Station({ icon, name, figure, hint, isEnd = false, isWorking }: StationProps) {
  const styles = useStyles();
  return (
    <li className={styles.station}>
      <span className={mergeClasses(styles.node, isEnd && styles.end, isWorking && styles.working)} aria-hidden>
        {icon}
      </span>
      <h2 className={styles.name}>{name}</h2>
      <p className={styles.figure}>{figure === null ? '–' : texts.number(figure)}</p>
      <p className={styles.hint}>{hint}</p>
    </li>
  );
});
