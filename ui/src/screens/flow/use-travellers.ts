/**
 * The few named objects that are seen moving: taken from the samples that the log's events carry, set off one after
 * the other, and never more than fit. What doesn't fit is dropped; the counts hold it.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { LoggedObject } from '../../api/types.ts';
import { onBeat } from '../../live/beat.ts';
import { arrivedObjects } from '../../live/live-updates.tsx';

/** So far apart that labels don't meet. */
const SET_OFF_EVERY_BEATS = 2;
const MOST_WAITING = 6;
const MOST_MOVING = 8;

export interface Traveller {
  object: LoggedObject;
  /** Labels of neighbours stand in different lanes. */
  lane: number;
}

export function useTravellers(isMoving: boolean) {
  const waiting = useRef<LoggedObject[]>([]);
  const [travellers, setTravellers] = useState<readonly Traveller[]>([]);

  useEffect(() => {
    if (!isMoving) return;
    const leave = arrivedObjects.subscribe(() => {
      waiting.current = [...waiting.current, ...arrivedObjects.value].slice(-MOST_WAITING);
    });
    let beats = 0;
    const stay = onBeat(() => {
      beats++;
      if (beats % SET_OFF_EVERY_BEATS !== 0) return;
      const [next, ...others] = waiting.current;
      if (!next) return;
      waiting.current = others;
      setTravellers((before) => {
        if (before.length >= MOST_MOVING || before.some(({ object }) => object.id === next.id)) return before;
        return [...before, { object: next, lane: 1 - (before.at(-1)?.lane ?? 1) }];
      });
    });
    return () => {
      leave();
      stay();
    };
  }, [isMoving]);

  const arrive = useCallback((id: string) => {
    setTravellers((before) => before.filter(({ object }) => object.id !== id));
  }, []);
  return { travellers: isMoving ? travellers : [], arrive };
}
