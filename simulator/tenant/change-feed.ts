/**
 * The ordered change feed of the directory. Every change gets the next number; a job's watermark is such a number
 * and an incremental cycle reads what came after it (E-225, E-227).
 */
import type { ObjectKind } from '../model/exchange.ts';
import type { RecordsDatabase } from '../storage/index.ts';

/**
 * What happened. `relatedId` is the member of a membership change and the service principal of an assignment;
 * `deleted` is the soft deletion, `purged` the hard one.
 */
export type ChangeType =
  | 'created'
  | 'updated'
  | 'deleted'
  | 'restored'
  | 'purged'
  | 'managerSet'
  | 'memberAdded'
  | 'memberRemoved'
  | 'assigned'
  | 'unassigned';

export interface DirectoryChange {
  seq: number;
  atMs: number;
  type: ChangeType;
  kind: ObjectKind;
  objectId: string;
  relatedId: string | null;
}

interface ChangeRow {
  seq: number;
  at: number;
  type: ChangeType;
  kind: ObjectKind;
  object_id: string;
  related_id: string | null;
}

export interface ChangeFeed {
  append(type: ChangeType, kind: ObjectKind, objectId: string, relatedId?: string): void;
  /** The number of the latest change; 0 when there is none. */
  position(): number;
  /** Changes after `since` up to and including `upTo`, in order. */
  read(since: number, upTo: number): DirectoryChange[];
  /** Calls back after a change, once for each. */
  onAppend(listener: () => void): () => void;
}

export function createChangeFeed(database: RecordsDatabase, nowMs: () => number): ChangeFeed {
  const insert = database.prepare('INSERT INTO changes (at, type, kind, object_id, related_id) VALUES (?, ?, ?, ?, ?)');
  const select = database.prepare<[number, number], ChangeRow>(
    'SELECT seq, at, type, kind, object_id, related_id FROM changes WHERE seq > ? AND seq <= ? ORDER BY seq',
  );
  const last = database.prepare<[], { seq: number | null }>('SELECT max(seq) AS seq FROM changes');
  const listeners = new Set<() => void>();
  return {
    append: (type, kind, objectId, relatedId) => {
      insert.run(nowMs(), type, kind, objectId, relatedId ?? null);
      for (const listener of listeners) listener();
    },
    position: () => last.get()?.seq ?? 0,
    read: (since, upTo) =>
      select.all(since, upTo).map((row) => ({
        seq: row.seq,
        atMs: row.at,
        type: row.type,
        kind: row.kind,
        objectId: row.object_id,
        relatedId: row.related_id,
      })),
    onAppend: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
