/** Texts of the rehearsal. */
import type { Edition, RehearsalOutcome, RehearsalTest, ReportFormat } from '../api/rehearsal.ts';

const suites: Record<RehearsalTest['suite'], string> = {
  gallery: 'Validation Logic App',
  protocol: 'SCIM Validator',
  requirements: 'Requirements beside the tests',
};

const outcomes: Record<RehearsalOutcome, string> = {
  success: 'Passed',
  failed: 'Failed',
  warning: 'Warning',
  skipped: 'Skipped',
  waived: 'Waived',
  cancelled: 'Not run',
  running: 'Running',
  waiting: 'Waiting',
};

const formats: Record<ReportFormat, string> = { markdown: 'Markdown', junit: 'JUnit', json: 'JSON' };
const editions: Record<Edition, string> = {
  25: '25 tests (newest)',
  24: '24 tests (edition 6)',
  22: '22 tests (edition 4)',
};

export const rehearsalTexts = {
  title: 'Rehearsal',
  intro:
    "Runs what Microsoft runs before an application enters the Entra gallery: the tests of its Logic App, those of the SCIM Validator, and requirements beside them. It is a rehearsal and not Microsoft's verdict.",
  noticeTitle: 'It writes to the endpoint',
  notice:
    'The tests create, change and delete users and groups there. What they created is deleted at the end, also when you cancel. Your tenant and the log of this application stay as they are, and its faults don’t strike a rehearsal.',
  commands: 'Commands of the rehearsal',
  start: 'Start rehearsal',
  startAgain: 'Start again',
  cancel: 'Cancel rehearsal',
  rerun: 'Run failed tests again',
  download: (format: ReportFormat) => `Download ${formats[format]}`,
  setUp: 'What to run',
  edition: 'Edition of the Logic App',
  editions,
  asMicrosoft: "Judge as Microsoft's workflows do, slips included",
  asMicrosoftHint: 'They miss attributes of other extensions and write upd-… into addresses. Off: the tests do not.',
  suites,
  suitesLabel: 'Tests',
  noSuite: 'Choose at least one group of tests',
  other: "Another endpoint than the application's",
  otherHint: "It is tested with this application's mapping, and not saved.",
  url: 'SCIM address',
  urlHint: 'For example https://example.com/scim',
  urlNeeded: 'Enter an address that begins with http:// or https://',
  token: 'Token',
  confirmTitle: 'Write to the endpoint?',
  confirm: (target: string) => `Users and groups are created, changed and deleted at ${target}.`,
  ownTarget: "the application's endpoint",
  confirmStart: 'Start',
  progress: 'Progress of the rehearsal',
  running: (done: number, all: number, name: string | null) =>
    name === null ? `${done} of ${all} tests` : `${done} of ${all} tests; ${name} is running`,
  succeeded: 'All that counts has passed',
  failed: (count: number) => (count === 1 ? '1 test has failed' : `${count} tests have failed`),
  cancelled: 'The rehearsal was cancelled',
  broken: 'The rehearsal could not go on',
  summary: (counts: string, target: string) => `${counts}, at ${target}. A rehearsal, not Microsoft's verdict.`,
  outcomes,
  leftBehind: 'Left behind at the endpoint',
  level: 'Level',
  expected: 'Expected',
  actual: 'Actual',
  hint: 'Hint',
  result: 'Result',
  reason: 'Reason',
  rule: 'Rule',
  requests: 'Requests',
  exchange: 'The exchange that shows it',
  notRunYet: 'The test has not run yet.',
  waiveLabel: 'Reason for waiving this failure',
  waive: 'Waive',
  waiveHint: 'A waived failure does not count; the reason stands in the report.',
  takeBack: 'Take the waiver back',
  counted: (counts: readonly [RehearsalOutcome, number][]) =>
    counts.map(([outcome, count]) => `${count} ${outcomes[outcome].toLowerCase()}`).join(', '),
};
