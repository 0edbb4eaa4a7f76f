/**
 * The built-in sample apps: one for each application whose target it is, with the face of its profile. Served below
 * the server's address, or in this process without a port for the library. Each is made when it is first asked for,
 * so applications may come and go while the server runs.
 */
import Fastify, { type FastifyInstance } from 'fastify';
import {
  IN_PROCESS_HOST,
  isElsewhere,
  pointsToSampleApp,
  sampleAppPath,
  secretOf,
  tokenOfSampleApp,
} from './applications/index.ts';
import { faceFromProfile, SampleContent, SqliteSampleStore, sampleApp, viewOf } from './sample-app/index.ts';
import type { Simulator } from './simulator.ts';
import type { ApplicationRecord } from './storage/index.ts';

interface Held {
  store: SqliteSampleStore;
  served: Promise<FastifyInstance> | null;
}

export class SampleApps {
  readonly #simulator: Simulator;
  readonly #held = new Map<string, Held>();
  readonly #inProcess: FastifyInstance[] = [];
  readonly #stopListening: () => void;
  #address: string | null = null;

  constructor(simulator: Simulator) {
    this.#simulator = simulator;
    this.#stopListening = simulator.events.on((event) => {
      if (event.type === 'applications') void this.#forgetRemoved();
    });
  }

  /** Serves every sample app below the server's own address, those of later applications too. */
  async mount(app: FastifyInstance): Promise<void> {
    await app.register((scope, _options, done) => {
      // The body goes to the sample app as it came.
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
      for (const url of ['/sample-apps/:servicePrincipalId/scim', '/sample-apps/:servicePrincipalId/scim/*']) {
        scope.all<{ Params: { servicePrincipalId: string } }>(
          url,
          { schema: { hide: true } },
          async (request, reply) => {
            const served = await this.#served(request.params.servicePrincipalId);
            if (!served) return reply.callNotFound();
            reply.hijack();
            served.routing(request.raw, reply.raw);
          },
        );
      }
      scope.addHook('onClose', () => this.#closeServed());
      done();
    });
  }

  /**
   * The server listens at this address now: tenant URLs follow, as the port may be another than last time. A flag on
   * the URL stays, and so does an address that someone put in its place.
   */
  async point(address: string): Promise<void> {
    this.#address = address;
    for (const application of this.#simulator.applications.list()) {
      if (application.sampleApp) await this.#pointOne(application, address);
      if (application.sampleApp && application.sampleAppToken === undefined) await this.#keepToken(application);
    }
  }

  /** Gives a new application its target: below the server's address, or in this process where none is open. */
  async attach(application: ApplicationRecord): Promise<void> {
    if (this.#address === null) await this.attachInProcess(application);
    else await this.#pointOne(application, this.#address);
  }

  /** Answers in this process, without a port. */
  async attachInProcess(application: ApplicationRecord): Promise<void> {
    const app = await this.#make(application, '/scim');
    this.#inProcess.push(app);
    this.#simulator.targets.handlers.set(application.servicePrincipalId, app);
    await this.#simulator.applications.setSecrets(application.servicePrincipalId, {
      BaseAddress: `http://${IN_PROCESS_HOST}/scim`,
    });
  }

  /** A snapshot has taken the place of everything: what is served is made anew from what is stored now. */
  async reset(): Promise<void> {
    await this.#closeServed();
    await Promise.all(this.#inProcess.splice(0).map((app) => app.close()));
    this.#held.clear();
    if (this.#address !== null) return this.point(this.#address);
    for (const application of this.#simulator.applications.list()) {
      if (application.sampleApp) await this.attachInProcess(application);
    }
  }

  /**
   * For one command on a data folder: the sample app answers in this process at the tenant URL that a server gave it,
   * and nothing is written down. An address that someone put in its place is asked as it is.
   */
  async serveInProcess(application: ApplicationRecord): Promise<void> {
    const tenantUrl = secretOf(application, 'BaseAddress');
    if (tenantUrl === null || !URL.canParse(tenantUrl) || !pointsToSampleApp(application)) return;
    const { pathname } = new URL(tenantUrl);
    const app = await this.#make(application, pathname);
    this.#inProcess.push(app);
    this.#simulator.targets.handlers.set(application.servicePrincipalId, app);
  }

  /** Where an application's sample app is and which token it takes; null when it has none, or no server is open. */
  connection(servicePrincipalId: string): { tenantUrl: string; token: string } | null {
    const application = this.#applicationOf(servicePrincipalId);
    if (!application || this.#address === null) return null;
    return { tenantUrl: `${this.#address}${sampleAppPath(application)}`, token: tokenOfSampleApp(application) };
  }

  /** All hosts and host groups of an application; null when its target is another. */
  view(servicePrincipalId: string) {
    const held = this.#heldOf(servicePrincipalId);
    return held ? viewOf(held.store) : null;
  }

  /** Hosts and host groups page by page; null when the target is another. */
  content(servicePrincipalId: string): SampleContent | null {
    const held = this.#heldOf(servicePrincipalId);
    return held ? new SampleContent(held.store) : null;
  }

  async close(): Promise<void> {
    this.#stopListening();
    await Promise.all(this.#inProcess.map((app) => app.close()));
    await this.#closeServed();
  }

  async #pointOne(application: ApplicationRecord, address: string): Promise<void> {
    const before = secretOf(application, 'BaseAddress');
    if (isElsewhere(application)) return;
    const url = `${address}${sampleAppPath(application)}${before === null || !URL.canParse(before) ? '' : new URL(before).search}`;
    if (before === url) return;
    await this.#simulator.applications.setSecrets(application.servicePrincipalId, { BaseAddress: url });
  }

  /** An earlier version kept it among the secrets only; there may be one by now that was given for another address. */
  async #keepToken(application: ApplicationRecord): Promise<void> {
    const token = isElsewhere(application)
      ? this.#simulator.chanceFor(`sample-app/token/${application.servicePrincipalId}`).guid()
      : tokenOfSampleApp(application);
    await this.#simulator.applications.update(application.servicePrincipalId, (record) => {
      record.sampleAppToken = token;
    });
  }

  #applicationOf(servicePrincipalId: string): ApplicationRecord | null {
    const found = this.#simulator.applications.list().find((each) => each.servicePrincipalId === servicePrincipalId);
    return found?.sampleApp ? found : null;
  }

  #heldOf(servicePrincipalId: string): Held | null {
    const held = this.#held.get(servicePrincipalId);
    if (held) return held;
    if (!this.#applicationOf(servicePrincipalId)) return null;
    const made: Held = { store: new SqliteSampleStore(this.#simulator.database, servicePrincipalId), served: null };
    this.#held.set(servicePrincipalId, made);
    return made;
  }

  #served(servicePrincipalId: string): Promise<FastifyInstance> | null {
    const application = this.#applicationOf(servicePrincipalId);
    const held = this.#heldOf(servicePrincipalId);
    if (!application || !held) return null;
    held.served ??= this.#make(application, sampleAppPath(application));
    return held.served;
  }

  async #make(application: ApplicationRecord, prefix: string): Promise<FastifyInstance> {
    const { servicePrincipalId } = application;
    const profile = await this.#simulator.applications.profile(application);
    const held = this.#heldOf(servicePrincipalId) as Held;
    const app = Fastify({ logger: false, routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 } });
    await app.register(sampleApp, {
      prefix,
      face: faceFromProfile(profile),
      store: held.store,
      token: () => tokenOfSampleApp(application),
      nowMs: () => this.#simulator.clock.nowMs(),
      seed: this.#simulator.seed,
    });
    await app.ready();
    return app;
  }

  /** What the sample app of a deleted application held goes with it. */
  async #forgetRemoved(): Promise<void> {
    for (const [servicePrincipalId, held] of [...this.#held]) {
      if (this.#applicationOf(servicePrincipalId)) continue;
      this.#held.delete(servicePrincipalId);
      if (this.#simulator.database.open) held.store.clear();
      await (await held.served)?.close();
    }
  }

  async #closeServed(): Promise<void> {
    const served = [...this.#held.values()].map((held) => held.served);
    for (const held of this.#held.values()) held.served = null;
    await Promise.all(served.map(async (each) => (await each)?.close()));
  }
}
