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
import { notificationSettings } from './secrets.ts';

export function engineSettingsOf(application: ApplicationRecord, job: JobRecord): EngineSettings {
  const given = new Map(job.settings.map(({ name, value }) => [name, value]));
  const flag = (name: string): boolean => given.get(`provsim.${name}`)?.toLowerCase() === 'true';
  const choice = <K extends string>(name: string, known: Record<K, unknown>, otherwise: K): K => {
    const value = given.get(`provsim.${name}`);
    return value !== undefined && value in known ? (value as K) : otherwise;
  };
  const numberOf = (name: string, otherwise: number): number => {
    const value = Number(given.get(`provsim.${name}`) ?? Number.NaN);
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
