/**
 * A job's engine settings from its Graph settings (`synchronizationJobSettings`) and its application's secrets.
 * Graph's own names are used where they exist; ours carry the prefix `provsim.`.
 */
import {
  defaultEngineSettings,
  type EngineSettings,
  escrowLadders,
  quarantineLadders,
  singleRoleChoices,
  thresholdSets,
} from '../provisioning/index.ts';
import type { ApplicationRecord, JobRecord } from '../storage/index.ts';
import { applicationError } from './errors.ts';
import {
  type JobSetting,
  type JobSettingName,
  jobSettingNames,
  jobSettings,
  SETTING_PREFIX,
} from './job-setting-table.ts';
import { notificationSettings } from './secrets.ts';

export type SettingValue = string | number | boolean;

/** Forty minutes from the start of one cycle to the start of the next (E-230). */
const INTERVAL_MINUTES = 40;
const MINUTE_MS = 60_000;

export function engineSettingsOf(application: ApplicationRecord, job: JobRecord): EngineSettings {
  const given = new Map(job.settings.map(({ name, value }) => [name, value]));
  const flag = (name: string): boolean => given.get(`${SETTING_PREFIX}${name}`)?.toLowerCase() === 'true';
  const choice = <K extends string>(name: string, known: Record<K, unknown>, otherwise: K): K => {
    const value = given.get(`${SETTING_PREFIX}${name}`);
    return value !== undefined && value in known ? (value as K) : otherwise;
  };
  const numberOf = (name: string, otherwise: number): number => {
    const value = Number(given.get(`${SETTING_PREFIX}${name}`) ?? Number.NaN);
    return Number.isFinite(value) && value >= 0 ? value : otherwise;
  };
  const thresholdSet = choice('thresholdSet', thresholdSets, defaultEngineSettings.thresholdSet);
  const base = thresholdSets[thresholdSet];
  return {
    thresholdSet,
    thresholds: {
      failuresBeforeProportion: numberOf('failuresBeforeProportion', base.failuresBeforeProportion),
      failedProportion: numberOf('failedProportion', base.failedProportion),
      baseFailures: numberOf('baseFailures', base.baseFailures),
      totalFailures: numberOf('totalFailures', base.totalFailures),
    },
    escrowLadder: choice('escrowLadder', escrowLadders, defaultEngineSettings.escrowLadder),
    quarantineLadder: choice('quarantineLadder', quarantineLadders, defaultEngineSettings.quarantineLadder),
    deletionThreshold: deletionThresholdOf(application, given.get('QuarantineTooManyDeletesThreshold')),
    importEverything: flag('importEverything'),
    linkDuplicates: flag('linkDuplicates'),
    lenientIif: flag('lenientIif'),
    singleRoleOnMany: choice('singleRoleOnMany', singleRoleChoices, defaultEngineSettings.singleRoleOnMany),
    switchForgets: flag('switchForgets'),
    onDemandWhileRunning: flag('onDemandWhileRunning'),
    unreachableInARow: numberOf('unreachableInARow', defaultEngineSettings.unreachableInARow),
  };
}

/** On when the box is checked; the value stands in the secret or in the job's setting (E-602). */
function deletionThresholdOf(application: ApplicationRecord, setting: string | undefined): number | null {
  const notification = notificationSettings(application);
  if (!notification.DeleteThresholdEnabled) return null;
  const value = Number(setting ?? Number.NaN);
  return Number.isInteger(value) && value >= 0 ? value : notification.DeleteThresholdValue;
}

export function cycleIntervalMsOf({ settings }: Pick<JobRecord, 'settings'>): number {
  const given = settings.find(({ name }) => name === `${SETTING_PREFIX}cycleIntervalMinutes`)?.value;
  const minutes = Number(given ?? Number.NaN);
  return (Number.isInteger(minutes) && minutes > 0 ? minutes : INTERVAL_MINUTES) * MINUTE_MS;
}

/** Every setting of ours as it holds, and whether it was set or is the default. */
export function jobSettingsOf(
  application: ApplicationRecord,
  job: JobRecord,
): { name: JobSettingName; value: SettingValue; isSet: boolean }[] {
  const engine = engineSettingsOf(application, job);
  const holding: Record<JobSettingName, SettingValue> = {
    ...engine,
    ...engine.thresholds,
    cycleIntervalMinutes: cycleIntervalMsOf(job) / MINUTE_MS,
  };
  const isSet = (wanted: string) => job.settings.some(({ name }) => name === SETTING_PREFIX + wanted);
  return jobSettingNames.map((name) => ({ name, value: holding[name], isSet: isSet(name) }));
}

/**
 * The job's settings with some of ours changed; null goes back to the default, others stay. Throws
 * JOB_SETTINGS_INVALID with every problem, and changes nothing then.
 */
export function changeJobSettings(
  before: JobRecord['settings'],
  change: Readonly<Record<string, unknown>>,
): JobRecord['settings'] {
  const problems: { path: string; message: string }[] = [];
  const after = before.filter(({ name }) => !(name.replace(SETTING_PREFIX, '') in change));
  for (const [name, value] of Object.entries(change)) {
    const setting = isKnown(name) ? jobSettings[name] : null;
    const message = setting === null ? `there is no such setting; known are ${jobSettingNames.join(', ')}` : null;
    const problem = message ?? (setting && value !== null ? valueProblem(setting, value) : null);
    if (problem !== null) problems.push({ path: name, message: problem });
    else if (value !== null) after.push({ name: SETTING_PREFIX + name, value: String(value) });
  }
  if (problems.length > 0) throw applicationError('JOB_SETTINGS_INVALID', { problems });
  return after;
}

function isKnown(name: string): name is JobSettingName {
  return Object.hasOwn(jobSettings, name);
}

function valueProblem({ domain }: JobSetting, value: unknown): string | null {
  switch (domain.type) {
    case 'flag':
      return typeof value === 'boolean' ? null : 'give true or false';
    case 'choice':
      return domain.values.includes(String(value)) ? null : `give one of ${domain.values.join(', ')}`;
    case 'number': {
      const { min, max, isWhole } = domain;
      const isGood = typeof value === 'number' && value >= min && value <= max && (!isWhole || Number.isInteger(value));
      return isGood ? null : `give a ${isWhole ? 'whole number' : 'number'} from ${min} to ${max}`;
    }
  }
}
