/** Texts of the screen Findings and of its card on the overview. */
import type { FindingSeverity } from '../api/findings.ts';

const severities: Record<FindingSeverity, string> = { error: 'Error', warning: 'Warning', note: 'Note' };

export const findingsTexts = {
  title: 'Findings',
  intro:
    'What the endpoint, or a mapping, does in another way than Entra or its gallery checks expect. The simulator goes on and notes it here.',
  commands: 'Commands for findings',
  download: 'Download JSON',
  forget: 'Forget all',
  forgetHint: 'What is still odd is found again',
  forgotten: 'The findings are forgotten',
  table: 'Findings of this application',
  severity: (severity: FindingSeverity) => severities[severity],
  severityHints: {
    error: 'Entra itself is known, or likely, to fail on it',
    warning: 'Entra goes on; the SCIM Validator or the gallery’s checks refuse it',
    note: 'It works; another way works better',
  } satisfies Record<FindingSeverity, string>,
  columns: {
    severity: 'Severity',
    finding: 'Finding',
    received: 'Received',
    rule: 'Rule',
    count: 'Count',
    lastSeen: 'Last seen',
  },
  count: (value: number) => value.toLocaleString('en'),
  times: (value: number) => (value === 1 ? 'once' : `${value.toLocaleString('en')} times`),
  emptyTitle: 'Nothing to complain about',
  emptyText:
    'As far as it was asked, the endpoint answers as Entra and its gallery checks expect. Run a cycle to ask more.',
  message: 'What is odd',
  subject: 'Where',
  received: 'Received',
  verdict: 'What Entra makes of it',
  meaning: 'Severity',
  rule: 'Rule',
  seen: 'Seen',
  firstSeen: 'First seen',
  lastSeen: 'Last seen',
  entry: 'View the last log entry',
  exchange: 'The exchange that showed it last',
  noExchange: 'No exchange showed this; it was found in the mapping, or when a token was fetched.',
  missing: 'This finding is gone. Findings are forgotten on request and when the simulator ends.',

  card: 'Findings',
  cardLink: 'View findings',
  cardCounts: (errors: number, warnings: number, notes: number) =>
    [
      countOf(errors, 'error', 'errors'),
      countOf(warnings, 'warning', 'warnings'),
      countOf(notes, 'note', 'notes'),
    ].join(' · '),
  cardNone: 'None so far.',
  badge: (value: number) => (value === 1 ? '1 finding' : `${value.toLocaleString('en')} findings`),
};

function countOf(value: number, one: string, many: string): string {
  return `${value.toLocaleString('en')} ${value === 1 ? one : many}`;
}
