/**
 * The composition root: storage, clock, tenant, applications, jobs and schedule, put together once. The library,
 * the server and the commands all work with this.
 */
import { Applications, takeDialectsFromQuirks } from './applications/index.ts';
import { type ChanceStream, chance } from './chance.ts';
import { ChangeSimulator, type SavedChangeSimulator } from './change-simulator.ts';
import { type Clock, systemTimeMs } from './clock.ts';
import { Events } from './events.ts';
import { JobContexts } from './job-contexts.ts';
import { Job, JobStateStore, jobError, Scheduler } from './jobs/index.ts';
import { AuditLog, ProvisioningLog } from './logs/index.ts';
import type { Exchange } from './model/exchange.ts';
import { Notifier } from './notifications/index.ts';
import {
  type MadeUpPopulation,
  nextSession,
  type OpenedData,
  openData,
  storedPopulation,
  storePopulation,
  storeTime,
} from './opened-data.ts';
import { profilesDirectory } from './profiles-directory.ts';
import type { ConnectorDataStore, EscrowStore, JobContext, SourceContext } from './provisioning/index.ts';
import { sendQuarantineNotice } from './quarantine-notice.ts';
import { createIssuer, type Issuer } from './scim/index.ts';
import { SessionChance, type SessionPositions } from './session-chance.ts';
import type { SimulatorEvent } from './simulator-events.ts';
import { checkOptions, type SimulatorOptions } from './simulator-options.ts';
import type { RecordsDatabase, Workspace, WorkspaceData } from './storage/index.ts';
import { type SavedTargets, Targets } from './targets.ts';
import { createTenant, populateInBatches, type Tenant } from './tenant/index.ts';
import { nextPurge, nextRetention } from './upkeep.ts';

const LOG_RETENTION_DAYS = 30;

/** What a simulator holds beside its workspace and records; a snapshot carries it along. */
export interface SimulatorMemory extends SavedTargets {
  nowMs: number;
  streams: SessionPositions;
  changeSimulator: SavedChangeSimulator;
}

export class Simulator {
  readonly clock: Clock;
  readonly tenant: Tenant;
  readonly applications: Applications;
  readonly workspace: Workspace;
  readonly database: RecordsDatabase;
  readonly scheduler: Scheduler;
  readonly log: ProvisioningLog;
  readonly audit: AuditLog;
  readonly notifier: Notifier;
  readonly changeSimulator: ChangeSimulator;
  readonly events = new Events<SimulatorEvent>();
  /** Every exchange with a target as it ends, before it is in any log. */
  readonly exchanges = new Events<Exchange>();
  /** Address of the HTTP server around it; null as long as there is none. */
  servedAt: string | null = null;
  /** Connections, faults and findings of each application's target. */
  readonly targets: Targets;
  /** Signs tokens in Entra's place: for endpoints that trust it, and for a blank secret (W-21). */
  get issuer(): Issuer {
    return this.#issuer;
  }
  /** The data folder; null in memory. */
  readonly folder: string | null;
  /** True when the data folder was empty: there is no tenant yet. */
  readonly isNew: boolean;
  /** Where the server listens, for links in notifications; null without one. */
  address: string | null = null;
  readonly #states: JobStateStore;
  readonly #streams: SessionChance;
  readonly #contexts: JobContexts;
  #issuer: Issuer;
  readonly #jobs = new Map<string, Job>();

  private constructor({ folder, workspace, database, clock }: OpenedData) {
    this.folder = folder;
    this.workspace = workspace;
    this.database = database;
    this.clock = clock;
    this.isNew = workspace.isNew;
    const nowMs = () => clock.nowMs();
    const chanceFor = (name: string) => this.chanceFor(name);
    this.#streams = new SessionChance(chanceFor, nextSession(database));
    const { ids, audit, outbox } = this.#streams;
    this.tenant = createTenant(database, ids, nowMs);
    this.log = new ProvisioningLog(database);
    this.audit = new AuditLog(database, audit, nowMs);
    this.applications = new Applications({
      workspace,
      profilesDirectory,
      chance: ids,
      now: () => clock.now(),
      onChange: () => this.events.emit({ type: 'applications' }),
    });
    this.notifier = new Notifier(
      database,
      () => workspace.data.notifications,
      outbox,
      nowMs,
      (message) => this.events.emit({ type: 'outbox', id: message.id }),
    );
    this.#states = new JobStateStore(database);
    this.#issuer = this.#makeIssuer();
    this.targets = new Targets({
      applications: this.applications,
      clock,
      issuer: () => this.issuer,
      chanceFor,
      onExchange: (exchange) => this.exchanges.emit(exchange),
      onFaults: (servicePrincipalId) => this.events.emit({ type: 'faults', servicePrincipalId }),
      onFindings: (servicePrincipalId) => this.events.emit({ type: 'findings', servicePrincipalId }),
    });
    const { tenant, applications, targets, log } = this;
    this.#contexts = new JobContexts({ workspace, database, clock, tenant, applications, targets, log, chanceFor });
    this.scheduler = new Scheduler(clock, {
      onError: (name, error) =>
        this.events.emit({ type: 'error', name, message: error instanceof Error ? error.message : String(error) }),
      onAdvance: (state) => this.events.emit({ type: 'advance', state }),
      settled: () => Promise.all(this.jobs().map((job) => job.settled())),
    });
    this.changeSimulator = new ChangeSimulator(this);
    this.log.onAppend((entries, jobId) => this.events.emit({ type: 'log', jobId, entries }));
    this.tenant.feed.onAppend(() => this.events.emit({ type: 'tenant' }));
    clock.onChange(() => this.events.emit({ type: 'clock' }));
    for (const application of this.applications.list()) for (const job of application.jobs) this.#adopt(job.id);
    this.scheduler.add('purge', () => nextPurge(this.tenant));
    this.scheduler.add('retention', () => {
      const { audit, logRetentionDays: retentionDays } = this;
      return nextRetention({ log, audit, retentionDays, nowMs });
    });
    this.scheduler.add('change-simulator', () => this.changeSimulator.nextEvent());
  }

  /** Opens (or begins) a simulator. Throws for a folder in use, damaged files and options that make no sense. */
  static async open(options: SimulatorOptions): Promise<Simulator> {
    checkOptions(options);
    return openData(options, (opened) => new Simulator(opened));
  }

  get seed(): number {
    return this.workspace.data.tenant.seed;
  }

  chanceFor(name: string): ChanceStream {
    return chance(this.seed, name);
  }

  /** The id of an API request. */
  requestId(): string {
    return this.#streams.requestIds.guid();
  }

  /** Adds made-up people to the tenant; the same for the same seed, virtual time and people before. */
  populate(users: number, groups: number, nowMs: number = this.clock.nowMs()): void {
    const { defaultDomain } = this.workspace.data.tenant;
    const after = this.tenant.users.count() + this.tenant.users.listDeleted().length;
    // Those who are added later are others, with other ids.
    const seed = this.seed + after + this.tenant.groups.count();
    const options = { seed, users, groups, after, nowMs, defaultDomain };
    if (this.tenant.feed.position() === 0 && users + groups > 0) {
      storePopulation(this.database, { users, groups, madeAtMs: nowMs });
    }
    for (const batch of populateInBatches(options)) this.tenant.add(batch);
  }

  /** What the seed made when the tenant was empty; null when it began with others. */
  get population(): MadeUpPopulation | null {
    return storedPopulation(this.database);
  }

  jobs(): Job[] {
    return [...this.#jobs.values()];
  }

  /** Throws JOB_NOT_FOUND. */
  job(jobId: string): Job {
    const job = this.#jobs.get(jobId);
    if (!job) throw jobError('JOB_NOT_FOUND', { jobId });
    return job;
  }

  async addJob(servicePrincipalId: string, templateId: string): Promise<Job> {
    const record = await this.applications.addJob(servicePrincipalId, templateId);
    return this.#adopt(record.id);
  }

  /** Stops it and destroys all its state; the log stays (E-233). */
  async removeJob(jobId: string): Promise<void> {
    const job = this.job(jobId);
    this.scheduler.remove(jobId);
    await job.interrupt();
    this.connectorData(jobId).clear();
    this.escrows(jobId).clear();
    this.#states.remove(jobId);
    this.#jobs.delete(jobId);
    await this.applications.removeJob(jobId);
    this.events.emit({ type: 'changed', jobId });
  }

  connectorData(jobId: string): ConnectorDataStore {
    return this.#contexts.connectorData(jobId);
  }

  escrows(jobId: string): EscrowStore {
    return this.#contexts.escrows(jobId);
  }

  /** Everything a cycle works with; on demand composes in the dialect that holds there (W-05). */
  async contextFor(jobId: string, purpose: 'cycle' | 'onDemand' = 'cycle'): Promise<JobContext> {
    this.#closeReplaced();
    return this.#contexts.full(jobId, purpose);
  }

  /** Enough to judge and map objects; no target has to be set up for it. */
  sourceContextFor(jobId: string): SourceContext {
    return this.#contexts.source(jobId);
  }

  /** Stops the schedule and interrupts what runs at a safe point, while targets in this process still answer. */
  async interrupt(): Promise<void> {
    await this.scheduler.stop();
    await Promise.all(this.jobs().map((job) => job.interrupt()));
  }

  /** Interrupts what runs at a safe point, remembers the time and closes every file and connection. */
  async close(): Promise<void> {
    if (!this.database.open) return;
    await this.interrupt();
    await this.notifier.settled();
    this.rememberTime();
    await this.targets.close();
    this.database.close();
  }

  /** What neither workspace nor records hold. */
  get memory(): SimulatorMemory {
    return {
      nowMs: this.clock.nowMs(),
      streams: this.#streams.positions(),
      ...this.targets.save(),
      changeSimulator: this.changeSimulator.save(),
    };
  }

  /**
   * Becomes another simulator in place. `replaceRecords` exchanges what is in the database, all or nothing; when it
   * throws, everything is as before. Running cycles end at a safe point first; the schedule goes on afterwards.
   * Throws ADVANCE_RUNNING while time is being moved.
   */
  async become(workspace: WorkspaceData, memory: SimulatorMemory, replaceRecords: () => void): Promise<void> {
    this.scheduler.refuseSecondAdvance();
    const wasStarted = this.scheduler.isStarted;
    const before = this.workspace.data;
    await this.interrupt();
    try {
      await takeDialectsFromQuirks(workspace.applications, profilesDirectory);
      await this.workspace.replace(workspace);
      try {
        replaceRecords();
      } catch (error) {
        await this.workspace.replace(before);
        throw error;
      }
      this.#takeOn(memory);
    } finally {
      if (wasStarted) this.scheduler.start();
    }
    this.events.emit({ type: 'restored' });
  }

  #takeOn(memory: SimulatorMemory): void {
    this.log.forgetCounts();
    for (const jobId of this.#jobs.keys()) this.scheduler.remove(jobId);
    this.#jobs.clear();
    this.#issuer = this.#makeIssuer();
    this.#streams.moveTo(memory.streams);
    this.targets.restore(memory);
    this.targets.closeReplaced();
    this.changeSimulator.restore(memory.changeSimulator);
    this.clock.restore(memory.nowMs, this.clock.speed);
    this.rememberTime();
    for (const application of this.applications.list()) for (const job of application.jobs) this.#adopt(job.id);
  }

  /** Its times are real: an endpoint compares them with a clock of its own. */
  #makeIssuer(): Issuer {
    return createIssuer({
      tenantId: this.workspace.data.tenant.id,
      chance: this.chanceFor('issuer'),
      serviceObjectId: this.chanceFor('provisioning-service').guid(),
      nowMs: systemTimeMs,
      baseUrl: () => this.servedAt,
    });
  }

  /** Virtual time goes on from here when the data folder is opened again. */
  rememberTime(): void {
    storeTime(this.database, this.clock.nowMs());
  }

  #adopt(jobId: string): Job {
    const found = () => {
      const current = this.applications.findJob(jobId);
      if (!current) throw jobError('JOB_NOT_FOUND', { jobId });
      return current;
    };
    const job = new Job(jobId, {
      clock: this.clock,
      states: this.#states,
      audit: this.audit,
      application: () => found().application,
      record: () => found().job,
      updateRecord: (change) => this.applications.updateJob(jobId, change),
      context: () => this.contextFor(jobId),
      cycleId: (number) => this.chanceFor(`cycle-id:${jobId}:${number}`).guid(),
      onEvent: (event) => {
        if (event.type === 'cycleEnded') {
          this.rememberTime();
          this.#closeReplaced();
        }
        if (event.type === 'quarantine') {
          const { applications, notifier, address } = this;
          // A delivery that fails harms no cycle.
          sendQuarantineNotice(event, { applications, notifier, job, address }).catch((error: Error) =>
            this.events.emit({ type: 'error', name: 'Notification', message: error.message }),
          );
        }
        this.events.emit(event);
      },
    });
    this.#jobs.set(jobId, job);
    this.scheduler.add(jobId, () => {
      const atMs = job.isRunning ? null : job.nextRunMs();
      const name = `Cycle of ${found().application.displayName}`;
      const kind = job.phase === 'quarantined' ? 'quarantineTry' : 'cycle';
      return atMs === null ? null : { atMs, kind, name, run: async () => void (await job.runCycle()) };
    });
    return job;
  }

  /** Days that log entries are kept (E-1060). */
  get logRetentionDays(): number {
    return this.workspace.data.logRetentionDays ?? LOG_RETENTION_DAYS;
  }

  async setLogRetention(days: number): Promise<void> {
    await this.workspace.update((data) => {
      data.logRetentionDays = days;
    });
  }

  /** A cycle goes on with the connection that it began with; nothing else holds one for long. */
  #closeReplaced(): void {
    if (!this.jobs().some((job) => job.isRunning)) this.targets.closeReplaced();
  }
}
