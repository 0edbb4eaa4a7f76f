/** The tenant's directory: users, groups, assignments and the feed of their changes, over one database. */
import type { Chance } from '../chance.ts';
import type { RecordsDatabase } from '../storage/index.ts';
import { Assignments } from './assignments.ts';
import { type ChangeFeed, createChangeFeed } from './change-feed.ts';
import { createDirectoryQuery, type DirectoryQuery } from './directory-query.ts';
import { ExtensionProperties } from './extension-properties.ts';
import { Groups } from './groups.ts';
import { Owners } from './owners.ts';
import { PermissionGrants } from './permission-grants.ts';
import type { Population } from './population/index.ts';
import { Users } from './users.ts';

export interface Tenant {
  users: Users;
  groups: Groups;
  assignments: Assignments;
  feed: ChangeFeed;
  owners: Owners;
  extensions: ExtensionProperties;
  permissions: PermissionGrants;
  /** Filtered, ordered pages of users and groups. */
  query: DirectoryQuery;
  /** Adds a whole population in one transaction. */
  add(population: Population): void;
}

/** `nowMs` is the virtual clock; `chance` gives the ids of new objects. */
export function createTenant(database: RecordsDatabase, chance: Chance, nowMs: () => number): Tenant {
  const feed = createChangeFeed(database, nowMs);
  const users = new Users(database, feed, chance, nowMs);
  const groups = new Groups(database, feed, chance, nowMs);
  const assignments = new Assignments(database, feed, chance, nowMs);
  return {
    users,
    groups,
    assignments,
    feed,
    owners: new Owners(database),
    extensions: new ExtensionProperties(database, chance),
    permissions: new PermissionGrants(database, chance, nowMs),
    query: createDirectoryQuery(database),
    add: database.transaction((population: Population) => {
      for (const user of population.users) users.create(user);
      for (const [id, managerId] of population.managers) users.setManager(id, managerId);
      for (const group of population.groups) groups.create(group);
      for (const [groupId, memberId] of population.members) groups.addMember(groupId, memberId);
    }),
  };
}
