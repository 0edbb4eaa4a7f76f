/**
 * What running cycles have done since, held back until the next beat. That a cycle begins or ends, and what becomes of
 * its job, is told at once, after what was held back of it; so is what is logged while none runs.
 */
import type { LiveEvents } from '../api/types.ts';
import { onBeat } from './beat.ts';

type Work = Pick<LiveEvents, 'cycle' | 'log'>;
type WorkHandlers = { [K in 'cycle' | 'log' | 'job' | 'restored']: (data: LiveEvents[K]) => void };

interface HeldWork extends Partial<Work> {
  cycleId: string;
}

export function workAtBeats(handlers: WorkHandlers) {
  /** By job, what is held back of its running cycle. */
  const held = new Map<string, HeldWork>();

  const release = (jobId: string) => {
    const { cycleId, cycle, log } = held.get(jobId) ?? {};
    if (cycleId !== undefined) held.set(jobId, { cycleId });
    if (cycle) handlers.cycle(cycle);
    if (log) handlers.log(log);
  };
  const leave = onBeat(() => {
    for (const jobId of held.keys()) release(jobId);
  });
  /** Which cycles run isn't known any more, and everything is read anew. */
  const forget = () => held.clear();

  const hold: WorkHandlers = {
    cycle: (data) => {
      const { jobId, cycle } = data;
      const work = held.get(jobId);
      if (work && work.cycleId === cycle?.cycleId) {
        work.cycle = data;
        return;
      }
      release(jobId);
      if (cycle) held.set(jobId, { cycleId: cycle.cycleId });
      else held.delete(jobId);
      handlers.cycle(data);
    },
    log: (data) => {
      const work = held.get(data.jobId);
      if (work) work.log = { ...data, entries: data.entries + (work.log?.entries ?? 0) };
      else handlers.log(data);
    },
    job: (data) => {
      release(data.jobId);
      handlers.job(data);
    },
    restored: (data) => {
      forget();
      handlers.restored(data);
    },
  };
  return { ...hold, forget, leave };
}
