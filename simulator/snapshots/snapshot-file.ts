/**
 * A snapshot as a file: the head, then a gzipped SQLite database with all records and, in a table of its own, the
 * documents that aren't records. Written beside and moved into place; unpacked into a folder of its own to be read.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { openPlainDatabase, openRecords, type RecordsDatabase } from '../storage/index.ts';
import { snapshotError } from './errors.ts';
import { LONGEST_HEAD, readHead, type SnapshotHead } from './snapshot-head.ts';

/** Documents by name. */
export type Documents = Record<string, unknown>;

export interface UnpackedSnapshot {
  head: SnapshotHead;
  documents: Documents;
  /** A database brought up to date, with the records. */
  recordsFile: string;
  /** Throws away what was unpacked. */
  dispose(): Promise<void>;
}

/**
 * `capture` copies the records to a path and says what goes with them, all of one moment. Throws
 * SNAPSHOT_UNWRITABLE; then there is no file, or the old one.
 */
export async function packSnapshot(
  file: string,
  capture: (path: string) => { head: SnapshotHead; documents: Documents },
): Promise<SnapshotHead> {
  const folder = await newFolder();
  const next = `${file}.${basename(folder)}.next`;
  try {
    const records = join(folder, 'records.db');
    const { head, documents } = capture(records);
    addDocuments(records, documents);
    const out = createWriteStream(next, { mode: 0o600 });
    out.write(`${JSON.stringify(head)}\n`);
    await pipeline(createReadStream(records), createGzip({ level: 4 }), out);
    await chmod(next, 0o600);
    await rename(next, file);
    return head;
  } catch (cause) {
    await rm(next, { force: true });
    throw snapshotError('SNAPSHOT_UNWRITABLE', { file, reason: (cause as Error).message }, cause);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Throws SNAPSHOT_UNREADABLE, SNAPSHOT_FOREIGN, SNAPSHOT_TOO_NEW. `shownAs` names it in messages. */
export async function headOf(file: string, shownAs = file): Promise<{ head: SnapshotHead; length: number }> {
  let start: Buffer;
  try {
    const handle = await open(file);
    try {
      const buffer = Buffer.alloc(LONGEST_HEAD);
      const { bytesRead } = await handle.read(buffer, 0, LONGEST_HEAD, 0);
      start = buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw snapshotError('SNAPSHOT_UNREADABLE', { file: shownAs, reason: (cause as Error).message }, cause);
  }
  return readHead(start, shownAs);
}

/** Also throws SNAPSHOT_DAMAGED. What is unpacked must be disposed of. */
export async function unpackSnapshot(file: string, shownAs = file): Promise<UnpackedSnapshot> {
  const { head, length } = await headOf(file, shownAs);
  const folder = await newFolder();
  const dispose = () => rm(folder, { recursive: true, force: true });
  const recordsFile = join(folder, 'records.db');
  try {
    await pipeline(
      createReadStream(file, { start: length }),
      createGunzip(),
      createWriteStream(recordsFile, { mode: 0o600 }),
    );
    const documents = readDocuments(recordsFile);
    bringUpToDate(recordsFile, shownAs);
    return { head, documents, recordsFile, dispose };
  } catch (cause) {
    await dispose();
    if (cause instanceof Error && cause.name === 'ProvsimError') throw cause;
    throw snapshotError('SNAPSHOT_DAMAGED', { file: shownAs, reason: (cause as Error).message }, cause);
  }
}

function addDocuments(file: string, documents: Documents): void {
  withDatabase(file, (database) => {
    database.exec('CREATE TABLE snapshot (name TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID');
    const insert = database.prepare('INSERT INTO snapshot (name, json) VALUES (?, ?)');
    for (const [name, document] of Object.entries(documents)) insert.run(name, JSON.stringify(document));
  });
}

/** Takes them out, so that the records alone are left. Nothing but tables and indexes is looked at. */
function readDocuments(file: string): Documents {
  return withDatabase(file, (database) => {
    const problem = database.pragma('quick_check(1)', { simple: true });
    if (problem !== 'ok') throw new Error(String(problem));
    const odd = database
      .prepare<[], { name: string }>(
        `SELECT name FROM sqlite_master WHERE type NOT IN ('table', 'index') OR sql LIKE 'CREATE VIRTUAL%' LIMIT 1`,
      )
      .get();
    if (odd) throw new Error(`it holds ${odd.name}, which no snapshot has`);
    const rows = database.prepare<[], { name: string; json: string }>('SELECT name, json FROM snapshot').all();
    database.exec('DROP TABLE snapshot');
    return Object.fromEntries(rows.map(({ name, json }) => [name, JSON.parse(json) as unknown]));
  });
}

/** An older snapshot has the records of its time. */
function bringUpToDate(file: string, shownAs: string): void {
  try {
    openRecords(file).close();
  } catch (cause) {
    const { code, given } = cause as { code?: string; given?: { found: number; known: number } };
    if (code !== 'RECORDS_TOO_NEW' || given === undefined) throw new Error((cause as Error).message, { cause });
    throw snapshotError('SNAPSHOT_TOO_NEW', { file: shownAs, found: given.found, known: given.known }, cause);
  }
}

function withDatabase<T>(file: string, work: (database: RecordsDatabase) => T): T {
  const database = openPlainDatabase(file);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'provsim-snapshot-'));
}
