/**
 * The stage a scenario is played on: a simulator with one application, the names of the file with the objects they
 * stand for, and a way to the target past the provisioning service.
 */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createTargetConnection, secretOf } from '../applications/index.ts';
import { nearest } from '../expressions/index.ts';
import type { Job } from '../jobs/index.ts';
import type { Group, User } from '../model/directory.ts';
import type { ObjectKind } from '../model/exchange.ts';
import { parseTime } from '../parse-time.ts';
import { readSchema } from '../schema/index.ts';
import { readFault, type ScimConnection } from '../scim/index.ts';
import type { Simulator } from '../simulator.ts';
import type { SimulatorOptions } from '../simulator-options.ts';
import { openSingleApplication, type SingleApplication } from '../single-application.ts';
import type { ApplicationRecord } from '../storage/index.ts';
import { completeGroup, completeUser } from '../tenant/index.ts';
import { scenarioError } from './errors.ts';
import type { Given, Scenario } from './scenario-shape.ts';

type Configuration = Given<'configure'>;

/** A path in a scenario is one beside its file; ids stay as they are. */
export function besideFile({ file }: Scenario, given: string): string {
  return /[\\/]|\.json$/.test(given) ? resolve(dirname(file), given) : given;
}

/** A user or group of the file. */
export interface Actor {
  kind: ObjectKind;
  id: string;
}

export class Stage {
  readonly simulator: Simulator;
  readonly application: ApplicationRecord;
  readonly job: Job;
  /** To the target without faults, and with the right token whatever the application's secrets say. */
  readonly direct: ScimConnection;
  readonly rightToken: string;
  readonly #opened: SingleApplication;
  readonly #scenario: Scenario;
  readonly #actors = new Map<string, Actor>();
  /** What each actor was linked to last: a deletion takes the link away, and expectations still name it. */
  readonly #targetIds = new Map<string, string>();

  private constructor(scenario: Scenario, opened: SingleApplication) {
    this.#scenario = scenario;
    this.#opened = opened;
    this.simulator = opened.simulator;
    this.application = opened.application;
    this.job = opened.job;
    this.rightToken = secretOf(opened.application, 'SecretToken') ?? '';
    this.direct = createTargetConnection({
      application: structuredClone(opened.application),
      clock: this.simulator.clock,
      handler: this.simulator.targets.handlers.get(opened.application.servicePrincipalId) ?? null,
      issuer: this.simulator.issuer,
    });
  }

  /** Sets the stage: options, people, settings and faults as the file has them before its first step. */
  static async set(scenario: Scenario, options: SimulatorOptions): Promise<Stage> {
    const stage = new Stage(scenario, await openSingleApplication(options));
    try {
      await stage.#prepare(scenario);
      return stage;
    } catch (error) {
      await stage.close();
      throw error;
    }
  }

  async #prepare(scenario: Scenario): Promise<void> {
    const { users = 0, groups = 0, madeAt } = scenario.population ?? {};
    this.simulator.populate(users, groups, madeAt === undefined ? undefined : parseTime(madeAt));
    this.#nameMadeUpGroups();
    this.add(scenario.users ?? {}, scenario.groups ?? {});
    const { settings, notifications, schema } = scenario;
    await this.configure({
      ...(settings ? { settings } : {}),
      ...(notifications ? { notifications } : {}),
      ...(schema ? { schema } : {}),
    });
    for (const [id, rule] of Object.entries(scenario.faults ?? {})) this.addFault(id, rule);
  }

  /** Display names aren't unique: a group that takes another's later on must not be taken for it. */
  #nameMadeUpGroups(): void {
    const { groups } = this.simulator.tenant;
    for (const { group } of groups.list({ limit: groups.count() })) {
      if (!this.#actors.has(group.displayName)) this.#actors.set(group.displayName, { kind: 'Group', id: group.id });
    }
  }

  /** Settings, scope, notifications and mapping, at the start or later on. Throws what the schema is refused for. */
  async configure({ settings, scope, notifications, schema }: Configuration): Promise<void> {
    const { applications } = this.simulator;
    const { servicePrincipalId } = this.application;
    if (notifications) {
      const { recipients, deletionThreshold } = notifications;
      const text = JSON.stringify({
        Enabled: recipients !== undefined,
        Recipients: (recipients ?? []).join(','),
        DeleteThresholdEnabled: deletionThreshold !== undefined,
        DeleteThresholdValue: deletionThreshold ?? 500,
      });
      await applications.setSecrets(servicePrincipalId, { SyncNotificationSettings: text });
    }
    if (scope) await applications.setSecrets(servicePrincipalId, { SyncAll: scope === 'all' ? 'True' : 'False' });
    const given = Object.entries(settings ?? {}).map(([name, value]) => ({
      name: /^[A-Z]/.test(name) ? name : `provsim.${name}`,
      value,
    }));
    const set = given.flatMap(({ name, value }) => (value === null ? [] : { name, value: String(value) }));
    await applications.updateJob(this.job.id, (record) => {
      const kept = record.settings.filter(({ name }) => !given.some((setting) => setting.name === name));
      record.settings = [...kept, ...set];
    });
    if (schema === undefined) return;
    const document: unknown = typeof schema === 'string' ? await this.#schemaFrom(schema) : schema;
    await applications.updateJob(this.job.id, (record) => {
      record.schema = { ...readSchema(document, { current: record.schema }), id: record.id };
    });
  }

  async #schemaFrom(given: string): Promise<unknown> {
    const file = besideFile(this.#scenario, given);
    try {
      return JSON.parse(await readFile(file, 'utf8'));
    } catch (error) {
      throw scenarioError('SCHEMA_UNREADABLE', { file, reason: (error as Error).message });
    }
  }

  addFault(id: string, rule: object): void {
    this.simulator.targets.faults(this.application.servicePrincipalId).add({ ...readFault(rule), id });
  }

  /** Adds users and groups under their names; managers and members may name each other in any order. */
  add(users: NonNullable<Scenario['users']>, groups: NonNullable<Scenario['groups']>): void {
    const { tenant, workspace } = this.simulator;
    const assigned: string[] = [];
    for (const [name, { manager: _manager, assigned: isAssigned, ...given }] of Object.entries(users)) {
      const { id } = tenant.users.create(
        completeUser(given as Partial<User> & { displayName: string }, workspace.data.tenant.defaultDomain),
      );
      this.#actors.set(name, { kind: 'User', id });
      if (isAssigned) assigned.push(id);
    }
    for (const [name, { manager }] of Object.entries(users)) {
      if (manager !== undefined) tenant.users.setManager(this.actor(name).id, this.actor(manager).id);
    }
    for (const [name, { members: _members, assigned: isAssigned, ...given }] of Object.entries(groups)) {
      const { id } = tenant.groups.create(completeGroup(given as Partial<Group> & { displayName: string }));
      this.#actors.set(name, { kind: 'Group', id });
      if (isAssigned) assigned.push(id);
    }
    for (const [name, { members = [] }] of Object.entries(groups)) {
      for (const member of [members].flat()) tenant.groups.addMember(this.actor(name).id, this.actor(member).id);
    }
    for (const id of assigned) tenant.assignments.assign(this.application, id);
  }

  /**
   * Somebody of the file, or of the made-up population, who keeps the name they were first called by. Throws
   * NAME_UNKNOWN.
   */
  actor(name: string): Actor {
    const found = this.findActor(name);
    if (found) {
      this.#actors.set(name, found);
      return found;
    }
    throw scenarioError('NAME_UNKNOWN', { name, nearest: nearest(name, this.#actors.keys()) });
  }

  findActor(name: string): Actor | null {
    const known = this.#actors.get(name);
    if (known) return known;
    const { users, groups } = this.simulator.tenant;
    const user = users.find(name);
    if (user) return { kind: 'User', id: user.user.id };
    const group =
      groups.find(name) ?? groups.list({ search: name, limit: 50 }).find(({ group }) => group.displayName === name);
    return group ? { kind: 'Group', id: group.group.id } : null;
  }

  /** The name that the file has for an object, else what was shown of it. */
  nameOf(id: string, otherwise: string): string {
    for (const [name, actor] of this.#actors) if (actor.id === id) return name;
    return this.simulator.tenant.users.find(id)?.user.userPrincipalName ?? otherwise;
  }

  /** Takes note of who is linked to what; after each step. */
  rememberLinks(): void {
    const links = this.simulator.connectorData(this.job.id);
    for (const [name, { id }] of this.#actors) {
      const link = links.get(id);
      if (link) this.#targetIds.set(name, link.targetId);
    }
  }

  /** The target id somebody is or was linked to; null before that. */
  targetIdOf(name: string): string | null {
    const actor = this.findActor(name);
    const link = actor ? this.simulator.connectorData(this.job.id).get(actor.id) : null;
    return link?.targetId ?? this.#targetIds.get(name) ?? null;
  }

  /** Puts target ids for `{ada}` and source ids for `{ada.id}` in every text of a value. */
  filledIn(value: unknown): unknown {
    if (typeof value === 'string') {
      return value.replace(/\{([^{}\s"]+)\}/g, (whole, name: string) => {
        if (name.endsWith('.id')) return this.findActor(name.slice(0, -3))?.id ?? whole;
        return this.targetIdOf(name) ?? whole;
      });
    }
    if (Array.isArray(value)) return value.map((item) => this.filledIn(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.filledIn(item)]));
  }

  async close(): Promise<void> {
    await this.direct.close();
    await this.simulator.close();
    await this.#opened.sampleApps.close();
  }
}
