/** Texts of the settings of an application. */
import type { SettingGroup } from '../api/settings.ts';

export const settingsTexts = {
  title: 'Settings',

  properties: 'Properties',
  propertiesForm: 'Scope, notification and deletion guard',
  scope: 'Scope',
  scopes: { assigned: 'Sync only assigned users and groups', all: 'Sync all users and groups' },
  scopeHint: 'From all to assigned takes effect after a restart of provisioning, as in the portal.',
  notify: 'Send an email notification when a failure occurs',
  recipients: 'Notification Email',
  recipientsHint: 'Several are parted by commas. Without a mail server the message goes to the outbox alone.',
  recipientsProblem: 'Give a mail address, such as admin@woodgrove.example',
  guard: 'Prevent accidental deletion',
  threshold: 'Accidental deletion threshold',
  thresholdHint: 'When more objects than this are to go in a cycle, none goes and the job is quarantined (E-604).',
  thresholdProblem: 'Give a whole number, 0 or more',
  skipOutOfScope: 'Skip out-of-scope deletions',
  skipOutOfScopeHint:
    'Who leaves the scope keeps the account. The portal has no control for it; Graph calls it SkipOutOfScopeDeletions.',
  propertiesSaved: 'The properties are saved. They hold from the next cycle on.',

  engine: 'Engine',
  engineForm: 'Settings of the engine',
  engineHint:
    'What the real service decides by itself. A field that is left empty follows Entra, as the rule beside it says.',
  groups: {
    schedule: 'Schedule and logs',
    thresholds: 'Quarantine thresholds',
    retries: 'Retries',
    engine: 'Open questions',
  } satisfies Record<SettingGroup, string>,
  groupHints: {
    schedule: '',
    thresholds: 'Choose a set; own numbers go before it, one by one.',
    retries: '',
    engine: 'Where sources disagree on what the real service does.',
  } satisfies Record<SettingGroup, string>,
  labels: {
    cycleIntervalMinutes: 'Minutes between two cycles',
    logRetentionDays: 'Days that logs are kept',
    thresholdSet: 'Thresholds',
    failuresBeforeProportion: 'Failures before the share counts',
    failedProportion: 'Share of failures',
    baseFailures: 'Failures of objects',
    totalFailures: 'Failures with references',
    unreachableInARow: 'Unanswered requests in a row',
    escrowLadder: 'Failed objects are tried again',
    quarantineLadder: 'A quarantined job is tried again',
    importEverything: 'Initial cycle reads everybody',
    linkDuplicates: 'Link duplicates',
    lenientIif: 'Lenient IIF',
    singleRoleOnMany: 'One role out of several',
    switchForgets: 'Switch forgets (a fault)',
    onDemandWhileRunning: 'On demand while the job runs',
  } as Record<string, string>,
  choices: {
    'thresholdSet.entra': 'Entra’s',
    'thresholdSet.scaled': 'Scaled to a small tenant',
    'escrowLadder.entra': 'Next cycle, 6, 12, 24 hours, then daily',
    'escrowLadder.documented2022': '2 to 168 hours, as documented in 2022',
    'escrowLadder.doubling': 'After 30 minutes, doubling',
    'escrowLadder.everyCycle': 'In every cycle',
    'quarantineLadder.entra': '6, 12, 24 hours, then daily',
    'quarantineLadder.captured': 'After 5 minutes, then as usual',
    'singleRoleOnMany.lowestId': 'The one with the lowest id',
    'singleRoleOnMany.fail': 'The object fails',
  } as Record<string, string>,
  defaultChoice: (label: string) => `${label} (default)`,
  hint: (doc: string, rule: string, name: string) => `${doc}. Rule ${rule} · provsim.${name}`,
  hintOfTenant: (doc: string, rule: string) => `${doc}. Rule ${rule} · for the whole tenant`,
  retentionDoc: 'Older entries of the logs are cleared once a day',
  placeholder: (value: string) => `${value} (default)`,
  wholeProblem: (min: number, max: number) => `Give a whole number from ${count(min)} to ${count(max)}, or nothing`,
  numberProblem: (min: number, max: number) => `Give a number from ${count(min)} to ${count(max)}, or nothing`,
  engineSaved: 'The settings are saved. They hold from the next cycle on.',

  more: 'More',
  connectivity: 'Connectivity',
  connectivityHint: 'Tenant URL and credentials',
  quirks: 'Dialect and quirks',
  quirksHint: 'How requests are written and paced',
  faults: 'Faults',
  faultsHint: 'What goes wrong on the way to the target, on purpose',
  delete: 'Delete application',
  noJob: 'Without a provisioning job there is nothing to set here.',
};

function count(value: number): string {
  return value.toLocaleString('en');
}
