/** Directory extensions: attributes that an application adds to users and groups (G-138). */
import type { Chance } from '../chance.ts';
import type { RecordsDatabase } from '../storage/index.ts';
import { tenantError } from './errors.ts';

export interface ExtensionProperty {
  id: string;
  /** `extension_<appId without dashes>_<name>`, the name it has on an object. */
  name: string;
  dataType: string;
  targetObjects: string[];
  appDisplayName: string;
}

export class ExtensionProperties {
  readonly #chance: Chance;
  readonly #statements;

  constructor(database: RecordsDatabase, chance: Chance) {
    this.#chance = chance;
    this.#statements = {
      insert: database.prepare(
        'INSERT OR IGNORE INTO extension_properties (id, application_id, name, json) VALUES (?, ?, ?, ?)',
      ),
      remove: database.prepare('DELETE FROM extension_properties WHERE application_id = ? AND id = ?'),
      removeApplication: database.prepare('DELETE FROM extension_properties WHERE application_id = ?'),
      list: database.prepare<[], { json: string }>('SELECT json FROM extension_properties ORDER BY num'),
      ofApplication: database.prepare<[string], { json: string }>(
        'SELECT json FROM extension_properties WHERE application_id = ? ORDER BY num',
      ),
      byName: database.prepare<[string], { json: string }>('SELECT json FROM extension_properties WHERE name = ?'),
    };
  }

  /** Throws EXTENSION_EXISTS. */
  create(
    application: { id: string; appId: string; displayName: string },
    given: { name: string; dataType: string; targetObjects: string[] },
  ): ExtensionProperty {
    const property: ExtensionProperty = {
      id: this.#chance.guid(),
      name: `extension_${application.appId.replaceAll('-', '')}_${given.name}`,
      dataType: given.dataType,
      targetObjects: given.targetObjects,
      appDisplayName: application.displayName,
    };
    const row = [property.id, application.id, property.name, JSON.stringify(property)];
    if (this.#statements.insert.run(...row).changes === 0)
      throw tenantError('EXTENSION_EXISTS', { name: property.name });
    return property;
  }

  /** False when there is none. */
  remove(applicationId: string, id: string): boolean {
    return this.#statements.remove.run(applicationId, id).changes > 0;
  }

  removeApplication(applicationId: string): void {
    this.#statements.removeApplication.run(applicationId);
  }

  list(applicationId?: string): ExtensionProperty[] {
    const { list, ofApplication } = this.#statements;
    const rows = applicationId === undefined ? list.all() : ofApplication.all(applicationId);
    return rows.map((row) => JSON.parse(row.json) as ExtensionProperty);
  }

  find(name: string): ExtensionProperty | null {
    const row = this.#statements.byName.get(name);
    return row ? (JSON.parse(row.json) as ExtensionProperty) : null;
  }
}
