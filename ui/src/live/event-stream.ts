/**
 * The simulator's server-sent events. An `EventSource` reconnects by itself after a break, but gives up when it gets
 * a wrong answer (a proxy's error while the server restarts); this one tries again then too.
 */
import type { LiveEvents } from '../api/types.ts';

export interface StreamListener {
  onEvent<K extends keyof LiveEvents>(name: K, data: LiveEvents[K]): void;
  /** Connected; `isAgain` when events may have been missed in between. */
  onOpen(isAgain: boolean): void;
  onBreak(): void;
}

const REOPEN_AFTER_MS = 2000;

/** A record, so that the compiler sees when one is missing. */
const listened: Record<keyof LiveEvents, true> = {
  clock: true,
  job: true,
  cycle: true,
  log: true,
  tenant: true,
  applications: true,
  sampleApp: true,
  faults: true,
  findings: true,
  rehearsal: true,
  restored: true,
};
const names = Object.keys(listened) as (keyof LiveEvents)[];

/** Listens until the returned function is called. */
export function openEventStream(listener: StreamListener): () => void {
  let source: EventSource;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let wasOpen = false;

  const open = () => {
    source = new EventSource('/control/events');
    source.onopen = () => {
      listener.onOpen(wasOpen);
      wasOpen = true;
    };
    source.onerror = () => {
      listener.onBreak();
      if (source.readyState === EventSource.CLOSED) reopening = setTimeout(open, REOPEN_AFTER_MS);
    };
    for (const name of names) {
      source.addEventListener(name, (event: MessageEvent<string>) => listener.onEvent(name, JSON.parse(event.data)));
    }
  };

  open();
  return () => {
    clearTimeout(reopening);
    source.close();
  };
}
