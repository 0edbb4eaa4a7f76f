/**
 * Entra's side of one test: a tenant, an application and a job of their own in memory, so that no test sees what
 * another left, and all that the endpoint is sent is on record. Changes take effect by cycles instead of by waiting
 * for the schedule (V-41).
 */

import { createTargetConnection } from '../applications/index.ts';
import { type Chance, chance } from '../chance.ts';
import { systemTimeMs } from '../clock.ts';
import type { Job } from '../jobs/index.ts';
import type { Group, User } from '../model/directory.ts';
import type { Exchange, ObjectKind } from '../model/exchange.ts';
import type { ProvisioningAction, ProvisioningObjectSummary } from '../model/log.ts';
import { type OnDemandResult, provisionOnDemand } from '../provisioning/index.ts';
import type { ScimConnection } from '../scim/index.ts';
import { Simulator } from '../simulator.ts';
import type { ApplicationRecord } from '../storage/index.ts';
import { lastProblem } from './exchanges.ts';
import type { RehearsalPlan, RehearsalTarget } from './rehearsal-plan.ts';
import { Cancelled, TestFailure } from './test-failure.ts';

export class Stage {
  readonly simulator: Simulator;
  readonly application: ApplicationRecord;
  readonly job: Job;
  /** Names and values of the test; never the same in two tests of a run. */
  readonly chance: Chance;
  /** All that was sent and answered, oldest first. */
  readonly exchanges: Exchange[] = [];
  readonly #signal: AbortSignal;

  private constructor(
    simulator: Simulator,
    application: ApplicationRecord,
    job: Job,
    names: Chance,
    signal: AbortSignal,
  ) {
    this.simulator = simulator;
    this.application = application;
    this.job = job;
    this.chance = names;
    this.#signal = signal;
    simulator.exchanges.on((exchange) => this.exchanges.push(exchange));
    signal.addEventListener('abort', this.#interrupt);
  }

  /** Throws for a target that can't be connected to by its form, such as an address that is none. */
  static async open(
    target: RehearsalTarget,
    given: { seed: number; name: string; signal: AbortSignal; schema?: RehearsalPlan['schema'] },
  ): Promise<Stage> {
    const names = chance(given.seed, `rehearsal:${given.name}`);
    const simulator = await Simulator.open({ seed: names.below(0xffffffff), speed: 1, startTime: startTime() });
    try {
      const application = await simulator.applications.create({
        profile: target.profile,
        sampleApp: false,
        secrets: target.secrets.filter(({ key }) => key !== 'SyncAll').map((secret) => ({ ...secret })),
        dialect: target.dialect,
        quirks: { ...target.quirks },
      });
      const { appRoles } = target;
      if (appRoles)
        await simulator.applications.update(application.servicePrincipalId, (held) => {
          held.appRoles = appRoles.map((role) => ({ ...role }));
        });
      if (target.handler) simulator.targets.handlers.set(application.servicePrincipalId, target.handler);
      const { id } = target.profile;
      const job = await simulator.addJob(application.servicePrincipalId, id === 'custom' ? 'scim' : id);
      const schema = given.schema ?? target.schema;
      if (schema)
        await simulator.applications.updateJob(job.id, (record) => {
          record.schema = structuredClone(schema);
          record.schema.id = job.id;
        });
      return new Stage(simulator, application, job, names, given.signal);
    } catch (error) {
      await simulator.close();
      throw error;
    }
  }

  get connection(): ScimConnection {
    return this.simulator.targets.connection(this.application.servicePrincipalId);
  }

  /** Throws when the run was cancelled. */
  goOn(): void {
    if (this.#signal.aborted) throw new Cancelled();
  }

  createUser(prefix: string, given: Partial<User> = {}): User {
    const mark = this.mark();
    const alias = `${prefix}${mark}`;
    const domain = this.simulator.workspace.data.tenant.defaultDomain;
    return this.simulator.tenant.users.create({
      ...profileOf(mark),
      accountEnabled: true,
      displayName: alias,
      mailNickname: alias,
      mail: `${alias}.mail@${domain}`,
      userPrincipalName: `${alias}@${domain}`,
      ...given,
    });
  }

  /** The names have parentheses, as Microsoft's (V-08). */
  createGroup(prefix: string): Group {
    const mark = this.mark();
    return this.simulator.tenant.groups.create({
      displayName: `${prefix}-(${mark})`,
      description: 'Test group of a rehearsal',
      mailEnabled: false,
      mailNickname: `${prefix}${mark}`.toLowerCase(),
      securityEnabled: true,
      groupTypes: [],
      visibility: 'Private',
    });
  }

  assign(...principals: { id: string }[]): void {
    for (const { id } of principals) this.simulator.tenant.assignments.assign(this.application, id);
  }

  unassign(principal: { id: string }): void {
    const { assignments } = this.simulator.tenant;
    for (const { id, principalId } of assignments.listForResource(this.application.servicePrincipalId)) {
      if (principalId === principal.id) assignments.unassign(id);
    }
  }

  /** Runs a cycle. Throws TestFailure when the connection check stops it. */
  async cycle(): Promise<void> {
    this.goOn();
    const before = this.exchanges.length;
    const summary = await this.job.runCycle();
    if (!summary) throw new Cancelled();
    if (summary.error) {
      throw new TestFailure(`the cycle was stopped: ${summary.error.code}: ${summary.error.message}`, {
        expected: 'a connection check that answers 200 with an empty list',
        exchange: lastProblem(this.exchanges.slice(before)),
      });
    }
  }

  /** A GET with another token than the application's. */
  async sendWithToken(token: string, path: string, query: string): Promise<Exchange> {
    this.goOn();
    const { simulator, application } = this;
    const url = application.secrets.find(({ key }) => key === 'BaseAddress')?.value ?? '';
    const secrets = [
      { key: 'BaseAddress', value: url },
      { key: 'SecretToken', value: token },
    ];
    const connection = createTargetConnection({
      application: { ...application, secrets },
      clock: simulator.clock,
      handler: simulator.targets.handlers.get(application.servicePrincipalId) ?? null,
      issuer: simulator.issuer,
      onExchange: (exchange) => this.exchanges.push(exchange),
    });
    try {
      const request = { operation: 'list', kind: 'User', method: 'GET', path, query, body: null } as const;
      return (await connection.send(request)).exchange;
    } finally {
      await connection.close();
    }
  }

  async provisionOnDemand(kind: ObjectKind, objectId: string): Promise<OnDemandResult> {
    this.goOn();
    const context = await this.simulator.contextFor(this.job.id, 'onDemand');
    return provisionOnDemand(
      context,
      { kind, objectId, memberIds: [] },
      {
        requestId: this.simulator.requestId(),
        initiatedBy: { id: '', displayName: 'Rehearsal', initiatorType: 'user' },
      },
    );
  }

  /** Log entries of an object, newest first; of one action where it is named. */
  logOf(sourceId: string, action?: ProvisioningAction): ProvisioningObjectSummary[] {
    const where = action
      ? { sql: 'source_id = ? AND action = ?', parameters: [sourceId, action] }
      : { sql: 'source_id = ?', parameters: [sourceId] };
    return this.simulator.log.query({ where, orderBy: 'num DESC', limit: 100 });
  }

  /** Eight hexadecimal digits. */
  mark(): string {
    return this.chance.guid().slice(0, 8);
  }

  async close(): Promise<void> {
    this.#signal.removeEventListener('abort', this.#interrupt);
    await this.simulator.close();
  }

  readonly #interrupt = (): void => void this.job.interrupt();
}

/** Real time: an endpoint compares tokens and dates with a clock of its own. */
function startTime(): string {
  return new Date(systemTimeMs()).toISOString();
}

/** One of the profiles that test users get (V-07), with values of its own where two users must differ. */
function profileOf(mark: string): Partial<User> {
  const number = String(1000 + (Number.parseInt(mark.slice(0, 6), 16) % 9000));
  return {
    givenName: 'Test',
    surname: `User${mark.slice(0, 4)}`,
    jobTitle: 'Test Engineer',
    department: 'Quality',
    companyName: 'Woodgrove',
    employeeId: `E${number}`,
    employeeType: 'Employee',
    employeeOrgData: { division: 'Engineering', costCenter: `CC${number}` },
    officeLocation: '18/2111',
    streetAddress: '1 Microsoft Way',
    city: 'Redmond',
    state: 'WA',
    postalCode: '98052',
    country: 'United States',
    usageLocation: 'US',
    preferredLanguage: 'en-US',
    businessPhones: [`+1 425 555 ${number}`],
    mobilePhone: `+1 206 555 ${number}`,
    faxNumber: `+1 425 556 ${number}`,
    otherMails: [`other.${mark}@example.com`],
    userType: 'Member',
  };
}
