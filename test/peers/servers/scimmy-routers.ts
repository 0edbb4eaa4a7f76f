/**
 * scimmy-routers behind express: SCIMMY's protocol over stores that are no more than maps. SCIMMY keeps its resource
 * types in one place for the process; which server's store is meant comes with each request's context.
 */
import express from 'express';
import SCIMMY from 'scimmy';
import SCIMMYRouters from 'scimmy-routers';
import { type Peer, type Resource, serve } from './peer.ts';

const TOKEN = 'scimmy-token';

/** A request to a store, as SCIMMY hands it on. */
interface Demand {
  id?: string;
  filter?: { match(resources: Resource[]): Resource[] };
}

/** The resources of one type, and the three things that SCIMMY does with them. */
class Store {
  readonly resources = new Map<string, Resource>();
  readonly #unique: string;
  #count = 0;

  constructor(unique: string) {
    this.#unique = unique;
  }

  /** Creates, or replaces where there is an id. */
  write({ id }: Demand, given: object): Resource {
    // SCIMMY's instances are made of accessors; what is kept is plain.
    const value = JSON.parse(JSON.stringify(given)) as Record<string, unknown>;
    const key = String(value[this.#unique]).toLowerCase();
    for (const other of this.resources.values()) {
      if (other.id !== id && String(other[this.#unique]).toLowerCase() === key) {
        throw new SCIMMY.Types.Error(409, 'uniqueness', `${this.#unique} '${key}' is taken`);
      }
    }
    const resource = { ...value, id: id ?? String(++this.#count) };
    this.resources.set(resource.id, resource);
    return resource;
  }

  read({ id, filter }: Demand): Resource | Resource[] {
    if (id !== undefined) return this.#get(id);
    const all = [...this.resources.values()];
    return filter ? filter.match(all) : all;
  }

  remove({ id = '' }: Demand): void {
    this.#get(id);
    this.resources.delete(id);
  }

  #get(id: string): Resource {
    const resource = this.resources.get(id);
    if (!resource) throw new SCIMMY.Types.Error(404, '', `There is no resource '${id}'`);
    return resource;
  }
}

interface Stores {
  users: Store;
  groups: Store;
}

const handlers = (kind: keyof Stores) => ({
  ingress: (demand: Demand, given: object, stores: Stores) => stores[kind].write(demand, given),
  egress: (demand: Demand, stores: Stores) => stores[kind].read(demand),
  degress: (demand: Demand, stores: Stores) => stores[kind].remove(demand),
});

SCIMMY.Resources.declare(SCIMMY.Resources.User.extend(SCIMMY.Schemas.EnterpriseUser, false), handlers('users'));
SCIMMY.Resources.declare(SCIMMY.Resources.Group, handlers('groups'));

function authenticate(request: express.Request): string {
  if (request.header('Authorization') !== `Bearer ${TOKEN}`) throw new Error('The token is wrong');
  return 'provisioning';
}

export async function startScimmyRouters(): Promise<Peer> {
  const stores: Stores = { users: new Store('userName'), groups: new Store('displayName') };
  const app = express();
  app.use('/scim', new SCIMMYRouters({ type: 'bearer', handler: authenticate, context: () => stores }));
  const { origin, close } = await serve(app);
  return {
    url: `${origin}/scim`,
    token: TOKEN,
    state: async () => ({
      users: [...stores.users.resources.values()],
      groups: [...stores.groups.resources.values()],
    }),
    close,
  };
}
