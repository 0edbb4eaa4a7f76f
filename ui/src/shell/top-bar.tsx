/** The bar at the top: the product, the virtual clock, the connection, the theme. */
import { Button, makeStyles, mergeClasses, Tooltip, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { BookOpenRegular } from '@fluentui/react-icons/svg/book-open';
import { NavigationRegular } from '@fluentui/react-icons/svg/navigation';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { useMedia } from '../hooks/use-media.ts';
import { common } from '../texts/common.ts';
import { shell } from '../texts/shell.ts';
import { ClockBar } from './clock/clock-bar.tsx';
import { ConnectionMark } from './connection-mark.tsx';
import { ThemeMenu } from './theme-menu.tsx';

const useStyles = makeStyles({
  bar: {
    height: '52px',
    flexShrink: 0,
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  brand: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase400,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  mark: { width: '24px', height: '24px' },
  space: { flex: 1 },
  narrowBrand: { fontSize: tokens.fontSizeBase300 },
});

interface TopBarProps {
  hasMenuButton: boolean;
  isMenuOpen: boolean;
  onMenuToggle(): void;
}

export function TopBar({ hasMenuButton, isMenuOpen, onMenuToggle }: TopBarProps): ReactNode {
  const styles = useStyles();
  const isRoomy = useMedia('(min-width: 640px)');
  // Where the focus goes when the menu is closed without leading anywhere.
  const focusTarget = useRestoreFocusTarget();
  return (
    <header className={styles.bar}>
      {hasMenuButton ? (
        <Button
          appearance="subtle"
          icon={<NavigationRegular />}
          {...focusTarget}
          aria-label={isMenuOpen ? shell.closeMenu : shell.openMenu}
          aria-expanded={isMenuOpen}
          onClick={onMenuToggle}
        />
      ) : null}
      <RouterLink to="/" className={mergeClasses(styles.brand, !isRoomy && styles.narrowBrand)}>
        <img src="/favicon.svg" alt="" className={styles.mark} />
        {common.product}
      </RouterLink>
      <span className={styles.space} />
      <ClockBar isRoomy={isRoomy} />
      <span className={isRoomy ? styles.space : undefined} />
      <ConnectionMark isRoomy={isRoomy} />
      {isRoomy ? (
        <Tooltip content={shell.apiDescription} relationship="label">
          <Button as="a" href="/docs" target="_blank" appearance="subtle" icon={<BookOpenRegular />} />
        </Tooltip>
      ) : null}
      <ThemeMenu />
    </header>
  );
}
