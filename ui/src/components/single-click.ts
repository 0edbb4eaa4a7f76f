/**
 * For a button whose place another one takes, such as Stop after Start: the other half of a double click isn't meant
 * for that.
 */
import type { MouseEvent } from 'react';

export function onSingleClick(run: () => void) {
  return ({ detail }: Pick<MouseEvent, 'detail'>): void => {
    // Keys give 0.
    if (detail < 2) run();
  };
}
