/** Hosts and host groups as the page and the library show them. */
import type { ScimObject } from './scim-value.ts';
import type { ResourcePage, SampleStore } from './store.ts';

export interface Host {
  id: string;
  userName: string;
  displayName: string;
  /** Visible in the sample app; false once the person is no longer assigned. */
  active: boolean;
  attributes: ScimObject;
}

export interface HostGroup {
  id: string;
  displayName: string;
  members: { id: string; name: string }[];
}

export interface SampleAppView {
  hosts: Host[];
  hostGroups: HostGroup[];
}

const everything: ResourcePage = { offset: 0, limit: Number.MAX_SAFE_INTEGER };

export function viewOf(store: SampleStore): SampleAppView {
  return { hosts: listHosts(store, everything), hostGroups: listHostGroups(store, everything) };
}

/** In order of creation. A face without `active` has only visible hosts. */
export function listHosts(store: SampleStore, page: ResourcePage): Host[] {
  return store.list('User', page).map(({ id, name, attributes }) => ({
    id,
    userName: String(attributes.userName ?? ''),
    displayName: name,
    active: attributes.active !== false,
    attributes,
  }));
}

export function listHostGroups(store: SampleStore, page: ResourcePage): HostGroup[] {
  return store.list('Group', page).map((group) => ({
    id: group.id,
    displayName: group.name,
    members: store.members(group).map(({ id, name }) => ({ id, name })),
  }));
}
