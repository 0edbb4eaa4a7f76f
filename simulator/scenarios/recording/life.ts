/**
 * The life of one object as the log tells it: the moments at which it was evaluated, up to a chosen entry, and only
 * those that matter for it.
 */
import type { Exchange, ObjectKind } from '../../model/exchange.ts';
import type { ProvisioningObjectSummary, ProvisioningStep } from '../../model/log.ts';
import type { Simulator } from '../../simulator.ts';
import type { LoggedSource } from './logged-source.ts';

export interface LoggedEntry {
  entry: ProvisioningObjectSummary;
  exchanges: Exchange[];
}

/** What one cycle, or one run on demand, did with the object. */
export interface Moment {
  cycleId: string;
  atMs: number;
  isOnDemand: boolean;
  isInitial: boolean;
  /** The object was found in the target by a matching attribute: no link was there (any longer). */
  isMatched: boolean;
  /** Empty where the object was gone already. */
  source: LoggedSource;
  isAssigned: boolean;
  isDeleted: boolean;
  /** Target ids of members that joined and left. */
  joined: string[];
  left: string[];
  entries: LoggedEntry[];
}

const MANY = 100_000;

/** Oldest first; the last one holds the chosen entry. */
export function lifeUpTo(simulator: Simulator, chosen: ProvisioningObjectSummary): Moment[] {
  const { log } = simulator;
  const where = { sql: 'source_id = ? AND job_id = ?', parameters: [chosen.sourceIdentity.id, chosen.jobId] };
  const all = log.query({ where, orderBy: 'num', limit: MANY });
  const upTo = all.slice(0, all.findIndex(({ id }) => id === chosen.id) + 1);
  const initial = new Set(
    simulator
      .job(chosen.jobId)
      .cycles(MANY)
      .filter(({ kind }) => kind === 'initial')
      .map(({ cycleId }) => cycleId),
  );
  const moments: Moment[] = [];
  for (const entry of upTo) {
    const last = moments.at(-1);
    const logged = { entry, exchanges: log.exchangesOf(entry.id) };
    if (last?.cycleId === entry.cycleId) last.entries.push(logged);
    else moments.push(momentOf(logged, initial.has(entry.cycleId)));
  }
  for (const moment of moments) complete(moment);
  return withoutIdle(moments);
}

function momentOf(logged: LoggedEntry, isInitial: boolean): Moment {
  const { entry } = logged;
  return {
    cycleId: entry.cycleId,
    atMs: Date.parse(entry.activityDateTime),
    isOnDemand: entry.initiatedBy.initiatorType === 'user',
    isInitial,
    isMatched: false,
    source: {},
    isAssigned: true,
    isDeleted: false,
    joined: [],
    left: [],
    entries: [logged],
  };
}

function complete(moment: Moment): void {
  for (const { entry } of moment.entries) {
    for (const step of entry.provisioningSteps) readStep(moment, step);
    for (const { displayName, oldValue, newValue } of entry.modifiedProperties) {
      if (displayName !== 'members') continue;
      if (newValue !== null) moment.joined.push(newValue);
      if (oldValue !== null) moment.left.push(oldValue);
    }
  }
}

/** The longest import step tells most: a later one of the same cycle is about references alone. */
function readStep(moment: Moment, { name, provisioningStepType, details }: ProvisioningStep): void {
  if (name === 'EntrySynchronizationScoping') {
    moment.isAssigned = details.Assigned !== 'False';
    moment.isDeleted = details.IsActive === 'False';
  }
  if (provisioningStepType === 'matching' && 'JoiningProperty' in details) moment.isMatched = true;
  const tellsMore = Object.keys(details).length > Object.keys(moment.source).length;
  if (provisioningStepType === 'import' && 'objectId' in details && tellsMore) moment.source = details;
}

/** Without moments in which nothing was sent, and without failures that only repeat the one before. */
function withoutIdle(moments: readonly Moment[]): Moment[] {
  const busy = moments.filter(
    (moment, index) => index === moments.length - 1 || moment.entries.some(({ exchanges }) => exchanges.some(isWrite)),
  );
  return busy.filter((moment, index) => {
    const next = busy[index + 1];
    return next === undefined || !hasFailed(moment) || outcomeOf(moment) !== outcomeOf(next);
  });
}

export function isWrite({ method }: Exchange): boolean {
  return method !== 'GET';
}

export function hasFailed({ entries }: Moment): boolean {
  return entries.some(({ entry }) => entry.provisioningStatusInfo.status === 'failure');
}

function outcomeOf({ source, entries }: Moment): string {
  return JSON.stringify([
    source,
    entries.map(({ entry: { provisioningAction, provisioningStatusInfo } }) => [
      provisioningAction,
      provisioningStatusInfo.status,
      provisioningStatusInfo.errorInformation?.errorCode,
    ]),
  ]);
}

export function kindOf({ sourceIdentity }: ProvisioningObjectSummary): ObjectKind {
  return sourceIdentity.identityType === 'Group' ? 'Group' : 'User';
}
