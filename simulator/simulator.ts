/**
 * The composition root: storage, clock, tenant, applications, jobs and schedule, put together once. The library,
 * the server and the commands all work with this.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Applications, engineSettingsOf, isOn } from './applications/index.ts';
import { type ChancePosition, type ChanceStream, chance } from './chance.ts';
import { ChangeSimulator, type SavedChangeSimulator } from './change-simulator.ts';
import { Clock, systemTimeMs } from './clock.ts';
import { Events } from './events.ts';
import { type DueEvent, Job, type JobEvent, JobStateStore, jobError, Scheduler } from './jobs/index.ts';
import { AuditLog, ProvisioningLog } from './logs/index.ts';
import type { Exchange, ObjectKind } from './model/exchange.ts';
import { Notifier } from './notifications/index.ts';
import { profilesDirectory } from './profiles-directory.ts';
import {
  ConnectorDataStore,
  compileObjectFlow,
  EscrowStore,
  type JobContext,
  type OnDemandSubject,
  type SourceContext,
} from './provisioning/index.ts';
import { sendQuarantineNotice } from './quarantine-notice.ts';
import { createIssuer, type Issuer, settingsOnDemand } from './scim/index.ts';
import { checkOptions, LIBRARY_START, type SimulatorOptions } from './simulator-options.ts';
import {
  type ApplicationRecord,
  type JobRecord,
  openRecords,
  type RecordsDatabase,
  storageError,
  Workspace,
  type WorkspaceData,
} from './storage/index.ts';
import { type SavedTargets, Targets } from './targets.ts';
import { createTenant, DEFAULT_DOMAIN, populateInBatches, type Tenant } from './tenant/index.ts';

const DAY_MS = 24 * 3600 * 1000;
const LOG_RETENTION_DAYS = 30;

export type SimulatorEvent =
  | JobEvent
  | { type: 'log'; jobId: string; entries: number }
  | { type: 'tenant' }
  | { type: 'applications' }
  | { type: 'outbox'; id: string }
  | { type: 'clock' }
  | { type: 'faults'; servicePrincipalId: string }
  | { type: 'rehearsal'; servicePrincipalId: string }
  | { type: 'findings'; servicePrincipalId: string }
  | { type: 'restored' }
  | { type: 'advance'; state: 'began' | 'ended' }
  | { type: 'onDemand'; jobId: string; subject: OnDemandSubject }
  | { type: 'error'; name: string; message: string };

const streamNames = ['ids', 'audit', 'outbox', 'requestIds'] as const;

/** What a simulator holds beside its workspace and records; a snapshot carries it along. */
export interface SimulatorMemory extends SavedTargets {
  nowMs: number;
  streams: Record<(typeof streamNames)[number], ChancePosition>;
  changeSimulator: SavedChangeSimulator;
}

/** What the seed made when the tenant was empty. */
export interface MadeUpPopulation {
  users: number;
  groups: number;
  /** Virtual time. */
  madeAtMs: number;
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
  /** Connections, faults and findings of each application's target. */
  /** Address of the HTTP server around it; null as long as there is none. */
  servedAt: string | null = null;
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
  /** Chance that goes on from one use to the next, and not from a name alone. */
  readonly #streams: Record<(typeof streamNames)[number], ChanceStream>;
  #issuer: Issuer;
  readonly #jobs = new Map<string, Job>();

  private constructor(folder: string | null, workspace: Workspace, database: RecordsDatabase, clock: Clock) {
    this.folder = folder;
    this.workspace = workspace;
    this.database = database;
    this.clock = clock;
    this.isNew = workspace.isNew;
    const nowMs = () => clock.nowMs();
    // Ids of later sessions must not repeat those of earlier ones: every opening has streams of its own.
    const session = nextSession(database);
    const stream = (name: string) => this.chanceFor(`${name}:${session}`);
    this.#streams = {
      ids: stream('ids'),
      audit: stream('audit'),
      outbox: stream('outbox'),
      requestIds: stream('request-ids'),
    };
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
      chanceFor: (name) => this.chanceFor(name),
      onExchange: (exchange) => this.exchanges.emit(exchange),
      onFaults: (servicePrincipalId) => this.events.emit({ type: 'faults', servicePrincipalId }),
      onFindings: (servicePrincipalId) => this.events.emit({ type: 'findings', servicePrincipalId }),
    });
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
    this.scheduler.add('purge', () => {
      const atMs = this.tenant.users.nextPurgeAtMs();
      return atMs === null
        ? null
        : { atMs, kind: 'purge', name: 'Purge of deleted users', run: async () => void this.tenant.users.purgeDue() };
    });
    this.scheduler.add('retention', () => this.#nextRetention());
    this.scheduler.add('change-simulator', () => this.changeSimulator.nextEvent());
  }

  /** Opens (or begins) a simulator. Throws for a folder in use, damaged files and options that make no sense. */
  static async open(options: SimulatorOptions): Promise<Simulator> {
    checkOptions(options);
    const folder = options.data ?? null;
    if (folder !== null) makeFolder(folder);
    const seed = options.seed ?? 1;
    const database = openRecords(folder === null ? null : join(folder, 'records.db'), folder ?? '');
    try {
      const workspace = await Workspace.open(
        folder === null ? null : join(folder, 'workspace.json'),
        newWorkspace(seed, options.speed ?? (folder === null ? 0 : 1)),
      );
      const startMs = storedTime(database) ?? Date.parse(options.startTime ?? defaultStart(folder));
      const clock = new Clock({ startMs, speed: options.speed ?? workspace.data.clock.speed });
      return new Simulator(folder, workspace, database, clock);
    } catch (error) {
      database.close();
      throw error;
    }
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
      const population: MadeUpPopulation = { users, groups, madeAtMs: options.nowMs };
      this.database
        .prepare(`INSERT OR REPLACE INTO meta (key, value) VALUES ('population', ?)`)
        .run(JSON.stringify(population));
    }
    for (const batch of populateInBatches(options)) this.tenant.add(batch);
  }

  /** What the seed made when the tenant was empty; null when it began with others. */
  get population(): MadeUpPopulation | null {
    const row = this.database.prepare<[], { value: string }>(`SELECT value FROM meta WHERE key = 'population'`).get();
    return row ? (JSON.parse(row.value) as MadeUpPopulation) : null;
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
    return new ConnectorDataStore(this.database, jobId);
  }

  escrows(jobId: string): EscrowStore {
    return new EscrowStore(this.database, jobId);
  }

  /** Everything a cycle works with; on demand composes in the dialect that holds there (W-05). */
  async contextFor(jobId: string, purpose: 'cycle' | 'onDemand' = 'cycle'): Promise<JobContext> {
    const found = this.applications.findJob(jobId);
    if (!found) throw jobError('JOB_NOT_FOUND', { jobId });
    const { application, job } = found;
    const { servicePrincipalId } = application;
    this.#closeReplaced();
    const connection = this.targets.connection(servicePrincipalId);
    return {
      ...this.#sourceContext(application, job),
      tenantId: this.workspace.data.tenant.id,
      skipOutOfScopeDeletions: isOn(application, 'SkipOutOfScopeDeletions'),
      database: this.database,
      log: this.log,
      connectorData: this.connectorData(jobId),
      escrows: this.escrows(jobId),
      connection,
      wire: purpose === 'onDemand' ? settingsOnDemand(connection.settings) : connection.settings,
      onFinding: (finding, sighting) => this.targets.addFinding(servicePrincipalId, finding, sighting),
    };
  }

  /** Enough to judge and map objects; no target has to be set up for it. */
  sourceContextFor(jobId: string): SourceContext {
    const found = this.applications.findJob(jobId);
    if (!found) throw jobError('JOB_NOT_FOUND', { jobId });
    return this.#sourceContext(found.application, found.job);
  }

  #sourceContext(application: ApplicationRecord, job: JobRecord): SourceContext {
    const flow = (kind: ObjectKind) => compileObjectFlow(job.schema, kind);
    return {
      jobId: job.id,
      defaultDomain: this.workspace.data.tenant.defaultDomain,
      application,
      syncAll: isOn(application, 'SyncAll'),
      flows: { User: flow('User'), Group: flow('Group') },
      tenant: this.tenant,
      settings: engineSettingsOf(application, job),
      clock: this.clock,
      chanceFor: (name) => this.chanceFor(name),
    };
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
    const { ids, audit, outbox, requestIds } = this.#streams;
    return {
      nowMs: this.clock.nowMs(),
      streams: {
        ids: ids.position(),
        audit: audit.position(),
        outbox: outbox.position(),
        requestIds: requestIds.position(),
      },
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
    for (const jobId of this.#jobs.keys()) this.scheduler.remove(jobId);
    this.#jobs.clear();
    this.#issuer = this.#makeIssuer();
    for (const name of streamNames) this.#streams[name].moveTo(memory.streams[name]);
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
    this.database
      .prepare(`INSERT OR REPLACE INTO meta (key, value) VALUES ('clock.now', ?)`)
      .run(String(this.clock.nowMs()));
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

  /** Log entries are cleared once a day, when there is a day's worth beyond the retention. */
  #nextRetention(): DueEvent | null {
    const known = [this.log.oldestAtMs(), this.audit.oldestAtMs()].filter((atMs) => atMs !== null);
    if (known.length === 0) return null;
    const oldestMs = Math.min(...known);
    const run = async () => {
      const beforeMs = this.clock.nowMs() - this.logRetentionDays * DAY_MS;
      this.log.expire(beforeMs);
      this.audit.expire(beforeMs);
    };
    return { atMs: oldestMs + (this.logRetentionDays + 1) * DAY_MS, kind: 'retention', name: 'Log retention', run };
  }

  /** A cycle goes on with the connection that it began with; nothing else holds one for long. */
  #closeReplaced(): void {
    if (!this.jobs().some((job) => job.isRunning)) this.targets.closeReplaced();
  }
}

function newWorkspace(seed: number, speed: number): WorkspaceData {
  return {
    version: 1,
    tenant: {
      id: chance(seed, 'tenant').guid(),
      displayName: 'Woodgrove',
      defaultDomain: DEFAULT_DOMAIN,
      seed,
    },
    clock: { speed },
    changeSimulator: { enabled: false, changesPerHour: 20 },
    notifications: { smtp: null, webhook: null },
    applications: [],
  };
}

function defaultStart(folder: string | null): string {
  return folder === null ? LIBRARY_START : new Date(systemTimeMs()).toISOString();
}

function makeFolder(folder: string): void {
  try {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw storageError('DATA_FOLDER_UNUSABLE', { folder, reason: (cause as Error).message }, cause);
  }
}

function storedTime(database: RecordsDatabase): number | null {
  const row = database.prepare<[], { value: string }>(`SELECT value FROM meta WHERE key = 'clock.now'`).get();
  return row ? Number(row.value) : null;
}

/** How often this database was opened, this time included. */
function nextSession(database: RecordsDatabase): number {
  const row = database.prepare<[], { value: string }>(`SELECT value FROM meta WHERE key = 'sessions'`).get();
  const session = Number(row?.value ?? 0) + 1;
  database.prepare(`INSERT OR REPLACE INTO meta (key, value) VALUES ('sessions', ?)`).run(String(session));
  return session;
}
