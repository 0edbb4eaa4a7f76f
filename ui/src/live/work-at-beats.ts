/**
 * What running cycles have done since, held back until the next beat. That a cycle begins or ends is told at once, after
 * what was held back of it; so is what is logged while none runs.
 */
import type { LiveEvents } from '../api/types.ts';
import { onBeat } from './beat.ts';

type Work = Pick<LiveEvents, 'cycle' | 'log'>;
type WorkHandlers = { [K in keyof Work]: (data: Work[K]) => void };

export function workAtBeats(handlers: WorkHandlers) {
  /** By job, what is held back of its running cycle. */
  const held = new Map<string, Partial<Work>>();

  const release = (jobId: string) => {
    const { cycle, log } = held.get(jobId) ?? {};
    if (cycle ?? log) held.set(jobId, {});
    if (cycle) handlers.cycle(cycle);
    if (log) handlers.log(log);
  };
  const leave = onBeat(() => {
    for (const jobId of held.keys()) release(jobId);
  });

  const hold: WorkHandlers = {
    cycle: (data) => {
      const { jobId, cycle } = data;
      const work = held.get(jobId);
      if (work && cycle) {
        work.cycle = data;
        return;
      }
      release(jobId);
      if (cycle) held.set(jobId, {});
      else held.delete(jobId);
      handlers.cycle(data);
    },
    log: (data) => {
      const work = held.get(data.jobId);
      if (work) work.log = { ...data, entries: data.entries + (work.log?.entries ?? 0) };
      else handlers.log(data);
    },
  };
  /** After a break in the connection: which cycles run isn't known, and everything is read anew. */
  const forget = () => held.clear();
  return { ...hold, forget, leave };
}
