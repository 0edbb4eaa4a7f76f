import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openRecords } from '../../simulator/storage/index.ts';
import { migrations } from '../../simulator/storage/migrations.ts';

it('gives log entries of an older provsim what they share with others', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'provsim-storage-')), 'records.db');
  const older = new Database(file);
  for (const migration of migrations.slice(0, 4)) older.exec(migration);
  older.pragma('user_version = 4');
  const insert = older.prepare(
    `INSERT INTO log_entries (id, at, job_id, service_principal_id, cycle_id, change_id, action, status, error_code,
       source_id, source_name, target_id, target_name, duration_ms, json)
     VALUES (?, 0, 'j', 's', 'c', 'x', 'update', 'success', null, 'u', 'U', 't', 'T', 1, ?)`,
  );
  const entry = (names: string[]) => ({
    tenantId: 't',
    provisioningStatusInfo: { status: 'success', errorInformation: null },
    modifiedProperties: names.map((displayName) => ({ displayName, oldValue: null, newValue: 'x' })),
    servicePrincipal: { id: 's', displayName: "Pat's" },
    sourceSystem: { id: 'a', displayName: 'A', details: {} },
    targetSystem: { id: 'b', displayName: 'B', details: {} },
    initiatedBy: { id: '', displayName: 'I', initiatorType: 'system' },
    sourceIdentity: { id: 'u', displayName: 'U', identityType: 'User', details: {} },
    targetIdentity: { id: 't', displayName: 'T', identityType: 'urn:x', details: {} },
  });
  [['title', 'manager', 'title'], [], ['manager', 'title']].forEach((names, index) => {
    insert.run(String(index), JSON.stringify(entry(names)));
  });
  older.close();

  const records = openRecords(file, 'F');
  const shared = records
    .prepare<[], { id: string; origin: string; changed: string }>(
      `SELECT e.id, o.json AS origin, c.json AS changed FROM log_entries e
         JOIN log_origins o ON o.num = e.origin JOIN log_changed c ON c.num = e.changed ORDER BY e.id`,
    )
    .all();
  const changed = '[{"displayName":"manager"},{"displayName":"title"}]';
  expect(shared.map((row) => row.changed)).toEqual([changed, '[]', changed]);
  expect(new Set(shared.map((row) => row.origin)).size).toBe(1);
  expect(JSON.parse(shared[0]?.origin ?? '')).toMatchObject({
    servicePrincipal: { displayName: "Pat's" },
    initiatedBy: { initiatorType: 'system' },
    sourceIdentity: { identityType: 'User' },
    errorCategory: null,
  });
  records.close();
});

it('make the same of every new database, whether it is the first of the process or not', () => {
  const migrated = new Database(':memory:');
  for (const migration of migrations) migrated.exec(migration);
  const formOf = (database: Database.Database) =>
    database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name').all();
  const form = formOf(migrated);
  expect(form.length).toBeGreaterThan(20);
  for (let time = 1; time <= 3; time++) {
    const records = openRecords(null);
    expect(formOf(records)).toEqual(form);
    expect(records.pragma('user_version', { simple: true })).toBe(migrations.length);
    records.close();
  }
});
