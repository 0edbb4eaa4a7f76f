/** Light or dark: the system's choice until the person makes one. */
import { useSyncExternalStore } from 'react';

export type Scheme = 'light' | 'dark';
const KEY = 'provsim.scheme';
const listeners = new Set<() => void>();
const system = matchMedia('(prefers-color-scheme: dark)');
system.addEventListener('change', () => notify());

function notify(): void {
  for (const listener of listeners) listener();
}

function current(): Scheme {
  const chosen = localStorage.getItem(KEY);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return system.matches ? 'dark' : 'light';
}

export function useColourScheme(): { scheme: Scheme; toggle(): void } {
  const scheme = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, current);
  document.documentElement.style.colorScheme = scheme;
  return {
    scheme,
    toggle: () => {
      localStorage.setItem(KEY, scheme === 'dark' ? 'light' : 'dark');
      notify();
    },
  };
}
