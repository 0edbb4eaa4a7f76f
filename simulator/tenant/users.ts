/** Users of the tenant: creation, change, soft deletion for 30 days, restoring, hard deletion (G-113 to G-120). */
import type { Chance } from '../chance.ts';
import type { User } from '../model/directory.ts';
import type { RecordsDatabase } from '../storage/index.ts';
import type { ChangeFeed } from './change-feed.ts';
import { tenantError } from './errors.ts';

/** A soft-deleted user can be restored for this long; then it is gone (E-411). */
export const DELETED_USER_RETENTION_MS = 30 * 24 * 3600 * 1000;

/** A user as stored: Graph's properties, and what Graph keeps as relations or hides. */
export interface StoredUser {
  /** The order of creation, which is the order a cycle reads objects in. */
  num: number;
  user: User;
  managerId: string | null;
  deletedAtMs: number | null;
}

/** What a new user must have; the rest of the properties is optional. */
export type NewUser = Omit<User, 'id'> & { id?: string };

interface UserRow {
  num: number;
  json: string;
  manager_id: string | null;
  deleted_at: number | null;
}

export interface UserQuery {
  /** Begins a word of the name, or the user principal name; any case. */
  search?: string;
  limit: number;
  /** Leaves out those up to and including this number. */
  afterNum?: number;
}

export class Users {
  readonly #database: RecordsDatabase;
  readonly #feed: ChangeFeed;
  readonly #chance: Chance;
  readonly #nowMs: () => number;
  readonly #statements;

  constructor(database: RecordsDatabase, feed: ChangeFeed, chance: Chance, nowMs: () => number) {
    this.#database = database;
    this.#feed = feed;
    this.#chance = chance;
    this.#nowMs = nowMs;
    const columns = 'num, json, manager_id, deleted_at';
    this.#statements = {
      insert: database.prepare(
        `INSERT INTO objects (id, kind, name, upn, enabled, manager_id, json) VALUES (?, 'User', ?, ?, ?, ?, ?)`,
      ),
      update: database.prepare('UPDATE objects SET name = ?, upn = ?, enabled = ?, json = ? WHERE id = ?'),
      setManager: database.prepare('UPDATE objects SET manager_id = ? WHERE id = ?'),
      setDeleted: database.prepare('UPDATE objects SET deleted_at = ? WHERE id = ?'),
      remove: database.prepare('DELETE FROM objects WHERE id = ?'),
      removeMemberships: database.prepare('DELETE FROM members WHERE member_id = ?'),
      removeAssignments: database.prepare('DELETE FROM assignments WHERE principal_id = ?'),
      clearManagers: database.prepare('UPDATE objects SET manager_id = NULL WHERE manager_id = ?'),
      reports: database.prepare<[string], { id: string }>('SELECT id FROM objects WHERE manager_id = ? ORDER BY num'),
      directReports: database.prepare<[string], { id: string }>(
        'SELECT id FROM objects WHERE manager_id = ? AND deleted_at IS NULL ORDER BY num',
      ),
      byId: database.prepare<[string], UserRow>(`SELECT ${columns} FROM objects WHERE id = ? AND kind = 'User'`),
      byUpn: database.prepare<[string], UserRow>(
        `SELECT ${columns} FROM objects WHERE upn = ? AND kind = 'User' AND deleted_at IS NULL`,
      ),
      count: database.prepare<[], { n: number }>(
        `SELECT count(*) AS n FROM objects WHERE kind = 'User' AND deleted_at IS NULL`,
      ),
      list: database.prepare<[number, number], UserRow>(
        `SELECT ${columns} FROM objects WHERE kind = 'User' AND deleted_at IS NULL AND num > ? ORDER BY num LIMIT ?`,
      ),
      search: database.prepare<[number, string, string, string, number], UserRow>(
        `SELECT ${columns} FROM objects WHERE kind = 'User' AND deleted_at IS NULL AND num > ?
         AND (name LIKE ? ESCAPE '\\' OR name LIKE ? ESCAPE '\\' OR upn LIKE ? ESCAPE '\\') ORDER BY num LIMIT ?`,
      ),
      listDeleted: database.prepare<[], UserRow>(
        `SELECT ${columns} FROM objects WHERE kind = 'User' AND deleted_at IS NOT NULL ORDER BY deleted_at, num`,
      ),
      deletedBefore: database.prepare<[number], UserRow>(
        `SELECT ${columns} FROM objects WHERE kind = 'User' AND deleted_at IS NOT NULL AND deleted_at <= ?
         ORDER BY deleted_at, num`,
      ),
      nextPurge: database.prepare<[], { at: number | null }>(
        'SELECT min(deleted_at) AS at FROM objects WHERE deleted_at IS NOT NULL',
      ),
    };
  }

  create(given: NewUser, managerId: string | null = null): User {
    const user = { ...given, id: given.id ?? this.#chance.guid() } as User;
    user.createdDateTime ??= new Date(this.#nowMs()).toISOString();
    this.#checkProperties(user);
    const upn = user.userPrincipalName.toLowerCase();
    if (this.#statements.byUpn.get(upn)) {
      throw tenantError('USER_PRINCIPAL_NAME_TAKEN', { userPrincipalName: user.userPrincipalName });
    }
    if (managerId !== null) this.get(managerId);
    this.#database.transaction(() => {
      const enabled = user.accountEnabled ? 1 : 0;
      this.#statements.insert.run(user.id, user.displayName, upn, enabled, managerId, JSON.stringify(user));
      this.#feed.append('created', 'User', user.id);
    })();
    return user;
  }

  /** Changes the named properties; null clears one. */
  update(id: string, changes: Partial<User>): User {
    const { user } = this.get(id);
    const next = { ...user, ...changes, id: user.id } as User;
    this.#checkProperties(next);
    const upn = next.userPrincipalName.toLowerCase();
    const holder = this.#statements.byUpn.get(upn);
    if (holder && (JSON.parse(holder.json) as User).id !== user.id) {
      throw tenantError('USER_PRINCIPAL_NAME_TAKEN', { userPrincipalName: next.userPrincipalName });
    }
    this.#database.transaction(() => {
      const enabled = next.accountEnabled ? 1 : 0;
      this.#statements.update.run(next.displayName, upn, enabled, JSON.stringify(next), user.id);
      this.#feed.append('updated', 'User', user.id);
    })();
    return next;
  }

  setManager(id: string, managerId: string | null): void {
    const { user } = this.get(id);
    if (managerId !== null) this.get(managerId);
    this.#database.transaction(() => {
      this.#statements.setManager.run(managerId, user.id);
      this.#feed.append('managerSet', 'User', user.id);
    })();
  }

  /** Soft deletion: out of the lists, restorable for 30 days. */
  delete(id: string): void {
    const { user } = this.get(id);
    this.#database.transaction(() => {
      this.#statements.setDeleted.run(this.#nowMs(), user.id);
      this.#feed.append('deleted', 'User', user.id);
    })();
  }

  restore(id: string): User {
    const stored = this.getDeleted(id);
    if (this.#statements.byUpn.get(stored.user.userPrincipalName.toLowerCase())) {
      throw tenantError('USER_PRINCIPAL_NAME_TAKEN', { userPrincipalName: stored.user.userPrincipalName });
    }
    this.#database.transaction(() => {
      this.#statements.setDeleted.run(null, stored.user.id);
      this.#feed.append('restored', 'User', stored.user.id);
    })();
    return stored.user;
  }

  /** Hard deletion of a soft-deleted user. */
  purge(id: string): void {
    const { user } = this.getDeleted(id);
    this.#database.transaction(() => {
      for (const report of this.#statements.reports.all(user.id)) this.#feed.append('managerSet', 'User', report.id);
      this.#statements.clearManagers.run(user.id);
      this.#statements.removeMemberships.run(user.id);
      this.#statements.removeAssignments.run(user.id);
      this.#statements.remove.run(user.id);
      this.#feed.append('purged', 'User', user.id);
    })();
  }

  /** Purges whoever was deleted 30 days ago or longer; gives their ids. */
  purgeDue(): string[] {
    const due = this.#statements.deletedBefore.all(this.#nowMs() - DELETED_USER_RETENTION_MS);
    const ids = due.map((row) => (JSON.parse(row.json) as User).id);
    for (const id of ids) this.purge(id);
    return ids;
  }

  /** When the next soft-deleted user is to be purged; null when nobody is. */
  nextPurgeAtMs(): number | null {
    const at = this.#statements.nextPurge.get()?.at ?? null;
    return at === null ? null : at + DELETED_USER_RETENTION_MS;
  }

  /** By id or user principal name; throws when there is none or it is deleted. */
  get(idOrUpn: string): StoredUser {
    const stored = this.find(idOrUpn);
    if (!stored || stored.deletedAtMs !== null) throw tenantError('OBJECT_NOT_FOUND', { kind: 'user', id: idOrUpn });
    return stored;
  }

  getDeleted(id: string): StoredUser {
    const stored = this.find(id);
    if (!stored || stored.deletedAtMs === null) {
      throw tenantError('OBJECT_NOT_FOUND', { kind: 'deleted user', id });
    }
    return stored;
  }

  /** By id (deleted or not) or by user principal name; null when there is none. */
  find(idOrUpn: string): StoredUser | null {
    const row = this.#statements.byId.get(idOrUpn.toLowerCase()) ?? this.#statements.byUpn.get(idOrUpn.toLowerCase());
    return row ? storedUser(row) : null;
  }

  list({ search, limit, afterNum = 0 }: UserQuery): StoredUser[] {
    if (search === undefined || search === '') return this.#statements.list.all(afterNum, limit).map(storedUser);
    const text = search.replace(/[\\%_]/g, '\\$&');
    return this.#statements.search.all(afterNum, `${text}%`, `% ${text}%`, `${text}%`, limit).map(storedUser);
  }

  listDeleted(): StoredUser[] {
    return this.#statements.listDeleted.all().map(storedUser);
  }

  /** Everybody who isn't deleted, in order of creation, without holding all in memory. */
  *each(): Generator<StoredUser> {
    let afterNum = 0;
    for (;;) {
      const page = this.list({ limit: 500, afterNum });
      yield* page;
      const last = page.at(-1);
      if (!last) return;
      afterNum = last.num;
    }
  }

  count(): number {
    return this.#statements.count.get()?.n ?? 0;
  }

  /** Those who aren't deleted. */
  directReports(id: string): string[] {
    return this.#statements.directReports.all(id).map((row) => row.id);
  }

  #checkProperties(user: User): void {
    const texts = ['displayName', 'userPrincipalName', 'mailNickname'] as const;
    for (const property of texts) {
      if (typeof user[property] !== 'string' || user[property].trim() === '') {
        throw tenantError('PROPERTY_INVALID', { property, value: user[property] ?? null, expected: 'a text' });
      }
    }
    if (!/^[^@\s]+@[^@\s]+$/.test(user.userPrincipalName)) {
      const value = user.userPrincipalName;
      throw tenantError('PROPERTY_INVALID', { property: 'userPrincipalName', value, expected: 'alias@domain' });
    }
    if (typeof user.accountEnabled !== 'boolean') {
      const value = user.accountEnabled ?? null;
      throw tenantError('PROPERTY_INVALID', { property: 'accountEnabled', value, expected: 'true or false' });
    }
  }
}

function storedUser(row: UserRow): StoredUser {
  return {
    num: row.num,
    user: JSON.parse(row.json) as User,
    managerId: row.manager_id,
    deletedAtMs: row.deleted_at,
  };
}
