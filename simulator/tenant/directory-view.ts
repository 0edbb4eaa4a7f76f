/** The change simulator's eyes and hands: how it looks into the tenant, and how its steps are carried out. */
import type { Chance } from '../chance.ts';
import type { Group, User } from '../model/directory.ts';
import type { RecordsDatabase } from '../storage/index.ts';
import type { DirectoryStep, DirectoryView, UserPool } from './population/index.ts';
import type { Tenant } from './tenant.ts';

const conditions: Record<UserPool, string> = {
  enabled: 'deleted_at IS NULL AND enabled = 1',
  disabled: 'deleted_at IS NULL AND enabled = 0',
  deleted: 'deleted_at IS NOT NULL',
};

export function createDirectoryView(database: RecordsDatabase, tenant: Tenant): DirectoryView {
  const member = `kind = 'User' AND coalesce(json_extract(json, '$.userType'), 'Member') = 'Member'`;
  const groupByName = database.prepare<[string], { id: string }>(
    `SELECT id FROM objects WHERE kind = 'Group' AND name = ? ORDER BY num LIMIT 1`,
  );
  const byUpn = database.prepare<[string], { num: number }>(
    `SELECT num FROM objects WHERE kind = 'User' AND upn = ? LIMIT 1`,
  );
  return {
    drawUser: (chance, pool, department) => drawUser(database, `${member} AND ${conditions[pool]}`, chance, department),
    managerOf: (userId) => tenant.users.find(userId)?.managerId ?? null,
    directReports: (userId) => tenant.users.directReports(userId),
    groupsOf: (userId) =>
      tenant.groups.parents(userId).flatMap((id): Group[] => {
        const stored = tenant.groups.find(id);
        return stored ? [stored.group] : [];
      }),
    groupNamed: (displayName) => {
      const row = groupByName.get(displayName);
      return row ? (tenant.groups.find(row.id)?.group ?? null) : null;
    },
    isTaken: (userPrincipalName) => byUpn.get(userPrincipalName.toLowerCase()) !== undefined,
  };
}

function drawUser(database: RecordsDatabase, where: string, chance: Chance, department?: string): User | null {
  const inDepartment = department === undefined ? '' : ` AND json_extract(json, '$.department') = ?`;
  const parameters = department === undefined ? [] : [department];
  const count = database
    .prepare<unknown[], { n: number }>(`SELECT count(*) AS n FROM objects WHERE ${where}${inDepartment}`)
    .get(...parameters)?.n;
  if (!count) return null;
  const row = database
    .prepare<unknown[], { json: string }>(
      `SELECT json FROM objects WHERE ${where}${inDepartment} ORDER BY num LIMIT 1 OFFSET ?`,
    )
    .get(...parameters, chance.below(count));
  return row ? (JSON.parse(row.json) as User) : null;
}

/** Carries out one step of a proposed change. */
export function applyStep(tenant: Tenant, step: DirectoryStep): void {
  switch (step.step) {
    case 'createUser':
      tenant.users.create(step.user);
      break;
    case 'updateUser':
      tenant.users.update(step.userId, step.changes);
      break;
    case 'setManager':
      tenant.users.setManager(step.userId, step.managerId);
      break;
    case 'addMember':
      tenant.groups.addMember(step.groupId, step.memberId);
      break;
    case 'removeMember':
      tenant.groups.removeMember(step.groupId, step.memberId);
      break;
    case 'deleteUser':
      tenant.users.delete(step.userId);
      break;
    case 'restoreUser':
      tenant.users.restore(step.userId);
      break;
  }
}
