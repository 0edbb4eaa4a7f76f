/**
 * The sample app's storage in SQLite, in tables of its own within a database that is handed in. One database holds
 * the data of several sample apps, told apart by a name each.
 */
import type { Database } from 'better-sqlite3';
import type { ObjectKind } from '../model/exchange.ts';
import type { IndexKey } from './indexed-attributes.ts';
import type { ScimObject } from './scim-value.ts';
import type { ResourcePage, ResourceSearch, SampleStore, StoredMember, StoredResource } from './store.ts';

/** Harmless where the tables exist. */
const tables = `
  CREATE TABLE IF NOT EXISTS sample_app_apps (
    num INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, indexed_by TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS sample_app_resources (
    num INTEGER PRIMARY KEY AUTOINCREMENT, app INTEGER NOT NULL, id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('User', 'Group')), name TEXT NOT NULL,
    created INTEGER NOT NULL, modified INTEGER NOT NULL, json TEXT NOT NULL,
    UNIQUE (app, id)
  );
  CREATE INDEX IF NOT EXISTS sample_app_resources_by_kind ON sample_app_resources (app, kind, num);
  CREATE TABLE IF NOT EXISTS sample_app_keys (
    app INTEGER NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, resource INTEGER NOT NULL,
    PRIMARY KEY (app, kind, key, value, resource)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS sample_app_keys_by_resource ON sample_app_keys (resource);
  CREATE TABLE IF NOT EXISTS sample_app_members (
    num INTEGER PRIMARY KEY, group_num INTEGER NOT NULL, member_num INTEGER NOT NULL,
    UNIQUE (group_num, member_num)
  );
  CREATE INDEX IF NOT EXISTS sample_app_members_by_member ON sample_app_members (member_num);
  CREATE TABLE IF NOT EXISTS sample_app_creations (
    app INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (app, kind, name)
  ) WITHOUT ROWID;
`;

/** A database that is to take on the data of others needs them before the first app is served. */
export function ensureSampleAppTables(database: Database): void {
  database.exec(tables);
}

interface ResourceRow {
  num: number;
  id: string;
  kind: ObjectKind;
  name: string;
  created: number;
  modified: number;
  json: string;
}

interface LookedFor {
  app: number;
  kind: ObjectKind;
  name: string;
  /** Null: whether it is active doesn't matter. */
  inactive: number | null;
}

const lookedFor = `r.app = @app AND r.kind = @kind AND r.name LIKE @name ESCAPE '\\'
  AND (@inactive IS NULL OR (json_type(r.json, '$.active') IS 'false') = @inactive)`;

const columns = 'r.num, r.id, r.kind, r.name, r.created, r.modified, r.json';

export class SqliteSampleStore implements SampleStore {
  readonly #database: Database;
  readonly #app: number;
  readonly #statements;

  /** `app` names whose data these are: an application's id. */
  constructor(database: Database, app: string) {
    ensureSampleAppTables(database);
    database.prepare(`INSERT OR IGNORE INTO sample_app_apps (name, indexed_by) VALUES (?, '')`).run(app);
    const row = database.prepare<[string], { num: number }>('SELECT num FROM sample_app_apps WHERE name = ?').get(app);
    this.#database = database;
    this.#app = (row as { num: number }).num;
    this.#statements = prepareAll(database);
  }

  insert(given: Omit<StoredResource, 'num'>, keys: readonly IndexKey[]): StoredResource {
    const { id, kind, name, createdMs, modifiedMs, attributes } = given;
    return this.transaction(() => {
      const json = JSON.stringify(attributes);
      const { lastInsertRowid } = this.#statements.insert.run(this.#app, id, kind, name, createdMs, modifiedMs, json);
      const resource = { ...given, num: Number(lastInsertRowid) };
      this.#addKeys(resource, keys);
      return resource;
    });
  }

  update(resource: StoredResource, keys: readonly IndexKey[]): void {
    const { num, name, modifiedMs, attributes } = resource;
    this.transaction(() => {
      this.#statements.update.run(name, modifiedMs, JSON.stringify(attributes), num);
      this.#statements.removeKeys.run(num);
      this.#addKeys(resource, keys);
    });
  }

  remove({ num }: StoredResource): void {
    this.transaction(() => {
      this.#statements.removeKeys.run(num);
      this.#statements.removeAllMembers.run(num);
      this.#statements.removeMemberships.run(num);
      this.#statements.remove.run(num);
    });
  }

  get(id: string): StoredResource | null {
    const row = this.#statements.byId.get(this.#app, id);
    return row ? storedResource(row) : null;
  }

  find(kind: ObjectKind, { key, value }: IndexKey): StoredResource[] {
    return this.#statements.byKey.all(this.#app, kind, key, value).map(storedResource);
  }

  list(kind: ObjectKind, { offset, limit, ...search }: ResourcePage): StoredResource[] {
    const found = this.#statements.list.all({ ...this.#lookedFor(kind, search), limit, offset });
    return found.map(storedResource);
  }

  count(kind: ObjectKind, search: ResourceSearch = {}): number {
    const row =
      search.search || search.active !== undefined
        ? this.#statements.countFound.get(this.#lookedFor(kind, search))
        : this.#statements.count.get(this.#app, kind);
    return row?.n ?? 0;
  }

  #lookedFor(kind: ObjectKind, { search, active }: ResourceSearch): LookedFor {
    return { app: this.#app, kind, name: pattern(search), inactive: active === undefined ? null : Number(!active) };
  }

  countCreation(kind: ObjectKind, name: string): number {
    return this.#statements.countCreation.get(this.#app, kind, name)?.count ?? 1;
  }

  addMember(group: StoredResource, member: StoredResource): boolean {
    return this.#statements.addMember.run(group.num, member.num).changes === 1;
  }

  removeMember(group: StoredResource, memberId: string): boolean {
    return this.#statements.removeMember.run(group.num, this.#app, memberId).changes === 1;
  }

  removeAllMembers(group: StoredResource): number {
    return this.#statements.removeAllMembers.run(group.num).changes;
  }

  hasMember(group: StoredResource, memberId: string): boolean {
    return this.#statements.hasMember.get(group.num, this.#app, memberId) !== undefined;
  }

  members(group: StoredResource): StoredMember[] {
    return this.#statements.members.all(group.num);
  }

  indexBy(names: readonly string[], keysOf: (resource: StoredResource) => readonly IndexKey[]): void {
    const wanted = JSON.stringify(names);
    if (this.#statements.indexedBy.get(this.#app)?.indexed_by === wanted) return;
    this.transaction(() => {
      this.#statements.clearKeys.run(this.#app);
      for (const row of this.#statements.all.all(this.#app)) {
        const resource = storedResource(row);
        this.#addKeys(resource, keysOf(resource));
      }
      this.#statements.setIndexedBy.run(wanted, this.#app);
    });
  }

  transaction<T>(work: () => T): T {
    return this.#database.inTransaction ? work() : this.#database.transaction(work)();
  }

  clear(): void {
    this.transaction(() => {
      for (const clear of this.#statements.clearAll) clear.run(this.#app);
    });
  }

  #addKeys({ num, kind }: StoredResource, keys: readonly IndexKey[]): void {
    for (const { key, value } of keys) this.#statements.addKey.run(this.#app, kind, key, value, num);
  }
}

function prepareAll(database: Database) {
  const memberNum = '(SELECT num FROM sample_app_resources WHERE app = ? AND id = ?)';
  const ownNums = '(SELECT num FROM sample_app_resources WHERE app = ?)';
  return {
    insert: database.prepare(
      `INSERT INTO sample_app_resources (app, id, kind, name, created, modified, json) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ),
    update: database.prepare('UPDATE sample_app_resources SET name = ?, modified = ?, json = ? WHERE num = ?'),
    remove: database.prepare('DELETE FROM sample_app_resources WHERE num = ?'),
    addKey: database.prepare(
      'INSERT OR IGNORE INTO sample_app_keys (app, kind, key, value, resource) VALUES (?, ?, ?, ?, ?)',
    ),
    removeKeys: database.prepare('DELETE FROM sample_app_keys WHERE resource = ?'),
    clearKeys: database.prepare('DELETE FROM sample_app_keys WHERE app = ?'),
    byId: database.prepare<[number, string], ResourceRow>(
      `SELECT ${columns} FROM sample_app_resources r WHERE r.app = ? AND r.id = ?`,
    ),
    byKey: database.prepare<[number, ObjectKind, string, string], ResourceRow>(
      `SELECT ${columns} FROM sample_app_keys k JOIN sample_app_resources r ON r.num = k.resource
       WHERE k.app = ? AND k.kind = ? AND k.key = ? AND k.value = ? ORDER BY r.num`,
    ),
    all: database.prepare<[number], ResourceRow>(`SELECT ${columns} FROM sample_app_resources r WHERE r.app = ?`),
    list: database.prepare<[LookedFor & { limit: number; offset: number }], ResourceRow>(
      `SELECT ${columns} FROM sample_app_resources r WHERE ${lookedFor} ORDER BY r.num LIMIT @limit OFFSET @offset`,
    ),
    count: database.prepare<[number, ObjectKind], { n: number }>(
      'SELECT count(*) AS n FROM sample_app_resources WHERE app = ? AND kind = ?',
    ),
    countFound: database.prepare<[LookedFor], { n: number }>(
      `SELECT count(*) AS n FROM sample_app_resources r WHERE ${lookedFor}`,
    ),
    countCreation: database.prepare<[number, ObjectKind, string], { count: number }>(
      `INSERT INTO sample_app_creations (app, kind, name, count) VALUES (?, ?, ?, 1)
       ON CONFLICT DO UPDATE SET count = count + 1 RETURNING count`,
    ),
    addMember: database.prepare('INSERT OR IGNORE INTO sample_app_members (group_num, member_num) VALUES (?, ?)'),
    removeMember: database.prepare(`DELETE FROM sample_app_members WHERE group_num = ? AND member_num = ${memberNum}`),
    removeAllMembers: database.prepare('DELETE FROM sample_app_members WHERE group_num = ?'),
    removeMemberships: database.prepare('DELETE FROM sample_app_members WHERE member_num = ?'),
    hasMember: database.prepare(`SELECT 1 FROM sample_app_members WHERE group_num = ? AND member_num = ${memberNum}`),
    members: database.prepare<[number], StoredMember>(
      `SELECT r.id, r.kind, r.name FROM sample_app_members m JOIN sample_app_resources r ON r.num = m.member_num
       WHERE m.group_num = ? ORDER BY m.num`,
    ),
    indexedBy: database.prepare<[number], { indexed_by: string }>(
      'SELECT indexed_by FROM sample_app_apps WHERE num = ?',
    ),
    setIndexedBy: database.prepare('UPDATE sample_app_apps SET indexed_by = ? WHERE num = ?'),
    clearAll: [
      database.prepare(`DELETE FROM sample_app_members WHERE group_num IN ${ownNums}`),
      database.prepare('DELETE FROM sample_app_keys WHERE app = ?'),
      database.prepare('DELETE FROM sample_app_creations WHERE app = ?'),
      database.prepare('DELETE FROM sample_app_resources WHERE app = ?'),
    ],
  };
}

function storedResource({ num, id, kind, name, created, modified, json }: ResourceRow): StoredResource {
  const attributes = JSON.parse(json) as ScimObject;
  return { num, id, kind, name, createdMs: created, modifiedMs: modified, attributes };
}

function pattern(search: string | undefined): string {
  return search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : '%';
}
