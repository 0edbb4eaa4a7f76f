/**
 * What the sample app keeps, and the interface of where it keeps it. Storage is synchronous, so each request is
 * carried out whole before the next one begins: concurrent patches of a group can't lose a member.
 */
import type { ObjectKind } from '../model/exchange.ts';
import type { IndexKey } from './indexed-attributes.ts';
import type { ScimObject } from './scim-value.ts';

export interface StoredResource {
  /** The order of creation. */
  num: number;
  id: string;
  kind: ObjectKind;
  /** What a list shows. */
  name: string;
  /** Everything but `id`, `schemas`, `meta` and `members`; extensions under their URN. */
  attributes: ScimObject;
  createdMs: number;
  modifiedMs: number;
}

export interface StoredMember {
  id: string;
  kind: ObjectKind;
  name: string;
}

export interface ResourceSearch {
  /** Part of the name; ASCII letters in any case. */
  search?: string;
  /** Only those that are active, or only those that aren't; what has no `active` is. */
  active?: boolean;
}

export interface ResourcePage extends ResourceSearch {
  offset: number;
  limit: number;
}

export interface SampleStore {
  insert(resource: Omit<StoredResource, 'num'>, keys: readonly IndexKey[]): StoredResource;
  update(resource: StoredResource, keys: readonly IndexKey[]): void;
  /** Also takes it out of all groups, and its members out of it. */
  remove(resource: StoredResource): void;
  get(id: string): StoredResource | null;
  /** Those with the value under the key, in order of creation. */
  find(kind: ObjectKind, key: IndexKey): StoredResource[];
  list(kind: ObjectKind, page: ResourcePage): StoredResource[];
  count(kind: ObjectKind, search?: ResourceSearch): number;
  /** How often something of that name was created, this time included; deletions don't matter. */
  countCreation(kind: ObjectKind, name: string): number;
  /** False when it was a member already. */
  addMember(group: StoredResource, member: StoredResource): boolean;
  /** False when it wasn't a member. */
  removeMember(group: StoredResource, memberId: string): boolean;
  /** How many there were. */
  removeAllMembers(group: StoredResource): number;
  hasMember(group: StoredResource, memberId: string): boolean;
  /** In the order in which they were added. */
  members(group: StoredResource): StoredMember[];
  /** Indexes everything anew when it was indexed under other names. */
  indexBy(names: readonly string[], keysOf: (resource: StoredResource) => readonly IndexKey[]): void;
  /** All of the work or, when it throws, nothing. */
  transaction<T>(work: () => T): T;
  /** Forgets everything, the counts of names too. */
  clear(): void;
}
