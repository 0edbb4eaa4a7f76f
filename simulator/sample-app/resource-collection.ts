/**
 * The users or the groups of a sample app: what the endpoint `/Users` or `/Groups` does, without HTTP. Everything
 * is checked before anything is changed, and a request is carried out whole before the next one.
 */
import { chance } from '../chance.ts';
import type { ObjectKind } from '../model/exchange.ts';
import { assignObject } from './assign.ts';
import type { FaceAttribute } from './face.ts';
import { type IndexedAttribute, indexedAttributes, indexKeysOf, uniqueAttribute } from './indexed-attributes.ts';
import { applyPatch, type MemberEdit, memberIds, setMembersAside } from './patch.ts';
import { checkRequired, type RequiredAttribute, requiredAttributes } from './required-values.ts';
import { compileFilter, type ResourceFilter } from './resource-filter.ts';
import { compileShape, type ResourceShape } from './resource-shape.ts';
import { invalidSyntax, invalidValue, notFound, uniqueness } from './scim-errors.ts';
import { memberObject } from './scim-resource.ts';
import { isObject, isScimObject, type ScimObject } from './scim-value.ts';
import type { SampleStore, StoredMember, StoredResource } from './store.ts';

export interface CollectionOptions {
  store: SampleStore;
  /** Virtual time, for `meta`. */
  nowMs: () => number;
  seed: number;
}

export interface ListQuery {
  filter?: string | undefined;
  /** From 1 on. */
  startIndex: number;
  count: number;
}

export class ResourceCollection {
  readonly shape: ResourceShape;
  readonly indexed: readonly IndexedAttribute[];
  readonly #required: readonly RequiredAttribute[];
  readonly #store: SampleStore;
  readonly #nowMs: () => number;
  readonly #seed: number;

  constructor(kind: ObjectKind, attributes: readonly FaceAttribute[], { store, nowMs, seed }: CollectionOptions) {
    this.shape = compileShape(kind, attributes);
    this.indexed = indexedAttributes(this.shape);
    this.#required = requiredAttributes(this.shape);
    this.#store = store;
    this.#nowMs = nowMs;
    this.#seed = seed;
  }

  create(body: unknown): StoredResource {
    const { attributes, members } = this.#read(body);
    const active = this.shape.core.attributes.get('active');
    if (active && attributes.active === undefined && !this.shape.required.includes('active')) attributes.active = true;
    this.#check(attributes, null);
    const nowMs = this.#nowMs();
    return this.#store.transaction(() => {
      const added = this.#existing(members);
      const id = this.#newId(attributes);
      const { kind } = this.shape;
      const given = { id, kind, name: nameOf(kind, attributes), attributes, createdMs: nowMs, modifiedMs: nowMs };
      const resource = this.#store.insert(given, indexKeysOf(this.indexed, attributes));
      for (const member of added) this.#store.addMember(resource, member);
      return resource;
    });
  }

  get(id: string): StoredResource {
    const resource = this.#store.get(id);
    if (resource?.kind === this.shape.kind) return resource;
    throw notFound(`There is no ${this.shape.kind} with the id '${id}'.`);
  }

  members(group: StoredResource): StoredMember[] {
    return this.#store.members(group);
  }

  list({ filter: text, startIndex, count }: ListQuery): { total: number; resources: StoredResource[] } {
    const { kind } = this.shape;
    const offset = startIndex - 1;
    if (text === undefined) {
      const resources = count === 0 ? [] : this.#store.list(kind, { offset, limit: count });
      return { total: this.#store.count(kind), resources };
    }
    const filter = compileFilter(this.shape, this.indexed, text);
    const found = this.#candidates(filter).filter((resource) =>
      filter.matches({
        id: resource.id,
        attributes: resource.attributes,
        hasMember: (memberId) => this.#store.hasMember(resource, memberId),
      }),
    );
    return { total: found.length, resources: found.slice(offset, offset + count) };
  }

  patch(id: string, body: unknown): StoredResource {
    const resource = this.get(id);
    const attributes = structuredClone(resource.attributes);
    const edits = applyPatch(this.shape, attributes, body);
    this.#check(attributes, resource);
    return this.#store.transaction(() => {
      const added = edits.map((edit) =>
        edit.edit === 'add' || edit.edit === 'replace' ? this.#existing(edit.ids) : [],
      );
      let changed = JSON.stringify(attributes) !== JSON.stringify(resource.attributes);
      for (const [index, edit] of edits.entries()) {
        if (this.#applyEdit(resource, edit, added[index] as StoredResource[])) changed = true;
      }
      return changed ? this.#save(resource, attributes) : resource;
    });
  }

  /** PUT: what isn't given is gone. */
  replace(id: string, body: unknown): StoredResource {
    const resource = this.get(id);
    const { attributes, members } = this.#read(body);
    this.#check(attributes, resource);
    return this.#store.transaction(() => {
      this.#applyEdit(resource, { edit: 'replace', ids: members }, this.#existing(members));
      return this.#save(resource, attributes);
    });
  }

  delete(id: string): void {
    this.#store.remove(this.get(id));
  }

  keysOf(resource: StoredResource) {
    return indexKeysOf(this.indexed, resource.attributes);
  }

  #read(body: unknown): { attributes: ScimObject; members: string[] } {
    if (!isObject(body)) throw invalidSyntax(`The body is a ${this.shape.kind} as a JSON object.`);
    const { members, others } = setMembersAside(this.shape, body);
    const attributes: ScimObject = {};
    assignObject(this.shape, attributes, 'add', others);
    return { attributes, members: memberIds(members?.value) };
  }

  #check(attributes: ScimObject, before: StoredResource | null): void {
    const { kind } = this.shape;
    const unique = uniqueAttribute[kind];
    const value = attributes[unique];
    if (value === undefined || value === '') throw invalidValue(`A ${kind} needs a value for '${unique}'.`);
    checkRequired(kind, this.#required, attributes);
    const holders = this.#store.find(kind, { key: unique, value: String(value).toLowerCase() });
    if (holders.some(({ id }) => id !== before?.id)) {
      throw uniqueness(`Another ${kind} has the ${unique} '${String(value)}'.`);
    }
  }

  #existing(ids: readonly string[]): StoredResource[] {
    return ids.map((id) => {
      const member = this.#store.get(id);
      if (member) return member;
      throw invalidValue(`No user or group has the id '${id}', so it can't become a member.`);
    });
  }

  #candidates({ lookup }: ResourceFilter): StoredResource[] {
    const { kind } = this.shape;
    if (lookup === null) return this.#store.list(kind, { offset: 0, limit: Number.MAX_SAFE_INTEGER });
    if ('key' in lookup) return this.#store.find(kind, lookup);
    const resource = this.#store.get(lookup.id);
    return resource?.kind === kind ? [resource] : [];
  }

  #applyEdit(group: StoredResource, edit: MemberEdit, added: readonly StoredResource[]): boolean {
    switch (edit.edit) {
      case 'add':
        return added.filter((member) => this.#store.addMember(group, member)).length > 0;
      case 'remove':
        return edit.ids.filter((id) => this.#store.removeMember(group, id)).length > 0;
      case 'removeChosen': {
        const chosen = this.members(group).filter((member) => edit.isChosen(memberObject(member)));
        return chosen.filter(({ id }) => this.#store.removeMember(group, id)).length > 0;
      }
      case 'replace': {
        const wanted = new Set(edit.ids);
        const surplus = this.members(group).filter(({ id }) => !wanted.has(id));
        for (const { id } of surplus) this.#store.removeMember(group, id);
        return added.filter((member) => this.#store.addMember(group, member)).length + surplus.length > 0;
      }
    }
  }

  #save(before: StoredResource, attributes: ScimObject): StoredResource {
    const name = nameOf(before.kind, attributes);
    const resource = { ...before, name, attributes, modifiedMs: this.#nowMs() };
    this.#store.update(resource, indexKeysOf(this.indexed, attributes));
    return resource;
  }

  /** From the seed and the name alone, so that runs whose requests arrive in another order give the same ids. */
  #newId(attributes: ScimObject): string {
    const { kind } = this.shape;
    const name = String(attributes[uniqueAttribute[kind]]).toLowerCase();
    const number = this.#store.countCreation(kind, name);
    return chance(this.#seed, `sample-app/${kind}/${name}/${number}`).guid();
  }
}

/** What a list shows for a resource. */
function nameOf(kind: ObjectKind, { displayName, name, userName }: ScimObject): string {
  if (typeof displayName === 'string' && displayName !== '') return displayName;
  if (kind === 'User' && isScimObject(name)) {
    const { formatted, givenName, familyName } = name;
    const parts = [givenName, familyName].filter((part) => typeof part === 'string' && part !== '');
    if (typeof formatted === 'string' && formatted !== '') return formatted;
    if (parts.length > 0) return parts.join(' ');
  }
  return String(userName ?? '');
}
