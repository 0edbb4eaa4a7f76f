/**
 * The library: a simulator for a test file. Everything is in memory, the clock stands still until it is moved, and
 * the same seed gives the same requests.
 */

import { applicationError } from './applications/index.ts';
import { type DueItem, dueList } from './due-list.ts';
import type { AdvanceResult, AdvanceStatus, Job } from './jobs/index.ts';
import type { AppRoleAssignment, Group, User } from './model/directory.ts';
import type { Exchange, ObjectKind } from './model/exchange.ts';
import type { ProvisioningObjectSummary } from './model/log.ts';
import type { Finding } from './model/values.ts';
import { explainObject, provisionObject } from './one-object.ts';
import { parseSpan } from './parse-span.ts';
import type { CycleSummary, Explanation, OnDemandResult } from './provisioning/index.ts';
import type { SampleApps } from './sample-apps.ts';
import { type FromLogOptions, Recording, scenarioFromLogEntry } from './scenarios/index.ts';
import type { Faults } from './scim/index.ts';
import type { Simulator } from './simulator.ts';
import type { SimulatorOptions } from './simulator-options.ts';
import { openSingleApplication } from './single-application.ts';
import { openSnapshot, type SnapshotOptions, snapshotBytes } from './snapshots/index.ts';
import type { ApplicationRecord } from './storage/index.ts';
import { completeGroup, completeUser } from './tenant/index.ts';

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
    return this.simulator.tenant.users.create(completeUser(given, this.simulator.workspace.data.tenant.defaultDomain));
  }

  /** Adds a security group with direct members. */
  addGroup(given: Partial<Group> & { displayName: string }, members: readonly { id: string }[] = []): Group {
    const group = this.simulator.tenant.groups.create(completeGroup(given));
    for (const member of members) this.simulator.tenant.groups.addMember(group.id, member.id);
    return group;
  }

  /** Changes the named properties of a user; null clears one. */
  updateUser(user: { id: string }, changes: Partial<User>): User {
    return this.simulator.tenant.users.update(user.id, changes);
  }

  /** Disables a user in the tenant (`accountEnabled`). */
  disableUser(user: { id: string }): User {
    return this.updateUser(user, { accountEnabled: false });
  }

  /** Deletes a user softly: it can be restored for 30 days of virtual time. */
  deleteUser(user: { id: string }): void {
    this.simulator.tenant.users.delete(user.id);
  }

  restoreUser(user: { id: string }): User {
    return this.simulator.tenant.users.restore(user.id);
  }

  /** Null takes the manager away. */
  setManager(user: { id: string }, manager: { id: string } | null): void {
    this.simulator.tenant.users.setManager(user.id, manager?.id ?? null);
  }

  updateGroup(group: { id: string }, changes: Partial<Group>): Group {
    return this.simulator.tenant.groups.update(group.id, changes);
  }

  /** Deletes a group for good. */
  deleteGroup(group: { id: string }): void {
    this.simulator.tenant.groups.delete(group.id);
  }

  /** Throws MEMBER_EXISTS. */
  addMember(group: { id: string }, member: { id: string }): void {
    this.simulator.tenant.groups.addMember(group.id, member.id);
  }

  /** Throws MEMBER_MISSING. */
  removeMember(group: { id: string }, member: { id: string }): void {
    this.simulator.tenant.groups.removeMember(group.id, member.id);
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

  /** Provisions a user, or a group with up to five of its members, at once. Throws SUBJECT_NOT_FOUND. */
  provisionOnDemand(object: { id: string }, members: readonly { id: string }[] = []): Promise<OnDemandResult> {
    const subject = { kind: this.#kindOf(object), objectId: object.id, memberIds: members.map(({ id }) => id) };
    return provisionObject(this.simulator, this.job.id, subject, {
      id: '',
      displayName: 'provsim',
      initiatorType: 'user',
    });
  }

  /** What the next cycle would do with a user or group, and why; asks the target and changes nothing. */
  explain(object: { id: string }): Promise<Explanation> {
    return explainObject(this.simulator, this.job.id, { kind: this.#kindOf(object), id: object.id });
  }

  /** The application sends this token from now on; the target's own doesn't change. */
  async setToken(token: string): Promise<void> {
    await this.simulator.applications.setSecrets(this.application.servicePrincipalId, { SecretToken: token });
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

  /** The HTTP exchanges of a cycle, or behind one log entry; all of the job when neither is named. */
  exchanges(of?: CycleSummary | ProvisioningObjectSummary): Exchange[] {
    if (of === undefined) return [...this.simulator.log.exchangesOfJob(this.job.id)];
    return 'changeId' in of ? this.simulator.log.exchangesOf(of.id) : this.simulator.log.exchangesOfCycle(of.cycleId);
  }

  /** Oddities of the target that Entra or its gallery checks would object to. */
  findings(): Finding[] {
    return this.simulator.targets.findings(this.application.servicePrincipalId);
  }

  /** Faults on the way to the target: add, remove, list with their hits, clear. */
  get faults(): Faults {
    return this.simulator.targets.faults(this.application.servicePrincipalId);
  }

  /** Hosts and host groups of the built-in sample app. Throws when the target is another. */
  sampleApp() {
    const view = this.#sampleApps.view(this.application.servicePrincipalId);
    if (!view) throw applicationError('APPLICATION_NOT_FOUND', { id: 'sample app' });
    return view;
  }

  #kindOf(object: { id: string }): ObjectKind {
    return this.simulator.tenant.groups.find(object.id) ? 'Group' : 'User';
  }

  /** Writes down what is done from now on; `stop()` gives it as the text of a scenario file, without secrets. */
  record(name?: string): Promise<Recording> {
    return Recording.start(this.simulator, this.application.servicePrincipalId, name);
  }

  /** The smallest scenario file that replays the life of a log entry's object, up to that entry. */
  scenarioOf(entry: { id: string }, options: FromLogOptions = {}): Promise<string> {
    return scenarioFromLogEntry(this.simulator, entry.id, options);
  }

  /** Everything as it is now, for `createSimulator({ snapshot })`; secrets are left out unless asked for. */
  saveSnapshot(options: SnapshotOptions = {}): Promise<Uint8Array> {
    return snapshotBytes(this.simulator, options);
  }

  async close(): Promise<void> {
    await this.simulator.close();
    await this.#sampleApps.close();
  }
}

/** Makes a simulator with one application and its job. Throws for options that make no sense. */
export async function createSimulator(options: SimulatorOptions = {}): Promise<TestSimulator> {
  const { simulator, application, job, sampleApps } = await (options.snapshot === undefined
    ? openSingleApplication(options)
    : openSnapshot(options.snapshot, options));
  return new TestSimulator(simulator, application, job, sampleApps);
}
