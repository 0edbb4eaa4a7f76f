/**
 * A job's engine settings from its Graph settings (`synchronizationJobSettings`) and its application's secrets.
 * Graph's own names are used where they exist; ours carry the prefix `provsim.`. The table says what there is.
 */
import {
  defaultEngineSettings,
  type EngineSettings,
  escrowLadders,
  quarantineLadders,
  type SingleRoleOnMany,
  singleRoleChoices,
  type ThresholdSetName,
  thresholdSets,
} from '../provisioning/index.ts';
import type { ApplicationRecord, JobRecord } from '../storage/index.ts';
import { applicationError } from './errors.ts';
import { notificationSettings } from './secrets.ts';

export type JobSettingDomain =
  | { type: 'choice'; choices: readonly string[] }
  | { type: 'number'; minimum: number; maximum: number }
  | { type: 'flag' };

export interface JobSetting {
  doc: string;
  /** The rule that it follows, or that leaves it open. */
  rule: string;
  domain: JobSettingDomain;
}

const count: JobSettingDomain = { type: 'number', minimum: 0, maximum: 1_000_000_000 };
const choices = (known: object): JobSettingDomain => ({ type: 'choice', choices: Object.keys(known) });

/** Without their prefix. A threshold that is not set comes from the threshold set. */
export const jobSettings = {
  thresholdSet: {
    doc: 'Thresholds of the quarantine: those of Entra, or a thousandth of its counts for a tenant of 50 users',
    rule: 'E-531 to E-534',
    domain: choices(thresholdSets),
  },
  failuresBeforeProportion: {
    doc: 'Failures from which on their proportion is looked at',
    rule: 'E-531',
    domain: count,
  },
  failedProportion: {
    doc: 'More than this share of failed events quarantines, 0 to 1; references are not counted',
    rule: 'E-532',
    domain: { type: 'number', minimum: 0, maximum: 1 },
  },
  baseFailures: { doc: 'More failures than this quarantine; references are not counted', rule: 'E-533', domain: count },
  totalFailures: { doc: 'More failures than this quarantine; references are counted', rule: 'E-534', domain: count },
  escrowLadder: {
    doc: 'When a failed object is tried again',
    rule: 'E-511, C-8',
    domain: choices(escrowLadders),
  },
  quarantineLadder: {
    doc: 'When a job in quarantine is tried again',
    rule: 'E-542, C-8',
    domain: choices(quarantineLadders),
  },
  importEverything: {
    doc: 'An initial cycle reads the whole tenant and logs who is skipped',
    rule: 'E-218',
    domain: { type: 'flag' },
  },
  linkDuplicates: {
    doc: 'Two source objects that find one account are both linked to it',
    rule: 'E-309, C-6',
    domain: { type: 'flag' },
  },
  lenientIif: {
    doc: 'IIF with an empty attribute in its condition is worked out literally',
    rule: 'X-65',
    domain: { type: 'flag' },
  },
  singleRoleOnMany: {
    doc: 'SingleAppRoleAssignment for a user with several roles: the lowest id, or a failure',
    rule: 'E-131, X-50',
    domain: choices(singleRoleChoices),
  },
  unreachableInARow: {
    doc: 'Requests without an answer, one after another, that end a cycle',
    rule: 'E-502',
    domain: { type: 'number', minimum: 1, maximum: 1_000_000 },
  },
} as const satisfies Record<string, JobSetting>;

export type JobSettingName = keyof typeof jobSettings;
export const jobSettingNames = Object.keys(jobSettings) as JobSettingName[];

const PREFIX = 'provsim.';

export function engineSettingsOf(application: ApplicationRecord, job: JobRecord): EngineSettings {
  const given = new Map(job.settings.map(({ name, value }) => [name, value]));
  const textOf = (name: JobSettingName): string | undefined => {
    const value = given.get(`${PREFIX}${name}`);
    return value === undefined || problemOf(jobSettings[name].domain, value) !== null ? undefined : value;
  };
  const flag = (name: JobSettingName): boolean => textOf(name)?.toLowerCase() === 'true';
  const numberOf = (name: JobSettingName, otherwise: number): number => Number(textOf(name) ?? otherwise);
  const thresholdSet = (textOf('thresholdSet') ?? defaultEngineSettings.thresholdSet) as ThresholdSetName;
  const base = thresholdSets[thresholdSet];
  return {
    thresholdSet,
    thresholds: {
      failuresBeforeProportion: numberOf('failuresBeforeProportion', base.failuresBeforeProportion),
      failedProportion: numberOf('failedProportion', base.failedProportion),
      baseFailures: numberOf('baseFailures', base.baseFailures),
      totalFailures: numberOf('totalFailures', base.totalFailures),
    },
    escrowLadder: (textOf('escrowLadder') ?? defaultEngineSettings.escrowLadder) as EngineSettings['escrowLadder'],
    quarantineLadder: (textOf('quarantineLadder') ??
      defaultEngineSettings.quarantineLadder) as EngineSettings['quarantineLadder'],
    deletionThreshold: deletionThresholdOf(application, given.get('QuarantineTooManyDeletesThreshold')),
    importEverything: flag('importEverything'),
    linkDuplicates: flag('linkDuplicates'),
    lenientIif: flag('lenientIif'),
    singleRoleOnMany: (textOf('singleRoleOnMany') ?? defaultEngineSettings.singleRoleOnMany) as SingleRoleOnMany,
    unreachableInARow: numberOf('unreachableInARow', defaultEngineSettings.unreachableInARow),
  };
}

/** What is set, by name and without the prefix; Graph's own settings are left out. */
export function setJobSettings(job: JobRecord): Partial<Record<JobSettingName, string>> {
  return Object.fromEntries(
    job.settings.flatMap(({ name, value }) => {
      const known = jobSettingNames.find((each) => name === `${PREFIX}${each}`);
      return known ? [[known, value]] : [];
    }),
  );
}

/**
 * The settings of a job after a change: null takes one away, others stay. Throws JOB_SETTING_UNKNOWN and
 * JOB_SETTING_INVALID before anything is changed.
 */
export function changedJobSettings(
  job: JobRecord,
  change: Readonly<Record<string, string | number | boolean | null>>,
): JobRecord['settings'] {
  const after = new Map(job.settings.map(({ name, value }) => [name, value]));
  for (const [given, value] of Object.entries(change)) {
    const name = given.startsWith(PREFIX) ? given.slice(PREFIX.length) : given;
    if (!Object.hasOwn(jobSettings, name)) {
      throw applicationError('JOB_SETTING_UNKNOWN', { name: given, known: jobSettingNames });
    }
    if (value === null) {
      after.delete(`${PREFIX}${name}`);
      continue;
    }
    const expected = problemOf(jobSettings[name as JobSettingName].domain, String(value));
    if (expected !== null) throw applicationError('JOB_SETTING_INVALID', { name, value, expected });
    after.set(`${PREFIX}${name}`, String(value));
  }
  return [...after].map(([name, value]) => ({ name, value }));
}

/** What was expected instead; null when the value will do. */
function problemOf(domain: JobSettingDomain, value: string): string | null {
  switch (domain.type) {
    case 'choice':
      return domain.choices.includes(value) ? null : `one of ${domain.choices.join(', ')}`;
    case 'flag':
      return /^(true|false)$/i.test(value) ? null : 'true or false';
    case 'number': {
      const number = value.trim() === '' ? Number.NaN : Number(value);
      const { minimum, maximum } = domain;
      return number >= minimum && number <= maximum ? null : `a number from ${minimum} to ${maximum}`;
    }
  }
}

/** On when the box is checked; the value stands in the secret or in the job's setting (E-602). */
function deletionThresholdOf(application: ApplicationRecord, setting: string | undefined): number | null {
  const notification = notificationSettings(application);
  if (!notification.DeleteThresholdEnabled) return null;
  const value = Number(setting ?? Number.NaN);
  return Number.isInteger(value) && value >= 0 ? value : notification.DeleteThresholdValue;
}
