/**
 * Moves an element of the flow view: smoothly with a graphics card, once a second without one, as often as the figures
 * change. A running animation has the browser draw sixty times a second, also where nothing has moved; without a
 * graphics card it therefore rests, and a timer that all share puts it where it should be.
 */
import { type RefObject, useEffect, useRef } from 'react';
import { drawsInSoftware } from './software-drawing.ts';

const SPARING_FRAME_MS = 1000;
/** With fewer, what is repeated seems to stand or to go backwards. */
const FRAMES_OF_A_REPETITION = 3;

interface Glide {
  /** Made once, outside the component. */
  keyframes: Keyframe[];
  durationMs: number;
  isEndless?: boolean;
  onEnd?(): void;
}

const frames = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Calls it for each of the few frames, all in the same one, until the function returned is called. */
function onFrame(draw: () => void): () => void {
  frames.add(draw);
  timer ??= setInterval(() => {
    for (const each of frames) each();
  }, SPARING_FRAME_MS);
  return () => {
    frames.delete(draw);
    if (frames.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function moveSparingly(animation: Animation, durationMs: number, isEndless: boolean): () => void {
  const beganAt = performance.now();
  animation.pause();
  return onFrame(() => {
    const passed = performance.now() - beganAt;
    if (isEndless || passed < durationMs) animation.currentTime = passed;
    else animation.finish();
  });
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
    const duration =
      isSparing && isEndless ? Math.max(durationMs, FRAMES_OF_A_REPETITION * SPARING_FRAME_MS) : durationMs;
    const iterations = isEndless ? Number.POSITIVE_INFINITY : 1;
    const animation = element.current?.animate(keyframes, { duration, fill: 'both', iterations });
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
