/** Owners of applications, service principals and groups: ids of users or service principals (G-132). */
import type { RecordsDatabase } from '../storage/index.ts';

export class Owners {
  readonly #statements;

  constructor(database: RecordsDatabase) {
    this.#statements = {
      add: database.prepare('INSERT OR IGNORE INTO owners (object_id, owner_id) VALUES (?, ?)'),
      remove: database.prepare('DELETE FROM owners WHERE object_id = ? AND owner_id = ?'),
      removeAll: database.prepare('DELETE FROM owners WHERE object_id = ? OR owner_id = ?'),
      list: database.prepare<[string], { owner_id: string }>('SELECT owner_id FROM owners WHERE object_id = ?'),
    };
  }

  /** False when it is an owner already. */
  add(objectId: string, ownerId: string): boolean {
    return this.#statements.add.run(objectId, ownerId).changes > 0;
  }

  /** False when it is no owner. */
  remove(objectId: string, ownerId: string): boolean {
    return this.#statements.remove.run(objectId, ownerId).changes > 0;
  }

  /** Of an object that is gone: what it owned, and who owned it. */
  forget(objectId: string): void {
    this.#statements.removeAll.run(objectId, objectId);
  }

  list(objectId: string): string[] {
    return this.#statements.list.all(objectId).map((row) => row.owner_id);
  }
}
