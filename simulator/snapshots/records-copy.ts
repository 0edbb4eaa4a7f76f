/** Copies all records out of an open database into a file, and out of a file into an open database. */
import { ensureSampleAppTables } from '../sample-app/index.ts';
import type { RecordsDatabase } from '../storage/index.ts';

/**
 * One statement, so what other work has under way is in it whole or not at all. Rows that were deleted leave no
 * traces in the file.
 */
export function copyRecordsTo(database: RecordsDatabase, file: string): void {
  database.prepare('VACUUM INTO ?').run(file);
}

/** Takes on what a file holds, all or nothing; the file has the form of this database's migrations. */
export function takeRecordsFrom(database: RecordsDatabase, file: string): void {
  ensureSampleAppTables(database);
  database.prepare('ATTACH ? AS snapshot').run(file);
  try {
    database.transaction(() => {
      const there = new Set(tablesOf(database, 'snapshot'));
      for (const table of tablesOf(database, 'main')) {
        database.exec(`DELETE FROM main."${table}"`);
        if (!there.has(table)) continue;
        const known = new Set(columnsOf(database, 'snapshot', table));
        const columns = columnsOf(database, 'main', table)
          .filter((column) => known.has(column))
          .map((column) => `"${column}"`)
          .join(', ');
        database.exec(`INSERT INTO main."${table}" (${columns}) SELECT ${columns} FROM snapshot."${table}"`);
      }
      // Numbers go on where they were, so that a feed position is never given twice.
      database.exec('DELETE FROM main.sqlite_sequence');
      database.exec('INSERT INTO main.sqlite_sequence (name, seq) SELECT name, seq FROM snapshot.sqlite_sequence');
    })();
  } finally {
    database.exec('DETACH snapshot');
  }
}

function tablesOf(database: RecordsDatabase, schema: string): string[] {
  return database
    .prepare<[], { name: string }>(
      `SELECT name FROM ${schema}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'`,
    )
    .all()
    .map(({ name }) => name);
}

function columnsOf(database: RecordsDatabase, schema: string, table: string): string[] {
  return database
    .prepare<[string, string], { name: string }>('SELECT name FROM pragma_table_info(?, ?)')
    .all(table, schema)
    .map(({ name }) => name);
}
