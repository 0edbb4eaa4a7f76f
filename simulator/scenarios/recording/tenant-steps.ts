/** The steps that the changes of a tenant are written as, one by one as they happen. */
import type { Group, User } from '../../model/directory.ts';
import type { ObjectKind } from '../../model/exchange.ts';
import type { Simulator } from '../../simulator.ts';
import type { ApplicationRecord } from '../../storage/index.ts';
import { type ChangeType, type DirectoryChange, defaultRoleId } from '../../tenant/index.ts';
import { type Cast, changesBetween } from './cast.ts';
import type { WrittenStep } from './configuration.ts';

const DELETED_USER_RETENTION_MS = 30 * 24 * 3600 * 1000;

/** An object as it was last seen: the feed says that it changed, and not what. */
interface Known {
  object: User | Group;
  managerId: string | null;
  deletedAtMs: number | null;
}

type StepOf = (change: DirectoryChange) => WrittenStep | null;

export class TenantSteps {
  readonly #simulator: Simulator;
  readonly #application: ApplicationRecord;
  readonly #cast: Cast;
  readonly #known = new Map<string, Known>();

  constructor(simulator: Simulator, application: ApplicationRecord, cast: Cast) {
    this.#simulator = simulator;
    this.#application = application;
    this.#cast = cast;
    const { users, groups } = simulator.tenant;
    for (const { user } of users.each()) this.#look('User', user.id);
    for (const { user } of users.listDeleted()) this.#look('User', user.id);
    for (const { group } of groups.list({ limit: groups.count() })) this.#look('Group', group.id);
  }

  /** Null for what follows from something else by itself. Asked for each change right after it was made. */
  stepFor(change: DirectoryChange): WrittenStep | null {
    return this.#steps[change.type](change);
  }

  readonly #steps: { [K in ChangeType]: StepOf } = {
    created: ({ kind, objectId }) => this.#added(kind, objectId),
    updated: (change) => this.#changed(change),
    managerSet: (change) => this.#changed(change),
    deleted: ({ kind, objectId }) => {
      this.#look(kind, objectId);
      return { word: 'delete', given: this.#cast.find(objectId) };
    },
    restored: ({ kind, objectId }) => {
      this.#look(kind, objectId);
      return { word: 'restore', given: this.#cast.find(objectId) };
    },
    purged: ({ kind, objectId }) => this.#purged(kind, objectId),
    memberAdded: (change) => this.#membership(change, 'add'),
    memberRemoved: (change) => this.#membership(change, 'remove'),
    assigned: (change) => this.#assigned(change),
    unassigned: ({ objectId, relatedId }) =>
      relatedId === this.#application.servicePrincipalId
        ? { word: 'unassign', given: this.#cast.find(objectId) }
        : null,
  };

  #added(kind: ObjectKind, id: string): WrittenStep | null {
    const now = this.#look(kind, id);
    if (!now) return null;
    const name = this.#cast.name(kind, now.object);
    if (kind === 'Group') {
      return { word: 'add', given: { groups: { [name]: this.#cast.writeGroup(now.object as Group) } } };
    }
    const manager = now.managerId === null ? null : this.#cast.find(now.managerId);
    const user = { ...this.#cast.writeUser(now.object as User), ...(manager ? { manager } : {}) };
    return { word: 'add', given: { users: { [name]: user } } };
  }

  #changed({ kind, objectId }: DirectoryChange): WrittenStep | null {
    const before = this.#known.get(objectId);
    const now = this.#look(kind, objectId);
    const name = this.#cast.find(objectId);
    if (!before || !now || name === null) return null;
    const given = changesBetween(before.object, now.object, kind);
    if (now.managerId !== before.managerId) {
      given.manager = now.managerId === null ? null : this.#cast.find(now.managerId);
    }
    return Object.keys(given).length > 0 ? { word: 'change', given: { [name]: given } } : null;
  }

  /** A user whose time has come is purged in the replay too, as time is moved there. */
  #purged(kind: ObjectKind, id: string): WrittenStep | null {
    const before = this.#known.get(id);
    this.#known.delete(id);
    const given = this.#cast.find(id);
    if (kind === 'Group') return { word: 'delete', given };
    const dueMs = (before?.deletedAtMs ?? Number.POSITIVE_INFINITY) + DELETED_USER_RETENTION_MS;
    return dueMs <= this.#simulator.clock.nowMs() ? null : { word: 'purge', given };
  }

  /** A group that is deleted takes leave of its members first, which follows by itself. */
  #membership({ objectId, relatedId }: DirectoryChange, word: 'add' | 'remove'): WrittenStep | null {
    const group = this.#cast.find(objectId);
    const member = relatedId === null ? null : this.#cast.find(relatedId);
    const isMember = this.#simulator.tenant.groups.members(objectId).some(({ id }) => id === relatedId);
    if (group === null || member === null || isMember !== (word === 'add')) return null;
    return { word: 'members', given: { [group]: { [word]: member } } };
  }

  #assigned({ kind, objectId, relatedId }: DirectoryChange): WrittenStep | null {
    if (relatedId !== this.#application.servicePrincipalId) return null;
    const who = this.#cast.find(objectId);
    const role = this.#simulator.tenant.assignments
      .listForResource(relatedId)
      .findLast(({ principalId }) => principalId === objectId)?.appRoleId;
    const isFirst = role === undefined || role === defaultRoleId(this.#application, kind);
    return { word: 'assign', given: isFirst ? who : { who, role } };
  }

  #look(kind: ObjectKind, id: string): Known | null {
    const { users, groups } = this.#simulator.tenant;
    const user = kind === 'User' ? users.find(id) : null;
    const group = kind === 'Group' ? groups.find(id)?.group : null;
    const known: Known | null = user
      ? { object: user.user, managerId: user.managerId, deletedAtMs: user.deletedAtMs }
      : group
        ? { object: group, managerId: null, deletedAtMs: null }
        : null;
    if (known) this.#known.set(id, known);
    return known;
  }
}
