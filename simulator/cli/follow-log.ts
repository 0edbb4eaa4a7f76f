/** A log as it grows, read from a running server: asks for what came after the entry that was its newest before. */
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
  const ask = (filters: URLSearchParams, more: Record<string, string>): Promise<Entry[]> => {
    const asked = new URLSearchParams([...filters, ...Object.entries(more)]);
    return client.get<Entry[]>(`${path}?${asked}`).catch((error: unknown) => {
      // What the server refused has a message of its own.
      throw error instanceof TypeError ? cliError('SERVER_GONE', {}) : error;
    });
  };
  const none = new URLSearchParams();
  let limit: Record<string, string> = { limit: String(before) };
  let after: Record<string, string> = {};
  let answered: ReadonlySet<string> = new Set();
  while (!signal.aborted) {
    // The newest of all, whatever fits: when nothing does for long, the log isn't read again from where something did.
    const [newest] = await ask(none, { ...after, limit: '1' });
    if (newest) {
      const entries = await ask(query, { ...after, ...limit });
      // What came in between the two questions is answered again the next time.
      yield* entries.filter(({ id }) => !answered.has(id)).toReversed();
      answered = new Set(entries.map(({ id }) => id));
      after = { after: newest.id };
    }
    limit = {};
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
