/** The sample app's storage in memory. */
import type { ObjectKind } from '../model/exchange.ts';
import type { IndexKey } from './indexed-attributes.ts';
import type { ResourcePage, ResourceSearch, SampleStore, StoredMember, StoredResource } from './store.ts';

export class MemorySampleStore implements SampleStore {
  readonly #resources = { User: new Map<string, StoredResource>(), Group: new Map<string, StoredResource>() };
  readonly #keysById = new Map<string, readonly IndexKey[]>();
  readonly #index = new Map<string, Set<string>>();
  readonly #members = new Map<string, Set<string>>();
  readonly #groupsOf = new Map<string, Set<string>>();
  readonly #creations = new Map<string, number>();
  #indexedBy = '';
  #lastNum = 0;

  insert(given: Omit<StoredResource, 'num'>, keys: readonly IndexKey[]): StoredResource {
    const resource = { ...given, num: ++this.#lastNum };
    this.#resources[resource.kind].set(resource.id, resource);
    this.#setKeys(resource, keys);
    return resource;
  }

  update(resource: StoredResource, keys: readonly IndexKey[]): void {
    this.#resources[resource.kind].set(resource.id, resource);
    this.#setKeys(resource, keys);
  }

  remove({ id, kind }: StoredResource): void {
    const resource = this.get(id);
    if (!resource) return;
    this.#setKeys(resource, []);
    this.#keysById.delete(id);
    this.removeAllMembers(resource);
    for (const groupId of this.#groupsOf.get(id) ?? []) this.#members.get(groupId)?.delete(id);
    this.#groupsOf.delete(id);
    this.#resources[kind].delete(id);
  }

  get(id: string): StoredResource | null {
    return this.#resources.User.get(id) ?? this.#resources.Group.get(id) ?? null;
  }

  find(kind: ObjectKind, { key, value }: IndexKey): StoredResource[] {
    const ids = this.#index.get(indexName(kind, key, value)) ?? [];
    return [...ids].flatMap((id) => this.#resources[kind].get(id) ?? []).sort((a, b) => a.num - b.num);
  }

  list(kind: ObjectKind, { offset, limit, ...search }: ResourcePage): StoredResource[] {
    const page: StoredResource[] = [];
    let passed = 0;
    for (const resource of this.#resources[kind].values()) {
      if (page.length >= limit) break;
      if (!isFound(resource, search)) continue;
      if (passed++ >= offset) page.push(resource);
    }
    return page;
  }

  count(kind: ObjectKind, search: ResourceSearch = {}): number {
    if (!search.search && search.active === undefined) return this.#resources[kind].size;
    let count = 0;
    for (const resource of this.#resources[kind].values()) if (isFound(resource, search)) count++;
    return count;
  }

  countCreation(kind: ObjectKind, name: string): number {
    const key = `${kind} ${name}`;
    const count = (this.#creations.get(key) ?? 0) + 1;
    this.#creations.set(key, count);
    return count;
  }

  addMember(group: StoredResource, member: StoredResource): boolean {
    const members = setIn(this.#members, group.id);
    if (members.has(member.id)) return false;
    members.add(member.id);
    setIn(this.#groupsOf, member.id).add(group.id);
    return true;
  }

  removeMember(group: StoredResource, memberId: string): boolean {
    this.#groupsOf.get(memberId)?.delete(group.id);
    return this.#members.get(group.id)?.delete(memberId) ?? false;
  }

  removeAllMembers(group: StoredResource): number {
    const members = this.#members.get(group.id) ?? new Set();
    for (const id of members) this.#groupsOf.get(id)?.delete(group.id);
    this.#members.delete(group.id);
    return members.size;
  }

  hasMember(group: StoredResource, memberId: string): boolean {
    return this.#members.get(group.id)?.has(memberId) ?? false;
  }

  members(group: StoredResource): StoredMember[] {
    return [...(this.#members.get(group.id) ?? [])].flatMap((id) => {
      const member = this.get(id);
      return member ? { id, kind: member.kind, name: member.name } : [];
    });
  }

  indexBy(names: readonly string[], keysOf: (resource: StoredResource) => readonly IndexKey[]): void {
    const wanted = JSON.stringify(names);
    if (this.#indexedBy === wanted) return;
    this.#indexedBy = wanted;
    for (const resources of Object.values(this.#resources)) {
      for (const resource of resources.values()) this.#setKeys(resource, keysOf(resource));
    }
  }

  /** Memory has nothing to undo: the app checks everything before it changes anything. */
  transaction<T>(work: () => T): T {
    return work();
  }

  clear(): void {
    for (const map of Object.values(this.#resources)) map.clear();
    for (const map of [this.#keysById, this.#index, this.#members, this.#groupsOf, this.#creations]) map.clear();
  }

  #setKeys({ id, kind }: StoredResource, keys: readonly IndexKey[]): void {
    for (const { key, value } of this.#keysById.get(id) ?? []) {
      const name = indexName(kind, key, value);
      const ids = this.#index.get(name);
      ids?.delete(id);
      if (ids?.size === 0) this.#index.delete(name);
    }
    for (const { key, value } of keys) setIn(this.#index, indexName(kind, key, value)).add(id);
    this.#keysById.set(id, keys);
  }
}

function indexName(kind: ObjectKind, key: string, value: string): string {
  return `${kind}\n${key}\n${value}`;
}

function isFound({ name, attributes }: StoredResource, { search, active }: ResourceSearch): boolean {
  if (active !== undefined && active !== (attributes.active !== false)) return false;
  return !search || name.toLowerCase().includes(search.toLowerCase());
}

function setIn(map: Map<string, Set<string>>, key: string): Set<string> {
  const found = map.get(key);
  if (found) return found;
  const created = new Set<string>();
  map.set(key, created);
  return created;
}
