/**
 * Moves an element of the flow view. Everything there moves in the same thirty frames a second, which are enough for
 * the eye and half the drawing: each frame takes processor time from a simulator on the same machine.
 */
import { type RefObject, useEffect, useRef } from 'react';

const FRAME_MS = 1000 / 30;

interface Glide {
  /** Made once, outside the component. */
  keyframes: Keyframe[];
  /** Rounded to whole frames. */
  durationMs: number;
  isEndless?: boolean;
  onEnd?(): void;
}

export function useGlide<E extends HTMLElement>({
  keyframes,
  durationMs,
  isEndless = false,
  onEnd,
}: Glide): RefObject<E | null> {
  const element = useRef<E>(null);
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  }, [onEnd]);

  useEffect(() => {
    const frames = Math.max(1, Math.round(durationMs / FRAME_MS));
    const animation = element.current?.animate(keyframes, {
      duration: frames * FRAME_MS,
      easing: `steps(${frames})`,
      fill: 'both',
      iterations: isEndless ? Number.POSITIVE_INFINITY : 1,
    });
    if (!animation) return;
    // At a frame that the others have too.
    const now = Number(animation.timeline?.currentTime ?? 0);
    animation.startTime = Math.ceil(now / FRAME_MS) * FRAME_MS;
    animation.onfinish = () => end.current?.();
    return () => animation.cancel();
  }, [keyframes, durationMs, isEndless]);
  return element;
}
