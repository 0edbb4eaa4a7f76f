/**
 * Keeps what was prepared on a database: stores of a job come and go with every cycle, and a page of the API is found
 * by the same text again and again, while preparing takes SQLite longer than running most of them. Statements are used
 * whole (`get`, `all`, `run`) and never changed (`pluck`, `iterate`), so that two holders can't disturb each other.
 */
import type Database from 'better-sqlite3';

/** More texts than all stores have together; filters of the API are of any form, so the oldest go. */
const MOST_STATEMENTS = 500;

export function rememberStatements(database: Database.Database): void {
  const prepare = database.prepare.bind(database);
  const known = new Map<string, Database.Statement>();
  const remembered = (source: string): Database.Statement => {
    const found = known.get(source) ?? prepare(source);
    known.delete(source);
    known.set(source, found);
    for (const oldest of known.keys()) {
      if (known.size <= MOST_STATEMENTS) break;
      known.delete(oldest);
    }
    return found;
  };
  database.prepare = remembered as typeof database.prepare;
}
