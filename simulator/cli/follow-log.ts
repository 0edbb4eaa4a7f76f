/** A log as it grows, read from a running server: asks for what came after the entry seen last. */
import type { ApiClient } from './api-client.ts';
import { cliError } from './errors.ts';

/** Real time between two questions. */
const POLL_MS = 500;

export interface FollowOptions {
  /** Of the log as JSON, newest first. */
  path: string;
  /** The filters. */
  query: URLSearchParams;
  /** So many of what is there already come first. */
  before: number;
  signal: AbortSignal;
}

/** Oldest first, until the signal ends it. Throws SERVER_GONE when the server has ended. */
export async function* followLog<Entry extends { id: string }>(
  client: ApiClient,
  { path, query, before, signal }: FollowOptions,
): AsyncGenerator<Entry> {
  let seen: string | null = null;
  let isFirst = true;
  while (!signal.aborted) {
    const asked = new URLSearchParams(query);
    if (isFirst) asked.set('limit', String(before));
    if (seen !== null) asked.set('after', seen);
    const entries: Entry[] = await client.get<Entry[]>(`${path}?${asked}`).catch((error: unknown) => {
      // What the server refused has a message of its own.
      throw error instanceof TypeError ? cliError('SERVER_GONE', {}) : error;
    });
    isFirst = false;
    seen = entries[0]?.id ?? seen;
    yield* entries.toReversed();
    await pause(signal);
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, POLL_MS);
    signal.addEventListener('abort', end);
  });
}
