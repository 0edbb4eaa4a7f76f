/** Runs the built command as a user would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export const main = join(import.meta.dirname, '../../dist/simulator/cli/main.js');

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a command to its end. */
export async function provsim(args: readonly string[], environment: Record<string, string> = {}): Promise<Finished> {
  const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, ...environment } });
  const finished: Finished = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (data) => {
    finished.stdout += data;
  });
  child.stderr.on('data', (data) => {
    finished.stderr += data;
  });
  const [code] = await once(child, 'close');
  return { ...finished, code: code as number | null };
}

export interface Running {
  child: ChildProcess;
  /** The page's address. */
  address: string;
  /** What it has said so far. */
  output(): string;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts the server and waits for its address. */
export async function startProvsim(args: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, [main, 'start', '--port', '0', ...args]);
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    const read = (data: Buffer) => {
      output += data;
      const found = /Page\s+(http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1];
      if (found && output.includes('Stop it with')) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => reject(new Error(`provsim ended with ${code}: ${output}`)));
  });
  return {
    child,
    address,
    output: () => output,
    kill: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await once(child, 'exit');
    },
  };
}
