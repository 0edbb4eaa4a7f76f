/** Light or dark: as the system says, or as the person chose in this browser. */
import { webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { DARK, useMedia } from '../hooks/use-media.ts';
import { Observable, useObservable } from '../live/observable.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';

const STORED_AS = 'provsim.theme';

const choice = new Observable<ThemeChoice>(storedChoice());

function storedChoice(): ThemeChoice {
  const stored = localStorage.getItem(STORED_AS);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

export function chooseTheme(next: ThemeChoice): void {
  localStorage.setItem(STORED_AS, next);
  choice.set(next);
}

export function useThemeChoice(): ThemeChoice {
  return useObservable(choice);
}

export function useTheme() {
  const chosen = useThemeChoice();
  const systemIsDark = useMedia(DARK);
  const isDark = chosen === 'dark' || (chosen === 'system' && systemIsDark);
  return { theme: isDark ? webDarkTheme : webLightTheme, isDark };
}
