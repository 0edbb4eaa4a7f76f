/**
 * What a job remembers about each object: above all the link from source id to target id, and the references it
 * exported last (E-101, E-305). One for each job, over records.db.
 *
 * A link is `managed`; `released` after the disable that follows an unassignment, when a later deletion in the
 * source sends nothing (E-418); `deleted` when the target object was deleted, kept so that counts never shrink
 * (E-903).
 */
import type { ObjectKind } from '../model/exchange.ts';
import type { RecordsDatabase } from '../storage/index.ts';

export type LinkState = 'managed' | 'released' | 'deleted';

export interface Link {
  sourceId: string;
  kind: ObjectKind;
  targetId: string;
  /** Name of the object when it was last seen; what the log shows once the source object is gone. */
  name: string;
  state: LinkState;
  /** Target ids exported last, by target attribute; null when references were never evaluated. */
  references: Record<string, string> | null;
}

interface LinkRow {
  source_id: string;
  kind: ObjectKind;
  target_id: string;
  name: string;
  state: LinkState;
  reference_json: string | null;
}

export class ConnectorDataStore {
  readonly #jobId: string;
  /** Links of objects in flight, known before the checkpoint that writes them: by source id and by target. */
  readonly #staged = new Map<string, Link>();
  readonly #stagedTargets = new Map<string, Link>();
  readonly #statements;

  constructor(database: RecordsDatabase, jobId: string) {
    this.#jobId = jobId;
    const columns = 'source_id, kind, target_id, name, state, reference_json';
    this.#statements = {
      get: database.prepare<[string, string], LinkRow>(
        `SELECT ${columns} FROM links WHERE job_id = ? AND source_id = ? AND state <> 'deleted'`,
      ),
      byTarget: database.prepare<[string, string, string], LinkRow>(
        `SELECT ${columns} FROM links WHERE job_id = ? AND kind = ? AND target_id = ? AND state <> 'deleted'`,
      ),
      put: database.prepare(
        `INSERT INTO links (job_id, source_id, kind, target_id, name, state, reference_json)
         VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (job_id, source_id) DO UPDATE SET target_id = excluded.target_id, name = excluded.name,
           state = excluded.state, reference_json = excluded.reference_json`,
      ),
      remove: database.prepare('DELETE FROM links WHERE job_id = ? AND source_id = ?'),
      markDeleted: database.prepare(`UPDATE links SET state = 'deleted' WHERE job_id = ? AND source_id = ?`),
      clear: database.prepare('DELETE FROM links WHERE job_id = ?'),
      page: database.prepare<[string, string, string, number], LinkRow>(
        `SELECT ${columns} FROM links WHERE job_id = ? AND kind = ? AND source_id > ? AND state = 'managed'
         ORDER BY source_id LIMIT ?`,
      ),
      pendingPage: database.prepare<[string, string, string, number], LinkRow>(
        `SELECT ${columns} FROM links WHERE job_id = ? AND kind = ? AND source_id > ? AND state = 'managed'
         AND reference_json IS NULL ORDER BY source_id LIMIT ?`,
      ),
      counts: database.prepare<[string], { kind: ObjectKind; n: number }>(
        'SELECT kind, count(*) AS n FROM links WHERE job_id = ? GROUP BY kind',
      ),
      managedCount: database.prepare<[string], { n: number }>(
        `SELECT count(*) AS n FROM links WHERE job_id = ? AND state = 'managed'`,
      ),
      members: database.prepare<[string, string], { member_id: string; target_id: string }>(
        'SELECT member_id, target_id FROM exported_members WHERE job_id = ? AND group_id = ?',
      ),
      addMember: database.prepare(
        `INSERT INTO exported_members (job_id, group_id, member_id, target_id) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET target_id = excluded.target_id`,
      ),
      removeMember: database.prepare(
        'DELETE FROM exported_members WHERE job_id = ? AND group_id = ? AND member_id = ?',
      ),
      forgetGroup: database.prepare('DELETE FROM exported_members WHERE job_id = ? AND group_id = ?'),
      forgetMember: database.prepare('DELETE FROM exported_members WHERE job_id = ? AND member_id = ?'),
      clearDeferred: database.prepare('DELETE FROM deferred WHERE job_id = ?'),
      clearMembers: database.prepare('DELETE FROM exported_members WHERE job_id = ?'),
    };
  }

  /** Makes a link known at once; `put` writes it with the checkpoint. Two objects can't claim one account so. */
  stage(link: Link): void {
    this.#staged.set(link.sourceId, link);
    this.#stagedTargets.set(`${link.kind} ${link.targetId}`, link);
  }

  get(sourceId: string): Link | null {
    const staged = this.#staged.get(sourceId);
    if (staged) return staged;
    const row = this.#statements.get.get(this.#jobId, sourceId);
    return row ? linkOf(row) : null;
  }

  findByTarget(kind: ObjectKind, targetId: string): Link | null {
    const staged = this.#stagedTargets.get(`${kind} ${targetId}`);
    if (staged) return staged;
    const row = this.#statements.byTarget.get(this.#jobId, kind, targetId);
    return row ? linkOf(row) : null;
  }

  put(link: Link): void {
    this.#unstage(link.sourceId);
    // Another group in the target has none of the members yet that the one before it was sent (E-440).
    const before = this.#statements.get.get(this.#jobId, link.sourceId);
    if (before && before.target_id !== link.targetId) this.#statements.forgetGroup.run(this.#jobId, link.sourceId);
    const references = link.references === null ? null : JSON.stringify(link.references);
    this.#statements.put.run(this.#jobId, link.sourceId, link.kind, link.targetId, link.name, link.state, references);
  }

  /** Forgets the link: the next evaluation matches anew (E-318), and a group is sent its members again (E-440). */
  drop(sourceId: string): void {
    this.#unstage(sourceId);
    this.#statements.remove.run(this.#jobId, sourceId);
    this.#statements.forgetGroup.run(this.#jobId, sourceId);
  }

  /** The target object was deleted: its exported memberships are gone with it. */
  markDeleted(sourceId: string): void {
    this.#unstage(sourceId);
    this.#statements.markDeleted.run(this.#jobId, sourceId);
    this.#statements.forgetGroup.run(this.#jobId, sourceId);
    this.#statements.forgetMember.run(this.#jobId, sourceId);
  }

  /** Forgets everything (reset of the connector data store, E-207). */
  clear(): void {
    this.#staged.clear();
    this.#stagedTargets.clear();
    this.#statements.clear.run(this.#jobId);
    this.#statements.clearMembers.run(this.#jobId);
    this.#statements.clearDeferred.run(this.#jobId);
  }

  /** Objects ever provisioned, by kind (E-903). */
  counts(): Record<ObjectKind, number> {
    const counts = { User: 0, Group: 0 };
    for (const row of this.#statements.counts.all(this.#jobId)) counts[row.kind] = row.n;
    return counts;
  }

  /** Objects that the job holds in the target now. */
  managedCount(): number {
    return this.#statements.managedCount.get(this.#jobId)?.n ?? 0;
  }

  /** Members exported to a group: source id to target id (E-451: they are never read from the target). */
  exportedMembers(groupId: string): Map<string, string> {
    const rows = this.#statements.members.all(this.#jobId, groupId);
    return new Map(rows.map((row) => [row.member_id, row.target_id]));
  }

  addExportedMember(groupId: string, memberId: string, targetId: string): void {
    this.#statements.addMember.run(this.#jobId, groupId, memberId, targetId);
  }

  /** Links of one kind whose references are to be evaluated: all, or those that never were. */
  page(kind: ObjectKind, after: string, limit: number, onlyPending: boolean): Link[] {
    const statement = onlyPending ? this.#statements.pendingPage : this.#statements.page;
    return statement.all(this.#jobId, kind, after, limit).map(linkOf);
  }

  removeExportedMember(groupId: string, memberId: string): void {
    this.#statements.removeMember.run(this.#jobId, groupId, memberId);
  }

  #unstage(sourceId: string): void {
    const staged = this.#staged.get(sourceId);
    if (!staged) return;
    this.#staged.delete(sourceId);
    this.#stagedTargets.delete(`${staged.kind} ${staged.targetId}`);
  }
}

function linkOf(row: LinkRow): Link {
  return {
    sourceId: row.source_id,
    kind: row.kind,
    targetId: row.target_id,
    name: row.name,
    state: row.state,
    references: row.reference_json === null ? null : (JSON.parse(row.reference_json) as Record<string, string>),
  };
}
