/** The frame: top bar, navigation at the left (a drawer in narrow windows), and the screen. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
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
    boxShadow: tokens.shadow8,
    ':focus': { top: tokens.spacingVerticalS },
  },
});

/** A link to a place on the page would be a step in the history that the router doesn't know. */
function skipToContent(): void {
  document.getElementById('content')?.focus();
}

export function Shell(): ReactNode {
  const styles = useStyles();
  const isWide = useMedia(WIDE);
  const [isMenuOpen, setMenuOpen] = useState(false);
  useAdvanceNotice();
  return (
    <div className={styles.frame}>
      <Button className={styles.skip} appearance="primary" onClick={skipToContent}>
        {common.skipToContent}
      </Button>
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
