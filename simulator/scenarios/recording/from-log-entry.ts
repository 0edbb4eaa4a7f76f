/**
 * "Save as scenario" on a log entry: the smallest file that replays the life of its object up to there, with what the
 * log says as expectations. In it are the object, its manager or members, the mapping with its filters where it isn't
 * the profile's own, and the faults that its requests met.
 */
import { applicationError, pointsToSampleApp } from '../../applications/index.ts';
import type { Group, User } from '../../model/directory.ts';
import type { ObjectKind } from '../../model/exchange.ts';
import type { ProvisioningObjectSummary } from '../../model/log.ts';
import type { Simulator } from '../../simulator.ts';
import type { ApplicationRecord } from '../../storage/index.ts';
import { defaultRoleId } from '../../tenant/index.ts';
import { scenarioError } from '../errors.ts';
import { Cast, changesBetween, type Written } from './cast.ts';
import { configurationOf, replayedDialect, type WrittenStep, writtenFaults } from './configuration.ts';
import { hasFailed, isWrite, kindOf, lifeUpTo, type Moment } from './life.ts';
import { propertiesOf } from './logged-source.ts';
import { applicationHead } from './opening.ts';
import { faultsFromAnswers, faultsThatMeet } from './recorded-faults.ts';
import { scenarioText } from './scenario-text.ts';
import { spanOf } from './span.ts';

export interface FromLogOptions {
  /**
   * The target's failing answers go into the file as faults, so that it needs no such target. Default: only where
   * the target is the built-in sample app.
   */
  withAnswers?: boolean;
}

/** The text of the file. Throws LOG_ENTRY_MISSING, and APPLICATION_NOT_FOUND when its application is gone. */
export async function scenarioFromLogEntry(
  simulator: Simulator,
  entryId: string,
  options: FromLogOptions = {},
): Promise<string> {
  const chosen = simulator.log.get(entryId);
  if (!chosen) throw scenarioError('LOG_ENTRY_MISSING', { id: entryId });
  const found = simulator.applications.findJob(chosen.jobId);
  if (!found) throw applicationError('APPLICATION_NOT_FOUND', { id: chosen.servicePrincipal.id });
  const { application, job } = found;
  const head = await applicationHead(simulator, application, job);
  const replayed = await replayedDialect(simulator, application);
  const configuration = configurationOf(simulator, application, job, replayed);
  const writer = new LifeWriter(simulator, application, chosen, options);
  const { users, groups, steps } = writer.write();
  const { errorInformation } = chosen.provisioningStatusInfo;
  return scenarioText({
    heading: [
      'Made by provsim from an entry of its provisioning log, without secrets. Run it with: provsim run FILE',
      `Entry ${chosen.id}: ${chosen.provisioningAction} of ${chosen.sourceIdentity.displayName}, ${chosen.provisioningStatusInfo.status}`,
    ],
    head: {
      name: `${chosen.provisioningAction} of ${chosen.sourceIdentity.displayName}`.slice(0, 120),
      ...(errorInformation ? { about: `${errorInformation.errorCode}: ${errorInformation.reason}` } : {}),
      startTime: new Date(writer.beganMs).toISOString(),
      ...head(configuration),
      ...(Object.keys(users).length > 0 ? { users } : {}),
      ...(Object.keys(groups).length > 0 ? { groups } : {}),
    },
    steps,
  });
}

/** An object with the properties that a log tells of. */
type Told = User & Group;

class LifeWriter {
  readonly #simulator: Simulator;
  readonly #application: ApplicationRecord;
  readonly #chosen: ProvisioningObjectSummary;
  readonly #kind: ObjectKind;
  readonly #withAnswers: boolean;
  readonly #moments: Moment[];
  readonly #cast = new Cast();
  readonly #users: Record<string, Written> = {};
  readonly #groups: Record<string, Written> = {};
  readonly #steps: WrittenStep[] = [];
  /** Of a group, as the file has come to it. */
  readonly #members = new Set<string>();
  readonly #name: string;

  constructor(
    simulator: Simulator,
    application: ApplicationRecord,
    chosen: ProvisioningObjectSummary,
    { withAnswers = pointsToSampleApp(application) }: FromLogOptions,
  ) {
    this.#simulator = simulator;
    this.#application = application;
    this.#chosen = chosen;
    this.#kind = kindOf(chosen);
    this.#withAnswers = withAnswers;
    this.#moments = lifeUpTo(simulator, chosen);
    const { id, displayName } = chosen.sourceIdentity;
    this.#name = this.#cast.name(this.#kind, { id, displayName });
  }

  get beganMs(): number {
    return this.#moments[0]?.atMs ?? Date.parse(this.#chosen.activityDateTime);
  }

  write() {
    const [first] = this.#moments;
    if (first) this.#open(first);
    for (const [index, moment] of this.#moments.entries()) this.#moment(moment, this.#moments[index - 1] ?? null);
    return { users: this.#users, groups: this.#groups, steps: this.#steps };
  }

  /** The object as it was at first, and whom it refers to. */
  #open(first: Moment): void {
    const told = this.#toldAt(first);
    const needsAccount = this.#needsAccount(first);
    const place = (first.isAssigned && !first.isDeleted) || needsAccount ? this.#assigned(first) : {};
    if (this.#kind === 'User') {
      const manager = this.#reference(first.source.manager ?? null);
      this.#users[this.#name] = { ...this.#cast.writeUser(told), ...(manager ? { manager } : {}), ...place };
    } else {
      const members = this.#membersAtFirst().flatMap((id) => this.#reference(id) ?? []);
      const joined = members.length > 0 ? { members } : {};
      this.#groups[this.#name] = { ...this.#cast.writeGroup(told), ...joined, ...place };
    }
    if (!needsAccount) return;
    // The log doesn't reach back to the beginning: an account comes first.
    this.#write('cycle', null);
    if (isEmpty(first)) this.#place({ ...first, source: { objectId: told.id } }, first);
    else if (first.isDeleted) this.#write('delete', this.#name);
    else if (!first.isAssigned) this.#write('unassign', this.#name);
    else this.#write('restart', 'Watermark');
  }

  /** In the role that the log tells of, where it isn't the first one. */
  #assigned({ source }: Moment): Written {
    const role = this.#application.appRoles.find(({ displayName }) => displayName === source.appRoleAssignments);
    if (!role || role.id === defaultRoleId(this.#application, this.#kind)) return { assigned: true };
    this.#write('assign', { who: this.#name, role: role.displayName });
    return {};
  }

  #needsAccount(first: Moment): boolean {
    return first.entries.every(({ entry }) => !['create', 'other'].includes(entry.provisioningAction));
  }

  #moment(moment: Moment, before: Moment | null): void {
    if (before) this.#lead(before, moment);
    const exchanges = moment.entries.flatMap((each) => each.exchanges);
    const faults = this.#withAnswers
      ? faultsFromAnswers(exchanges, [
          moment.source.originalUserPrincipalName ?? '',
          this.#chosen.sourceIdentity.displayName,
        ])
      : writtenFaults(
          faultsThatMeet(this.#simulator.targets.faults(this.#application.servicePrincipalId).list(), exchanges).map(
            (fault) => ({ ...fault, met: 0, hits: 0 }),
          ),
        );
    if (Object.keys(faults).length > 0) this.#write('fault', faults);
    if (moment.isOnDemand) this.#write('onDemand', this.#onDemand(moment));
    else this.#write('cycle', null);
    this.#expect(moment);
    if (Object.keys(faults).length > 0 && moment !== this.#moments.at(-1)) this.#write('clearFaults', null);
  }

  /** What happened to the object between two moments. */
  #lead(before: Moment, moment: Moment): void {
    const count = this.#steps.length;
    const isGone = isEmpty(moment);
    if (before.isDeleted && !moment.isDeleted && !isGone) this.#write('restore', this.#name);
    if (!isGone && !isEmpty(before)) this.#change(before, moment);
    this.#membership('add', moment.joined);
    this.#membership('remove', moment.left);
    this.#place(before, moment);
    if (hasFailed(before) && moment.atMs > before.atMs) this.#write('advance', spanOf(moment.atMs - before.atMs));
    if (moment.isOnDemand) return;
    // Where nothing has changed that the feed would name, the object was read because everything was.
    const isReadAnew = moment.isInitial || this.#steps.length === count;
    if (isReadAnew) this.#write('restart', moment.isMatched && !hasFailed(before) ? 'Full' : 'Watermark');
  }

  #change(before: Moment, moment: Moment): void {
    const changes = changesBetween(this.#toldAt(before), this.#toldAt(moment), this.#kind);
    const manager = moment.source.manager ?? null;
    if (this.#kind === 'User' && (before.source.manager ?? null) !== manager)
      changes.manager = this.#reference(manager);
    if (Object.keys(changes).length > 0) this.#write('change', { [this.#name]: changes });
  }

  /** After a full restart all members are sent again, who are members already. */
  #membership(word: 'add' | 'remove', targetIds: readonly string[]): void {
    const changed = this.#sourcesOf(targetIds).filter((id) => this.#members.has(id) === (word === 'remove'));
    for (const id of changed) word === 'add' ? this.#members.add(id) : this.#members.delete(id);
    const names = changed.flatMap((id) => this.#reference(id) ?? []);
    if (names.length > 0) this.#write('members', { [this.#name]: { [word]: names } });
  }

  /** Assignment and deletion. */
  #place(before: Moment, moment: Moment): void {
    const isUser = this.#kind === 'User';
    const isGone = isEmpty(moment);
    if (before.isAssigned && !moment.isAssigned) this.#write('unassign', this.#name);
    if (!before.isAssigned && moment.isAssigned && !moment.isDeleted) this.#write('assign', this.#name);
    if (isUser && !before.isDeleted && (moment.isDeleted || isGone)) this.#write('delete', this.#name);
    if (isGone) this.#write(isUser ? 'purge' : 'delete', this.#name);
  }

  #onDemand({ joined }: Moment): unknown {
    const members = this.#sourcesOf(joined)
      .flatMap((id) => this.#reference(id) ?? [])
      .slice(0, 5);
    return members.length > 0 ? { of: this.#name, members } : this.#name;
  }

  #expect(moment: Moment): void {
    const logs = moment.entries.map(({ entry: { provisioningAction, provisioningStatusInfo } }) => ({
      of: this.#name,
      action: provisioningAction,
      status: provisioningStatusInfo.status,
      ...(provisioningStatusInfo.errorInformation
        ? { errorCode: provisioningStatusInfo.errorInformation.errorCode }
        : {}),
    }));
    const exchanges = moment.entries.flatMap(({ entry, exchanges }) =>
      exchanges.filter(isWrite).map(({ method, url, kind, response, failure }) => {
        const { id } = entry.targetIdentity;
        const collection = `/${kind}s`;
        const isOne = id !== '' && decodeURIComponent(new URL(url).pathname).endsWith(`/${id}`);
        return {
          of: this.#name,
          method,
          path: isOne ? `${collection}/{${this.#name}}` : collection,
          ...(response ? { status: response.status } : { failure: failure?.kind ?? null }),
        };
      }),
    );
    this.#write('expect', {
      because: 'The log told of this',
      logs: unlike(logs),
      ...(exchanges.length > 0 ? { exchanges: unlike(exchanges) } : {}),
    });
  }

  /** The object with what the log told of it; what the log doesn't tell of is left out. */
  #toldAt({ source }: Moment): Told {
    const { id, displayName } = this.#chosen.sourceIdentity;
    const told = propertiesOf(source, this.#kind);
    const known = Object.fromEntries(
      Object.entries(told).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
    );
    return {
      displayName,
      ...(this.#kind === 'User' ? { accountEnabled: true } : {}),
      ...known,
      id,
    } as unknown as Told;
  }

  /** Who was sent first, who left without having joined, and who is a member and was never sent. */
  #membersAtFirst(): string[] {
    const { groups } = this.#simulator.tenant;
    const { id } = this.#chosen.sourceIdentity;
    const sent = new Set<string>();
    for (const [index, { joined, left }] of this.#moments.entries()) {
      for (const member of this.#sourcesOf(left)) if (!sent.has(member)) this.#members.add(member);
      for (const member of this.#sourcesOf(joined)) {
        if (index === 0) this.#members.add(member);
        sent.add(member);
      }
    }
    const now = groups.find(id) ? groups.members(id) : [];
    for (const member of now) if (!sent.has(member.id)) this.#members.add(member.id);
    return [...this.#members];
  }

  /** The name of a manager or member, who comes into the file with it; null when nothing is known of them any longer. */
  #reference(sourceId: string | null): string | null {
    if (sourceId === null) return null;
    const known = this.#cast.find(sourceId);
    if (known !== null) return known;
    const { users, groups } = this.#simulator.tenant;
    const isLinked = this.#simulator.connectorData(this.#chosen.jobId).get(sourceId) !== null;
    const place = isLinked ? { assigned: true } : {};
    const user = users.find(sourceId)?.user;
    if (user) {
      const name = this.#cast.name('User', user);
      this.#users[name] = { ...this.#cast.writeUser(user), ...place };
      return name;
    }
    const group = groups.find(sourceId)?.group;
    if (!group) return null;
    const name = this.#cast.name('Group', group);
    this.#groups[name] = { ...this.#cast.writeGroup(group), ...place };
    return name;
  }

  /** Who some accounts belong to, by the log. */
  #sourcesOf(targetIds: readonly string[]): string[] {
    return targetIds.flatMap((targetId) => {
      const where = { sql: 'target_id = ? AND job_id = ?', parameters: [targetId, this.#chosen.jobId] };
      return this.#simulator.log.query({ where, limit: 1 })[0]?.sourceIdentity.id ?? [];
    });
  }

  #write(word: string, given: unknown): void {
    this.#steps.push({ word, given });
  }
}

function isEmpty({ source }: Moment): boolean {
  return Object.keys(source).length === 0;
}

function unlike<T>(items: readonly T[]): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = JSON.stringify(item);
    return !seen.has(key) && seen.add(key);
  });
}
