/**
 * Gives the focus back to what had it before something opened over the page, once that is gone and has left the focus
 * nowhere. Dialogs here come and go with their state, so Fluent doesn't know what opened them.
 */
import { useLayoutEffect } from 'react';

/** Longer than a dialog takes to fade. */
const MOST_FRAMES = 60;

export function useFocusGivenBack(isOpen: boolean): void {
  // Before the focus moves into what opens.
  useLayoutEffect(() => {
    const opener = document.activeElement;
    if (!isOpen || !(opener instanceof HTMLElement) || opener === document.body) return;
    return () => giveBack(opener, MOST_FRAMES);
  }, [isOpen]);
}

function giveBack(opener: HTMLElement, framesLeft: number): void {
  requestAnimationFrame(() => {
    const active = document.activeElement;
    if (active === null || active === document.body) {
      if (opener.isConnected) opener.focus();
    } else if (framesLeft > 0 && active.closest('[role="dialog"], [role="alertdialog"]')) {
      giveBack(opener, framesLeft - 1);
    }
  });
}
