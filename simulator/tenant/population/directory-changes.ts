/**
 * What the change simulator proposes: stories of working life (somebody joins, moves, marries, leaves, comes
 * back), each told as steps that the tenant's stores carry out in order. Nothing here changes anything itself.
 */
import type { Chance } from '../../chance.ts';
import type { Group, User } from '../../model/directory.ts';

/** One step that a store of the tenant can carry out. */
export type DirectoryStep =
  | { step: 'createUser'; user: User }
  | { step: 'updateUser'; userId: string; changes: Partial<User> }
  | { step: 'setManager'; userId: string; managerId: string | null }
  | { step: 'addMember'; groupId: string; memberId: string }
  | { step: 'removeMember'; groupId: string; memberId: string }
  /** Soft deletion. */
  | { step: 'deleteUser'; userId: string }
  | { step: 'restoreUser'; userId: string };

export type TenantChangeKind = 'joiner' | 'mover' | 'nameChange' | 'leaver' | 'deletion' | 'restore';

export interface TenantChange {
  kind: TenantChangeKind;
  userId: string;
  /** One line for a log or the page: `Ada Reyes moves from Sales to Marketing`. */
  description: string;
  steps: DirectoryStep[];
}

/** Which users to draw from: those at work, those disabled but not deleted, those soft-deleted. Guests never. */
export type UserPool = 'enabled' | 'disabled' | 'deleted';

/** What the change simulator has to know of a tenant. */
export interface DirectoryView {
  /** A member (userType Member) drawn from the pool, of the department when one is named; null when it is empty. */
  drawUser(chance: Chance, pool: UserPool, department?: string): User | null;
  managerOf(userId: string): string | null;
  directReports(userId: string): string[];
  /** The groups the user is a direct member of. */
  groupsOf(userId: string): Group[];
  groupNamed(displayName: string): Group | null;
  /** Whether a user, deleted or not, has this user principal name (any case). */
  isTaken(userPrincipalName: string): boolean;
}
