/**
 * The built-in sample apps: one for each application whose target it is, with the face of its profile. Mounted
 * under the server's address, or in this process without a port for the library.
 */
import Fastify, { type FastifyInstance } from 'fastify';
import { secretOf } from './applications/index.ts';
import { faceFromProfile, type SampleStore, SqliteSampleStore, sampleApp, viewOf } from './sample-app/index.ts';
import type { Simulator } from './simulator.ts';
import type { ApplicationRecord } from './storage/index.ts';

/** No host has this name: requests are answered in this process. */
const IN_PROCESS_HOST = 'sample-app.invalid';

export class SampleApps {
  readonly #simulator: Simulator;
  readonly #stores = new Map<string, SampleStore>();
  readonly #inProcess: FastifyInstance[] = [];

  constructor(simulator: Simulator) {
    this.#simulator = simulator;
  }

  /** Serves every sample app below the server's own address. */
  async mount(app: FastifyInstance): Promise<void> {
    for (const application of this.#simulator.applications.list()) {
      if (application.sampleApp) await this.#register(app, application, `${pathOf(application)}`);
    }
  }

  /**
   * The server listens at this address now: tenant URLs follow, as the port may be another than last time. A flag on
   * the URL stays, and so does an address that someone put in its place.
   */
  async point(address: string): Promise<void> {
    for (const application of this.#simulator.applications.list()) {
      const before = secretOf(application, 'BaseAddress');
      if (!application.sampleApp || isElsewhere(before, application)) continue;
      const url = `${address}${pathOf(application)}${before === null || !URL.canParse(before) ? '' : new URL(before).search}`;
      if (before === url) continue;
      await this.#simulator.applications.setSecrets(application.servicePrincipalId, { BaseAddress: url });
    }
  }

  /** Answers in this process, without a port. */
  async attachInProcess(application: ApplicationRecord): Promise<void> {
    const app = Fastify({ logger: false });
    this.#inProcess.push(app);
    // Its token is its own: a wrong one among the application's secrets is refused, as by any other target.
    const token = secretOf(application, 'SecretToken') ?? '';
    await this.#register(app, application, '/scim', () => token);
    await app.ready();
    this.#simulator.handlers.set(application.servicePrincipalId, app);
    await this.#simulator.applications.setSecrets(application.servicePrincipalId, {
      BaseAddress: `http://${IN_PROCESS_HOST}/scim`,
    });
  }

  /** Hosts and host groups of an application; null when its target is another. */
  view(servicePrincipalId: string) {
    const store = this.#stores.get(servicePrincipalId);
    return store ? viewOf(store) : null;
  }

  async close(): Promise<void> {
    await Promise.all(this.#inProcess.map((app) => app.close()));
  }

  async #register(
    app: FastifyInstance,
    application: ApplicationRecord,
    prefix: string,
    token = () => secretOf(application, 'SecretToken') ?? '',
  ): Promise<void> {
    const { servicePrincipalId } = application;
    const profile = await this.#simulator.applications.profile(application);
    const store = new SqliteSampleStore(this.#simulator.database, servicePrincipalId);
    this.#stores.set(servicePrincipalId, store);
    await app.register(sampleApp, {
      prefix,
      face: faceFromProfile(profile),
      store,
      token,
      nowMs: () => this.#simulator.clock.nowMs(),
      seed: this.#simulator.seed,
    });
  }
}

function isElsewhere(tenantUrl: string | null, application: ApplicationRecord): boolean {
  if (tenantUrl === null || !URL.canParse(tenantUrl)) return false;
  const { hostname, pathname } = new URL(tenantUrl);
  return hostname !== IN_PROCESS_HOST && pathname !== pathOf(application);
}

function pathOf(application: ApplicationRecord): string {
  return `/sample-apps/${application.servicePrincipalId}/scim`;
}
