/**
 * Moves an element of the flow view: smoothly with a graphics card, once a second without one, as often as the figures
 * change. A running animation has the browser draw sixty times a second, also where nothing has moved; without a
 * graphics card it therefore rests, and each beat puts it where it should be.
 */
import { type RefObject, useEffect, useRef } from 'react';
import { BEAT_MS, onBeat } from '../../live/beat.ts';
import { drawsInSoftware } from './software-drawing.ts';

/** With fewer, what is repeated seems to stand or to go backwards. */
const BEATS_OF_A_REPETITION = 3;

interface Glide {
  /** Made once, outside the component. */
  keyframes: Keyframe[];
  durationMs: number;
  isEndless?: boolean;
  onEnd?(): void;
}

function moveSparingly(animation: Animation, durationMs: number, isEndless: boolean): () => void {
  const beganAt = performance.now();
  animation.pause();
  return onBeat(() => {
    const passed = performance.now() - beganAt;
    if (isEndless || passed < durationMs) animation.currentTime = passed;
    else animation.finish();
  });
}

/** Fading takes a drawing of its own in each frame, and between two beats there is none to be seen. */
function unfaded({ opacity: _, ...keyframe }: Keyframe): Keyframe {
  return keyframe;
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
    const isSparing = drawsInSoftware();
    const duration = isSparing && isEndless ? Math.max(durationMs, BEATS_OF_A_REPETITION * BEAT_MS) : durationMs;
    const iterations = isEndless ? Number.POSITIVE_INFINITY : 1;
    const animation = element.current?.animate(isSparing ? keyframes.map(unfaded) : keyframes, {
      duration,
      fill: 'both',
      iterations,
    });
    if (!animation) return;
    animation.onfinish = () => end.current?.();
    const rest = isSparing ? moveSparingly(animation, duration, isEndless) : undefined;
    return () => {
      rest?.();
      animation.cancel();
    };
  }, [keyframes, durationMs, isEndless]);
  return element;
}
