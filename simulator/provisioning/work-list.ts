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
  const entitled = `(
    o.deleted_at IS NULL AND (
      EXISTS (SELECT 1 FROM assignments a WHERE a.principal_id = o.id AND a.resource_id = :resource)
      OR EXISTS (
        SELECT 1 FROM members m
        JOIN assignments a ON a.principal_id = m.group_id AND a.resource_id = :resource
        JOIN objects g ON g.id = m.group_id AND g.enabled = 1
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

/** What an incremental cycle evaluates, from the changes after the watermark and the retries that are due. */
export function incrementalWork(options: {
  tenant: Tenant;
  database: RecordsDatabase;
  servicePrincipalId: string;
  changes: readonly DirectoryChange[];
  isLinked: (id: string) => boolean;
  retries: readonly { sourceId: string; kind: ObjectKind }[];
}): IncrementalWork {
  const { tenant, servicePrincipalId, changes, isLinked } = options;
  const found: Record<ObjectKind, Map<string, SourceChange>> = { User: new Map(), Group: new Map() };
  const managerChanged = new Set<string>();
  const memberships = new Map<string, MembershipChanges>();

  const add = (kind: ObjectKind, id: string, change: SourceChange) => {
    const before = found[kind].get(id);
    found[kind].set(id, before === 'Add' && change === 'Update' ? 'Add' : change);
  };
  const groupIsAssigned = (groupId: string) =>
    tenant.assignments.entitling(servicePrincipalId, groupId).some(({ throughGroupId }) => throughGroupId === null);
  const unassignedGroups = new Set(
    changes
      .filter(
        (change) => change.type === 'unassigned' && change.kind === 'Group' && change.relatedId === servicePrincipalId,
      )
      .map((change) => change.objectId),
  );

  for (const change of changes) {
    switch (change.type) {
      case 'created':
        add(change.kind, change.objectId, 'Add');
        break;
      case 'updated':
      case 'restored':
        add(change.kind, change.objectId, 'Update');
        break;
      case 'deleted':
      case 'purged':
        add(change.kind, change.objectId, 'Delete');
        break;
      case 'managerSet':
        add('User', change.objectId, 'Update');
        managerChanged.add(change.objectId);
        break;
      case 'memberAdded':
      case 'memberRemoved': {
        const memberId = change.relatedId as string;
        const members = memberships.get(change.objectId) ?? new Map<string, { wasMember: boolean }>();
        if (!members.has(memberId)) members.set(memberId, { wasMember: change.type === 'memberRemoved' });
        memberships.set(change.objectId, members);
        // The member's entitlement may hang on this group; a group that is gone may have been assigned (E-227).
        const entitles =
          groupIsAssigned(change.objectId) ||
          unassignedGroups.has(change.objectId) ||
          (tenant.groups.find(change.objectId) === null && isLinked(memberId));
        if (entitles && tenant.groups.find(memberId) === null) add('User', memberId, 'Update');
        break;
      }
      case 'assigned':
      case 'unassigned':
        if (change.relatedId !== servicePrincipalId) break;
        add(change.kind, change.objectId, 'Update');
        if (change.kind === 'Group') {
          for (const member of tenant.groups.members(change.objectId)) {
            if (member.kind === 'User') add('User', member.id, 'Update');
          }
        }
        break;
    }
  }
  for (const retry of options.retries)
    add(retry.kind, retry.sourceId, found[retry.kind].get(retry.sourceId) ?? 'Update');

  const numOf = options.database.prepare<[string], { num: number }>('SELECT num FROM objects WHERE id = ?');
  const ordered = { User: order('User'), Group: order('Group') };

  /** In order of creation; what is gone from the directory comes first, by id. */
  function order(kind: ObjectKind): WorkItem[] {
    return [...found[kind]]
      .map(([id, change]) => ({ num: numOf.get(id)?.num ?? 0, id, kind, change }))
      .sort((a, b) => a.num - b.num || (a.id < b.id ? -1 : 1));
  }

  return {
    managerChanged,
    memberships,
    total: (kind) => ordered[kind].length,
    page: (kind, after, limit) => {
      const items = ordered[kind];
      const start = items.findIndex((item) => item.num > after.num || (item.num === after.num && item.id > after.id));
      return start < 0 ? [] : items.slice(start, start + limit);
    },
  };
}
