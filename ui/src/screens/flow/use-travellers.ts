/**
 * The few named objects that are seen moving: taken from the samples that the log's events carry, set off one after
 * the other, and never more than fit. What doesn't fit is dropped; the counts hold it.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { LoggedObject } from '../../api/types.ts';
import { latestObjects } from '../../live/live-updates.tsx';

/** So far apart that labels don't meet. */
const SET_OFF_EVERY_MS = 1800;
const MOST_WAITING = 6;
const MOST_MOVING = 8;

export interface Traveller {
  object: LoggedObject;
  /** Labels of neighbours stand in different lanes. */
  lane: number;
}

export function useTravellers(isMoving: boolean) {
  const waiting = useRef<LoggedObject[]>([]);
  const lane = useRef(0);
  const [travellers, setTravellers] = useState<readonly Traveller[]>([]);

  useEffect(() => {
    if (!isMoving) return;
    const take = () => {
      waiting.current = [...waiting.current, ...latestObjects.value].slice(-MOST_WAITING);
    };
    take();
    const leave = latestObjects.subscribe(take);
    const timer = setInterval(() => {
      setTravellers((before) => {
        const next = waiting.current[0];
        if (!next || before.length >= MOST_MOVING || before.some(({ object }) => object.id === next.id)) return before;
        lane.current = (lane.current + 1) % 2;
        return [...before, { object: next, lane: lane.current }];
      });
      waiting.current = waiting.current.slice(1);
    }, SET_OFF_EVERY_MS);
    return () => {
      leave();
      clearInterval(timer);
    };
  }, [isMoving]);

  const arrive = useCallback((id: string) => {
    setTravellers((before) => before.filter(({ object }) => object.id !== id));
  }, []);
  return { travellers: isMoving ? travellers : [], arrive };
}
