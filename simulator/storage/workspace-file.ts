/**
 * The lowdb adapter of workspace.json: written whole to a neighbour file and moved into place, so that a crash
 * leaves the old or the new text and never half of one; mode 0600, because it holds secrets.
 */
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import type { Adapter } from 'lowdb';
import { storageError } from './errors.ts';

export class WorkspaceFile<T> implements Adapter<T> {
  readonly #file: string;
  readonly #check: (data: unknown) => string | null;
  #writing: Promise<void> = Promise.resolve();

  /** `check` says what is wrong with a document, or null. */
  constructor(file: string, check: (data: unknown) => string | null) {
    this.#file = file;
    this.#check = check;
  }

  async read(): Promise<T | null> {
    let text: string;
    try {
      text = await readFile(this.#file, 'utf8');
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw storageError('WORKSPACE_DAMAGED', { file: this.#file, reason: (cause as Error).message }, cause);
    }
    let data: unknown;
    try {
      data = JSON.parse(text);
    } catch (cause) {
      const reason = `it is not JSON (${(cause as Error).message})`;
      throw storageError('WORKSPACE_DAMAGED', { file: this.#file, reason }, cause);
    }
    const problem = this.#check(data);
    if (problem !== null) throw storageError('WORKSPACE_DAMAGED', { file: this.#file, reason: problem });
    return data as T;
  }

  /** Writes follow one another; each writes the data as they are when its turn comes. */
  write(data: T): Promise<void> {
    const turn = this.#writing.then(async () => {
      const next = `${this.#file}.next`;
      await writeFile(next, `${JSON.stringify(data, null, 2)}\n`, { mode: 0o600 });
      await chmod(next, 0o600);
      await rename(next, this.#file);
    });
    this.#writing = turn.catch(() => undefined);
    return turn;
  }
}
