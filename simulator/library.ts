/**
 * The library: a simulator for a test file. Everything is in memory, the clock stands still until it is moved, and
 * the same seed gives the same requests.
 */

import { applicationError } from './applications/index.ts';
import { type DueItem, dueList } from './due-list.ts';
import { createFirstApplication } from './first-application.ts';
import type { AdvanceResult, AdvanceStatus, Job } from './jobs/index.ts';
import type { AppRoleAssignment, Group, User } from './model/directory.ts';
import type { Exchange, ObjectKind } from './model/exchange.ts';
import type { ProvisioningObjectSummary } from './model/log.ts';
import type { Finding } from './model/values.ts';
import { explainObject, provisionObject } from './one-object.ts';
import { parseSpan } from './parse-span.ts';
import type { CycleSummary, Explanation, OnDemandResult } from './provisioning/index.ts';
import { SampleApps } from './sample-apps.ts';
import { type Faults, readFault } from './scim/index.ts';
import { Simulator } from './simulator.ts';
import type { SimulatorOptions } from './simulator-options.ts';
import type { ApplicationRecord } from './storage/index.ts';

export interface AdvanceOptions {
  /** Called whenever time was moved to an event. */
  onProgress?(progress: { now: string } & AdvanceStatus): void;
  signal?: AbortSignal;
}

/** A simulator with one application and one job, as a test wants it. */
export class TestSimulator {
  /** Everything behind it: tenant, jobs, log, clock. */
  readonly simulator: Simulator;
  readonly application: ApplicationRecord;
  readonly job: Job;
  readonly #sampleApps: SampleApps;

  constructor(simulator: Simulator, application: ApplicationRecord, job: Job, sampleApps: SampleApps) {
    this.simulator = simulator;
    this.application = application;
    this.job = job;
    this.#sampleApps = sampleApps;
  }

  /** Adds a user; what isn't given is filled in. Throws USER_PRINCIPAL_NAME_TAKEN, PROPERTY_INVALID. */
  addUser(given: Partial<User> & { displayName: string }): User {
    const alias = given.mailNickname ?? given.displayName.toLowerCase().replace(/[^a-z0-9]+/g, '.');
    const [givenName, ...rest] = given.displayName.split(' ');
    return this.simulator.tenant.users.create({
      accountEnabled: true,
      givenName: givenName ?? given.displayName,
      surname: rest.join(' ') || given.displayName,
      mailNickname: alias,
      userPrincipalName: `${alias}@${this.simulator.workspace.data.tenant.defaultDomain}`,
      ...given,
    });
  }

  /** Adds a security group with direct members. */
  addGroup(given: Partial<Group> & { displayName: string }, members: readonly { id: string }[] = []): Group {
    const group = this.simulator.tenant.groups.create({
      mailEnabled: false,
      mailNickname: given.displayName.replace(/[^A-Za-z0-9]+/g, ''),
      securityEnabled: true,
      ...given,
    });
    for (const member of members) this.simulator.tenant.groups.addMember(group.id, member.id);
    return group;
  }

  /** Assigns a user or group to the application, in its first role unless another is named by id. */
  assign(principal: { id: string }, appRoleId?: string): AppRoleAssignment {
    return this.simulator.tenant.assignments.assign(this.application, principal.id, appRoleId);
  }

  /** Takes every assignment of a user or group to the application away. */
  unassign(principal: { id: string }): void {
    for (const assignment of this.simulator.tenant.assignments.listForResource(this.application.servicePrincipalId)) {
      if (assignment.principalId === principal.id) this.simulator.tenant.assignments.unassign(assignment.id);
    }
  }

  /** Runs one cycle now: the first is an initial one, later ones are incremental. */
  async runCycle(): Promise<CycleSummary> {
    const summary = await this.job.runCycle();
    if (!summary) throw new Error('The cycle was interrupted because the simulator was closed.');
    return summary;
  }

  /**
   * Moves virtual time by an ISO 8601 span (`PT40M`, `P28D`); a started job runs everything due on the way. An aborted
   * signal ends it at the next event.
   */
  advance(span: string, options: AdvanceOptions = {}): Promise<AdvanceResult> {
    return this.advanceTo(new Date(this.simulator.clock.nowMs() + parseSpan(span)), options);
  }

  /** Moves virtual time to a later time, as `advance` does. */
  async advanceTo(time: Date, { onProgress, signal }: AdvanceOptions = {}): Promise<AdvanceResult> {
    const { scheduler, clock } = this.simulator;
    const cancel = () => scheduler.cancelAdvance();
    const end = clock.onChange(() => onProgress?.({ now: clock.now(), ...scheduler.advanceStatus }));
    signal?.addEventListener('abort', cancel);
    try {
      return await scheduler.advanceTo(time.getTime());
    } finally {
      end();
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** Moves to the next event and runs it alone. */
  advanceToNext(): Promise<AdvanceResult> {
    return this.simulator.scheduler.step();
  }

  /** What falls due, soonest first. */
  due(): DueItem[] {
    return dueList(this.simulator);
  }

  /** What the next cycle would do with a user or group, and why; changes nothing. */
  explain(principal: User | Group): Promise<Explanation> {
    return explainObject(this.simulator, this.job.id, { kind: kindOf(principal), id: principal.id });
  }

  /** Provisions a user, or a group with up to five members, now. */
  provisionOnDemand(principal: User | Group, members: readonly { id: string }[] = []): Promise<OnDemandResult> {
    const subject = {
      kind: kindOf(principal),
      objectId: principal.id,
      memberIds: members.map(({ id }) => id),
    };
    return provisionObject(this.simulator, this.job.id, subject, {
      id: '',
      displayName: 'library',
      initiatorType: 'user',
    });
  }

  /** Log entries, oldest first. */
  logs(filter: { cycleId?: string; sourceId?: string } = {}): ProvisioningObjectSummary[] {
    const conditions = [
      ...(filter.cycleId ? [{ sql: 'cycle_id = ?', value: filter.cycleId }] : []),
      ...(filter.sourceId ? [{ sql: 'source_id = ?', value: filter.sourceId }] : []),
    ];
    const where =
      conditions.length === 0
        ? null
        : { sql: conditions.map(({ sql }) => sql).join(' AND '), parameters: conditions.map(({ value }) => value) };
    return this.simulator.log.query({ where, orderBy: 'num', limit: 1_000_000 });
  }

  /** The HTTP exchanges of a cycle, or behind one log entry. */
  exchanges(of: CycleSummary | ProvisioningObjectSummary): Exchange[] {
    return 'changeId' in of ? this.simulator.log.exchangesOf(of.id) : this.simulator.log.exchangesOfCycle(of.cycleId);
  }

  /** Oddities of the target that Entra or its gallery checks would object to. */
  findings(): Finding[] {
    return this.simulator.findings(this.application.servicePrincipalId);
  }

  /** Faults on the way to the target: add, remove, list with their hits, clear. */
  get faults(): Faults {
    return this.simulator.faults(this.application.servicePrincipalId);
  }

  /** Hosts and host groups of the built-in sample app. Throws when the target is another. */
  sampleApp() {
    const view = this.#sampleApps.view(this.application.servicePrincipalId);
    if (!view) throw applicationError('APPLICATION_NOT_FOUND', { id: 'sample app' });
    return view;
  }

  async close(): Promise<void> {
    await this.simulator.close();
    await this.#sampleApps.close();
  }
}

function kindOf(principal: User | Group): ObjectKind {
  return 'userPrincipalName' in principal ? 'User' : 'Group';
}

/** Makes a simulator with one application and its job. Throws for options that make no sense. */
export async function createSimulator(options: SimulatorOptions = {}): Promise<TestSimulator> {
  const simulator = await Simulator.open(options);
  try {
    const { target } = options;
    const sampleApps = new SampleApps(simulator);
    const endpoint = target
      ? {
          url: 'url' in target ? target.url : 'http://in-process.invalid/scim',
          token: target.token ?? '',
          ...(target.oauth ? { oauth: target.oauth } : {}),
        }
      : null;
    const { application, job } = await createFirstApplication(simulator, {
      profile: options.profile ?? 'sign-in-enterprise',
      endpoint,
      syncAll: options.scope === 'all',
      ...(options.quirks ? { quirks: options.quirks } : {}),
    });
    if (target && 'handler' in target) simulator.handlers.set(application.servicePrincipalId, target.handler);
    if (!target) await sampleApps.attachInProcess(application);
    for (const fault of options.faults ?? []) simulator.faults(application.servicePrincipalId).add(readFault(fault));
    simulator.populate(options.users ?? 0, options.groups ?? 0);
    return new TestSimulator(simulator, application, job, sampleApps);
  } catch (error) {
    await simulator.close();
    throw error;
  }
}
