/**
 * What can be set about an application, as a scenario writes it, with secrets left out; and the steps that lead from
 * one state of it to another.
 */
import { notificationSettings, pointsToSampleApp, secretOf, wireSettingsOf } from '../../applications/index.ts';
import type { DialectName } from '../../model/dialects.ts';
import type { SynchronizationSchema } from '../../model/schema.ts';
import { type FaultView, parseTenantUrl } from '../../scim/index.ts';
import type { Simulator } from '../../simulator.ts';
import type { ApplicationRecord, JobRecord } from '../../storage/index.ts';
import type { Written } from './cast.ts';

export interface Configuration {
  faults: FaultView[];
  /** What is really spoken, however it came about; null without a tenant URL. */
  dialect: DialectName | null;
  /** As a replay has to set them to speak the same, a dialect of its own among them where it would speak another. */
  quirks: Written;
  schema: SynchronizationSchema;
  scope: 'all' | 'assigned';
  settings: Written;
  notifications: Written | null;
  /** Compared and never written. */
  token: string;
}

/** A step before it is written: its word and what it is given. */
export interface WrittenStep {
  word: string;
  given: unknown;
}

/** What the replay of the file speaks by itself: its address is the one that is written, or none. */
export async function replayedDialect(simulator: Simulator, application: ApplicationRecord): Promise<DialectName> {
  const { dialect } = await simulator.applications.profile(application);
  const address = writtenAddress(application);
  return dialect ?? (address === null ? null : parseTenantUrl(address).dialect) ?? 'legacy';
}

/** The endpoint of somebody's own; null for the sample app and targets in this process, which a replay has too. */
export function writtenAddress(application: ApplicationRecord): string | null {
  const address = secretOf(application, 'BaseAddress');
  const isOwn = !pointsToSampleApp(application) && address !== null && !new URL(address).hostname.endsWith('.invalid');
  return isOwn ? address : null;
}

export function configurationOf(
  simulator: Simulator,
  application: ApplicationRecord,
  job: JobRecord,
  replayed: DialectName,
): Configuration {
  const dialect = wireSettingsOf(application)?.dialect ?? null;
  const isOther = dialect !== null && dialect !== (application.quirks.dialect ?? replayed);
  const { Enabled, Recipients, DeleteThresholdEnabled, DeleteThresholdValue } = notificationSettings(application);
  const recipients = Recipients.split(/[,;]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
  return {
    faults: simulator.targets.faults(application.servicePrincipalId).list(),
    dialect,
    quirks: isOther ? { ...application.quirks, dialect } : { ...application.quirks },
    schema: structuredClone(job.schema),
    scope: secretOf(application, 'SyncAll')?.toLowerCase() === 'true' ? 'all' : 'assigned',
    settings: Object.fromEntries(
      job.settings
        .filter(({ name }) => name !== 'AzureIngestionAttributeOptimization')
        .map(({ name, value }) => [name.replace(/^provsim\./, ''), value]),
    ),
    notifications:
      Enabled || DeleteThresholdEnabled
        ? {
            ...(Enabled && recipients.length > 0 ? { recipients } : {}),
            ...(DeleteThresholdEnabled ? { deletionThreshold: DeleteThresholdValue } : {}),
          }
        : null,
    token: secretOf(application, 'SecretToken') ?? '',
  };
}

/** Faults as they are from now on: what they have struck already doesn't count again. */
export function writtenFaults(faults: readonly FaultView[]): Record<string, Written> {
  return Object.fromEntries(
    faults
      .filter(({ count, hits }) => count === undefined || hits < count)
      .map(({ id, met, hits, skip, count, ...rule }) => [
        id,
        {
          ...rule,
          ...(skip !== undefined && skip > met ? { skip: skip - met } : {}),
          ...(count === undefined ? {} : { count: count - hits }),
        },
      ]),
  );
}

/** The steps from one configuration to the next. `original` is the token that the replay begins with. */
export function stepsBetween(before: Configuration, after: Configuration, original: string): WrittenStep[] {
  const steps: WrittenStep[] = [];
  const gone = before.faults.filter((fault) => !after.faults.some((each) => isSameFault(fault, each)));
  const come = after.faults.filter((fault) => !before.faults.some((each) => isSameFault(each, fault)));
  if (gone.length > 0) {
    steps.push({ word: 'clearFaults', given: after.faults.length === come.length ? null : gone.map(({ id }) => id) });
  }
  if (come.length > 0)
    steps.push({ word: 'fault', given: writtenFaults(come.map((each) => ({ ...each, met: 0, hits: 0 }))) });
  // A dialect that changes is named, also where the replay would come back to it by itself.
  const named = after.dialect !== null && before.dialect !== after.dialect ? { dialect: after.dialect } : {};
  const quirks = { ...after.quirks, ...named };
  if (differs(before.quirks, quirks)) steps.push({ word: 'quirks', given: quirks });
  const configure: Written = {};
  if (differs(before.schema, after.schema)) configure.schema = after.schema;
  if (before.scope !== after.scope) configure.scope = after.scope;
  if (differs(before.settings, after.settings)) {
    const ended = Object.keys(before.settings).filter((name) => !Object.hasOwn(after.settings, name));
    configure.settings = { ...after.settings, ...Object.fromEntries(ended.map((name) => [name, null])) };
  }
  if (differs(before.notifications, after.notifications)) configure.notifications = after.notifications ?? {};
  if (Object.keys(configure).length > 0) steps.push({ word: 'configure', given: configure });
  if (before.token !== after.token) {
    steps.push({ word: 'token', given: after.token === original ? null : 'another-token' });
  }
  return steps;
}

/** The same rule, and not one that was switched off and on again: that begins to count anew. */
function isSameFault(
  { met, hits, ...rule }: FaultView,
  { met: metLater, hits: hitsLater, ...later }: FaultView,
): boolean {
  return !differs(rule, later) && metLater >= met && hitsLater >= hits;
}

export function differs(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}
