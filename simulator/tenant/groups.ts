/** Groups of the tenant and their direct members, users or groups (G-121 to G-125). */
import type { Chance } from '../chance.ts';
import type { Group } from '../model/directory.ts';
import type { ObjectKind } from '../model/exchange.ts';
import type { RecordsDatabase } from '../storage/index.ts';
import type { ChangeFeed } from './change-feed.ts';
import { tenantError } from './errors.ts';

export interface StoredGroup {
  num: number;
  group: Group;
}

export type NewGroup = Omit<Group, 'id'> & { id?: string };

export interface Member {
  id: string;
  kind: ObjectKind;
  displayName: string;
}

interface GroupRow {
  num: number;
  json: string;
}

export class Groups {
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
    this.#statements = {
      insert: database.prepare(`INSERT INTO objects (id, kind, name, enabled, json) VALUES (?, 'Group', ?, ?, ?)`),
      update: database.prepare('UPDATE objects SET name = ?, enabled = ?, json = ? WHERE id = ?'),
      remove: database.prepare('DELETE FROM objects WHERE id = ?'),
      removeMembers: database.prepare('DELETE FROM members WHERE group_id = ? OR member_id = ?'),
      removeAssignments: database.prepare('DELETE FROM assignments WHERE principal_id = ?'),
      byId: database.prepare<[string], GroupRow>(`SELECT num, json FROM objects WHERE id = ? AND kind = 'Group'`),
      count: database.prepare<[], { n: number }>(`SELECT count(*) AS n FROM objects WHERE kind = 'Group'`),
      list: database.prepare<[number, number], GroupRow>(
        `SELECT num, json FROM objects WHERE kind = 'Group' AND num > ? ORDER BY num LIMIT ?`,
      ),
      search: database.prepare<[number, string, string, number], GroupRow>(
        `SELECT num, json FROM objects WHERE kind = 'Group' AND num > ?
         AND (name LIKE ? ESCAPE '\\' OR name LIKE ? ESCAPE '\\') ORDER BY num LIMIT ?`,
      ),
      addMember: database.prepare('INSERT OR IGNORE INTO members (group_id, member_id) VALUES (?, ?)'),
      removeMember: database.prepare('DELETE FROM members WHERE group_id = ? AND member_id = ?'),
      // A soft-deleted user keeps the membership, but it has no effect (G-120).
      members: database.prepare<[string], { id: string; kind: ObjectKind; name: string }>(
        `SELECT o.id, o.kind, o.name FROM members m JOIN objects o ON o.id = m.member_id
         WHERE m.group_id = ? AND o.deleted_at IS NULL ORDER BY o.num`,
      ),
      parents: database.prepare<[string], { id: string }>(
        'SELECT o.id FROM members m JOIN objects o ON o.id = m.group_id WHERE m.member_id = ? ORDER BY o.num',
      ),
      kindOf: database.prepare<[string], { kind: ObjectKind }>(
        'SELECT kind FROM objects WHERE id = ? AND deleted_at IS NULL',
      ),
    };
  }

  create(given: NewGroup): Group {
    const group = { ...given, id: given.id ?? this.#chance.guid() } as Group;
    group.createdDateTime ??= new Date(this.#nowMs()).toISOString();
    this.#checkProperties(group);
    this.#database.transaction(() => {
      this.#statements.insert.run(group.id, group.displayName, group.securityEnabled ? 1 : 0, JSON.stringify(group));
      this.#feed.append('created', 'Group', group.id);
    })();
    return group;
  }

  update(id: string, changes: Partial<Group>): Group {
    const { group } = this.get(id);
    const next = { ...group, ...changes, id: group.id } as Group;
    this.#checkProperties(next);
    this.#database.transaction(() => {
      this.#statements.update.run(next.displayName, next.securityEnabled ? 1 : 0, JSON.stringify(next), group.id);
      this.#feed.append('updated', 'Group', group.id);
    })();
    return next;
  }

  /** Security groups are gone for good (G-123). Their members lose what the group gave them (E-227). */
  delete(id: string): void {
    const { group } = this.get(id);
    this.#database.transaction(() => {
      for (const member of this.#statements.members.all(group.id)) {
        this.#feed.append('memberRemoved', 'Group', group.id, member.id);
      }
      this.#statements.removeMembers.run(group.id, group.id);
      this.#statements.removeAssignments.run(group.id);
      this.#statements.remove.run(group.id);
      this.#feed.append('purged', 'Group', group.id);
    })();
  }

  addMember(groupId: string, memberId: string): void {
    const { group } = this.get(groupId);
    const found = this.#statements.kindOf.get(memberId);
    if (!found) throw tenantError('OBJECT_NOT_FOUND', { kind: 'user or group', id: memberId });
    this.#database.transaction(() => {
      if (this.#statements.addMember.run(group.id, memberId).changes === 0) {
        throw tenantError('MEMBER_EXISTS', { groupId: group.id, memberId });
      }
      this.#feed.append('memberAdded', 'Group', group.id, memberId);
    })();
  }

  removeMember(groupId: string, memberId: string): void {
    const { group } = this.get(groupId);
    this.#database.transaction(() => {
      if (this.#statements.removeMember.run(group.id, memberId).changes === 0) {
        throw tenantError('MEMBER_MISSING', { groupId: group.id, memberId });
      }
      this.#feed.append('memberRemoved', 'Group', group.id, memberId);
    })();
  }

  /** Direct members who aren't deleted, in order of creation. */
  members(groupId: string): Member[] {
    return this.#statements.members.all(groupId).map((row) => ({ id: row.id, kind: row.kind, displayName: row.name }));
  }

  /** Groups that have this object as a direct member. */
  parents(memberId: string): string[] {
    return this.#statements.parents.all(memberId).map((row) => row.id);
  }

  get(id: string): StoredGroup {
    const stored = this.find(id);
    if (!stored) throw tenantError('OBJECT_NOT_FOUND', { kind: 'group', id });
    return stored;
  }

  find(id: string): StoredGroup | null {
    const row = this.#statements.byId.get(id.toLowerCase());
    return row ? storedGroup(row) : null;
  }

  list({ search, limit, afterNum = 0 }: { search?: string; limit: number; afterNum?: number }): StoredGroup[] {
    if (search === undefined || search === '') return this.#statements.list.all(afterNum, limit).map(storedGroup);
    const text = search.replace(/[\\%_]/g, '\\$&');
    return this.#statements.search.all(afterNum, `${text}%`, `% ${text}%`, limit).map(storedGroup);
  }

  count(): number {
    return this.#statements.count.get()?.n ?? 0;
  }

  #checkProperties(group: Group): void {
    for (const property of ['displayName', 'mailNickname'] as const) {
      if (typeof group[property] !== 'string' || group[property].trim() === '') {
        throw tenantError('PROPERTY_INVALID', { property, value: group[property] ?? null, expected: 'a text' });
      }
    }
    for (const property of ['mailEnabled', 'securityEnabled'] as const) {
      if (typeof group[property] !== 'boolean') {
        throw tenantError('PROPERTY_INVALID', { property, value: group[property] ?? null, expected: 'true or false' });
      }
    }
  }
}

function storedGroup(row: GroupRow): StoredGroup {
  return { num: row.num, group: JSON.parse(row.json) as Group };
}
