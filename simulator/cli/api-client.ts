/**
 * How commands reach a simulator: a server that runs (given by --url, or recorded in the data folder), else the data
 * folder itself, opened for the command alone. Both answer the same API.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cliError } from './errors.ts';

export interface ApiClient {
  /** False: no server runs and the data folder was opened. */
  isServer: boolean;
  get<T>(path: string): Promise<T>;
  send<T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T>;
  /** The body as it comes, for long answers. */
  text(path: string): Promise<AsyncIterable<string>>;
  /** A file that the server sends. */
  download(path: string): Promise<Buffer>;
  /** Sends a file in place of what is there. */
  upload<T>(path: string, file: Buffer): Promise<T>;
  close(): Promise<void>;
}

export interface ReachOptions {
  url?: string;
  data: string;
}

const FILE_TYPE = 'application/octet-stream';

/** Where `provsim start` writes down its address while it runs. */
const serverFile = (folder: string) => join(folder, 'server.json');

export function recordServer(folder: string, address: string): void {
  writeFileSync(serverFile(folder), `${JSON.stringify({ address, pid: process.pid })}\n`, { mode: 0o600 });
}

export function forgetServer(folder: string): void {
  rmSync(serverFile(folder), { force: true });
}

/**
 * With `mayBegin` a data folder that there isn't is made. Throws SERVER_UNREACHABLE for a given address,
 * DATA_FOLDER_MISSING, and what opening a folder throws.
 */
export async function reachSimulator({ url, data }: ReachOptions, mayBegin = false): Promise<ApiClient> {
  if (url !== undefined) {
    const address = url.replace(/\/+$/, '');
    if (!(await answers(address))) throw cliError('SERVER_UNREACHABLE', { url: address });
    return overHttp(address);
  }
  const folder = resolve(data);
  if (!mayBegin && !existsSync(join(folder, 'workspace.json'))) throw cliError('DATA_FOLDER_MISSING', { folder });
  const recorded = recordedServer(folder);
  if (recorded !== null && (await answers(recorded))) return overHttp(recorded);
  return inFolder(folder);
}

function recordedServer(folder: string): string | null {
  try {
    const { address } = JSON.parse(readFileSync(serverFile(folder), 'utf8')) as { address?: unknown };
    return typeof address === 'string' ? address : null;
  } catch {
    return null;
  }
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/control/clock`)).ok;
  } catch {
    return false;
  }
}

function overHttp(address: string): ApiClient {
  const ask = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const isFile = body instanceof Buffer;
    const type = isFile ? FILE_TYPE : 'application/json';
    const answer = await fetch(`${address}${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': type }, body: isFile ? body : JSON.stringify(body) }),
    });
    if (!answer.ok) throw refusal(answer.status, await answer.text());
    return answer;
  };
  return {
    isServer: true,
    get: async <T>(path: string) => (await (await ask('GET', path)).json()) as T,
    send: async <T>(method: string, path: string, body?: unknown) => {
      const text = await (await ask(method, path, body)).text();
      return (text === '' ? null : JSON.parse(text)) as T;
    },
    text: async (path) => {
      const { body } = await ask('GET', path);
      return (body ?? new ReadableStream<Uint8Array>()).pipeThrough(new TextDecoderStream());
    },
    download: async (path) => Buffer.from(await (await ask('GET', path)).arrayBuffer()),
    upload: async <T>(path: string, file: Buffer) => (await (await ask('PUT', path, file)).json()) as T,
    close: async () => undefined,
  };
}

/** What a server needs is loaded only when no server runs. */
async function inFolder(folder: string): Promise<ApiClient> {
  const { Simulator } = await import('../simulator.ts');
  const { buildServer } = await import('../http/index.ts');
  const { SampleApps } = await import('../sample-apps.ts');
  // At the speed of the last server a command of a second could move the clock by an hour.
  const simulator = await Simulator.open({ data: folder, speed: 1 });
  const sampleApps = new SampleApps(simulator);
  for (const application of simulator.applications.list()) {
    if (application.sampleApp) await sampleApps.serveInProcess(application);
  }
  const app = await buildServer({ simulator, sampleApps });
  const answerOf = async (method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', url: string, payload?: unknown) => {
    const answer = await app.inject({
      method,
      url,
      ...(payload === undefined ? {} : { payload: payload as object }),
      ...(payload instanceof Buffer ? { headers: { 'content-type': FILE_TYPE } } : {}),
    });
    if (answer.statusCode >= 400) throw refusal(answer.statusCode, answer.body);
    return answer;
  };
  const ask = async (...given: Parameters<typeof answerOf>) => (await answerOf(...given)).body;
  return {
    isServer: false,
    get: async <T>(path: string) => JSON.parse(await ask('GET', path)) as T,
    send: async <T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) => {
      const text = await ask(method, path, body);
      return (text === '' ? null : JSON.parse(text)) as T;
    },
    text: async (path) => {
      const body = await ask('GET', path);
      return (async function* () {
        yield body;
      })();
    },
    download: async (path) => (await answerOf('GET', path)).rawPayload,
    upload: async <T>(path: string, file: Buffer) => JSON.parse(await ask('PUT', path, file)) as T,
    close: async () => {
      await app.close();
      await simulator.close();
      await sampleApps.close();
    },
  };
}

function refusal(status: number, body: string): Error {
  let message = body.trim().slice(0, 300);
  let code = String(status);
  try {
    const { error } = JSON.parse(body) as { error: { code: string; message: string } };
    ({ message, code } = error);
  } catch {
    // Not Graph's error body: what came is shown as it is.
  }
  return cliError(status === 400 ? 'REQUEST_WRONG' : 'REQUEST_REFUSED', { message, code });
}

/** The job that a command is about: the one named, else the only one. Throws JOB_AMBIGUOUS, JOB_MISSING. */
export async function jobOf(client: ApiClient, wanted: string | undefined): Promise<string> {
  const { value } = await client.get<{ value: { displayName: string; jobIds: string[] }[] }>('/control/applications');
  const jobs = value.flatMap(({ displayName, jobIds }) => jobIds.map((id) => ({ id, displayName })));
  if (wanted !== undefined) return wanted;
  const [only] = jobs;
  if (!only) throw cliError('JOB_MISSING', {});
  if (jobs.length > 1) throw cliError('JOB_AMBIGUOUS', { jobs });
  return only.id;
}
