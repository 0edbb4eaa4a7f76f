import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import {
  afterToken,
  keyColumns,
  type OrderTerm,
  orderSql,
  parseOrderBy,
  propertyMap,
  skipTokenOf,
} from '../../../simulator/http/odata/index.ts';

const map = propertyMap({
  at: { comparison: 'time', sql: 'at' },
  name: { comparison: 'anyCase', sql: 'name' },
  size: { comparison: 'number', sql: `json_extract(json, '$.size')` },
});

function newTable() {
  const database = new Database(':memory:');
  database.exec(
    'CREATE TABLE t (num INTEGER PRIMARY KEY, at INTEGER NOT NULL, name TEXT NOT NULL, json TEXT NOT NULL)',
  );
  const insert = database.prepare('INSERT INTO t (at, name, json) VALUES (?, ?, ?)');
  return {
    add: (at: number, name: string, size: number | null) => insert.run(at, name, JSON.stringify({ size })),
    page: (terms: OrderTerm[], token: string | null, limit: number) => {
      const after = token === null ? null : afterToken(terms, token);
      const found = database
        .prepare<unknown[], { num: number }>(
          `SELECT ${keyColumns(terms)} FROM t WHERE ${after?.sql ?? '1'} ORDER BY ${orderSql(terms)} LIMIT ?`,
        )
        .all(...(after?.parameters ?? []), limit);
      const last = found.at(-1);
      return { nums: found.map(({ num }) => num), token: last ? skipTokenOf(terms, last) : null };
    },
  };
}

describe('pages by keyset', () => {
  it.each(['at desc', 'at asc', 'name', 'name desc,at asc', 'size asc', 'size desc,name', 'at,name,size'])(
    'give each row once and in order for $orderby=%s, ties and nulls included (G-102)',
    (orderby) => {
      const table = newTable();
      const names = ['b', 'A', 'a', 'c', 'B'];
      for (let i = 0; i < 23; i++) table.add(i % 4, names[i % 5] ?? '', i % 3 === 0 ? null : i % 5);
      const terms = parseOrderBy(orderby, map);
      const whole = table.page(terms, null, 100).nums;
      const paged: number[] = [];
      let token: string | null = null;
      do {
        const page = table.page(terms, token, 4);
        paged.push(...page.nums);
        token = page.nums.length === 4 ? page.token : null;
      } while (token);
      expect(paged).toEqual(whole);
      expect(new Set(paged).size).toBe(23);
    },
  );

  it('neither repeat nor shift when rows arrive meanwhile (G-96)', () => {
    const table = newTable();
    for (let i = 0; i < 6; i++) table.add(i, 'x', 0);
    const terms = parseOrderBy('at desc', map);
    const first = table.page(terms, null, 3);
    for (let i = 10; i < 20; i++) table.add(i, 'new', 0);
    expect([...first.nums, ...table.page(terms, first.token, 3).nums]).toEqual([6, 5, 4, 3, 2, 1]);
  });

  it.each(['nonsense', Buffer.from('[1]').toString('base64url'), Buffer.from('[{},1]').toString('base64url'), ''])(
    'refuse the skip token %j',
    (token) => {
      expect(() => afterToken(parseOrderBy('at', map), token)).toThrow(/skip token/);
    },
  );
});

describe('$orderby', () => {
  it.each(['nope', 'at up', 'at desc asc', 'at,,name'])('refuses %s (G-101)', (orderby) => {
    expect(() => parseOrderBy(orderby, map)).toThrow(/^Invalid orderby clause/);
  });
});
