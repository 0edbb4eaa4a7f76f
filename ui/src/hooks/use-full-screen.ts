/** Shows one element on the whole screen, and knows when the person has left it again (Escape). */
import { type RefObject, useCallback, useSyncExternalStore } from 'react';
import { useNotify } from './use-notify.ts';

export function useFullScreen(element: RefObject<HTMLElement | null>) {
  const notify = useNotify();
  const isFullScreen = useSyncExternalStore(subscribe, () => document.fullscreenElement !== null);
  const toggle = useCallback(() => {
    const done = document.fullscreenElement ? document.exitFullscreen() : element.current?.requestFullscreen();
    done?.catch(notify.failed);
  }, [element, notify]);
  return { isFullScreen, toggle };
}

function subscribe(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}
