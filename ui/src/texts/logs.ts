/** Texts of the provisioning log. */

import type { ProvisioningAction, ProvisioningStatus, StepType } from '../../../simulator/model/log.ts';
import type { DateRange } from '../api/log-dates.ts';

export const actionTexts: Record<ProvisioningAction, string> = {
  create: 'Create',
  update: 'Update',
  delete: 'Delete',
  disable: 'Disable',
  stagedDelete: 'Staged delete',
  stagedAction: 'Staged action',
  other: 'Other',
};

export const statusTexts: Record<ProvisioningStatus, string> = {
  success: 'Success',
  failure: 'Failure',
  skipped: 'Skipped',
  warning: 'Warning',
};

const stepTexts: Record<StepType, string> = {
  import: 'Import',
  scoping: 'Determine if in scope',
  matching: 'Match between source and target',
  processing: 'Evaluate',
  referenceResolution: 'Resolve references',
  export: 'Perform action',
};

const ranges: Record<DateRange, string> = {
  '24h': 'Last 24 hours',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
};

export const logTexts = {
  title: 'Provisioning logs',
  commands: 'Commands of the log',
  table: 'Provisioning log entries',
  columns: {
    date: 'Date',
    identity: 'Identity',
    action: 'Action',
    source: 'Source system',
    target: 'Target system',
    status: 'Status',
  },
  newEntries: 'Show new entries',
  older: (shown: number, total: number) =>
    `The list holds the newest ${shown.toLocaleString('en')} of ${total.toLocaleString('en')} entries; filter by date to see older ones.`,
  emptyTitle: 'Nothing has been logged yet',
  emptyText: 'Each object that a cycle looks at leaves an entry here. Start provisioning, or run a cycle now.',
  noMatchTitle: 'No entry fits the filter',
  partFailed: 'Some of the log could not be read.',
  noMatchText: 'Loosen one of the filters, or clear them all.',
  noMatchIdentityText: 'The search minds capital letters in the middle of a word. Loosen a filter, or clear them all.',

  filters: 'Filters',
  identitySearch: 'Name or ID of the source or target',
  identityLabel: 'Filter by identity',
  clear: 'Clear filters',
  pill: (name: string, value: string) => `${name}: ${value}`,
  all: 'All',
  status: 'Status',
  action: 'Action',
  cycle: 'Cycle',
  errorCode: 'Error code',
  counted: (code: string, entries: number) => `${code} (${entries.toLocaleString('en')})`,
  download: 'Download',
  downloadHint: 'The entries that fit the filters, newest first; times in UTC',
  downloads: {
    json: 'JSON',
    entries: 'CSV: entries',
    steps: 'CSV: steps',
    properties: 'CSV: modified properties',
    har: 'HAR: exchanges of the cycle',
  },
  allCycles: 'All cycles',
  date: 'Date',
  anyDate: 'Any time',
  ranges,
  custom: 'Custom…',
  customTitle: 'Entries between two virtual times',
  customFrom: 'From',
  customTo: 'To',
  reversed: 'This is before the time in From.',
  between: (from: string | null, to: string | null) =>
    from && to ? `${from} to ${to}` : from ? `from ${from}` : `to ${to ?? ''}`,
  apply: 'Apply',
};

export const entryTexts = {
  previous: 'Previous entry',
  next: 'Next entry',
  tabs: {
    steps: 'Steps',
    troubleshooting: 'Troubleshooting & Recommendations',
    modified: 'Modified Properties',
    summary: 'Summary',
    http: 'HTTP',
  },
  tabList: 'Parts of the entry',
  steps: stepTexts,
  stepDetails: (count: number) => `Details (${count})`,
  noSteps: 'No step was taken.',

  errorCode: 'Error code',
  reason: 'Reason',
  recommendation: 'Recommended action',
  mending: 'Where it is mended',
  additionalDetails: 'Additional details',
  skipReason: 'Skip reason',
  skipMeaning: 'What it means',
  nothingWrong: 'Nothing to troubleshoot',
  nothingWrongText: 'This object went through every step without an error.',
  seeHttp: 'View the HTTP exchanges',

  nothingModified: 'No property was modified',
  nothingModifiedText: 'Source and target agreed, or the object was not written.',

  summary: {
    what: 'What happened',
    action: 'Action',
    status: 'Status',
    time: 'Time',
    duration: 'Duration',
    initiatedBy: 'Initiated by',
    sourceSystem: 'Source system',
    sourceName: 'Source identity',
    sourceId: 'Source ID',
    sourceType: 'Source type',
    targetSystem: 'Target system',
    targetName: 'Target identity',
    targetId: 'Target ID',
    targetType: 'Target type',
    jobId: 'Job ID',
    cycleId: 'Cycle ID',
    changeId: 'Change ID',
    entryId: 'Entry ID',
  },

  noExchanges: 'No request was sent for this entry',
  noExchangesText: 'What was decided could be decided without asking the target.',
  formatted: 'Formatted',
  raw: 'Raw',
  view: 'How to show the exchanges',
  request: 'Request',
  response: 'Response',
  headers: 'Headers',
  body: 'Body',
  noBody: 'No body',
  notSent: 'Not sent: this is what the next cycle would send.',
  noResponse: (kind: string, message: string) => `No answer (${kind}): ${message}`,
  copyCurl: 'Copy as cURL',
  copyCurlHint: 'The token is redacted in the log; the command takes it from the variable PROVSIM_TOKEN',
  copyRequest: 'Copy request',
  copyResponse: 'Copy response',
  downloadHar: 'Download HAR',
  downloadHarHint: 'These exchanges as HAR 1.2, for the network tab of a browser; the token is redacted',
};
