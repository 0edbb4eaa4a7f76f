/** Texts of the overview of a job. */
import type { CycleKind } from '../api/types.ts';

const phases: Record<string, string> = {
  users: 'Users',
  groups: 'Groups',
  references: 'References such as manager',
  memberships: 'Group memberships',
  deprovisioning: 'Removing what left the scope',
};

const kinds: Record<CycleKind, string> = { initial: 'Initial cycle', incremental: 'Incremental cycle' };

const quarantineReasons: Record<string, string> = {
  EncounteredQuarantineException:
    'The target cannot be reached, refuses the credentials, or answers in a way that is no SCIM.',
  EncounteredEscrowProportionThreshold: 'Too large a part of the changes failed.',
  EncounteredBaseEscrowThreshold: 'Too many changes failed.',
  EncounteredTotalEscrowThreshold: 'Too many changes failed, references included.',
  QuarantinedOnDemand: 'It was quarantined on request.',
  TooManyDeletes: 'More deletions than the threshold allows were held back.',
};

export const overviewTexts = {
  title: 'Overview',
  commands: 'Provisioning commands',
  start: 'Start provisioning',
  stop: 'Stop provisioning',
  restart: 'Restart provisioning',
  onDemand: 'Provision on demand',
  runCycle: 'Run a cycle now',
  runCycleHint: 'Only in the simulator: the portal waits for the next cycle, every 40 minutes',
  started: 'Provisioning has been started',
  stopped: 'Provisioning stops once a running cycle has ended',
  restarted: 'Provisioning has been restarted',
  deletesAllowed: 'The next cycle carries out the deletes that were held back',
  noJob: 'This application has no provisioning job',
  noJobText: 'Create one through Graph: POST /servicePrincipals/{id}/synchronization/jobs.',

  currentCycle: 'Current cycle status',
  kinds,
  running: (kind: CycleKind) => `${kinds[kind]} in progress`,
  completed: (kind: CycleKind) => `${kinds[kind]} completed`,
  completedWithErrors: (kind: CycleKind) => `${kinds[kind]} completed, some objects failed`,
  failed: (kind: CycleKind) => `${kinds[kind]} failed`,
  notRun: 'The initial cycle has not run yet',
  phase: (phase: string) => phases[phase] ?? phase,
  progress: (processed: number, total: number) => `${count(processed)} of ${count(total)} objects`,
  percent: (percent: number) => `${percent} %`,
  remaining: (span: string) => `about ${span} left`,
  rate: (rate: number) => `${count(rate)} objects a second`,
  viewLogs: 'View provisioning logs',
  viewCycleLogs: 'View the log of this cycle',

  counts: {
    created: 'Created',
    updated: 'Updated',
    disabled: 'Disabled',
    deleted: 'Deleted',
    skipped: 'Skipped',
    failed: 'Failed',
  },
  countHint: (name: string, value: number) => `${name}: ${count(value)}. View them in the log`,
  number: count,
  cycleSum: (imported: number, inScope: number, requests: number) =>
    `${count(imported)} imported, ${count(inScope)} in scope, ${count(requests)} requests to the target`,

  statistics: 'Statistics to date',
  details: 'View provisioning details',
  completedAt: 'Completed',
  duration: 'Duration of the last cycle',
  steadyState: 'Steady state reached',
  interval: 'Interval',
  estimate: 'Initial cycle of the real service, estimated',
  between: (least: string, most: string) => `${least} to ${most}`,
  fixedInterval: '40 minutes (fixed)',
  technical: 'View technical information',
  activityId: 'Activity ID',
  jobId: 'Job ID',
  templateId: 'Template ID',
  servicePrincipalId: 'Service principal ID',
  tenantUrl: 'Tenant URL',
  notYet: 'Not yet',

  next: 'Next cycle',
  simulatorOnly: 'Simulator',
  simulatorOnlyHint: 'Not part of the portal',
  nextIn: 'in virtual time',
  nextRunning: 'Running now',
  nextNone: 'None',
  nextNoneHint: 'Provisioning is stopped: the cycle that runs now ends first, and no other follows.',
  nextDue: 'Due now',
  nextStopped: 'Stopped',
  nextStoppedHint: 'Start provisioning to schedule cycles again.',
  nextAt: (time: string) => `at ${time}`,
  clockPaused: 'The virtual clock is paused; resume it in the top bar.',

  charts: 'Cycles over time',
  latencyChart: 'Latency of the target',
  latencyUnit: 'Milliseconds, by request',
  latencyEmpty: 'No request was answered in this span.',
  milliseconds: (value: number) => `${count(Math.round(value))} ms`,
  chartEmpty: 'Nothing in this span. Run a cycle, or choose a longer span.',
  quarantineBand: 'In quarantine',
  quarantineSpan: (from: string, to: string) => `In quarantine from ${from} to ${to}`,
  chartSpan: (label: string) => `Span: ${label}`,
  chartSpans: [
    { value: 'PT6H', label: '6 hours' },
    { value: 'P1D', label: '1 day' },
    { value: 'P7D', label: '7 days' },
    { value: 'P28D', label: '28 days' },
  ],

  cycles: 'Recent cycles',
  cyclesEmpty: 'The cycles appear here as they end.',
  noChange: 'nothing to do',
  quietCycles: (cycles: number) => (cycles === 1 ? 'Incremental cycle' : `${count(cycles)} incremental cycles`),
  lastOfThem: 'last began',
  cycleCounts: {
    created: (value: number) => `${count(value)} created`,
    updated: (value: number) => `${count(value)} updated`,
    disabled: (value: number) => `${count(value)} disabled`,
    deleted: (value: number) => `${count(value)} deleted`,
    staged: (value: number) => `${count(value)} held back`,
    skipped: (value: number) => `${count(value)} skipped`,
    failed: (value: number) => `${count(value)} failed`,
  },
  showAllCycles: (more: number) => `Show ${count(more)} more`,

  quarantineTitle: 'Provisioning has been quarantined',
  quarantineReason: (reason: string) => quarantineReasons[reason] ?? reason,
  quarantineNext: (time: string) => `Next try ${time}.`,
  quarantineDisabled: 'Its tries have come to an end and the job is disabled: start or restart it.',
  allowDeletes: 'Allow deletes',
  rejectDeletes: 'Reject deletes',
};

export const restartTexts = {
  title: 'Restart provisioning?',
  text: 'What is chosen here is forgotten. The first three are what the portal’s button resets.',
  confirm: 'Restart',
  nothing: 'Choose what is to be forgotten. To go on as things are, start provisioning instead.',
  parts: {
    Watermark: {
      name: 'Watermark',
      hint: 'The next cycle is an initial one: every object is read and evaluated again.',
    },
    Escrows: { name: 'Escrows', hint: 'Failed operations that wait for a retry, and their counters.' },
    QuarantineState: { name: 'Quarantine', hint: 'Provisioning goes on at its usual interval.' },
    ConnectorDataStore: {
      name: 'Links to the target',
      hint: 'Every object is matched anew. What left the scope in the meantime is no longer known and stays in the target.',
    },
  },
};

export const quarantineTexts = {
  title: 'Quarantine details',
  scaled: (set: string, own: readonly string[]) =>
    `The thresholds are those of the set '${set}'${own.length > 0 ? ` (${own.join(', ')})` : ''}, not the real service’s: far fewer failures quarantine here.`,
  ownThresholds: (own: readonly string[]) => `The thresholds are not the real service’s: ${own.join(', ')}.`,
  scaledLink: 'Settings',
  reason: 'Reason',
  rule: 'Rule',
  error: 'Error',
  counters: 'Counters',
  counted: (counters: { objectFailures: number; referenceFailures: number; successes: number; heldBack: number }) =>
    [
      `${count(counters.objectFailures)} objects failed`,
      `${count(counters.referenceFailures)} references failed`,
      `${count(counters.successes)} succeeded`,
      ...(counters.heldBack > 0 ? [`${count(counters.heldBack)} held back`] : []),
    ].join(', '),
  thresholds: 'Thresholds',
  thresholdsOf: (thresholds: {
    failuresBeforeProportion: number;
    failedProportion: number;
    baseFailures: number;
    totalFailures: number;
    deletions: number | null;
  }) =>
    [
      `from ${count(thresholds.failuresBeforeProportion)} failures on more than ${thresholds.failedProportion * 100} %`,
      `more than ${count(thresholds.baseFailures)} objects`,
      `more than ${count(thresholds.totalFailures)} objects and references`,
      thresholds.deletions === null
        ? 'no limit of deletions'
        : `more than ${count(thresholds.deletions)} deletions in a cycle`,
    ].join('; '),
  errorCodes: 'Failures by code',
  since: 'Since',
  tries: 'Tries so far',
  nextTry: 'Next try',
  noTry: 'None: the job is disabled',
  ends: 'Disabled if it lasts until',
  lifts: 'What lifts it',
  cycle: 'Cycle',
  viewCycle: 'View the log of the cycle that led here',
  exchange: 'The exchange that failed',
  viewFailures: 'View failures',
  editCredentials: 'Edit credentials',
};

export const guardTexts = {
  allowTitle: 'Allow the deletes?',
  allowText: 'The next cycle disables or deletes these objects in the target. It begins at once.',
  rejectTitle: 'Reject the deletes',
  rejectText:
    'Bring these objects back into scope first: assign or restore them, or correct the scoping filter. Then restart provisioning; what is in scope again is simply updated. Without that the restart is held again.',
  rejectConfirm: 'Restart provisioning',
  heldBack: (all: number, shown: number) =>
    shown < all
      ? `${count(all)} objects are held back; the first ${count(shown)}:`
      : `${count(all)} objects are held back:`,
  list: 'Objects held back',
  wouldDelete: 'would be deleted',
  wouldDisable: 'would be disabled',
  viewAll: 'View them in the log',
};

function count(value: number): string {
  return value.toLocaleString('en');
}
