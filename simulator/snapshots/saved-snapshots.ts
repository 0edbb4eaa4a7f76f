/**
 * The snapshots that are kept by name: in the data folder, or for a simulator in memory in a folder that goes with
 * it.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nearest } from '../expressions/index.ts';
import { snapshotError } from './errors.ts';
import { checkSnapshot } from './restore-snapshot.ts';
import { headOf } from './snapshot-file.ts';
import type { SnapshotHead } from './snapshot-head.ts';

const ENDING = '.provsim';
const NAME = /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$/;

export interface SavedSnapshot extends SnapshotHead {
  name: string;
  bytes: number;
}

export class SavedSnapshots {
  readonly #dataFolder: string | null;
  #folder: string | null = null;

  /** `dataFolder` is null in memory. */
  constructor(dataFolder: string | null) {
    this.#dataFolder = dataFolder;
  }

  /** The latest first. A file that can't be read as a snapshot is passed over. */
  async list(): Promise<SavedSnapshot[]> {
    const folder = await this.#open();
    const names = (await readdir(folder))
      .filter((file) => file.endsWith(ENDING))
      .map((file) => file.slice(0, -ENDING.length));
    const found = await Promise.all(names.map((name) => this.get(name).catch(() => null)));
    return found
      .filter((each) => each !== null)
      .sort((a, b) => (a.savedAt < b.savedAt ? 1 : a.savedAt > b.savedAt ? -1 : a.name < b.name ? -1 : 1));
  }

  /** Throws SNAPSHOT_NAME_INVALID, SNAPSHOT_MISSING. */
  async get(name: string): Promise<SavedSnapshot> {
    const file = await this.fileOf(name);
    const [{ head }, { size }] = await Promise.all([headOf(file, name), stat(file)]);
    return { ...head, name, bytes: size };
  }

  /** The path of one that there is. Throws SNAPSHOT_NAME_INVALID, SNAPSHOT_MISSING. */
  async fileOf(name: string): Promise<string> {
    const file = await this.#pathOf(name);
    if (existsSync(file)) return file;
    const names = (await this.list()).map((saved) => saved.name);
    throw snapshotError('SNAPSHOT_MISSING', { name, nearest: nearest(name, names) });
  }

  /** The path for a new one. Throws SNAPSHOT_NAME_INVALID, SNAPSHOT_NAME_TAKEN. */
  async newFile(name: string): Promise<string> {
    const file = await this.#pathOf(name);
    if (existsSync(file)) throw snapshotError('SNAPSHOT_NAME_TAKEN', { name });
    return file;
  }

  /** Takes in a file that came from elsewhere, once it has been checked whole. */
  async adopt(name: string, given: string): Promise<SavedSnapshot> {
    const file = await this.newFile(name);
    await checkSnapshot(given, name);
    await rename(given, file);
    return this.get(name);
  }

  async remove(name: string): Promise<void> {
    await rm(await this.fileOf(name));
  }

  /** A path for what is on its way in or out, in the same folder. */
  async scratchFile(id: string): Promise<string> {
    return join(await this.#open(), `${id}.part`);
  }

  /** Those of a simulator in memory go with it. */
  async close(): Promise<void> {
    if (this.#dataFolder === null && this.#folder !== null) await rm(this.#folder, { recursive: true, force: true });
    this.#folder = null;
  }

  async #pathOf(name: string): Promise<string> {
    if (!NAME.test(name)) throw snapshotError('SNAPSHOT_NAME_INVALID', { name });
    return join(await this.#open(), `${name}${ENDING}`);
  }

  async #open(): Promise<string> {
    if (this.#dataFolder === null) {
      this.#folder ??= await mkdtemp(join(tmpdir(), 'provsim-snapshots-'));
      return this.#folder;
    }
    this.#folder = join(this.#dataFolder, 'snapshots');
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    return this.#folder;
  }
}
