/**
 * A moment a second, when the clock in the page goes on: what comes in all the time while a cycle runs is shown then,
 * so that the browser draws the page once and not for each of its parts. Drawing takes processor time from a simulator
 * on the same machine.
 */
import { limitByRests } from './limit-rate.ts';
import { virtualClock } from './virtual-clock.ts';

export const BEAT_MS = 1000;
/** A clock that ticks once a second is to have a beat at each tick, also at one that comes a little early. */
const LEAST_APART_MS = 900;

const listeners = new Set<() => void>();
let beganAt = 0;
let stopTicking: (() => void) | undefined;

function tick(): void {
  const nowMs = performance.now();
  const passedMs = nowMs - beganAt;
  if (passedMs < LEAST_APART_MS) return;
  // After a tick that was late, the next isn't too early.
  beganAt = passedMs < 2 * BEAT_MS ? beganAt + BEAT_MS : nowMs;
  // What is added meanwhile has its first beat next time.
  for (const listener of [...listeners]) if (listeners.has(listener)) listener();
}

/** Calls it at each beat, until the function returned is called. */
export function onBeat(listener: () => void): () => void {
  listeners.add(listener);
  stopTicking ??= virtualClock.subscribe(tick);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stopTicking?.();
    stopTicking = undefined;
  };
}

/** At most at every so many beats; the last call is never lost. */
export function limitToBeats(run: () => void, beats: number): () => void {
  return limitByRests(run, (isOver) => {
    let left = beats;
    const leave = onBeat(() => {
      left--;
      if (left > 0) return;
      leave();
      isOver();
    });
  });
}
