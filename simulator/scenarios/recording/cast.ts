/**
 * The names that a written scenario has for users and groups, and how it writes them: only what a reader of the file
 * wouldn't fill in by itself.
 */
import type { Group, User } from '../../model/directory.ts';
import type { ObjectKind } from '../../model/exchange.ts';
import { completeGroup, completeUser, DEFAULT_DOMAIN } from '../../tenant/index.ts';
import { GroupShape, UserShape } from '../parts-shape.ts';

export type Written = Record<string, unknown>;

export class Cast {
  readonly #names = new Map<string, string>();
  readonly #taken = new Set<string>();

  /** The name of an object; made from what it is called when it has none yet. */
  name(kind: ObjectKind, object: { id: string; displayName: string }): string {
    const known = this.#names.get(object.id);
    if (known !== undefined) return known;
    const base = slugOf(object.displayName) || kind.toLowerCase();
    let name = base;
    for (let number = 2; this.#taken.has(name); number++) name = `${base}-${number}`;
    this.#taken.add(name);
    this.#names.set(object.id, name);
    return name;
  }

  /** Gives an object the name that it has in the tenant. */
  call(id: string, name: string): void {
    this.#taken.add(name);
    this.#names.set(id, name);
  }

  /** Null for somebody who isn't in the file. */
  find(id: string): string | null {
    return this.#names.get(id) ?? null;
  }

  /** The id in the tenant is kept: mappings may send it. */
  writeUser(user: User): Written {
    const known = pick(user, Object.keys(UserShape.properties));
    const given: Written = { ...known, givenName: user.givenName ?? null, surname: user.surname ?? null };
    const named = { displayName: user.displayName, mailNickname: user.mailNickname };
    const byItself: Written = { ...completeUser(named, DEFAULT_DOMAIN) };
    const { mailNickname } = completeUser({ displayName: user.displayName }, DEFAULT_DOMAIN);
    return withoutDefaults(given, { ...byItself, mailNickname });
  }

  writeGroup(group: Group): Written {
    const known = pick(group, Object.keys(GroupShape.properties));
    return withoutDefaults(known, { ...completeGroup({ displayName: group.displayName }) });
  }
}

/** What a change of an object is written as: properties that differ, null for those that are gone. */
export function changesBetween(before: object, after: object, kind: ObjectKind): Written {
  const shape = kind === 'User' ? UserShape : GroupShape;
  const names = Object.keys(shape.properties);
  const old: Written = pick(before, names);
  const now: Written = pick(after, names);
  const changes: Written = {};
  for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
    if (name === 'id' || JSON.stringify(old[name]) === JSON.stringify(now[name])) continue;
    changes[name] = now[name] ?? null;
  }
  return changes;
}

/** Creation dates aren't mapped and would only make the file longer. */
function pick(object: object, names: readonly string[]): Written {
  return Object.fromEntries(
    Object.entries(object).filter(
      ([name, value]) =>
        value !== undefined && name !== 'createdDateTime' && (names.includes(name) || name.startsWith('extension_')),
    ),
  );
}

function withoutDefaults(given: Written, byItself: Written): Written {
  return Object.fromEntries(
    Object.entries(given).filter(
      ([name, value]) => name === 'displayName' || JSON.stringify(value) !== JSON.stringify(byItself[name]),
    ),
  );
}

function slugOf(displayName: string): string {
  return displayName
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
