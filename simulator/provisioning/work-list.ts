/**
 * Which objects a cycle evaluates. An initial cycle reads everything that is assigned or linked, page by page
 * (E-216, E-218, E-219); an incremental one what the change feed names (E-227).
 */
import type { ObjectKind } from '../model/exchange.ts';
import type { RecordsDatabase } from '../storage/index.ts';
import type { DirectoryChange, Tenant } from '../tenant/index.ts';
import type { SourceChange } from './steps.ts';

/** One object to evaluate. `num` orders the work and is the cursor of a checkpoint; 0 for objects that are gone. */
export interface WorkItem {
  num: number;
  id: string;
  kind: ObjectKind;
  change: SourceChange;
}

/** The objects of one kind, in order, in pages that begin after a cursor. */
export interface WorkList {
  total(kind: ObjectKind): number;
  page(kind: ObjectKind, after: { num: number; id: string }, limit: number): WorkItem[];
}

/** Membership changes of a group since the watermark: whether each member was one before (E-226). */
export type MembershipChanges = Map<string, { wasMember: boolean }>;

export interface IncrementalWork extends WorkList {
  /** Users whose manager changed. */
  managerChanged: Set<string>;
  memberships: Map<string, MembershipChanges>;
}

/** What an initial cycle reads. `everything` reads the whole tenant, assigned or not. */
export function initialWorkList(
  database: RecordsDatabase,
  scope: { jobId: string; servicePrincipalId: string; everything: boolean },
): WorkList {
  // The cross joins keep SQLite at the user's few groups: of itself it begins with everybody assigned.
  const entitled = `(
    o.deleted_at IS NULL AND (
      EXISTS (SELECT 1 FROM assignments a WHERE a.principal_id = o.id AND a.resource_id = :resource)
      OR EXISTS (
        SELECT 1 FROM members m
        CROSS JOIN assignments a ON a.principal_id = m.group_id AND a.resource_id = :resource
        CROSS JOIN objects g ON g.id = m.group_id AND g.enabled = 1
        WHERE m.member_id = o.id AND o.kind = 'User'
      )
    )
    OR EXISTS (SELECT 1 FROM links l WHERE l.job_id = :job AND l.source_id = o.id AND l.state = 'managed')
  )`;
  const condition = scope.everything
    ? '(o.deleted_at IS NULL OR EXISTS (SELECT 1 FROM links l WHERE l.job_id = :job AND l.source_id = o.id))'
    : entitled;
  const parameters = { job: scope.jobId, resource: scope.servicePrincipalId };
  const page = database.prepare<[Record<string, string | number>], { num: number; id: string }>(
    `SELECT o.num, o.id FROM objects o WHERE o.kind = :kind AND o.num > :after AND ${condition} ORDER BY o.num LIMIT :limit`,
  );
  const count = database.prepare<[Record<string, string | number>], { n: number }>(
    `SELECT count(*) AS n FROM objects o WHERE o.kind = :kind AND ${condition}`,
  );
  const bound = scope.everything ? { job: scope.jobId } : parameters;
  return {
    total: (kind) => count.get({ ...bound, kind })?.n ?? 0,
    page: (kind, after, limit) =>
      page
        .all({ ...bound, kind, after: after.num, limit })
        .map((row) => ({ num: row.num, id: row.id, kind, change: 'Add' })),
  };
}

export interface IncrementalSource {
  tenant: Tenant;
  database: RecordsDatabase;
  servicePrincipalId: string;
  changes: readonly DirectoryChange[];
  isLinked: (id: string) => boolean;
  retries: readonly { sourceId: string; kind: ObjectKind }[];
}

/** What an incremental cycle evaluates, from the changes after the watermark and the retries that are due. */
export function incrementalWork(source: IncrementalSource): IncrementalWork {
  const collected = new CollectedChanges(source);
  for (const change of source.changes) collected.take(change);
  for (const { sourceId, kind } of source.retries) collected.add(kind, sourceId, 'Update');

  const numOf = source.database.prepare<[string], { num: number }>('SELECT num FROM objects WHERE id = ?');
  /** In order of creation; what is gone from the directory comes first, by id. */
  const order = (kind: ObjectKind): WorkItem[] =>
    [...collected.found[kind]]
      .map(([id, change]) => ({ num: numOf.get(id)?.num ?? 0, id, kind, change }))
      .sort((a, b) => a.num - b.num || (a.id < b.id ? -1 : 1));
  const ordered = { User: order('User'), Group: order('Group') };
  return {
    managerChanged: collected.managerChanged,
    memberships: collected.memberships,
    total: (kind) => ordered[kind].length,
    page: (kind, after, limit) => {
      const items = ordered[kind];
      const start = items.findIndex((item) => item.num > after.num || (item.num === after.num && item.id > after.id));
      return start < 0 ? [] : items.slice(start, start + limit);
    },
  };
}

/** Folds the feed into the objects to evaluate: each once, in its present state (E-226, E-227). */
class CollectedChanges {
  readonly found: Record<ObjectKind, Map<string, SourceChange>> = { User: new Map(), Group: new Map() };
  readonly managerChanged = new Set<string>();
  readonly memberships = new Map<string, MembershipChanges>();
  readonly #source: IncrementalSource;
  /** Groups that lost their assignment in these changes: they entitled until then. */
  readonly #unassignedGroups: ReadonlySet<string>;

  constructor(source: IncrementalSource) {
    this.#source = source;
    const isUnassignment = ({ type, kind, relatedId }: DirectoryChange) =>
      type === 'unassigned' && kind === 'Group' && relatedId === source.servicePrincipalId;
    this.#unassignedGroups = new Set(source.changes.filter(isUnassignment).map(({ objectId }) => objectId));
  }

  add(kind: ObjectKind, id: string, change: SourceChange): void {
    const before = this.found[kind].get(id);
    this.found[kind].set(id, before !== undefined && change === 'Update' ? before : change);
  }

  take(change: DirectoryChange): void {
    switch (change.type) {
      case 'created':
        this.add(change.kind, change.objectId, 'Add');
        break;
      case 'updated':
      case 'restored':
        this.add(change.kind, change.objectId, 'Update');
        break;
      case 'deleted':
      case 'purged':
        this.add(change.kind, change.objectId, 'Delete');
        break;
      case 'managerSet':
        this.add('User', change.objectId, 'Update');
        this.managerChanged.add(change.objectId);
        break;
      case 'memberAdded':
      case 'memberRemoved':
        this.#takeMembership(change.objectId, change.relatedId as string, change.type === 'memberRemoved');
        break;
      case 'assigned':
      case 'unassigned':
        if (change.relatedId === this.#source.servicePrincipalId) this.#takeAssignment(change);
        break;
    }
  }

  #takeMembership(groupId: string, memberId: string, wasMember: boolean): void {
    const members = this.memberships.get(groupId) ?? new Map<string, { wasMember: boolean }>();
    if (!members.has(memberId)) members.set(memberId, { wasMember });
    this.memberships.set(groupId, members);
    if (this.#mayEntitle(groupId, memberId) && this.#source.tenant.groups.find(memberId) === null) {
      this.add('User', memberId, 'Update');
    }
  }

  /** Whether the member's entitlement may hang on the group; one that is gone may have been assigned (E-227). */
  #mayEntitle(groupId: string, memberId: string): boolean {
    const { tenant, servicePrincipalId, isLinked } = this.#source;
    if (this.#unassignedGroups.has(groupId)) return true;
    if (tenant.groups.find(groupId) === null) return isLinked(memberId);
    const held = tenant.assignments.entitling(servicePrincipalId, groupId);
    return held.some(({ throughGroupId }) => throughGroupId === null);
  }

  #takeAssignment({ kind, objectId }: DirectoryChange): void {
    this.add(kind, objectId, 'Update');
    if (kind !== 'Group') return;
    for (const member of this.#source.tenant.groups.members(objectId)) {
      if (member.kind === 'User') this.add('User', member.id, 'Update');
    }
  }
}
