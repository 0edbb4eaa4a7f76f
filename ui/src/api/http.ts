/** Requests to the simulator: JSON in and out, and Graph's error body (G-07) as an `ApiError`. Used by this folder. */

/** What the simulator answered when it refused, or that it didn't answer (`code` is then `Unreachable`). */
export class ApiError extends Error {
  readonly code: string;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** Each thing that was wrong, where there can be several. */
  readonly problems: readonly string[];

  constructor(code: string, message: string, status: number, problems: readonly string[] = []) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.problems = problems;
  }
}

export const UNREACHABLE = 'Unreachable';

type Method = 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await exchange(path, signal ? { signal } : {});
  return (await response.json()) as T;
}

/** Null for 204. */
export async function getJsonOrNothing<T>(path: string, signal?: AbortSignal): Promise<T | null> {
  const response = await exchange(path, signal ? { signal } : {});
  return response.status === 204 ? null : ((await response.json()) as T);
}

/** For calls that answer 204, or whose answer isn't needed. */
export async function send(method: Method, path: string, body?: unknown): Promise<void> {
  await exchange(path, requestWith(method, body));
}

/** For calls that answer with JSON. */
export async function sendForJson<T>(method: Method, path: string, body?: unknown): Promise<T> {
  const response = await exchange(path, requestWith(method, body));
  return (await response.json()) as T;
}

/** For calls that take a file and answer with JSON. */
export async function sendFileForJson<T>(method: Method, path: string, file: Blob): Promise<T> {
  const headers = { 'content-type': 'application/octet-stream' };
  const response = await exchange(path, { method, headers, body: file });
  return (await response.json()) as T;
}

function requestWith(method: Method, body: unknown): RequestInit {
  if (body === undefined) return { method };
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

async function exchange(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(UNREACHABLE, 'The simulator does not answer.', 0);
  }
  if (!response.ok) throw await errorOf(response);
  return response;
}

async function errorOf(response: Response): Promise<ApiError> {
  const text = await response.text();
  try {
    const { error } = JSON.parse(text) as { error: { code: string; message: string; details?: unknown[] } };
    return new ApiError(error.code, error.message, response.status, (error.details ?? []).map(problemOf));
  } catch {
    const message = text.trim().slice(0, 300) || `The simulator answered ${response.status} without saying why.`;
    return new ApiError(String(response.status), message, response.status);
  }
}

/** A problem is a sentence, or has one beside its place. */
function problemOf(detail: unknown): string {
  if (typeof detail !== 'object' || detail === null) return String(detail);
  const { path, target, message } = detail as Record<string, unknown>;
  return [path ?? target, message].filter((part) => typeof part === 'string' && part !== '').join(': ');
}
