import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { rememberStatements } from '../../simulator/storage/remember-statements.ts';

function opened() {
  const database = new Database(':memory:');
  rememberStatements(database);
  database.exec('CREATE TABLE names (name TEXT)');
  return database;
}

it('the same text is prepared once', () => {
  const database = opened();
  expect(database.prepare('SELECT name FROM names')).toBe(database.prepare('SELECT name FROM names'));
});

it('what was prepared goes on after the table has become another', () => {
  const database = opened();
  const all = () => database.prepare('SELECT * FROM names').all();
  database.prepare('INSERT INTO names VALUES (?)').run('Adele');
  expect(all()).toEqual([{ name: 'Adele' }]);
  database.exec('ALTER TABLE names ADD COLUMN age INTEGER DEFAULT 7');
  expect(all()).toEqual([{ name: 'Adele', age: 7 }]);
  database.exec('DROP TABLE names');
  expect(all).toThrow('no such table: names');
});

it('of very many texts the one used last is kept', () => {
  const database = opened();
  const often = database.prepare('SELECT 0');
  const once = database.prepare('SELECT 1');
  for (let number = 2; number < 1000; number++) {
    database.prepare(`SELECT ${number}`);
    database.prepare('SELECT 0');
  }
  expect(database.prepare('SELECT 0')).toBe(often);
  expect(database.prepare('SELECT 1')).not.toBe(once);
});
