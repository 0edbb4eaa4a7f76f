/** The frame: top bar, navigation at the left (a drawer in narrow windows), and the screen. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { Outlet } from 'react-router';
import { useMedia, WIDE } from '../hooks/use-media.ts';
import { common } from '../texts/common.ts';
import { useAdvanceNotice } from './clock/use-advance-notice.ts';
import { NavigationDrawer } from './navigation-drawer.tsx';
import { TopBar } from './top-bar.tsx';
import { UnsavedGuard } from './unsaved-guard.tsx';

const useStyles = makeStyles({
  frame: {
    height: '100dvh',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  below: { flex: 1, minHeight: 0, display: 'flex' },
  main: { flex: 1, minWidth: 0, overflow: 'auto', outlineStyle: 'none' },
  skip: {
    position: 'absolute',
    left: tokens.spacingHorizontalS,
    top: '-60px',
    zIndex: 10,
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow8,
    ':focus': { top: tokens.spacingVerticalS },
  },
});

export function Shell(): ReactNode {
  const styles = useStyles();
  const isWide = useMedia(WIDE);
  const [isMenuOpen, setMenuOpen] = useState(false);
  useAdvanceNotice();
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {common.skipToContent}
      </a>
      <TopBar hasMenuButton={!isWide} isMenuOpen={isMenuOpen} onMenuToggle={() => setMenuOpen(!isMenuOpen)} />
      <div className={styles.below}>
        <NavigationDrawer isWide={isWide} isOpen={isMenuOpen} onClose={() => setMenuOpen(false)} />
        <main id="content" tabIndex={-1} className={styles.main}>
          <Outlet />
        </main>
      </div>
      <UnsavedGuard />
    </div>
  );
}
