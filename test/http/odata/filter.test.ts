import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  filterToPredicate,
  filterToSql,
  orderSql,
  parseOrderBy,
  propertyMap,
} from '../../../simulator/http/odata/index.ts';

interface Row {
  name: string | null;
  kind: string | null;
  size: number | null;
  isOn: boolean | null;
  at: string;
  owner: string;
  tags: { key: string; value: string | null }[];
}

const rows: Row[] = [
  {
    name: "O'Brien",
    kind: 'create',
    size: 5,
    isOn: true,
    at: '2026-01-05T08:00:00.500Z',
    owner: '8e881353-1735-45af-af21-ee1344582a4d',
    tags: [{ key: 'members', value: null }],
  },
  {
    name: '50% (off) & more, or less?',
    kind: 'update',
    size: -3,
    isOn: false,
    at: '2026-01-05T09:00:00.000Z',
    owner: '1e000000-0000-4000-8000-000000000002',
    tags: [
      { key: 'manager', value: 'x' },
      { key: 'displayName', value: 'y' },
    ],
  },
  { name: 'Zoë 日本', kind: 'disable', size: null, isOn: null, at: '2026-01-06T00:00:00.000Z', owner: 'a', tags: [] },
  { name: null, kind: null, size: 7, isOn: true, at: '2026-02-01T00:00:00.000Z', owner: 'b', tags: [] },
];

const kinds = ['create', 'update', 'disable'];
const map = propertyMap(
  {
    name: { comparison: 'text', sql: `json_extract(t.json, '$.name')` },
    'group/name': { comparison: 'anyCase', sql: `json_extract(t.json, '$.name')` },
    kind: { comparison: 'enum', sql: `json_extract(t.json, '$.kind')`, values: kinds },
    size: { comparison: 'number', sql: `json_extract(t.json, '$.size')` },
    isOn: { comparison: 'boolean', sql: `json_extract(t.json, '$.isOn')` },
    at: { comparison: 'time', sql: 'at' },
    owner: { comparison: 'guid', sql: `json_extract(t.json, '$.owner')` },
  },
  { tags: { sql: `t.json, '$.tags'`, properties: { key: { comparison: 'text' }, value: { comparison: 'text' } } } },
);

function tableOf(given: readonly Row[]) {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE t (num INTEGER PRIMARY KEY, at INTEGER, json TEXT)');
  const insert = database.prepare('INSERT INTO t (at, json) VALUES (?, ?)');
  for (const row of given) insert.run(Date.parse(row.at), JSON.stringify(row));
  return (filter: string): number[] => {
    const { sql, parameters } = filterToSql(filter, map);
    const found = database.prepare<unknown[], { num: number }>(`SELECT num FROM t WHERE ${sql} ORDER BY num`);
    return found.all(...parameters).map(({ num }) => num);
  };
}

describe('a filter as SQL', () => {
  const select = tableOf(rows);

  it.each([
    [`name eq 'O''Brien'`, [1]],
    [`name eq '50% (off) & more, or less?'`, [2]],
    [`name eq 'Zoë 日本'`, [3]],
    [`name eq 'zoë 日本'`, []],
    [`group/name eq 'o''brien'`, [1]],
    [`kind eq 'Create'`, [1]],
    [`kind eq 'create' or kind eq 'UPDATE'`, [1, 2]],
    [`(kind eq 'disable' or kind eq 'update') and size lt 0`, [2]],
    [`kind eq 'create' or kind eq 'update' and size lt 0`, [1, 2]],
    [`size gt -5 and size le 5`, [1, 2]],
    [`5 lt size`, [4]],
    [`isOn eq true`, [1, 4]],
    [`isOn`, [1, 4]],
    [`not isOn`, [2, 3]],
    [`at ge 2026-01-05T09:00:00.0000000Z`, [2, 3, 4]],
    [`at gt 2026-01-05T08:00:00.4999999Z and at lt 2026-01-05T08:00:00.5000001Z`, [1]],
    [`at ge 2026-01-06`, [3, 4]],
    [`owner eq 8e881353-1735-45af-af21-ee1344582a4d`, [1]],
    [`owner eq '8E881353-1735-45AF-AF21-EE1344582A4D'`, [1]],
    [`owner eq 1e000000-0000-4000-8000-000000000002`, [2]],
    [`contains(name,'rie')`, [1]],
    [`contains(name, 'or less')`, [2]],
    [`startswith(name,'O')`, [1]],
    [`startswith(name,'o')`, []],
    [`startswith(name,'O') eq true`, [1]],
    [`startswith(group/name,'o')`, [1]],
    [`contains(group/name,'50% (O')`, [2]],
    [`endswith(name,'日本')`, [3]],
    [`not startswith(name,'O')`, [2, 3, 4]],
    [`startswith(name,'O') eq false`, [2, 3, 4]],
    [`not (kind eq 'create')`, [2, 3, 4]],
    [`not (kind eq 'create') and size eq 7`, [4]],
    [`not isOn and size eq -3`, [2]],
    [`size eq 7 and not isOn or kind eq 'create'`, [1]],
    [`kind eq 'create' and isOn and size eq 9 or size eq 7`, [4]],
    [`size eq 7 or not (isOn) and kind eq 'update' or kind eq 'create' and size eq 5`, [1, 2, 4]],
    [`not (not (kind eq 'create'))`, [1]],
    [`not(kind eq 'create')`, [2, 3, 4]],
    [`NOT(kind IN ('create', 'update')) AND NOT(name EQ null)`, [3]],
    [`startsWith(name,'O') OR endsWith(name,'日本')`, [1, 3]],
    [`Contains(name,'not(AND') or size Eq 7`, [4]],
    [`name eq ' AND NOT(x) '`, []],
    [`kind ne 'create'`, [2, 3, 4]],
    [`name eq null`, [4]],
    [`name ne null`, [1, 2, 3]],
    [`size lt 100`, [1, 2, 4]],
    [`kind in ('create', 'disable')`, [1, 3]],
    [`name in ('a in (b)', 'O''Brien')`, [1]],
    [`tags/any(t: t/key eq 'members')`, [1]],
    [`tags/any(t:t/key eq 'manager' or t/key eq 'members')`, [1, 2]],
    [`tags/any(t: t/key eq 'manager' and t/value eq 'x') and size eq -3`, [2]],
    [`tags/all(t: t/key eq 'members')`, [1, 3, 4]],
    [`tags/any()`, [1, 2]],
    [`not tags/any()`, [3, 4]],
    [`not (tags/any(t: t/key eq 'members') or size eq 7)`, [2, 3]],
  ])('selects by %s (G-99)', (filter, expected) => {
    expect(select(filter)).toEqual(expected);
  });

  it.each([
    `nope eq 'x'`,
    `constructor eq 'x'`,
    `name eq`,
    `name eq 'open`,
    `name eq "x"`,
    `kind eq 'creat'`,
    `size eq 'x'`,
    `at ge 'yesterday'`,
    `tags/any(t: t/nope eq 'x')`,
    `tags/any(t: name eq 'x')`,
    `nope/any(t: t/key eq 'x')`,
    `tolower(name) eq 'x'`,
    `name gt null`,
    `name add 1 eq 2`,
    ``,
    `name eq 'x' and`,
    `name eq 'x'; DROP TABLE t`,
  ])('refuses %s as an invalid filter clause (G-101)', (filter) => {
    expect(() => select(filter)).toThrow(/^Invalid filter clause/);
  });

  it('refuses a filter that is too long to be meant', () => {
    expect(() => select(`name eq '${'x'.repeat(8000)}'`)).toThrow(/longer than 8000/);
  });
});

describe('a filter on what many rows share', () => {
  const database = new Database(':memory:');
  database.exec(`CREATE TABLE t (num INTEGER PRIMARY KEY, json TEXT, kinds INTEGER, tagged INTEGER);
    CREATE TABLE kinds (num INTEGER PRIMARY KEY, json TEXT); CREATE TABLE tagged (num INTEGER PRIMARY KEY, json TEXT)`);
  const insert = database.prepare('INSERT INTO t (json, kinds, tagged) VALUES (?, ?, ?)');
  const partOf = (table: string, part: unknown) =>
    database.prepare(`INSERT INTO ${table} (json) VALUES (?)`).run(JSON.stringify(part)).lastInsertRowid;
  for (const row of rows) {
    const tagged = row.tags.map(({ key }) => ({ key }));
    insert.run(JSON.stringify(row), partOf('kinds', { kind: row.kind, name: row.name }), partOf('tagged', tagged));
  }
  const kind = (name: 'kind' | 'name') => ({
    sql: `json_extract(kinds.json, '$.${name}')`,
    shared: { table: 'kinds', column: 'kinds' },
  });
  const sharedMap = propertyMap(
    {
      name: { comparison: 'text', ...kind('name') },
      kind: { comparison: 'enum', values: kinds, ...kind('kind') },
      size: { comparison: 'number', sql: `json_extract(t.json, '$.size')` },
    },
    {
      tags: {
        sql: `t.json, '$.tags'`,
        properties: { key: { comparison: 'text' }, value: { comparison: 'text' } },
        shared: { table: 'tagged', column: 'tagged', sql: 'tagged.json', properties: ['key'] },
      },
    },
  );
  const find = (filter: string) => {
    const { sql, parameters } = filterToSql(filter, sharedMap);
    const statement = database.prepare<unknown[], { num: number }>(`SELECT num FROM t WHERE ${sql} ORDER BY num`);
    return { sql, found: statement.all(...parameters).map(({ num }) => num) };
  };
  const select = tableOf(rows);

  it.each([
    `kind eq 'create'`,
    `kind ne 'create'`,
    `kind eq null`,
    `name ne null`,
    `not (kind eq 'create')`,
    `not (kind eq 'create') and not (name eq null)`,
    `kind in ('create', 'disable') or size eq 7`,
    `startswith(name,'O')`,
    `endswith(name,'本')`,
    `not contains(name,'a')`,
    `startswith(name,'')`,
    `tags/any()`,
    `not tags/any()`,
    `tags/any(t: t/key eq 'members')`,
    `tags/any(t: t/key eq 'manager' or t/key eq 'members')`,
    `tags/any(t: not (t/key eq 'manager'))`,
    `tags/all(t: t/key eq 'members')`,
    `tags/all(t: startswith(t/key,'ma'))`,
  ])('asks the shared parts alone and finds by %s what the rows give (G-99)', (filter) => {
    const { sql, found } = find(filter);
    expect(found).toEqual(select(filter));
    expect(sql).not.toContain(`t.json, '$.tags'`);
    expect(sql).not.toContain(`t.json, '$.kind'`);
  });

  it.each([`tags/any(t: t/key eq 'manager' and t/value eq 'x')`, `tags/all(t: t/value ne null)`])(
    'reads the row for what the shared part lacks: %s (G-99)',
    (filter) => {
      const { sql, found } = find(filter);
      expect(found).toEqual(select(filter));
      expect(sql).toContain(`t.json, '$.tags'`);
    },
  );

  it('orders by it, with what has nothing first (G-102)', () => {
    const order = orderSql(parseOrderBy('kind desc', sharedMap));
    const found = database.prepare<[], { num: number }>(`SELECT num FROM t ORDER BY ${order}`).all();
    expect(found.map(({ num }) => num)).toEqual([2, 3, 1, 4]);
  });
});

describe('a filter as a predicate', () => {
  it('says the same as SQL does, for any filter over any rows (G-99)', () => {
    const text = fc.constantFrom('a', 'b', 'ab', "it's", '');
    const row = fc.record({
      name: fc.option(text, { nil: null }),
      size: fc.option(fc.integer({ min: -3, max: 3 }), { nil: null }),
    });
    const quoted = text.map((value) => `'${value.replaceAll("'", "''")}'`);
    const leaf = fc.oneof(
      fc.tuple(fc.constantFrom('eq', 'ne'), quoted).map(([operator, value]) => `group/name ${operator} ${value}`),
      fc
        .tuple(fc.constantFrom('contains', 'startswith', 'endswith'), quoted)
        .map(([name, value]) => `${name}(group/name,${value})`),
      fc
        .tuple(fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le'), fc.integer({ min: -3, max: 3 }))
        .map(([operator, value]) => `size ${operator} ${value}`),
      fc.constantFrom('group/name eq null', 'size ne null'),
    );
    const { filter } = fc.letrec<{ filter: string }>((tie) => ({
      filter: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.tuple(tie('filter'), fc.constantFrom('and', 'or'), tie('filter')).map(([a, op, b]) => `(${a}) ${op} (${b})`),
        tie('filter').map((inner) => `not (${inner})`),
      ),
    }));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), filter, (given, clause) => {
        const blank = rows[0] as Row;
        const bySql = tableOf(given.map((each) => ({ ...blank, ...each })))(clause);
        const isWanted = filterToPredicate(clause, ['group', 'size']);
        const byPredicate = given.flatMap((each, index) =>
          isWanted({ group: { name: each.name }, size: each.size }) ? [index + 1] : [],
        );
        expect(byPredicate).toEqual(bySql);
      }),
      { seed: 11, numRuns: 150 },
    );
  });

  it('binds not before and before or, without parentheses as with them (G-99)', () => {
    const word = fc.constantFrom('and', 'or');
    const operand = fc.tuple(fc.boolean(), fc.constantFrom('a', 'b', 'c', 'd'));
    const chain = fc.tuple(operand, fc.array(fc.tuple(word, operand), { maxLength: 6 }));
    const values = fc.record({ a: fc.boolean(), b: fc.boolean(), c: fc.boolean(), d: fc.boolean() });
    const text = ([negated, name]: [boolean, string]) => `${negated ? 'not ' : ''}${name} eq true`;
    fc.assert(
      fc.property(chain, values, ([first, rest], given) => {
        const filter = [text(first), ...rest.map(([join, each]) => `${join} ${text(each)}`)].join(' ');
        const truth = ([negated, name]: [boolean, string]) => given[name as 'a'] !== negated;
        const groups: boolean[][] = [[truth(first)]];
        for (const [join, each] of rest) {
          if (join === 'or') groups.push([truth(each)]);
          else groups.at(-1)?.push(truth(each));
        }
        const expected = groups.some((group) => group.every(Boolean));
        expect(filterToPredicate(filter, ['a', 'b', 'c', 'd'])(given)).toBe(expected);
      }),
      { seed: 12, numRuns: 300 },
    );
  });

  it('refuses a property that the resource does not have (G-101)', () => {
    expect(() => filterToPredicate(`nope eq 'x'`, ['name'])).toThrow(/^Invalid filter clause/);
    expect(() => filterToPredicate(`tags/any(t: nope eq t)`, ['tags'])).toThrow(/^Invalid filter clause/);
  });

  it('looks into collections of texts and of objects (G-99)', () => {
    const isWanted = filterToPredicate(`tags/any(t: t eq 'B') and roles/any(r: r/value eq 'x')`, ['tags', 'roles']);
    expect(isWanted({ tags: ['a', 'b'], roles: [{ value: 'x' }] })).toBe(true);
    expect(isWanted({ tags: ['a'], roles: [{ value: 'x' }] })).toBe(false);
  });
});
