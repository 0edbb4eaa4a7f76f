/** What came of a cycle's objects, in figures large enough for a wall; each leads to its entries in the log. */
import { Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo, type ReactNode } from 'react';
import type { LogFilter } from '../../api/log-filter.ts';
import type { Counts } from '../../api/types.ts';
import { RouterLink } from '../../components/router-link.tsx';
import { addresses } from '../../shell/addresses.ts';
import { overviewTexts as texts } from '../../texts/overview.ts';

const useStyles = makeStyles({
  place: { containerType: 'inline-size' },
  // In one row or in two, but never with one tile left over.
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalS,
    '@container (min-width: 660px)': { gridTemplateColumns: 'repeat(6, minmax(0, 1fr))' },
  },
  tile: {
    display: 'flex',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground1,
    ':hover': { backgroundColor: tokens.colorNeutralBackground2Hover, textDecorationLine: 'none' },
  },
  value: {
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    // Six side by side hold 100,000 each.
    '@container (min-width: 660px)': { fontSize: 'clamp(20px, 3.6cqw, 32px)' },
  },
  none: { color: tokens.colorNeutralForeground3 },
  name: { color: tokens.colorNeutralForeground2 },
  created: { borderLeftColor: tokens.colorPaletteGreenBorderActive },
  updated: { borderLeftColor: tokens.colorBrandStroke1 },
  disabled: { borderLeftColor: tokens.colorPaletteYellowBorderActive },
  deleted: { borderLeftColor: tokens.colorPaletteBerryBorderActive },
  skipped: { borderLeftColor: tokens.colorNeutralStrokeAccessible },
  failed: { borderLeftColor: tokens.colorPaletteRedBorderActive },
});

type Outcome = keyof typeof texts.counts;

const filters: Record<Outcome, LogFilter> = {
  created: { action: ['create'], status: ['success', 'warning'] },
  updated: { action: ['update'], status: ['success', 'warning'] },
  disabled: { action: ['disable'], status: ['success', 'warning'] },
  deleted: { action: ['delete'], status: ['success', 'warning'] },
  skipped: { status: ['skipped'] },
  failed: { status: ['failure'] },
};

interface CountTilesProps {
  /** Null before the first cycle. */
  counts: Counts | null;
  cycleId: string | undefined;
  servicePrincipalId: string;
}

export function CountTiles({ counts, cycleId, servicePrincipalId }: CountTilesProps): ReactNode {
  const styles = useStyles();
  return (
    <div className={styles.place}>
      <div className={styles.tiles}>
        {(Object.keys(filters) as Outcome[]).map((outcome) => {
          const filter = cycleId === undefined ? filters[outcome] : { ...filters[outcome], cycle: cycleId };
          const to = addresses.logs(servicePrincipalId, filter);
          return <CountTile key={outcome} outcome={outcome} value={counts?.[outcome] ?? 0} to={to} />;
        })}
      </div>
    </div>
  );
}

interface CountTileProps {
  outcome: Outcome;
  value: number;
  to: string;
}

/** Drawn again only when its own figure has changed: a running cycle brings new figures several times a second. */
const CountTile = memo(function CountTile({ outcome, value, to }: CountTileProps) {
  const styles = useStyles();
  return (
    <RouterLink
      to={to}
      className={mergeClasses(styles.tile, styles[outcome])}
      label={texts.countHint(texts.counts[outcome], value)}
    >
      <span className={mergeClasses(styles.value, value === 0 && styles.none)}>{texts.number(value)}</span>
      <Caption1 className={styles.name}>{texts.counts[outcome]}</Caption1>
    </RouterLink>
  );
});
