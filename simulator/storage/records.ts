/**
 * records.db: what piles up (directory objects, change feed, links, escrows, logs, exchanges), in SQLite. Opened
 * once by the composition root; the rooms that own a table prepare their statements on it.
 *
 * The file is held in exclusive mode: a second process on the same data folder is turned away by SQLite itself,
 * so a crash never leaves a stale lock behind.
 */
import Database from 'better-sqlite3';
import { storageError } from './errors.ts';
import { migrations } from './migrations.ts';
import { rememberStatements } from './remember-statements.ts';

export type RecordsDatabase = Database.Database;

/** Opens (and brings up to date) a database file, or one in memory when `file` is null. */
export function openRecords(file: string | null, folder = ''): RecordsDatabase {
  let database: RecordsDatabase;
  try {
    database = new Database(file ?? ':memory:', { timeout: 200 });
  } catch (cause) {
    throw storageError('DATA_FOLDER_UNUSABLE', { folder, reason: messageOf(cause) }, cause);
  }
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    // A log entry is a document of some 6 kB: with pages of 4 kB each one spills into pages of its own. Only a new
    // file takes the size; one that exists keeps what it has.
    database.pragma('page_size = 16384');
    database.pragma('journal_mode = WAL');
    // WAL with NORMAL survives a killed process; only a power cut can lose the last transactions.
    database.pragma('synchronous = NORMAL');
    database.pragma('temp_store = MEMORY');
    database.pragma('cache_size = -65536');
    migrate(database, file ?? ':memory:');
    // Takes the exclusive lock now, not at the first write.
    database.exec('BEGIN EXCLUSIVE; COMMIT');
  } catch (cause) {
    database.close();
    if (isCode(cause, 'SQLITE_BUSY')) throw storageError('DATA_FOLDER_IN_USE', { folder }, cause);
    if (isCode(cause, 'SQLITE_NOTADB') || isCode(cause, 'SQLITE_CORRUPT')) {
      throw storageError('RECORDS_DAMAGED', { file: file ?? '', reason: messageOf(cause) }, cause);
    }
    throw cause;
  }
  rememberStatements(database);
  return database;
}

/** A database file as it is, without migrations: for files on their way in or out. */
export function openPlainDatabase(file: string): RecordsDatabase {
  return new Database(file, { fileMustExist: true });
}

function migrate(database: RecordsDatabase, file: string): void {
  const found = database.pragma('user_version', { simple: true }) as number;
  if (found > migrations.length) throw storageError('RECORDS_TOO_NEW', { file, found, known: migrations.length });
  if (found === 0 && newest !== null) {
    database.exec(`BEGIN; ${newest} PRAGMA user_version = ${migrations.length}; COMMIT`);
    return;
  }
  for (let number = found; number < migrations.length; number++) {
    database.transaction(() => {
      database.exec(migrations[number] as string);
      database.pragma(`user_version = ${number + 1}`);
    })();
  }
  if (found === 0) newest = formOf(database);
}

/**
 * What the migrations made of the first new database of this process. They leave no rows in one, so that the next
 * begins with the result: altering tables takes five times as long as creating them.
 */
let newest: string | null = null;

function formOf(database: RecordsDatabase): string {
  return database
    .prepare<[], { sql: string }>(
      `SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY rowid`,
    )
    .all()
    .map(({ sql }) => `${sql};`)
    .join('\n');
}

function isCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && cause.code.startsWith(code);
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
