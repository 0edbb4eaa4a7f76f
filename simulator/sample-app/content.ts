/** Hosts and host groups page by page, as the page and the control API read them. */
import type { ResourcePage, SampleStore } from './store.ts';
import { type Host, type HostGroup, listHostGroups, listHosts } from './view.ts';

export interface ContentPage<T> {
  /** How many there are in all that are looked for. */
  total: number;
  value: T[];
}

export class SampleContent {
  readonly #store: SampleStore;

  constructor(store: SampleStore) {
    this.#store = store;
  }

  hosts(page: ResourcePage): ContentPage<Host> {
    return { total: this.#store.count('User', page), value: listHosts(this.#store, page) };
  }

  hostGroups(page: ResourcePage): ContentPage<HostGroup> {
    return { total: this.#store.count('Group', page), value: listHostGroups(this.#store, page) };
  }
}
