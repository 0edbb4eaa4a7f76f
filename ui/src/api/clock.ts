/** The virtual clock over the control API: reading it, its speed, moving it ahead, and what falls due. */
import { getJson, send, sendForJson } from './http.ts';
import type { ClockReading, DueItem } from './types.ts';

/** How far to move: a span (ISO 8601 duration), to a virtual time, or to the next event alone. */
export type Advance = { span: string } | { to: string } | { next: true };

export function readClock(signal?: AbortSignal): Promise<ClockReading> {
  return getJson('/control/clock', signal);
}

export function setSpeed(speed: number): Promise<ClockReading> {
  return sendForJson('PATCH', '/control/clock', { speed });
}

/** Runs everything that falls due on the way; answers before it is done. */
export function advance(by: Advance): Promise<ClockReading> {
  return sendForJson('POST', '/control/clock/advance', by);
}

export function cancelAdvance(): Promise<void> {
  return send('DELETE', '/control/clock/advance');
}

/** Soonest first. */
export async function listDue(signal?: AbortSignal): Promise<DueItem[]> {
  return (await getJson<{ value: DueItem[] }>('/control/clock/due', signal)).value;
}
