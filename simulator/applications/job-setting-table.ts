/**
 * Every `provsim.*` setting of a job in one table: what it is, the rule it follows, what may be given. Read by the
 * engine's settings, the control API and, through it, the page.
 */
import { escrowLadders, quarantineLadders, singleRoleChoices, thresholdSets } from '../provisioning/index.ts';

export type SettingDomain =
  | { type: 'flag' }
  | { type: 'choice'; values: readonly string[] }
  | { type: 'number'; min: number; max: number; isWhole: boolean };

export type SettingGroup = 'schedule' | 'thresholds' | 'retries' | 'engine';

export interface JobSetting {
  group: SettingGroup;
  doc: string;
  /** The rule that it follows, or that leaves it open. */
  rule: string;
  domain: SettingDomain;
}

const flag: SettingDomain = { type: 'flag' };
const choice = (values: object): SettingDomain => ({ type: 'choice', values: Object.keys(values) });
const whole = (min: number, max: number): SettingDomain => ({ type: 'number', min, max, isWhole: true });

/** A week: longer than any test waits, and no cycle is forgotten. */
const LONGEST_INTERVAL_MINUTES = 7 * 24 * 60;
const MOST_FAILURES = 10_000_000;

export const jobSettings = {
  cycleIntervalMinutes: {
    group: 'schedule',
    doc: 'Minutes from the start of one cycle to the start of the next',
    rule: 'E-230',
    domain: whole(1, LONGEST_INTERVAL_MINUTES),
  },
  thresholdSet: {
    group: 'thresholds',
    doc: "The thresholds that quarantine a job: Entra's, or a thousandth of its counts for a tenant of 50 users",
    rule: 'E-531 to E-534',
    domain: choice(thresholdSets),
  },
  failuresBeforeProportion: {
    group: 'thresholds',
    doc: 'With fewer failed objects than this, the share of failures is not looked at',
    rule: 'E-531',
    domain: whole(0, MOST_FAILURES),
  },
  failedProportion: {
    group: 'thresholds',
    doc: 'A larger share of failed objects than this, from 0 to 1, quarantines',
    rule: 'E-532',
    domain: { type: 'number', min: 0, max: 1, isWhole: false },
  },
  baseFailures: {
    group: 'thresholds',
    doc: 'More failed objects than this quarantine, references not counted',
    rule: 'E-533',
    domain: whole(0, MOST_FAILURES),
  },
  totalFailures: {
    group: 'thresholds',
    doc: 'More failures than this quarantine, references such as manager and members counted',
    rule: 'E-534',
    domain: whole(0, MOST_FAILURES),
  },
  unreachableInARow: {
    group: 'thresholds',
    doc: 'Unanswered requests in a row that end a cycle and quarantine the job',
    rule: 'E-502',
    domain: whole(1, 1000),
  },
  escrowLadder: {
    group: 'retries',
    doc: 'When a failed object is tried again',
    rule: 'E-511, C-8',
    domain: choice(escrowLadders),
  },
  quarantineLadder: {
    group: 'retries',
    doc: 'When a job in quarantine is tried again',
    rule: 'E-542',
    domain: choice(quarantineLadders),
  },
  importEverything: {
    group: 'engine',
    doc: 'An initial cycle reads the whole tenant and logs whom it skips, instead of those assigned alone',
    rule: 'E-218',
    domain: flag,
  },
  linkDuplicates: {
    group: 'engine',
    doc: 'Two source users that find one account are both linked to it, instead of failing',
    rule: 'C-6',
    domain: flag,
  },
  lenientIif: {
    group: 'engine',
    doc: 'IIF with an empty attribute in its condition is evaluated, instead of giving nothing',
    rule: 'X-65',
    domain: flag,
  },
  singleRoleOnMany: {
    group: 'engine',
    doc: 'SingleAppRoleAssignment for a user with several roles: the lowest id, or the object fails',
    rule: 'X-50, E-131',
    domain: choice(singleRoleChoices),
  },
  switchForgets: {
    group: 'engine',
    doc: 'A known fault of the service: an incremental update of other attributes of a linked object takes a Switch with a default for nothing, and clears it in the target; one that is only just matched keeps it',
    rule: 'X-84, W-67',
    domain: flag,
  },
  onDemandWhileRunning: {
    group: 'engine',
    doc: 'Provision on demand works while the job of an application with OAuth runs, instead of asking to pause it first',
    rule: 'E-717, W-25',
    domain: flag,
  },
} as const satisfies Record<string, JobSetting>;

export type JobSettingName = keyof typeof jobSettings;

export const jobSettingNames = Object.keys(jobSettings) as JobSettingName[];

/** Ours among Graph's own. */
export const SETTING_PREFIX = 'provsim.';
