/**
 * Writes down what is done with an application and its tenant while it is done, whoever does it: page, Graph, command
 * or library. The result is a scenario file that does the same again. What happens in the tenant is heard of as it
 * happens; settings are compared before each piece of work.
 *
 * With a clock that stands still, time is written as it was moved and the job runs its cycles by itself, as it did.
 * With a clock that runs, each cycle is written with the time before it, and the job isn't started in the replay.
 */
import { applicationError } from '../../applications/index.ts';
import type { Job } from '../../jobs/index.ts';
import type { DialectName } from '../../model/dialects.ts';
import type { CycleSummary, OnDemandSubject } from '../../provisioning/index.ts';
import type { Simulator } from '../../simulator.ts';
import type { SimulatorEvent } from '../../simulator-events.ts';
import type { ApplicationRecord } from '../../storage/index.ts';
import { Cast, type Written } from './cast.ts';
import {
  type Configuration,
  configurationOf,
  replayedDialect,
  stepsBetween,
  type WrittenStep,
  writtenFaults,
} from './configuration.ts';
import { type MadeUpPeople, madeUpPeople } from './made-up-people.ts';
import { applicationHead, writePeople } from './opening.ts';
import { scenarioText } from './scenario-text.ts';
import { spanOf } from './span.ts';
import { TenantSteps } from './tenant-steps.ts';

const MOST_FAILURES_TOLD = 5;

/** What is read before a recording can begin, because it takes a while. */
interface Beginning {
  head(now: Configuration): Written;
  /** The dialect that a replay speaks by itself. */
  replayed: DialectName;
}

export class Recording {
  readonly #simulator: Simulator;
  readonly #application: ApplicationRecord;
  readonly #job: Job;
  readonly #cast = new Cast();
  readonly #people: TenantSteps;
  readonly #steps: WrittenStep[] = [];
  readonly #heading: string[] = ['Recorded by provsim, without secrets. Run it with: provsim run FILE'];
  readonly #head: Written;
  readonly #token: string;
  readonly #replayed: DialectName;
  /** A clock that stands still. */
  readonly #isStill: boolean;
  readonly #startedAt: string;
  readonly #end: (() => void)[] = [];
  #configuration: Configuration;
  #feedPosition: number;
  /** How far the replay's clock has come. */
  #replayMs: number;
  #cycle: CycleSummary | null = null;
  #logPosition = 0;
  #isStopped = false;

  private constructor(
    simulator: Simulator,
    application: ApplicationRecord,
    job: Job,
    { head, replayed }: Beginning,
    name: string,
  ) {
    this.#simulator = simulator;
    this.#application = application;
    this.#job = job;
    const record = simulator.applications.findJob(job.id)?.job;
    if (!record) throw applicationError('APPLICATION_NOT_FOUND', { id: job.id });
    this.#replayed = replayed;
    this.#configuration = configurationOf(simulator, application, record, replayed);
    this.#token = this.#configuration.token;
    this.#feedPosition = simulator.tenant.feed.position();
    this.#isStill = simulator.clock.speed === 0;
    this.#startedAt = simulator.clock.now();
    const { lastStartMs, cycleNumber } = job.state;
    this.#replayMs = cycleNumber > 0 && lastStartMs !== null ? lastStartMs : simulator.clock.nowMs();
    const startTime = new Date(this.#replayMs).toISOString();
    const madeUp = madeUpPeople(simulator);
    const people = writePeople(simulator, application, this.#cast, { madeUp });
    this.#head = {
      name,
      startTime,
      ...head(this.#configuration),
      ...(madeUp ? { population: populationAt(madeUp, startTime) } : {}),
      ...(Object.keys(people.users).length > 0 ? { users: people.users } : {}),
      ...(Object.keys(people.groups).length > 0 ? { groups: people.groups } : {}),
    };
    this.#people = new TenantSteps(simulator, application, this.#cast);
    this.#steps.push(...people.steps);
    this.#begin(people.deleted, cycleNumber > 0);
    this.#end.push(
      simulator.tenant.feed.onAppend(() => this.#readFeed()),
      simulator.events.on((event) => this.#hear(event)),
    );
  }

  /** Throws APPLICATION_NOT_FOUND, JOB_NOT_FOUND. */
  static async start(simulator: Simulator, servicePrincipalId: string, name = 'A recording'): Promise<Recording> {
    const application = simulator.applications.get(servicePrincipalId);
    const [record] = application.jobs;
    const job = simulator.job(record?.id ?? 'of an application without one');
    const head = await applicationHead(simulator, application, record as NonNullable<typeof record>);
    const replayed = await replayedDialect(simulator, application);
    return new Recording(simulator, application, job, { head, replayed }, name);
  }

  get isRunning(): boolean {
    return !this.#isStopped;
  }

  get servicePrincipalId(): string {
    return this.#application.servicePrincipalId;
  }

  /** Virtual time, ISO 8601. */
  get startedAt(): string {
    return this.#startedAt;
  }

  get stepCount(): number {
    return this.#steps.length;
  }

  /** Ends it; gives the whole file. */
  stop(): string {
    if (!this.#isStopped) {
      this.#readFeed();
      this.#compare();
      if (this.#isStill) this.#gap();
      this.#isStopped = true;
      for (const end of this.#end) end();
    }
    return this.text();
  }

  /** The file as far as it has come. */
  text(): string {
    const steps = this.#steps.length > 0 ? this.#steps : [{ word: 'cycle', given: null }];
    return scenarioText({ heading: this.#heading, head: this.#head, steps });
  }

  /** Brings the target to where it is now, as far as one cycle can. */
  #begin(deleted: readonly string[], hasHistory: boolean): void {
    const isActive = this.#simulator.applications.findJob(this.#job.id)?.job.scheduleState === 'Active';
    if (this.#isStill && isActive) this.#write('start', null);
    if (hasHistory) {
      this.#heading.push(
        'It began in the midst of the life of a job: the first cycle brings a target to where that one was.',
      );
      this.#write('cycle', null);
    }
    if (deleted.length > 0) {
      this.#write('delete', deleted);
      if (hasHistory) this.#write('cycle', null);
    }
    const faults = writtenFaults(this.#configuration.faults);
    if (Object.keys(faults).length > 0) this.#write('fault', faults);
    if (this.#isStill) this.#gap();
  }

  #hear(event: SimulatorEvent): void {
    if ('jobId' in event && event.jobId !== this.#job.id) return;
    switch (event.type) {
      case 'cycleBegan':
        this.#cycleBegan();
        break;
      case 'cycleEnded':
        this.#cycle = event.summary;
        if (!this.#isInAdvance()) this.#expectOutcome();
        break;
      case 'onDemand':
        this.#onDemand(event.subject);
        break;
      case 'acted':
        this.#act(event.action, event.resetScope);
        break;
      case 'advance':
        if (this.#isStill) this.#moved(event.state);
        break;
    }
  }

  #cycleBegan(): void {
    this.#compare();
    if (this.#isInAdvance()) return;
    this.#logPosition = this.#simulator.log.lastNumber();
    this.#gap();
    this.#write('cycle', null);
  }

  #onDemand({ objectId, memberIds = [] }: OnDemandSubject): void {
    const name = this.#cast.find(objectId);
    if (name === null) return;
    this.#compare();
    this.#gap();
    const members = memberIds.flatMap((id) => this.#cast.find(id) ?? []);
    this.#write('onDemand', members.length > 0 ? { of: name, members } : name);
  }

  #moved(state: 'began' | 'ended'): void {
    this.#compare();
    if (state === 'began') {
      this.#cycle = null;
      this.#logPosition = this.#simulator.log.lastNumber();
    } else {
      this.#gap();
      this.#expectOutcome();
    }
  }

  /** Cycles that the replay's own job runs while time is moved. */
  #isInAdvance(): boolean {
    return this.#isStill && this.#simulator.scheduler.advanceStatus.status === 'advancing';
  }

  #act(action: 'start' | 'pause' | 'stop' | 'restart', resetScope: string | null): void {
    this.#compare();
    this.#gap();
    if (action === 'restart') this.#write('restart', resetScope === '' ? null : resetScope);
    else if (this.#isStill) this.#write(action, null);
    else if (action === 'start') {
      // Starting may lift a quarantine; the cycles themselves are written one by one.
      this.#write('start', null);
      this.#write('pause', null);
    }
  }

  /** Time that has passed since the last thing that was written. */
  #gap(): void {
    const nowMs = this.#simulator.clock.nowMs();
    if (nowMs <= this.#replayMs) return;
    this.#write('advance', spanOf(nowMs - this.#replayMs));
    this.#replayMs = nowMs;
  }

  /** What the last cycle came to, and what failed since the work began; nothing when there was nothing to do. */
  #expectOutcome(): void {
    const cycle = this.#cycle;
    this.#cycle = null;
    if (!cycle) return;
    const { requests: _requests, imported: _imported, inScope: _inScope, ...all } = cycle.counts;
    const counts = Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
    const isQuiet = Object.keys(counts).length === 0 && cycle.state === 'Succeeded';
    const logs = this.#failures();
    if (isQuiet && logs.length === 0) return;
    this.#write('expect', {
      because: 'It was so when this was recorded',
      ...(isQuiet ? {} : { cycle: { state: cycle.state, ...(Object.keys(counts).length > 0 ? { counts } : {}) } }),
      ...(logs.length > 0 ? { logs } : {}),
    });
  }

  #failures(): Written[] {
    const where = {
      sql: `num > ? AND job_id = ? AND status = 'failure'`,
      parameters: [this.#logPosition, this.#job.id],
    };
    return this.#simulator.log
      .query({ where, orderBy: 'num', limit: MOST_FAILURES_TOLD })
      .flatMap(({ sourceIdentity, provisioningAction, provisioningStatusInfo }) => {
        const of = this.#cast.find(sourceIdentity.id);
        const errorCode = provisioningStatusInfo.errorInformation?.errorCode ?? null;
        return of === null ? [] : [{ of, action: provisioningAction, status: 'failure', errorCode }];
      });
  }

  /** Settings that have changed since the last look. */
  #compare(): void {
    const found = this.#simulator.applications.findJob(this.#job.id);
    if (!found) return;
    const now = configurationOf(this.#simulator, found.application, found.job, this.#replayed);
    for (const { word, given } of stepsBetween(this.#configuration, now, this.#token)) this.#write(word, given);
    this.#configuration = now;
  }

  #readFeed(): void {
    const { feed } = this.#simulator.tenant;
    const position = feed.position();
    const changes = feed.read(this.#feedPosition, position);
    this.#feedPosition = position;
    for (const change of changes) {
      const step = this.#people.stepFor(change);
      if (!step) continue;
      // A deletion's age counts; other changes wait for the next cycle anyway.
      if (this.#isStill || step.word === 'delete') this.#gap();
      this.#write(step.word, step.given);
    }
  }

  #write(word: string, given: unknown): void {
    this.#steps.push({ word, given });
  }
}

/** Without the time that a reader would take anyway, and without counts of nobody. */
function populationAt({ population: { users, groups, madeAt } }: MadeUpPeople, startTime: string): Written {
  return {
    ...(users > 0 ? { users } : {}),
    ...(groups > 0 ? { groups } : {}),
    ...(madeAt === startTime ? {} : { madeAt }),
  };
}
